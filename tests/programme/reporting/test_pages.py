"""Reports in the browser: what each person finds, and what does not exist for them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from programme.models import Person, Programme, Report, ReportBuild, ReportWords, WorkerBeat
from programme.operations.report_approval import publish_erratum
from tests.factories import make_person, make_programme, make_role
from tests.reports import CONTENT, PAGE, make_report
from tests.world import World, make_world, signed_in

pytestmark = pytest.mark.django_db
DRAFT, SUBMITTED, APPROVED, PUBLISHED = "2010-Q4", "2010-Q3", "2010-Q2", "2010-Q1"
PAPER = "<h1>The paper</h1>"


def client_of(world: World, role: str) -> Client:
    return signed_in(make_role(world.programme, role, make_person(f"a-{role}")).person)


@pytest.fixture
def office(world: World) -> Client:
    return client_of(world, "office")


@pytest.fixture
def panel(world: World) -> Client:
    return client_of(world, "panel")


def at(world: World, page: str, quarter: str, **more: str) -> str:
    address = {"programme": world.programme.slug, "quarter": quarter, **more}
    return reverse(f"programme:{page}", kwargs=address)


def shown(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address, follow=True)
    assert response.status_code == status, address
    return response.content.decode()


def test_the_panel_reads_what_is_published_and_nothing_else(world: World, panel: Client) -> None:
    page = shown(panel, reverse("programme:reports", args=[world.programme.slug]))
    assert at(world, "report", PUBLISHED) in page
    for quarter in (DRAFT, SUBMITTED, APPROVED):
        assert quarter not in page
        assert panel.get(at(world, "report", quarter)).status_code == 404
        assert panel.get(at(world, "report-file", quarter, form="html")).status_code == 404
    assert PAPER in shown(panel, at(world, "report", PUBLISHED))
    assert panel.get(at(world, "report-file", PUBLISHED, form="html")).content == PAGE
    assert panel.get(at(world, "report-file", PUBLISHED, form="exe")).status_code == 404


@pytest.mark.parametrize("role", ["panel", "office"])
def test_another_programmes_report_does_not_exist(role: str, world: World) -> None:
    client, hill = client_of(world, role), make_world("hill", first=51)
    for page, more in (("report", {}), ("report-file", {"form": "html"}), ("report-words", {})):
        assert client.get(at(hill, page, PUBLISHED, **more)).status_code == 404
    assert not Report.objects.filter(programme=hill.programme).readable_by(client_person(client)).exists()


def client_person(client: Client) -> Any:
    return Person.objects.get(pk=client.session["_auth_user_id"])


@pytest.mark.parametrize(
    "page",
    ["report-exempt", "report-words", "report-history", "change-report", "approve-report", "add-erratum"],
)
@pytest.mark.parametrize("quarter", [DRAFT, PUBLISHED])
def test_for_the_panel_the_workshop_does_not_exist(
    page: str, quarter: str, world: World, panel: Client
) -> None:
    assert panel.get(at(world, page, quarter)).status_code == 404
    assert panel.get(at(world, "report-exempt-file", quarter, form="html")).status_code == 404


@pytest.mark.parametrize("name", ["compare-days", "plan", "changes", "figure", "risks"])
def test_for_the_panel_an_unpublished_figure_does_not_exist(name: str, world: World, panel: Client) -> None:
    assert panel.get(world.at(f"programme:{name}")).status_code == 404


def test_the_frozen_page_is_shown_and_the_live_one_of_a_draft(world: World, office: Client) -> None:
    for quarter in (SUBMITTED, APPROVED, PUBLISHED):
        page = shown(office, at(world, "report", quarter))
        assert PAPER in page
        assert page.count("<h1") == 1
    page = shown(office, at(world, "report", DRAFT))
    assert "As planned." in page
    assert page.count("<h1") == 1


@pytest.mark.parametrize(
    ("page", "quarter", "words"),
    [
        ("approve-report", PUBLISHED, "was approved on 15 February 2011 already"),
        ("approve-report", DRAFT, "has not been submitted for approval"),
        ("send-report-back", APPROVED, "What is approved never changes"),
    ],
)
def test_a_director_who_comes_too_early_or_too_late_is_told(
    page: str, quarter: str, words: str, world: World
) -> None:
    director = client_of(world, "director")
    assert words in shown(director, at(world, page, quarter))
    said = director.post(at(world, page, quarter), {"edition": 1, "text": "So"}).content.decode()
    assert words in said
    assert "There is a problem" in said


@pytest.mark.parametrize(
    ("page", "quarter", "words"),
    [
        ("publish-report", DRAFT, "only what is approved is published"),
        ("publish-report", SUBMITTED, "only what is approved is published"),
        ("publish-report", PUBLISHED, "was published on 15 February 2011 already"),
        ("submit-report", APPROVED, "it is not submitted again"),
        ("add-erratum", APPROVED, "Only a published report has an erratum"),
    ],
)
def test_an_office_that_comes_too_early_or_too_late_is_told(
    page: str, quarter: str, words: str, world: World, office: Client
) -> None:
    assert words in shown(office, at(world, page, quarter))
    assert words in office.post(at(world, page, quarter), {"text": "So"}).content.decode()


def test_editing_after_approval_is_refused_and_what_was_typed_stays(world: World, office: Client) -> None:
    address = at(world, "change-words", APPROVED, section="summary")
    said = office.post(address, {"text": "My late words", "version": 0}).content.decode()
    assert "What is approved never changes: publish an erratum instead" in said
    assert "My late words" in said
    assert not ReportWords.objects.filter(report__quarter=APPROVED).exists()


def test_exempt_words_without_a_paragraph_are_given_back(world: World, office: Client) -> None:
    address = at(world, "change-words", DRAFT, section="summary")
    data = {"text": "Open", "exempt_text": "Secret", "exempt_paragraph": "0", "version": 1}
    said = office.post(address, data).content.decode()
    assert "Choose the paragraph by which these words are exempt" in said
    assert 'href="#id_exempt_paragraph"' in said
    assert "Secret" in said


def test_a_section_that_no_report_has_is_not_found(world: World, office: Client) -> None:
    for page in ("change-words", "words-history"):
        assert office.get(at(world, page, DRAFT, section="weather")).status_code == 404
    assert office.get(at(world, "words-history", DRAFT, section="risks")).status_code == 404
    for quarter in ("2010-Q9", "next", "2019-Q1"):
        assert office.get(at(world, "report", quarter)).status_code == 404


def test_what_is_exempt_has_a_page_of_its_own(world: World, office: Client, panel: Client) -> None:
    words = {"kind": "paragraph", "text": "Zeppelin", "lead": "", "exempt": 3, "number": "1.2"}
    (section,) = CONTENT["sections"]
    content = {**CONTENT, "sections": [{**section, "elements": [*section["elements"], words]}]}
    ReportBuild.objects.filter(report__quarter=DRAFT).update(content=content)
    page = shown(office, at(world, "report", DRAFT))
    assert "Zeppelin" not in page
    assert "exempt under paragraph 3" in page
    assert at(world, "report-exempt", DRAFT) in page
    assert "Zeppelin" in shown(office, at(world, "report-exempt", DRAFT))
    exempt = at(world, "report-exempt-file", PUBLISHED, form="html")
    assert office.get(exempt).status_code == 200
    assert panel.get(exempt).status_code == 404


def test_a_report_without_anything_exempt_has_no_such_page(world: World, office: Client) -> None:
    assert office.get(at(world, "report-exempt", DRAFT)).status_code == 404


def made(world: World, **values: Any) -> None:
    """As the worker leaves it when it is done."""
    report = Report.objects.get(programme=world.programme, quarter=DRAFT)
    revision = Programme.objects.get(pk=world.programme.pk).revision
    ReportBuild.objects.filter(report=report).update(revision=revision, version=report.version, **values)


def behind(world: World) -> None:
    ReportBuild.objects.filter(report__programme=world.programme, report__quarter=DRAFT).update(
        version=None, done=3, total=12, step="Savings and growth"
    )


def test_a_report_that_is_being_made_says_how_far_it_is(world: World, office: Client) -> None:
    WorkerBeat.objects.update_or_create(pk=1, defaults={"at": timezone.now()})
    address = at(world, "report-progress", DRAFT)
    made(world)
    ready = office.get(address)
    assert ready.headers["HX-Refresh"] == "true"
    behind(world)
    for page in (shown(office, at(world, "report", DRAFT)), shown(office, address)):
        assert "The report is being made anew" in page
        assert "25%: Savings and growth" in page
        assert f'hx-get="{address}"' in page
    assert "As planned." in shown(office, at(world, "report", DRAFT)), "what was made before stays readable"


def test_without_a_worker_the_page_says_so(world: World, office: Client) -> None:
    behind(world)
    WorkerBeat.objects.update_or_create(pk=1, defaults={"at": timezone.now() - dt.timedelta(minutes=5)})
    page = shown(office, at(world, "report", DRAFT))
    assert "No worker is running, so the report is not being made" in page
    assert "manage.py make_reports" in page
    assert "As planned." in page


def test_why_a_report_cannot_be_made_is_said(world: World, office: Client) -> None:
    made(world, error="The plan goes round in a circle")
    page = shown(office, at(world, "report", DRAFT))
    assert "The report cannot be made" in page
    assert "The plan goes round in a circle." in page
    assert "hx-get" not in page[page.index('id="making"') :][:200]


def test_errata_stand_above_the_report_for_everybody(world: World, panel: Client) -> None:
    report = Report.objects.get(programme=world.programme, quarter=PUBLISHED)
    publish_erratum(report, text="Not <5> but 6", by=None)
    page = shown(panel, at(world, "report", PUBLISHED))
    assert page.index("Not &lt;5&gt; but 6") < page.index(PAPER)
    assert "Erratum 1, 15 February 2011" in page


def test_versions_of_words_show_what_each_changed(world: World, office: Client) -> None:
    address = at(world, "change-words", DRAFT, section="summary")
    assert office.post(address, {"text": "As hoped.", "version": 1}).status_code == 302
    page = shown(office, at(world, "words-history", DRAFT, section="summary"))
    assert "<del>planned.</del><ins>hoped.</ins>" in page
    assert page.index("Version 2") < page.index("Version 1")


def test_only_quarters_with_something_to_say_are_offered(world: World, office: Client) -> None:
    page = shown(office, reverse("programme:new-report", args=[world.programme.slug]))
    assert "<option" not in page, "there is a report on the only quarter that has begun"
    said = office.post(
        reverse("programme:new-report", args=[world.programme.slug]), {"quarter": "2019-Q1"}
    ).content.decode()
    assert "Quarter: select one of the choices" in said


def test_the_steps_offered_are_those_a_person_may_take(world: World, office: Client, panel: Client) -> None:
    director = client_of(world, "director")
    words = {
        DRAFT: ("Submit for approval", ""),
        SUBMITTED: ("Send back", "Approve"),
        APPROVED: ("Publish", ""),
        PUBLISHED: ("Publish an erratum", ""),
    }
    for quarter, (of_office, of_director) in words.items():
        page, directors = (shown(each, at(world, "report", quarter)) for each in (office, director))
        assert f">{of_office}</a>" in page
        assert f">{of_office}</a>" not in directors or of_office == "Send back"
        assert not of_director or f">{of_director}</a>" in directors
    assert "Publish an erratum" not in shown(panel, at(world, "report", PUBLISHED))


def test_the_list_is_as_quick_for_many_reports() -> None:
    programme = make_programme("valley")
    client = signed_in(make_role(programme, "office", make_person("clerk")).person)
    address, found = reverse("programme:reports", args=[programme.slug]), []
    for quarters in (range(2001, 2002), range(2002, 2012)):
        for year in quarters:
            make_report(programme, f"{year}-Q1", Report.State.PUBLISHED)
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        found.append(len(queries))
    assert found[0] == found[1]
