"""Changing links, and approving dates anew."""

from __future__ import annotations

from typing import Any

import pytest

from programme.history import change, withdraw
from programme.models import LONGEST_LAG, Baseline, BaselineDate, Dependency, Programme, ScheduleItem
from programme.operations.baselines import approve_baseline
from programme.operations.errors import Refused
from programme.operations.links import add_link, end_link
from programme.planning import load_plan
from programme.schedule import Unit
from tests.factories import WHY, enter, make_baseline, make_item, make_link, plan_date
from tests.programme.schedule.plans import FS, SS


@pytest.fixture
def first(programme: Programme) -> ScheduleItem:
    return make_item(programme, "1", "2011-03", "2011-06")


@pytest.fixture
def second(programme: Programme) -> ScheduleItem:
    return make_item(programme, "2", "2011-04", "2011-05")


def wait(successor: ScheduleItem, predecessor: ScheduleItem, lag: int = 0, unit: Unit = Unit.MONTHS) -> None:
    add_link(
        successor, predecessor=predecessor, type=FS, lag=lag, unit=unit, constraining=True, by=None, **WHY
    )


def start(item: ScheduleItem) -> str:
    return str(load_plan(item.programme).schedule[item.pk].start)


def test_a_new_link_moves_and_one_that_ends_lets_go(first: ScheduleItem, second: ScheduleItem) -> None:
    wait(second, first)
    assert start(second) == "Jul 2011"
    end_link(Dependency.objects.get(), by=None, **WHY)
    assert start(second) == "Apr 2011"
    wait(second, first)
    assert start(second) == "Jul 2011"


@pytest.mark.parametrize("missing", ["reason", "text"])
def test_a_link_that_moves_dates_needs_a_reason_from_the_list_and_words(
    first: ScheduleItem, second: ScheduleItem, missing: str
) -> None:
    link: dict[str, Any] = {
        "predecessor": first,
        "type": FS,
        "lag": 0,
        "unit": Unit.MONTHS,
        "constraining": True,
    }
    with pytest.raises(Refused) as refusal:
        add_link(second, by=None, **{**WHY, missing: ""}, **link)
    assert refusal.value.field == missing
    add_link(second, by=None, **{**link, "constraining": False})
    assert not Dependency.objects.get().is_constraining


def test_ending_a_link_that_let_nothing_go_needs_no_reason(first: ScheduleItem, second: ScheduleItem) -> None:
    link = make_link(second, make_item(first.programme, "3", "2012-01", "2012-02"))
    end_link(link, by=None)
    wait(second, first)
    with pytest.raises(Refused, match="main reason"):
        end_link(Dependency.objects.standing().get(), by=None)


def test_a_loop_is_refused_and_spelled_out(first: ScheduleItem, second: ScheduleItem) -> None:
    wait(second, first)
    with pytest.raises(Refused, match="1 → 2 → 1") as refusal:
        wait(first, second)
    assert refusal.value.field == "predecessor"
    assert Dependency.objects.count() == 1


def test_a_link_to_itself_or_twice_the_same_is_refused(first: ScheduleItem, second: ScheduleItem) -> None:
    wait(second, first)
    with pytest.raises(Refused, match="already waits"):
        wait(second, first, lag=2)
    with pytest.raises(Refused, match="cannot wait for itself"):
        wait(first, first)
    add_link(second, predecessor=first, type=SS, lag=0, unit=Unit.MONTHS, constraining=True, by=None)
    assert Dependency.objects.count() == 2


def test_nothing_is_made_to_wait_for_what_is_cancelled_or_taken_away(
    first: ScheduleItem, second: ScheduleItem
) -> None:
    dropped = make_item(first.programme, "3", "2011-03", "2011-04", state=ScheduleItem.State.CANCELLED)
    for one, other in ((second, dropped), (dropped, second)):
        with pytest.raises(Refused, match="3 is cancelled") as refusal:
            wait(one, other)
        assert refusal.value.field == "predecessor"
    with change(first.programme, by=None, what="Taken away") as cause:
        withdraw(cause, [first])
    with pytest.raises(Refused, match="1 is cancelled or has been taken away"):
        wait(second, first)
    assert not Dependency.objects.exists()


@pytest.mark.parametrize("unit", Unit)
def test_a_lag_over_ten_years_is_refused(first: ScheduleItem, second: ScheduleItem, unit: Unit) -> None:
    for lag in (LONGEST_LAG[unit] + 1, -LONGEST_LAG[unit] - 1):
        with pytest.raises(Refused) as refusal:
            wait(second, first, lag, unit)
        assert refusal.value.field == "lag"
    wait(second, first, LONGEST_LAG[unit], unit)


def test_approving_takes_the_forecast_as_the_new_baseline(first: ScheduleItem, second: ScheduleItem) -> None:
    make_baseline(first.programme, first, second)
    make_link(first, second)
    first.forecast_end = plan_date("2011-08")
    enter(first.programme, first)
    approve_baseline(first.programme, by=None, approved_by="Cabinet", reason="Consultation took longer")
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.baseline_end, first.forecast_end) == (plan_date("2011-08"), None)
    assert (second.baseline_start, second.baseline_end) == (plan_date("2011-09"), plan_date("2011-10"))
    assert {timing.slip_days for timing in load_plan(first.programme).schedule.timings.values()} == {0}


def test_earlier_baselines_are_numbered_and_kept(first: ScheduleItem) -> None:
    make_baseline(first.programme, first)
    first.forecast_end = plan_date("2011-08")
    enter(first.programme, first)
    approve_baseline(first.programme, by=None, approved_by="Cabinet", reason="Consultation took longer")
    assert list(Baseline.objects.values_list("number", flat=True)) == [1, 2]
    ends = BaselineDate.objects.order_by("baseline__number").values_list("end", flat=True)
    assert list(ends) == [plan_date("2011-06"), plan_date("2011-08")]


def test_approving_needs_a_reason(first: ScheduleItem) -> None:
    with pytest.raises(Refused) as refusal:
        approve_baseline(first.programme, by=None, approved_by="Cabinet", reason=" ")
    assert refusal.value.field == "reason"
    assert not Baseline.objects.exists()
