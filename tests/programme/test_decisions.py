"""Meetings in the plan: decisions move to them, and to move one is a change of dates like any other."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from programme.dates import PlanDate
from programme.deadlines import deadlines, notice_by, papers_by
from programme.models import Body, Meeting, Programme, Recess, ScheduleItem
from programme.operations.errors import Refused
from programme.operations.meetings import add_meeting, add_recess, cancel_meeting, change_meeting
from programme.operations.scheduling import change_scheduling
from programme.operations.undo import undo
from programme.operations.updates import set_reporting_date
from programme.planning import load_plan
from programme.recalculation import recalculate
from programme.schedule import Mode
from tests.factories import (
    WHY,
    make_action,
    make_baseline,
    make_link,
    make_meeting,
    make_programme,
    make_role,
)
from tests.world import signed_in

JUNE, JULY, SEPTEMBER = dt.date(2011, 6, 13), dt.date(2011, 7, 11), dt.date(2011, 9, 12)
SENT = "confirm"


@pytest.fixture
def office(programme: Programme) -> Client:
    return signed_in(make_role(programme, "office").person)


@pytest.fixture
def cabinet(programme: Programme) -> Body:
    for day in (JUNE, JULY, SEPTEMBER):
        add_meeting(programme, body=None, new_body="Cabinet", held_on=day, purpose="", by=None, **WHY)
    return Body.objects.get()


@pytest.fixture
def decision(programme: Programme, cabinet: Body) -> ScheduleItem:
    """Waits for a report that is due on 10 June."""
    report = make_action(programme, "1", start="2011-05-01", end="2011-06-10").item
    item = make_action(programme, "2", start="", end="2011-06-13").item
    make_link(report, item, lag=0)
    make_baseline(programme, report, item)
    schedule(item, decided_by=cabinet)
    item.refresh_from_db()
    return item


def schedule(item: ScheduleItem, **wanted: Any) -> None:
    ways = {"mode": Mode.AUTOMATIC, "is_target": False, "decided_by": None, **wanted}
    change_scheduling(item, version=item.version, by=None, **WHY, **ways)


def end_of(item: ScheduleItem) -> str:
    end = load_plan(item.programme).schedule[item.pk].end
    assert end
    return end.iso()


def slip(programme: Programme, office: Client, number: str, day: dt.date, **confirm: str) -> Any:
    item = ScheduleItem.objects.get(programme=programme, code=number)
    data = {
        "news": "MOVED",
        "end_day": day.day,
        "end_month": day.month,
        "end_year": day.year,
        "reason": "CAPACITY",
        "text": "Not written yet",
        "version": item.version,
        **confirm,
    }
    return office.post(reverse("programme:update-action", args=[programme.slug, number]), data)


def test_a_decision_moves_to_the_next_meeting_of_its_body(
    programme: Programme, office: Client, decision: ScheduleItem
) -> None:
    shown = slip(programme, office, "1", dt.date(2011, 6, 20))
    assert "11 Jul 2011" in shown.content.decode()
    slip(programme, office, "1", dt.date(2011, 6, 20), confirm=shown.context["confirm"])
    assert end_of(decision) == "2011-07-11"


def test_a_preview_says_where_no_meeting_is_entered_so_late(
    programme: Programme, office: Client, decision: ScheduleItem
) -> None:
    shown = slip(programme, office, "1", dt.date(2011, 10, 20)).content.decode()
    assert "no meeting of Cabinet is entered on or after 21 Oct 2011" in shown


def test_a_preview_says_what_ends_after_the_papers_are_due(
    programme: Programme, office: Client, decision: ScheduleItem
) -> None:
    shown = slip(programme, office, "1", dt.date(2011, 7, 8)).content.decode()
    assert "1 ends on 8 Jul 2011, after the papers for 2 at Cabinet on 11 Jul 2011 are due" in shown


def test_cancelling_a_meeting_moves_its_decisions_and_undoing_brings_them_back(
    programme: Programme, office: Client, decision: ScheduleItem
) -> None:
    shown = slip(programme, office, "1", dt.date(2011, 6, 20))
    slip(programme, office, "1", dt.date(2011, 6, 20), confirm=shown.context["confirm"])
    july = Meeting.objects.get(held_on=JULY)
    page = reverse("programme:cancel-meeting", args=[programme.slug, july.uid])
    assert "12 Sep 2011" in office.get(page).content.decode()
    cancel_meeting(july, by=None, **WHY)
    assert end_of(decision) == "2011-09-12"
    undo(programme.causes.latest("id"), by=None, text="By mistake")
    assert end_of(decision) == "2011-07-11"


def test_moving_a_meeting_moves_its_decisions(programme: Programme, decision: ScheduleItem) -> None:
    report = ScheduleItem.objects.get(programme=programme, code="1")
    ScheduleItem.objects.filter(pk=report.pk).update(forecast_end=PlanDate(2011, 6, 20))
    july = Meeting.objects.get(held_on=JULY)
    day = dt.date(2011, 7, 18)
    change_meeting(july, held_on=day, purpose="", decision="", version=july.version, by=None, **WHY)
    assert end_of(decision) == "2011-07-18"


def test_an_earlier_meeting_draws_a_moved_decision_nearer(
    programme: Programme, office: Client, decision: ScheduleItem
) -> None:
    report = ScheduleItem.objects.get(programme=programme, code="1")
    ScheduleItem.objects.filter(pk=report.pk).update(forecast_end=PlanDate(2011, 6, 20))
    data = {
        "body": str(decision.decided_by.uid) if decision.decided_by else "",
        "held_on_day": "27",
        "held_on_month": "6",
        "held_on_year": "2011",
        "purpose": "Special meeting",
    }
    address = reverse("programme:add-meeting", args=[programme.slug])
    shown = office.post(address, data)
    assert "27 Jun 2011" in shown.content.decode()
    office.post(address, {**data, **WHY, SENT: shown.context["confirm"]})
    assert end_of(decision) == "2011-06-27"


def test_no_meeting_is_entered_in_a_recess_and_no_recess_over_a_meeting(
    programme: Programme, cabinet: Body
) -> None:
    add_recess(programme, body=None, first_day=dt.date(2011, 8, 1), last_day=dt.date(2011, 8, 31), by=None)
    with pytest.raises(Refused, match="in recess from 1 Aug 2011 to 31 Aug 2011"):
        add_meeting(
            programme, body=cabinet, new_body="", held_on=dt.date(2011, 8, 8), purpose="", by=None, **WHY
        )
    with pytest.raises(Refused, match="Cabinet meets on 12 Sep 2011"):
        add_recess(programme, body=cabinet, first_day=SEPTEMBER, last_day=SEPTEMBER, by=None)
    with pytest.raises(Refused, match="on or after the first"):
        add_recess(programme, body=None, first_day=JULY, last_day=JUNE, by=None)
    assert Recess.objects.count() == 1


def test_clear_days_count_neither_the_papers_day_nor_the_meetings(cabinet: Body) -> None:
    """Five clear working days before Monday 13 June 2011 are the 6th to the 10th."""
    assert papers_by(cabinet, JUNE) == dt.date(2011, 6, 3)
    assert notice_by(cabinet, JUNE) == dt.date(2011, 5, 15)
    assert (JUNE - notice_by(cabinet, JUNE)).days - 1 == 28


def test_bank_holidays_are_no_clear_working_days(cabinet: Body) -> None:
    """Easter Monday, the royal wedding and May Day lie before Tuesday 3 May 2011."""
    assert papers_by(cabinet, dt.date(2011, 5, 3)) == dt.date(2011, 4, 19)


def test_backward_planning_goes_from_the_papers_to_the_start_of_consultation(cabinet: Body) -> None:
    found = {each.what: each.on for each in deadlines(cabinet, JUNE, consultation_days=84)}
    assert found["Equality assessment signed off"] == dt.date(2011, 6, 3)
    assert found["Consultation ends"] == dt.date(2011, 6, 2)
    assert (found["Consultation ends"] - found["Consultation starts, where one is needed"]).days == 83


def test_the_meetings_page_says_which_latest_days_have_passed(
    programme: Programme, office: Client, decision: ScheduleItem
) -> None:
    recalculate(programme.slug)
    page = office.get(Meeting.objects.get(held_on=JUNE).get_absolute_url()).content.decode()
    assert "Latest days for this meeting" in page and "2 Action" in page
    near = add_meeting(
        programme, body=decision.decided_by, new_body="", held_on=dt.date(2011, 2, 18), purpose="", by=None
    )
    assert "cannot reach this meeting" in office.get(near.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("day", "late"),
    [
        (dt.date(2011, 2, 25), ["notice of a key decision (27 Jan 2011)", "consultation starts"]),
        (dt.date(2011, 3, 7), ["notice of a key decision (6 Feb 2011)"]),
        (dt.date(2011, 12, 5), []),
    ],
)
def test_what_is_too_late_for_a_meeting_is_said_when_it_is_entered(
    programme: Programme, office: Client, cabinet: Body, day: dt.date, late: list[str]
) -> None:
    data = {
        "body": str(cabinet.uid),
        "held_on_day": day.day,
        "held_on_month": day.month,
        "held_on_year": day.year,
        "purpose": "To decide",
    }
    page = office.post(reverse("programme:add-meeting", args=[programme.slug]), data, follow=True)
    said = "".join(str(message) for message in page.context["messages"])
    assert said.startswith("The meeting is added.")
    assert ("too late" in said) == bool(late)
    assert all(words in said for words in late)


def test_a_preview_says_that_notice_of_a_decision_would_be_late(
    programme: Programme, office: Client, decision: ScheduleItem
) -> None:
    day = dt.date(2011, 6, 20)
    add_meeting(programme, body=decision.decided_by, new_body="", held_on=day, purpose="", by=None)
    set_reporting_date(programme, dt.date(2011, 6, 9), by=None)
    shown = slip(programme, office, "1", dt.date(2011, 6, 14)).content.decode()
    assert "2: notice for Cabinet on 20 Jun 2011 was due on 22 May 2011, if it is a key decision" in shown


def test_an_item_by_hand_stays_while_what_it_waits_for_moves(
    programme: Programme, office: Client, decision: ScheduleItem
) -> None:
    schedule(decision, mode=Mode.MANUAL, decided_by=decision.decided_by)
    shown = slip(programme, office, "1", dt.date(2011, 6, 20))
    slip(programme, office, "1", dt.date(2011, 6, 20), confirm=shown.context["confirm"])
    assert end_of(decision) == "2011-06-13"


def test_changing_how_an_action_is_scheduled_shows_what_moves_first(
    programme: Programme, office: Client, decision: ScheduleItem
) -> None:
    schedule(decision, mode=Mode.MANUAL, decided_by=decision.decided_by)
    shown = slip(programme, office, "1", dt.date(2011, 6, 20))
    slip(programme, office, "1", dt.date(2011, 6, 20), confirm=shown.context["confirm"])
    decision.refresh_from_db()
    address = reverse("programme:change-scheduling", args=[programme.slug, "2"])
    body = decision.decided_by
    data = {"mode": "automatic", "decided_by": str(body.uid) if body else "", "version": decision.version}
    shown = office.post(address, data)
    assert "11 Jul 2011" in shown.content.decode()
    assert end_of(decision) == "2011-06-13"
    office.post(address, {**data, SENT: shown.context["confirm"]})
    assert end_of(decision) == "2011-07-11"
    page = office.get(reverse("programme:action", args=[programme.slug, "2"])).content.decode()
    assert "A decision of Cabinet" in page and "how it is scheduled has changed" in page


def test_counting_working_days_moves_what_lags_in_days_and_needs_a_reason(
    programme: Programme, office: Client
) -> None:
    first = make_action(programme, "1", start="2011-04-01", end="2011-04-21").item
    second = make_action(programme, "2", start="2011-04-01", end="2011-04-04").item
    make_link(first, second, lag=0)
    make_baseline(programme, first, second)
    address = reverse("programme:settings", args=[programme.slug])
    data = {"counts_working_days": "yes", "consultation_days": "84"}
    shown = office.post(address, data)
    assert "27 Apr 2011" in shown.content.decode()
    refused = office.post(address, {**data, SENT: shown.context["confirm"]})
    assert "Say why the settings change" in refused.content.decode()
    assert end_of(second) == "2011-04-25"
    office.post(address, {**data, SENT: refused.context["confirm"], **WHY})
    programme.refresh_from_db()
    assert end_of(second) == "2011-04-27"


def test_another_programmes_body_cannot_be_chosen(
    programme: Programme, office: Client, decision: ScheduleItem
) -> None:
    foreign = make_meeting(make_programme("hill")).body
    address = reverse("programme:change-scheduling", args=[programme.slug, "2"])
    data = {"mode": "automatic", "decided_by": str(foreign.uid), "version": decision.version}
    assert "select one of the choices" in office.post(address, data).content.decode()


def test_a_link_that_an_item_by_hand_does_not_keep_is_shown_as_broken(
    programme: Programme, office: Client, decision: ScheduleItem
) -> None:
    schedule(decision, mode=Mode.MANUAL, decided_by=decision.decided_by)
    shown = slip(programme, office, "1", dt.date(2011, 6, 20))
    slip(programme, office, "1", dt.date(2011, 6, 20), confirm=shown.context["confirm"])
    recalculate(programme.slug)
    for number in ("1", "2"):
        page = office.get(reverse("programme:action", args=[programme.slug, number])).content.decode()
        assert "The dates are 8 days too close" in page
