"""What comes to which meeting, and what of it the panel sees."""

from __future__ import annotations

import datetime as dt

import pytest

from programme.dates import PlanDate
from programme.models import Meeting, Programme, Recommendation, Report, ReportingDuty
from programme.recalculation import recalculate
from programme.reporting.glossary import TERMS
from tests.factories import TODAY, enter, make_item, make_meeting, make_person, make_role
from tests.reports import make_report
from tests.world import signed_in

pytestmark = pytest.mark.django_db
PAGE = "/programmes/river/forward-plan/"
SOON = TODAY + dt.timedelta(days=10)


@pytest.fixture
def meeting(programme: Programme) -> Meeting:
    """With a decision of the plan, a recommendation and a report that come to it."""
    meeting = make_meeting(programme, "Cabinet", held_on=SOON, purpose="To settle day care")
    make_item(
        programme, "9", "2011-02", SOON.isoformat(), title="Decide on day care", decided_by=meeting.body
    )
    report = make_report(programme, "2010-Q3", Report.State.APPROVED)
    report.meeting = meeting
    enter(programme, report)
    recalculate(programme.slug)
    return meeting


def shown_to(programme: Programme, role: str) -> str:
    person = make_role(programme, role, make_person(f"a-{role}")).person
    page = signed_in(person).get(PAGE)
    assert page.status_code == 200
    return page.content.decode()


@pytest.mark.parametrize("role", ["office", "panel"])
def test_everybody_sees_what_comes_to_a_meeting(programme: Programme, meeting: Meeting, role: str) -> None:
    page = shown_to(programme, role)
    for words in ("25 February 2011", "To settle day care", "Decision: ", "Decide on day care"):
        assert words in page
    assert "Report: " in page
    assert "Quarter 3, 2010/11" in page
    assert "Recommendation: Note the plan" in page


def test_only_those_who_see_the_plan_are_led_into_it(programme: Programme, meeting: Meeting) -> None:
    decision, approved = "/programmes/river/plan/9/", "/programmes/river/reports/2010-Q3/"
    office, panel = shown_to(programme, "office"), shown_to(programme, "panel")
    for href in (decision, approved, meeting.get_absolute_url()):
        assert href in office
        assert href not in panel


def test_meetings_that_are_over_cancelled_or_of_no_date_are_left_out(
    programme: Programme, meeting: Meeting
) -> None:
    make_meeting(programme, "Board", held_on=TODAY - dt.timedelta(days=1), purpose="It is over")
    make_meeting(programme, "Panel", held_on=None, purpose="It has no date")
    page = shown_to(programme, "office")
    assert "To settle day care" in page
    assert "It is over" not in page
    assert "It has no date" not in page


def test_dates_of_closures_and_assessments_are_not_for_the_panel(
    programme: Programme, meeting: Meeting
) -> None:
    make_item(
        programme, "river-lodge.closed", "2011-02", "2011-06", kind="stage", title="River Lodge: closed"
    )
    make_item(programme, "eia-review", "2011-02", "2011-05", kind="review", title="Review of River Lodge")
    make_item(programme, "old.closed", "2010-02", "2010-06", kind="stage", title="Old Lodge: closed")
    recalculate(programme.slug)
    office, panel = shown_to(programme, "office"), shown_to(programme, "panel")
    assert office.index("Review of River Lodge") < office.index("River Lodge: closed")
    assert "Jun 2011" in office
    for words in ("River Lodge", "Jun 2011", "May 2011"):
        assert words not in panel


def test_a_decision_that_moved_to_another_day_does_not_come_to_the_meeting(
    programme: Programme, meeting: Meeting
) -> None:
    item = programme.scheduleitem_set.get(code="9")
    item.figure.end = PlanDate.of_day(SOON + dt.timedelta(days=1))
    item.figure.save()
    assert "Decide on day care" not in shown_to(programme, "panel")


def test_regular_reports_say_which_time_the_next_is_on(programme: Programme, meeting: Meeting) -> None:
    duty = ReportingDuty(
        programme=programme, body=meeting.body, frequency="QUARTERLY", subject="How the plan goes"
    )
    enter(programme, duty)
    page = shown_to(programme, "panel")
    assert "How the plan goes" in page
    assert "31 March 2011" in page


def test_without_meetings_the_page_says_what_belongs_there(programme: Programme) -> None:
    recalculate(programme.slug)
    assert not Recommendation.objects.exists()
    assert "No meeting to come is known" in shown_to(programme, "panel")


def test_the_words_of_reports_are_explained_in_the_words_of_the_reports(programme: Programme) -> None:
    member = make_role(programme, "panel", make_person("ann")).person
    page = signed_in(member).get("/programmes/river/glossary/")
    assert page.context["terms"] is TERMS
    assert "A numbered line of the programme" in page.content.decode()
