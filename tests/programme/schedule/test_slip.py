"""Slip, whose it is, and the chain of drivers (domain.md sections 2 and 4)."""

from __future__ import annotations

import pytest

from programme.schedule import Mode
from tests.programme.schedule.plans import FF, SS, link, schedule, task

LATE = task(1, "2011-03", "2011-04", forecast_end="2011-06")
FOLLOWER = task(2, "2011-05", "2011-06")


def test_slip_is_forecast_end_less_baseline_end_in_days_and_months() -> None:
    timing = schedule(LATE)[1]
    assert (timing.slip_days, timing.slip_months) == (61, 2)


def test_slip_in_months_counts_the_days_of_the_last_month() -> None:
    timing = schedule(task(1, "2011-06", "2011-09", forecast_end="2012-01-15"))[1]
    assert timing.slip_months == pytest.approx(3 + 15 / 31)
    assert timing.slip_days == 107


def test_a_finished_action_slips_by_its_actual_end() -> None:
    assert schedule(task(1, "2011-03", "2011-04", actual_end="2011-04-20"))[1].slip_days == -10


def test_an_action_without_an_end_slips_at_its_start() -> None:
    timing = schedule(LATE, task(2, "2011-05", None), link(1, 2))[2]
    assert (timing.slip_days, timing.slip_months, timing.inherited_slip_days) == (61, 2, 61)


def test_an_action_that_was_never_planned_has_no_slip() -> None:
    timing = schedule(task(1, None, None, forecast_start="2011-04", forecast_end="2011-05"))[1]
    assert (timing.slip_days, timing.own_slip_days, timing.inherited_slip_days) == (0, 0, 0)


def test_slip_from_a_late_predecessor_is_inherited() -> None:
    timing = schedule(LATE, FOLLOWER, link(1, 2))[2]
    assert (timing.slip_days, timing.inherited_slip_days, timing.own_slip_days) == (62, 62, 0)


def test_slip_from_an_own_estimate_is_own() -> None:
    found = schedule(LATE)
    assert (found[1].own_slip_days, found[1].inherited_slip_days) == (61, 0)


def test_slip_of_both_kinds_is_told_apart() -> None:
    """Its predecessor alone would take it to August; its own estimate takes it to October."""
    slower = task(2, "2011-05", "2011-06", forecast_end="2011-10")
    timing = schedule(LATE, slower, link(1, 2))[2]
    assert timing.slip_days == 62 + 30 + 31 + 30 + 31, "two months later, and three months longer"
    assert timing.inherited_slip_days == 62


def test_time_made_good_is_negative_own_slip() -> None:
    quicker = task(2, "2011-05", "2011-06", forecast_start="2011-06", forecast_end="2011-06")
    timing = schedule(LATE, quicker, link(1, 2))[2]
    assert (timing.slip_days, timing.inherited_slip_days, timing.own_slip_days) == (31, 62, -31)


def test_slip_at_the_end_alone_is_inherited_through_a_finish_to_finish_link() -> None:
    timing = schedule(LATE, task(2, "2011-03", "2011-05"), link(1, 2, FF))[2]
    assert (timing.slip_days, timing.inherited_slip_days) == (30, 30)


def test_a_manual_action_inherits_nothing() -> None:
    timing = schedule(LATE, task(2, "2011-05", "2011-06", mode=Mode.MANUAL), link(1, 2))[2]
    assert (timing.slip_days, timing.inherited_slip_days) == (0, 0)


def test_an_ongoing_action_inherits_nothing_at_its_start() -> None:
    ongoing = task(2, None, "2011-06", under_way=True)
    assert schedule(LATE, ongoing, link(1, 2), link(1, 2, SS))[2].inherited_slip_days == 0


def test_the_chain_of_drivers_is_the_why() -> None:
    found = schedule(
        LATE,
        FOLLOWER,
        task(3, "2011-07", "2011-08"),
        task(4, "2011-01", "2011-02"),
        link(1, 2),
        link(2, 3),
        link(4, 3),
    )
    assert found.why(3) == [1, 2, 3]
    assert found.why(4) == [4]


def test_an_action_on_its_own_estimate_has_no_driver() -> None:
    found = schedule(task(1, "2011-03", "2011-04"), FOLLOWER, link(1, 2))
    assert found[2].driver is None
    assert found.why(2) == [2]


def test_an_estimate_that_says_only_what_is_demanded_is_driven_by_what_demands_it() -> None:
    as_demanded = task(2, "2011-05", "2011-06", forecast_start="2011-07", forecast_end="2011-08")
    later_still = task(3, "2011-05", "2011-06", forecast_start="2011-07", forecast_end="2011-09")
    found = schedule(LATE, as_demanded, later_still, link(1, 2), link(1, 3))
    assert (found[2].own_slip_days, found[2].driver) == (0, 1)
    assert (found[3].own_slip_days > 0, found[3].driver) == (True, None)
