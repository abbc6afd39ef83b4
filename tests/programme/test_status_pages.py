"""Statuses as shown: overrides with a reason and a last day, rules as data, ready, blocked and stale."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from programme.models import Dependency, ItemFigure, Programme, ProgressUpdate, ScheduleItem, Status
from programme.operations.edits import News, Report
from programme.operations.errors import Refused
from programme.operations.statuses import change_rules, end_override, override_status
from programme.operations.updates import report_progress, set_reporting_date
from programme.recalculation import recalculate
from programme.rollup import workstream_ratings
from programme.status import Child, Rules, rate_parent
from tests.factories import (
    enter,
    make_action,
    make_baseline,
    make_delivery,
    make_link,
    make_proposal,
    make_role,
    make_workstream,
    plan_date,
)
from tests.world import signed_in

LAST_DAY = dt.date(2011, 3, 31)


@pytest.fixture
def office(programme: Programme) -> Client:
    return signed_in(make_role(programme, "office").person)


@pytest.fixture
def item(programme: Programme) -> ScheduleItem:
    """Action 1, due in June 2011."""
    action = make_action(programme, "1", start="2011-03-01", end="2011-06-30")
    make_baseline(programme, action.item)
    return action.item


def figure(item: ScheduleItem) -> ItemFigure:
    recalculate(item.programme.slug)
    return ItemFigure.objects.get(item=item)


def tell(item: ScheduleItem, news: News, text: str = "Told", **said: Any) -> None:
    item.refresh_from_db()
    reason = "" if news is News.NO_CHANGE else "CAPACITY"
    report_progress(item, Report(news, **said), by=None, version=item.version, reason=reason, text=text)


def slip(item: ScheduleItem, end: str) -> None:
    tell(item, News.MOVED, end=plan_date(end))


def rules(programme: Programme, **numbers: int) -> None:
    said = {"red_after_days": 20, "money_share": 25, "stale_after_days": 30, "version": 0, **numbers}
    change_rules(programme, **said, by=None, text="Agreed")


def test_an_override_is_shown_beside_what_the_rules_propose(item: ScheduleItem, office: Client) -> None:
    slip(item, "2011-09-30")
    override_status(item, status=Status.GREEN, reason="Recovery agreed", expires_on=LAST_DAY, by=None)
    found = figure(item)
    assert (found.status, found.proposed_status) == ("GREEN", "RED")
    page = office.get(reverse("programme:action", args=[item.programme.slug, "1"])).content.decode()
    assert "Recovery agreed" in page and "The rules propose" in page and found.proposed_reason in page


def test_an_override_ends_by_itself_after_its_last_day(item: ScheduleItem) -> None:
    slip(item, "2011-09-30")
    override_status(item, status=Status.GREEN, reason="Recovery agreed", expires_on=LAST_DAY, by=None)
    set_reporting_date(item.programme, LAST_DAY, by=None)
    assert figure(item).status == "GREEN"
    set_reporting_date(item.programme, LAST_DAY + dt.timedelta(days=1), by=None)
    assert figure(item).status == "RED"


def test_a_new_override_takes_the_place_of_the_old_and_both_can_be_ended(item: ScheduleItem) -> None:
    for status in (Status.AMBER, Status.RED):
        override_status(item, status=status, reason="As seen", expires_on=LAST_DAY, by=None)
    assert figure(item).status == "RED"
    end_override(item, by=None)
    assert figure(item).status == figure(item).proposed_status
    with pytest.raises(Refused, match="already"):
        end_override(item, by=None)


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"reason": " "}, "Say why"),
        ({"expires_on": dt.date(2011, 2, 14)}, "15 Feb 2011 or later"),
        ({"expires_on": dt.date(2012, 2, 14)}, "18 May 2011 or before"),
    ],
)
def test_an_override_needs_a_reason_and_a_near_last_day(
    item: ScheduleItem, said: dict[str, Any], message: str
) -> None:
    good: dict[str, Any] = {"status": Status.GREEN, "reason": "Seen", "expires_on": LAST_DAY, "by": None}
    with pytest.raises(Refused, match=message):
        override_status(item, **{**good, **said})


def test_the_rules_of_a_programme_decide_when_red_begins(item: ScheduleItem, programme: Programme) -> None:
    slip(item, "2011-07-20")
    make_action(programme, "9", start="2011-03-01", end="2012-12-31")
    assert figure(item).status == "AMBER"
    rules(programme, red_after_days=10)
    found = figure(item)
    assert (found.status, found.status_reason) == ("RED", "More than 10 working days late (14)")


def test_the_rules_are_printed_with_their_numbers(programme: Programme, office: Client) -> None:
    rules(programme, red_after_days=11, money_share=33, stale_after_days=44)
    page = office.get(reverse("programme:status-rules", args=[programme.slug])).content.decode()
    assert all(words in page for words in ("11 working days", "33%", "44 days"))


def test_what_is_due_to_start_and_waits_is_blocked_and_then_ready(programme: Programme) -> None:
    before = make_action(programme, "1", start="2011-01-10", end="2011-03-31").item
    after = make_action(programme, "2", start="2011-02-01", end="2011-06-30").item
    make_link(before, after, lag=0)
    make_baseline(programme, before, after)
    found = figure(after)
    assert (found.readiness, found.readiness_reason) == (
        "BLOCKED",
        "It was to start by 1 Feb 2011 and waits for 1",
    )
    tell(before, News.DONE, end=plan_date("2011-02-14"))
    assert figure(after).readiness == "READY"


def test_blocked_by_another_action_waits_for_it_until_the_next_news(item: ScheduleItem) -> None:
    other = make_action(item.programme, "7", start="2011-03-01", end="2011-04-30").item
    tell(item, News.BLOCKED, "No room", blocked_by=other)
    assert Dependency.objects.get().predecessor == other
    assert figure(item).readiness_reason == "Blocked by 7: No room"
    tell(item, News.NO_CHANGE)
    assert figure(item).readiness == ""


def test_blocked_by_what_waits_for_it_is_refused_as_a_loop(item: ScheduleItem) -> None:
    other = make_action(item.programme, "7", start="2011-07-01", end="2011-08-31").item
    make_link(item, other, lag=0)
    with pytest.raises(Refused, match="wait for each other: 1 → 7 → 1") as refusal:
        tell(item, News.BLOCKED, blocked_by=other)
    assert refusal.value.field == "blocked_by"
    assert not ProgressUpdate.objects.filter(news=News.BLOCKED).exists()


def test_under_way_without_news_for_thirty_days_is_stale(item: ScheduleItem) -> None:
    set_reporting_date(item.programme, dt.date(2011, 3, 1), by=None)
    tell(item, News.STARTED, start=plan_date("2011-03-01"))
    set_reporting_date(item.programme, dt.date(2011, 3, 31), by=None)
    assert not figure(item).is_stale
    set_reporting_date(item.programme, dt.date(2011, 4, 1), by=None)
    assert figure(item).is_stale
    tell(item, News.NO_CHANGE)
    assert not figure(item).is_stale


def test_the_status_of_a_month_before_is_kept_beside_it(item: ScheduleItem) -> None:
    set_reporting_date(item.programme, dt.date(2011, 3, 20), by=None)
    slip(item, "2011-09-30")
    found = figure(item)
    assert (found.status, found.status_before) == ("RED", "NOT_DUE")


def red(pounds: int, of: str = "R9") -> Child:
    return Child("9", "RED", money={of: Decimal(pounds)})


def test_a_workstream_is_never_greener_than_a_red_action_that_carries_its_share() -> None:
    calm = [Child(str(number), "GREEN", money={f"R{number}": Decimal(300)}) for number in range(1, 4)]
    assert rate_parent([*calm, red(300)], Rules()).status == "AMBER"
    assert rate_parent([*calm, red(301)], Rules()).status == "RED"
    critical = rate_parent([*calm, Child("9", "RED", is_critical=True)], Rules())
    assert critical.reason == "9 is red and critical"
    assert rate_parent(calm, Rules()).status == "GREEN"


def test_money_that_several_actions_deliver_is_counted_once_in_the_whole() -> None:
    calm = [Child(str(number), "GREEN", money={"R9": Decimal(300)}) for number in range(1, 6)]
    assert rate_parent([*calm, red(300)], Rules()).reason == "9 is red and carries 100% of the money"


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ([], "COMPLETE"),
        (["COMPLETE"], "COMPLETE"),
        (["COMPLETE", "NOT_DUE"], "NOT_DUE"),
        (["COMPLETE", "GREEN"], "GREEN"),
        (["AMBER", "GREEN"], "AMBER"),
    ],
)
def test_a_workstream_without_red_is_as_its_most_worrying_action(statuses: list[str], expected: str) -> None:
    assert rate_parent([Child("1", status) for status in statuses], Rules()).status == expected


def test_an_override_does_not_make_its_workstream_greener(programme: Programme, office: Client) -> None:
    stream = make_workstream(programme, "Care")
    action = make_action(programme, "1", start="2011-03-01", end="2011-06-30", workstream=stream)
    make_baseline(programme, action.item)
    make_delivery(make_proposal(programme), action.item)
    slip(action.item, "2011-09-30")
    override_status(action.item, status=Status.GREEN, reason="Hope", expires_on=LAST_DAY, by=None)
    recalculate(programme.slug)
    assert workstream_ratings(programme)[stream.pk].status == "RED"
    for page in ("dashboard", "workstreams"):
        shown = office.get(reverse(f"programme:{page}", args=[programme.slug])).content.decode()
        assert "1 is red and" in shown


def test_rules_changed_by_somebody_else_meanwhile_are_not_overwritten(
    programme: Programme, office: Client
) -> None:
    rules(programme, red_after_days=10)
    address = reverse("programme:change-status-rules", args=[programme.slug])
    said = {"red_after_days": "5", "money_share": "25", "stale_after_days": "30", "text": "x", "version": "0"}
    assert office.post(address, said).status_code == 200
    enter(programme)
    assert (
        "10 working days"
        in office.get(reverse("programme:status-rules", args=[programme.slug])).content.decode()
    )
