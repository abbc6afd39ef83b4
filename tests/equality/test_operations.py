"""Writing, promising, signing: what is stored, under which cause, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from equality.models import Assessment, Impact, Mitigation, Outcome, Stage, StrandFinding, TemplateStrand
from equality.operations.assessments import change_stage, record_finding, sign_off
from equality.operations.mitigations import (
    MitigationReport,
    Step,
    add_mitigation,
    preview_report,
    report_mitigation,
)
from equality.reading import authors_of, causes_of
from programme.history import StaleVersion
from programme.items import item_href
from programme.models import ItemFigure, Person, Programme, ScheduleItem
from programme.operations.errors import Refused
from programme.operations.undo import undo
from programme.recalculation import recalculate
from tests.equality.making import make_assessment, make_final, make_finding, make_mitigation
from tests.factories import make_item, make_link, make_person, plan_date


@pytest.fixture
def author(db: None) -> Person:
    return make_person("author")


@pytest.fixture
def signer(db: None) -> Person:
    return make_person("signer")


@pytest.fixture
def final(programme: Programme) -> Assessment:
    return make_final(programme)


def strand(assessment: Assessment, key: str = "age") -> TemplateStrand:
    return TemplateStrand.objects.get(template=assessment.template, key=key)


def sign(assessment: Assessment, by: Person, **given: Any) -> Any:
    asked = {"outcome": Outcome.ADJUST, "reason": "", "review": None, "version": assessment.version}
    return sign_off(assessment, by=by, **{**asked, **given})


def read(assessment: Assessment) -> Assessment:
    found: Assessment = Assessment.objects.get(pk=assessment.pk)
    return found


def test_a_finding_is_kept_with_its_author(programme: Programme, author: Person) -> None:
    assessment = make_assessment(programme)
    values = {"impact": Impact.POSITIVE, "affected": "People over 65"}
    cause = record_finding(assessment, strand(assessment), values, version=0, by=author)
    finding = StrandFinding.objects.get()
    assert (finding.impact, finding.affected, finding.version) == (Impact.POSITIVE, "People over 65", 1)
    assert authors_of(assessment) == {author}
    assert list(causes_of(assessment))[0] == cause
    undo(cause, by=author, text="By mistake")
    assert not StrandFinding.objects.standing().exists()


def test_another_impact_needs_a_reason_and_is_then_stated(programme: Programme, author: Person) -> None:
    finding = make_finding(
        make_assessment(programme), impact=Impact.NEGATIVE, printed_impact="yes", stated_outright=False
    )
    assessment, age = finding.assessment, finding.strand
    with pytest.raises(Refused, match="another one now") as refusal:
        record_finding(assessment, age, {"impact": Impact.NEUTRAL}, version=1, by=author, text="  ")
    assert refusal.value.field == "text"
    record_finding(assessment, age, {"impact": Impact.NEUTRAL}, version=1, by=author, text="Asked again")
    finding.refresh_from_db()
    assert (finding.impact, finding.printed_impact, finding.stated_outright) == (Impact.NEUTRAL, "yes", True)


def test_words_may_change_without_a_reason(programme: Programme, author: Person) -> None:
    finding = make_finding(make_assessment(programme), stated_outright=False)
    values = {"impact": finding.impact, "evidence": "A survey of 2010"}
    record_finding(finding.assessment, finding.strand, values, version=1, by=author)
    finding.refresh_from_db()
    assert (finding.evidence, finding.stated_outright) == ("A survey of 2010", False)


@pytest.mark.parametrize("seen", [0, 2])
def test_who_saw_another_version_changes_nothing(programme: Programme, author: Person, seen: int) -> None:
    finding = make_finding(make_assessment(programme))
    with pytest.raises(StaleVersion):
        record_finding(
            finding.assessment, finding.strand, {"impact": finding.impact}, version=seen, by=author
        )


def test_a_mitigation_without_a_date_is_not_in_the_plan(programme: Programme, author: Person) -> None:
    finding = make_finding(make_assessment(programme))
    mitigation = add_mitigation(finding, text="Ask them", owner=author, due=None, by=author)
    assert (mitigation.number, mitigation.item, mitigation.owner) == (1, None, author)
    assert not ScheduleItem.objects.filter(kind=Mitigation.KIND).exists()


def test_a_mitigation_with_a_date_is_tracked_like_an_action(programme: Programme, author: Person) -> None:
    finding = make_finding(make_assessment(programme))
    make_mitigation(finding)
    mitigation = add_mitigation(finding, text="Ask them", owner=None, due=plan_date("2011-06"), by=author)
    recalculate(programme.slug)
    item = ScheduleItem.objects.get(kind=Mitigation.KIND)
    assert (item.code, item.title) == ("day-centre.2", "Ask them")
    assert str(ItemFigure.objects.get(item=item).end) == "Jun 2011"
    assert item_href(programme, item).endswith("/equality/day-centre/#mitigation-2")
    assert not mitigation.is_done


def test_a_mitigation_cannot_be_promised_for_the_past(programme: Programme, author: Person) -> None:
    finding = make_finding(make_assessment(programme))
    with pytest.raises(Refused, match="today or later") as refusal:
        add_mitigation(finding, text="Ask", owner=None, due=plan_date("2011-01"), by=author)
    assert refusal.value.field == "due"
    assert not Mitigation.objects.exists()


def report(mitigation: Mitigation, step: Step, date: str = "", **given: Any) -> None:
    found = Mitigation.objects.select_related("item", "finding__assessment", "programme").get(
        pk=mitigation.pk
    )
    said = MitigationReport(step, date=plan_date(date), **given)
    report_mitigation(
        found,
        said,
        version=found.version,
        item_version=found.item.version if found.item else 0,
        by=None,
    )
    mitigation.refresh_from_db()


def test_a_mitigation_is_handed_over_dated_moved_and_done(programme: Programme, author: Person) -> None:
    mitigation = make_mitigation(make_finding(make_assessment(programme)))
    report(mitigation, Step.OWNER, owner=author)
    assert mitigation.owner == author
    report(mitigation, Step.DUE, "2011-06")
    assert mitigation.item is not None
    report(mitigation, Step.DUE, "2011-08", reason="CAPACITY", text="Fewer hands")
    mitigation.item.refresh_from_db()
    assert str(mitigation.item.baseline_end) == "Jun 2011"
    assert str(mitigation.item.forecast_end) == "Aug 2011"
    report(mitigation, Step.DONE, "2011-02-10")
    mitigation.item.refresh_from_db()
    assert mitigation.is_done
    assert len(list(causes_of(mitigation.finding.assessment))) == 7


def test_what_was_done_without_a_date_is_done(programme: Programme) -> None:
    mitigation = make_mitigation(make_finding(make_assessment(programme)))
    report(mitigation, Step.DONE, "2011-02-01", text="Everybody was asked")
    assert mitigation.is_done
    recalculate(programme.slug)
    with pytest.raises(Refused, match="done already"):
        report(mitigation, Step.DUE, "2011-06")


@pytest.mark.parametrize(
    ("step", "date", "message"),
    [
        (Step.DUE, "", "Enter by when"),
        (Step.DONE, "", "Enter when it was done"),
        (Step.DONE, "2011-03", "today or before"),
        (Step.DUE, "2011-01", "today or later"),
    ],
)
def test_news_of_a_mitigation_that_cannot_be_true(
    programme: Programme, step: Step, date: str, message: str
) -> None:
    mitigation = make_mitigation(make_finding(make_assessment(programme)))
    with pytest.raises(Refused, match=message):
        report(mitigation, step, date)


def test_what_waits_for_a_mitigation_moves_with_it(programme: Programme) -> None:
    mitigation = make_mitigation(make_finding(make_assessment(programme)))
    report(mitigation, Step.DUE, "2011-06")
    assert mitigation.item
    make_link(mitigation.item, make_item(programme, "1", "2011-07", "2011-08"))
    later = MitigationReport(Step.DUE, date=plan_date("2011-09"))
    moved = [move.item.code for move in preview_report(mitigation, later).moves]
    assert moved == ["day-centre.1", "1"]


def test_somebody_who_wrote_nothing_signs_off(final: Assessment, signer: Person) -> None:
    sign(final, signer, review=plan_date("2012-02"))
    signed = read(final)
    assert (signed.stage, signed.outcome) == (Stage.SIGNED_OFF, Outcome.ADJUST)
    assert (signed.signed_by, signed.signed_on) == (signer, final.programme.today())
    assert signed.review is not None
    assert (signed.review.kind, signed.review.code) == (Assessment.REVIEW, "day-centre.1")
    assert item_href(final.programme, signed.review).endswith("/equality/day-centre/#review")


def test_without_a_date_there_is_no_review_in_the_plan(final: Assessment, signer: Person) -> None:
    sign(final, signer)
    assert read(final).review is None
    assert not ScheduleItem.objects.filter(kind=Assessment.REVIEW).exists()


def test_an_author_does_not_sign(final: Assessment, author: Person) -> None:
    finding = StrandFinding.objects.get(assessment=final, strand__key="sex")
    record_finding(final, finding.strand, {"impact": finding.impact, "remains": "None"}, version=1, by=author)
    with pytest.raises(Refused, match="You wrote part of it"):
        sign(final, author)
    assert read(final).stage == Stage.FINAL


def test_who_promised_a_mitigation_is_an_author_too(final: Assessment, author: Person) -> None:
    finding = StrandFinding.objects.get(assessment=final, strand__key="age")
    add_mitigation(finding, text="Ask again", owner=None, due=None, by=author)
    with pytest.raises(Refused, match="You wrote part of it"):
        sign(final, author)


def test_a_refusal_names_everything_that_is_missing(programme: Programme, signer: Person) -> None:
    assessment = make_assessment(programme)
    make_finding(assessment, "age", Impact.UNKNOWN)
    with pytest.raises(Refused) as refusal:
        sign(assessment, signer)
    for part in ("Age: the impact is unknown", "Sex: the impact is not assessed", "“Draft”"):
        assert part in str(refusal.value)
    assert read(assessment).version == assessment.version


def test_going_on_needs_a_justification(final: Assessment, signer: Person) -> None:
    with pytest.raises(Refused, match="Say what justifies") as refusal:
        sign(final, signer, outcome=Outcome.CONTINUE)
    assert refusal.value.field == "reason"
    sign(final, signer, outcome=Outcome.CONTINUE, reason="The building is unsafe")


def test_a_review_lies_ahead(final: Assessment, signer: Person) -> None:
    for day in ("2011-02-15", "2011-02", "2010"):
        if date := plan_date(day) if day != "2010" else plan_date("2010-12"):
            with pytest.raises(Refused, match="after today"):
                sign(final, signer, review=date)


def test_a_signed_assessment_stays_as_it_is(final: Assessment, author: Person, signer: Person) -> None:
    sign(final, signer)
    signed = read(final)
    finding = StrandFinding.objects.get(assessment=final, strand__key="age")
    with pytest.raises(Refused, match="signed off"):
        record_finding(signed, finding.strand, {"impact": finding.impact}, version=1, by=author)
    with pytest.raises(Refused, match="signed off"):
        add_mitigation(finding, text="More", owner=None, due=None, by=author)
    with pytest.raises(Refused, match="only a final one"):
        sign(signed, signer)


def test_its_mitigations_are_tracked_all_the_same(final: Assessment, signer: Person) -> None:
    sign(final, signer)
    mitigation = Mitigation.objects.get()
    report(mitigation, Step.DONE, "2011-02-10")
    assert mitigation.is_done


def test_reopening_takes_the_signature_away_and_history_keeps_it(
    final: Assessment, author: Person, signer: Person
) -> None:
    sign(final, signer, review=plan_date("2012-02"))
    signed = read(final)
    change_stage(signed, Stage.DRAFT, version=signed.version, by=author, text="New figures")
    draft = read(final)
    assert (draft.stage, draft.signed_by, draft.signed_on) == (Stage.DRAFT, None, None)
    assert Assessment.history.filter(id=final.pk, signed_by_id=signer.pk).count() == 1
    change_stage(draft, Stage.FINAL, version=draft.version, by=author, text="Checked")
    sign(read(final), signer, review=plan_date("2013-02"))
    reviews = ScheduleItem.objects.filter(kind=Assessment.REVIEW).order_by("code")
    assert [(item.code, item.state) for item in reviews] == [
        ("day-centre.1", "COMPLETE"),
        ("day-centre.2", "NOT_STARTED"),
    ]


def test_a_stage_that_cannot_follow_is_refused(final: Assessment, author: Person) -> None:
    for stage in (Stage.SIGNED_OFF, Stage.REVIEW_DUE, Stage.FINAL):
        with pytest.raises(Refused, match="cannot go from Final"):
            change_stage(final, stage, version=final.version, by=author, text="Now")
    with pytest.raises(Refused, match="why the stage changes"):
        change_stage(final, Stage.DRAFT, version=final.version, by=author, text=" ")
    with pytest.raises(StaleVersion):
        change_stage(final, Stage.DRAFT, version=final.version + 1, by=author, text="Now")


def test_changing_the_stage_makes_nobody_an_author(final: Assessment, signer: Person) -> None:
    change_stage(final, Stage.CONSULTATION, version=final.version, by=signer, text="Out again")
    assert authors_of(final) == set()
