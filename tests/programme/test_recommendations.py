"""Recommendations: entering them, answering them with who and why, and what the panel reads of it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from programme.models import Meeting, Programme, Recommendation, Report
from programme.quarters import Quarter
from programme.reporting.quarter_end import QuarterEnd
from programme.reporting.registers import recommendations
from tests.factories import TODAY, make_meeting, make_person, make_role
from tests.reading import refused
from tests.reports import make_report
from tests.world import signed_in

pytestmark = pytest.mark.django_db
LIST = "/programmes/river/meetings/recommendations/"


@pytest.fixture
def office(programme: Programme) -> Client:
    return signed_in(make_role(programme, "office").person)


@pytest.fixture
def panel(programme: Programme) -> Client:
    return signed_in(make_role(programme, "panel", make_person("ann")).person)


@pytest.fixture
def meeting(programme: Programme) -> Meeting:
    return make_meeting(programme, "Scrutiny panel")


def answered(office: Client, asked: Recommendation, **typed: Any) -> None:
    address = f"{LIST}{asked.uid}/respond/"
    assert office.post(address, {"version": asked.version, **typed}).status_code == 302
    asked.refresh_from_db()


def test_a_recommendation_is_entered_in_its_place_with_the_report_it_was_made_on(
    programme: Programme, meeting: Meeting, office: Client, panel: Client
) -> None:
    report = make_report(programme, "2010-Q3", Report.State.PUBLISHED)
    make_report(programme, "2010-Q2", Report.State.APPROVED)
    address = f"/programmes/river/meetings/{meeting.uid}/recommendations/add/"
    page = office.get(address).content.decode()
    assert "Quarter 3, 2010/11" in page
    assert "Quarter 2, 2010/11" not in page
    typed = {"text": "Keep one home", "made_by": "The panel", "made_to": "Cabinet", "report": "2010-Q3"}
    assert office.post(address, typed).status_code == 302
    asked = Recommendation.objects.get(text="Keep one home")
    assert (asked.position, asked.report, asked.state) == (2, report, "OPEN")
    shown = panel.get(asked.get_absolute_url()).content.decode()
    for words in ("Keep one home", "The panel", "Cabinet", report.get_absolute_url(), "No response yet"):
        assert words in shown


def test_a_recommendation_without_words_is_refused(meeting: Meeting, office: Client) -> None:
    address = f"/programmes/river/meetings/{meeting.uid}/recommendations/add/"
    typed = {"text": " ", "made_by": "The panel", "made_to": "Cabinet"}
    refused(office, address, typed, "id_text", "Enter the recommendation")


@pytest.mark.parametrize(
    ("typed", "where", "message"),
    [
        ({"state": "AGREED", "response": "Yes"}, "id_answered_by", "Say who answered"),
        ({"state": "PARTLY", "response": "", "answered_by": "Cabinet"}, "id_response", "Say why"),
        ({"state": "REFUSED", "response": " ", "answered_by": "Cabinet"}, "id_response", "Say why"),
        ({"state": "OPEN", "answered_by": "Cabinet"}, "id_state_0", "Say what became of it"),
    ],
)
def test_an_answer_says_who_gave_it_and_why_it_is_not_agreed_in_full(
    meeting: Meeting, office: Client, typed: dict[str, str], where: str, message: str
) -> None:
    asked = Recommendation.objects.get()
    refused(office, f"{LIST}{asked.uid}/respond/", {"version": "1", **typed}, where, message)


def test_the_panel_reads_who_answered_what_and_why_with_the_answers_before(
    meeting: Meeting, office: Client, panel: Client
) -> None:
    asked = Recommendation.objects.get()
    answered(office, asked, state="PARTLY", answered_by="Cabinet", response="One home only")
    answered(office, asked, state="REFUSED", answered_by="The director", response="No money for it")
    page = panel.get(asked.get_absolute_url()).content.decode()
    assert "Not agreed" in page
    assert "The director" in page
    assert page.index("No money for it") < page.index("Earlier responses") < page.index("One home only")
    assert "Record a response" not in page
    assert meeting.get_absolute_url() not in page


def test_notes_on_progress_are_kept_with_their_days(meeting: Meeting, office: Client, panel: Client) -> None:
    asked = Recommendation.objects.get()
    answer = {"state": "AGREED", "answered_by": "Cabinet", "response": "From April"}
    answered(office, asked, **answer, progress="A plan is written")
    answered(office, asked, **answer, progress="The plan is agreed")
    page = panel.get(asked.get_absolute_url()).content.decode()
    assert page.index("The plan is agreed") < page.index("A plan is written")
    assert "15 February 2011" in page
    assert "Earlier responses" not in page
    assert "The plan is agreed" in panel.get(LIST).content.decode()


def test_a_report_says_the_answer_and_the_progress_that_stood_at_its_quarters_end(
    programme: Programme, meeting: Meeting, office: Client
) -> None:
    asked = Recommendation.objects.get()
    answered(office, asked, state="AGREED", answered_by="Cabinet", response="From April", progress="Begun")
    [table] = recommendations(QuarterEnd(programme, Quarter.of(TODAY), TODAY))
    [row] = table.rows  # type: ignore[union-attr]
    assert [cell.text for cell in row][2:] == ["Agreed", "From April (Cabinet)", "Begun"]


def test_those_of_walsalls_committee_are_loaded_and_wait_for_an_answer(walsall: Programme) -> None:
    committee = "Social Care and Health Overview and Scrutiny Committee"
    asked = Recommendation.objects.filter(programme=walsall, made_by=committee)
    assert asked.count() == 6
    assert {(each.made_to, each.state) for each in asked} == {("Cabinet", "OPEN")}
    member = make_role(walsall, "panel", make_person("councillor")).person
    page = signed_in(member).get("/programmes/walsall/meetings/recommendations/").content.decode()
    assert "Weigh ease of access and allow time to adapt" in page
