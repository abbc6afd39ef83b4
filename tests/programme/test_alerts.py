"""One open alert a rule and subject: it updates while it lasts and closes itself (domain.md section 8)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programme import alerts
from programme.alert_rules import OVERDUE, overdue
from programme.alerts import refresh
from programme.models import Alert, Programme, ScheduleItem
from programme.operations.updates import set_reporting_date
from programme.planning import load_plan
from tests.factories import enter, make_baseline, make_item, make_programme, plan_date

DUE = dt.date(2011, 4, 30)
NEXT_DAY = dt.date(2011, 5, 1)


@pytest.fixture(autouse=True)
def _only_one_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alerts, "alert_rules", lambda: {OVERDUE.name: OVERDUE})


@pytest.fixture
def item(programme: Programme) -> ScheduleItem:
    item = make_item(programme, "7", "2011-03", "2011-04", actual_start=plan_date("2011-03-02"))
    make_baseline(programme, item)
    return item


NOTHING = (0, 0, 0)


def run(programme: Programme, day: dt.date) -> tuple[int, int, int]:
    """How many alerts were opened, updated and closed."""
    set_reporting_date(programme, day, by=None)
    changes = refresh(load_plan(programme))
    return changes.opened, changes.updated, changes.closed


def test_what_is_due_today_is_not_overdue(item: ScheduleItem) -> None:
    assert run(item.programme, DUE) == NOTHING
    assert not Alert.objects.exists()


def test_what_was_due_yesterday_opens_an_alert(item: ScheduleItem) -> None:
    assert run(item.programme, NEXT_DAY) == (1, 0, 0)
    alert = Alert.objects.get()
    assert (alert.rule, alert.item, alert.subject) == ("overdue", item, "action:7")
    assert (alert.opened_on, alert.updated_on, alert.closed_on) == (NEXT_DAY, NEXT_DAY, None)
    assert "7 Action 7 was due by Apr 2011" in alert.message


def test_running_the_rules_twice_or_missing_a_day_changes_nothing(item: ScheduleItem) -> None:
    run(item.programme, NEXT_DAY)
    before = list(Alert.objects.values())
    assert run(item.programme, NEXT_DAY) == NOTHING
    assert run(item.programme, NEXT_DAY + dt.timedelta(days=9)) == NOTHING
    assert list(Alert.objects.values()) == before


def test_an_open_alert_updates_when_what_it_says_changes(item: ScheduleItem) -> None:
    run(item.programme, NEXT_DAY)
    item.forecast_end = plan_date("2011-05")
    enter(item.programme, item)
    later = dt.date(2011, 6, 1)
    assert run(item.programme, later) == (0, 1, 0)
    alert = Alert.objects.get()
    assert "May 2011" in alert.message
    assert (alert.opened_on, alert.updated_on, alert.closed_on) == (NEXT_DAY, later, None)


def test_an_alert_closes_when_its_cause_has_gone_and_a_new_one_opens_when_it_returns(
    item: ScheduleItem,
) -> None:
    run(item.programme, NEXT_DAY)
    item.forecast_end = plan_date("2011-05")
    enter(item.programme, item)
    assert run(item.programme, NEXT_DAY) == (0, 0, 1)
    assert Alert.objects.get().closed_on == NEXT_DAY
    assert run(item.programme, NEXT_DAY) == NOTHING
    run(item.programme, dt.date(2011, 6, 1))
    assert Alert.objects.open().count() == 1
    assert Alert.objects.count() == 2


def test_what_is_complete_is_not_overdue(item: ScheduleItem) -> None:
    item.actual_end, item.state = plan_date("2011-04-30"), ScheduleItem.State.COMPLETE
    enter(item.programme, item)
    assert run(item.programme, NEXT_DAY) == NOTHING


def test_what_is_cancelled_is_not_overdue(item: ScheduleItem) -> None:
    item.state = ScheduleItem.State.CANCELLED
    enter(item.programme, item)
    assert run(item.programme, NEXT_DAY) == NOTHING


def test_what_was_due_before_the_plan_was_approved_is_overdue_all_the_same(programme: Programme) -> None:
    old = make_item(programme, "1", "2010-10", "2010-12")
    make_baseline(programme, old)
    assert [finding.item_id for finding in overdue(load_plan(programme))] == [old.pk]


def test_a_programme_without_alerts_leaves_those_of_another_open(item: ScheduleItem) -> None:
    run(item.programme, NEXT_DAY)
    assert run(make_programme("meadow"), NEXT_DAY) == NOTHING
    assert Alert.objects.open().count() == 1


@pytest.mark.django_db
def test_many_alerts_are_kept_in_as_many_queries_as_few() -> None:
    def asked(number: int) -> list[int]:
        programme, counts = make_programme(f"river-{number}"), []
        items = [make_item(programme, str(each), "2011-03", "2011-04") for each in range(number)]
        for day in (NEXT_DAY, dt.date(2011, 6, 1)):
            if day.month == 6:
                for each in items:
                    each.forecast_end = plan_date("2011-05")
                enter(programme, *items)
            set_reporting_date(programme, day, by=None)
            plan = load_plan(programme)
            with CaptureQueriesContext(connection) as queries:
                changes = refresh(plan)
            assert changes.opened + changes.updated == number
            counts.append(len(queries))
        return counts

    assert asked(2) == asked(60)


def test_two_runs_at_once_open_an_alert_once(item: ScheduleItem) -> None:
    set_reporting_date(item.programme, NEXT_DAY, by=None)
    plan = load_plan(item.programme)
    late = Alert(programme=item.programme, rule="overdue", subject="action:7", opened_on=NEXT_DAY)
    late.message, late.updated_on = "The other run was faster", NEXT_DAY
    with patched_read(late):
        refresh(plan)
    assert Alert.objects.open().get().message == "The other run was faster"


@contextmanager
def patched_read(other: Alert) -> Iterator[None]:
    """The other run opens its alert right after this one has looked which are open."""
    read = alerts._stored

    def and_then(*args: Any) -> Any:
        found = read(*args)
        other.save()
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alerts, "_stored", and_then)
        yield
