"""From a draft to a published report: each step in its turn, by the right person, and then nothing moves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from programme.history import StaleVersion
from programme.models import (
    Edition,
    EditionFile,
    Person,
    Programme,
    ProgressUpdate,
    Report,
    ReportWords,
    ScheduleItem,
)
from programme.operations import report_approval
from programme.operations.edits import Report as News
from programme.operations.errors import Refused
from programme.operations.reports import change_front, change_words, create_report
from programme.operations.statuses import change_rules
from programme.operations.updates import report_progress
from programme.quarters import Quarter
from programme.reporting.building import build, is_behind, reports_behind
from programme.reporting.content import fingerprint, from_json
from programme.reporting.rendering import OUTPUTS
from tests.factories import make_person, plan_date

Q1, Q2 = Quarter(2011, 1), Quarter(2011, 2)
State = Report.State


@pytest.fixture
def draft(story: Programme, office: Person) -> Report:
    return create_report(story, Q1, by=office)


@pytest.fixture
def submitted(draft: Report, office: Person) -> Report:
    return report_approval.submit(draft, by=office)


@pytest.fixture
def made(submitted: Report) -> Report:
    build(submitted)
    return submitted


@pytest.fixture
def approved(made: Report, director: Person) -> Report:
    return report_approval.approve(made, edition=1, by=director)


@pytest.fixture
def published(approved: Report, office: Person) -> Report:
    return report_approval.publish(approved, by=office)


def write_words(report: Report, by: Person, text: str = "Words", **more: Any) -> ReportWords:
    said = {"exempt_text": "", "exempt_paragraph": 0, "version": 0, **more}
    return change_words(report, "summary", text=text, **said, by=by)


def write_front(report: Report, by: Person) -> None:
    front = dict.fromkeys(("wards", "report_of", "contact", "purpose", "asks"), "x")
    change_front(report, **front, meeting=None, by=by)


def test_a_report_goes_from_draft_to_published_with_who_and_when(
    published: Report, office: Person, director: Person, story: Programme
) -> None:
    report = Report.objects.get(pk=published.pk)
    assert report.state == State.PUBLISHED
    assert (report.submitted_by, report.approved_by, report.published_by) == (office, director, office)
    assert report.submitted_on == report.approved_on == report.published_on == story.today()
    said = [row.caused_by.what.partition(": ")[2] for row in report.history.order_by("version")]
    assert said[1:] == ["submitted for approval", "approved", "published"]
    edition = report.edition
    assert edition
    assert fingerprint(from_json(edition.content)) == edition.sha256
    assert set(edition.files.values_list("form", "is_exempt")) == {(form, False) for form in OUTPUTS}


def test_there_is_one_report_a_quarter(draft: Report, story: Programme, office: Person) -> None:
    with pytest.raises(Refused, match="There is a report on quarter 1 of 2011/12 already"):
        create_report(story, Q1, by=office)


@pytest.mark.parametrize(
    ("quarter", "words"),
    [(Quarter(2011, 3), "has not begun"), (Quarter(2010, 3), "Nothing had been entered by 31 December 2010")],
)
def test_a_quarter_without_anything_to_report_is_refused(
    quarter: Quarter, words: str, story: Programme, office: Person
) -> None:
    with pytest.raises(Refused, match=words):
        create_report(story, quarter, by=office)
    assert not Report.objects.filter(programme=story, quarter=quarter.label).exists()


def test_the_front_sheet_takes_over_who_reports_and_not_what(
    draft: Report, story: Programme, office: Person
) -> None:
    write_front(draft, office)
    following = create_report(story, Q2, by=office)
    assert (following.wards, following.contact, following.purpose, following.asks) == ("x", "x", "", "")


Step = Callable[[Report, Person], Any]
SUBMIT: Step = lambda report, by: report_approval.submit(report, by=by)  # noqa: E731
SEND_BACK: Step = lambda report, by: report_approval.send_back(report, text="So", by=by)  # noqa: E731
APPROVE: Step = lambda report, by: report_approval.approve(report, edition=1, by=by)  # noqa: E731
PUBLISH: Step = lambda report, by: report_approval.publish(report, by=by)  # noqa: E731
ERRATUM: Step = lambda report, by: report_approval.publish_erratum(report, text="So", by=by)  # noqa: E731
REFUSALS = [
    ("draft", APPROVE, "has not been submitted"),
    ("draft", PUBLISH, "has not been approved"),
    ("draft", SEND_BACK, "nothing to send back"),
    ("draft", ERRATUM, "has not been published"),
    ("submitted", SUBMIT, "waits for approval already"),
    ("submitted", APPROVE, "are being made"),
    ("submitted", PUBLISH, "has not been approved"),
    ("submitted", write_words, "waits for approval"),
    ("submitted", write_front, "waits for approval"),
    ("approved", SUBMIT, "has been approved"),
    ("approved", APPROVE, "was approved on 30 September 2011 already"),
    ("approved", SEND_BACK, "What is approved never changes"),
    ("approved", ERRATUM, "has not been published"),
    ("approved", write_words, "What is approved never changes"),
    ("approved", write_front, "What is approved never changes"),
    ("published", APPROVE, "was approved on 30 September 2011 already"),
    ("published", PUBLISH, "was published on 30 September 2011 already"),
    ("published", SEND_BACK, "What is approved never changes"),
    ("published", write_words, "publish an erratum instead"),
]


@pytest.mark.parametrize(("state", "step", "words"), REFUSALS)
def test_a_step_out_of_turn_is_refused_with_its_reason(
    state: str, step: Step, words: str, request: pytest.FixtureRequest, director: Person
) -> None:
    report = request.getfixturevalue(state)
    before = Report.history.filter(id=report.pk).count(), ReportWords.history.count()
    with pytest.raises(Refused, match=words):
        step(report, director)
    assert (Report.history.filter(id=report.pk).count(), ReportWords.history.count()) == before


def test_whoever_wrote_or_submitted_it_does_not_approve_it(
    draft: Report, office: Person, director: Person
) -> None:
    write_words(draft, director)
    report = report_approval.submit(draft, by=office)
    build(report)
    for person in (office, director):
        with pytest.raises(Refused, match="somebody else has to approve it"):
            report_approval.approve(report, edition=1, by=person)
    assert report_approval.approve(report, edition=1, by=make_person("deputy")).state == State.APPROVED


def test_sending_back_makes_nobody_an_author(made: Report, office: Person, director: Person) -> None:
    with pytest.raises(Refused, match="Say what is to be changed"):
        report_approval.send_back(made, text=" ", by=director)
    report = report_approval.send_back(made, text="Say why 23 is late", by=director)
    assert (report.state, report.submitted_by) == (State.DRAFT, None)
    report = report_approval.submit(report, by=office)
    build(report)
    assert report_approval.approve(report, edition=2, by=director).edition == Edition.objects.get(
        report=report, number=2
    )


def test_what_was_read_is_what_is_approved(made: Report, office: Person, director: Person) -> None:
    report = report_approval.submit(report_approval.send_back(made, text="So", by=director), by=office)
    build(report)
    with pytest.raises(Refused, match="Something else has been submitted since you read"):
        report_approval.approve(report, edition=1, by=director)


def test_words_keep_their_versions_and_refuse_what_was_not_seen(draft: Report, office: Person) -> None:
    write_words(draft, office, "First")
    with pytest.raises(StaleVersion):
        write_words(draft, office, "Over it")
    write_words(draft, office, "Second", version=1)
    words = ReportWords.objects.get(report=draft)
    assert [row.text for row in words.history.order_by("version")] == ["First", "Second"]
    assert words.text == "Second"


def test_exempt_words_name_their_paragraph(draft: Report, office: Person) -> None:
    with pytest.raises(Refused, match="Choose the paragraph"):
        write_words(draft, office, exempt_text="Secret")
    write_words(draft, office, exempt_text="Secret", exempt_paragraph=3)
    write_words(draft, office, exempt_paragraph=3, version=1)
    assert ReportWords.objects.get(report=draft).exempt_paragraph == 0


def test_changed_words_are_made_anew_and_front_sheets_are_not_disturbed(
    draft: Report, office: Person
) -> None:
    build(draft)
    assert not is_behind(draft)
    version = draft.version
    write_words(draft, office, "New words")
    draft.refresh_from_db()
    assert draft.version == version
    assert reports_behind() == [draft]
    kept = build(draft)
    assert "New words" in str(kept.content)
    assert not reports_behind()


def all_bytes(report: Report) -> dict[tuple[str, bool], bytes]:
    files = EditionFile.objects.filter(edition=report.edition).select_related("document")
    return {(file.form, file.is_exempt): bytes(file.document.content) for file in files}


def test_a_file_that_was_not_made_for_approval_is_refused_and_not_made_later(
    approved: Report, tmp_path: Path
) -> None:
    EditionFile.objects.filter(edition=approved.edition, form="zip").delete()
    where = tmp_path / "report.zip"
    command = ("build_report", f"--programme={approved.programme.slug}", "--quarter=2011-Q1", f"--to={where}")
    with pytest.raises(CommandError, match=r"without a file \.zip: it has html, pdf, docx, xlsx, json"):
        call_command(*command)
    assert not where.exists()


def frozen(report: Report) -> Edition:
    assert report.edition
    return Edition.objects.get(pk=report.edition.pk)


def test_later_edits_leave_an_approved_report_byte_for_byte(
    approved: Report, office: Person, story: Programme
) -> None:
    before, content = all_bytes(approved), frozen(approved).content
    assert len(before) == len(OUTPUTS)
    item = ScheduleItem.objects.get(programme=story, kind="action", code="27")
    news = News(ProgressUpdate.News.MOVED, end=plan_date("2012-03"))
    report_progress(item, news, by=office, version=item.version, reason="CAPACITY", text="Later still")
    change_rules(story, red_after_days=1, money_share=1, stale_after_days=1, version=0, by=office, text="So")
    following = create_report(story, Q2, by=office)
    write_words(following, office, "Other words")
    story.name = "Renamed"
    story.save()
    assert not is_behind(approved)
    build(Report.objects.get(pk=following.pk))
    report_approval.publish(approved, by=office)
    assert all_bytes(approved) == before
    assert frozen(approved).content == content
    with pytest.raises(TypeError, match="never changes"):
        frozen(approved).save()


def test_the_next_report_is_compared_with_what_was_approved(
    approved: Report, office: Person, story: Programme
) -> None:
    following = create_report(story, Q2, by=office)
    content = build(following).content
    assert content
    (changes,) = [section for section in content["sections"] if section["key"] == "changes"]
    assert "Compared with the report on quarter 1 of 2011/12" in changes["elements"][0]["text"]
    headings = {
        group["heading"]: {row[0]["text"].partition(" ")[0] for row in group["rows"]}
        for element in changes["elements"]
        for group in element.get("groups", ())
    }
    assert headings["Newly late (3)"] == {"14", "19", "28"}
    assert headings["Later than it was (4)"] == {"23", "25", "26", "27"}
    assert headings["Rating better (1)"] == {"23"}
    assert headings["Status alone (3)"] == {"R8", "R10", "R13"}
    assert changes["elements"][-1]["total"][3]["text"] == "+£132,261"


def test_an_erratum_stands_beside_the_report(published: Report, office: Person) -> None:
    before = all_bytes(published)
    with pytest.raises(Refused, match="Say what is wrong"):
        report_approval.publish_erratum(published, text=" ", by=office)
    report_approval.publish_erratum(published, text="Not 5 but 6", by=office)
    second = report_approval.publish_erratum(published, text="Nor 7", by=office)
    assert (second.number, second.text, second.published_on) == (2, "Nor 7", published.programme.today())
    assert all_bytes(published) == before


def test_a_draft_that_cannot_be_made_says_why_and_keeps_what_was_made(
    draft: Report, office: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = build(draft).content
    write_words(draft, office)

    def fail(*args: Any, **kwargs: Any) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr("programme.reporting.building.content_of", fail)
    with pytest.raises(ZeroDivisionError):
        build(draft)
    kept = draft.build
    kept.refresh_from_db()
    assert "A fault in the product stopped it" in kept.error
    assert (kept.content, kept.claimed_at) == (content, None)
    assert not is_behind(Report.objects.get(pk=draft.pk)), "it is tried again when something changes"
    monkeypatch.undo()
    write_words(draft, office, "Again", version=1)
    assert not build(Report.objects.get(pk=draft.pk)).error


def test_a_report_that_another_worker_makes_is_left_to_it(draft: Report) -> None:
    kept = build(draft)
    type(kept).objects.filter(pk=kept.pk).update(claimed_at=timezone.now(), version=None)
    build(draft)
    kept.refresh_from_db()
    assert kept.version is None
