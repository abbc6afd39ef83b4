"""The proposed status and its reason (domain.md section 8, the default rules)."""

from __future__ import annotations

import datetime as dt

import pytest

from programme.status import rate
from programme.working_days import working_days_late
from tests.programme.schedule.plans import link, schedule, task

END = task(9, "2012-03-01", "2012-03-31")
BEFORE = dt.date(2011, 1, 1)


def status(forecast_end: str, *, is_target: bool = False, float_at_baseline: int | None = 100) -> str:
    """Of an action whose baseline end is Friday 30 September 2011."""
    activity = task(1, "2011-09-01", "2011-09-30", forecast_end=forecast_end, is_target=is_target)
    timing = schedule(activity, END)[1]
    rating = rate(activity, timing, float_at_baseline=float_at_baseline, as_at=dt.date(2011, 9, 15))
    assert rating.reason
    return rating.status


@pytest.mark.parametrize(
    ("forecast_end", "expected"),
    [
        ("2011-09-30", "GREEN"),
        ("2011-10-02", "GREEN"),
        ("2011-10-03", "AMBER"),
        ("2011-10-28", "AMBER"),
        ("2011-10-31", "RED"),
    ],
    ids=["on time", "a weekend late", "one working day", "twenty", "twenty-one"],
)
def test_lateness_is_rated_by_working_days(forecast_end: str, expected: str) -> None:
    assert status(forecast_end) == expected


def test_late_and_critical_is_red() -> None:
    assert status("2011-10-03", is_target=True) == "RED"


def test_float_that_is_used_up_is_amber_but_float_there_never_was_is_not() -> None:
    assert status("2011-09-30", is_target=True, float_at_baseline=10) == "AMBER"
    assert status("2011-09-30", is_target=True, float_at_baseline=0) == "GREEN"


def test_what_is_complete_is_complete_however_late() -> None:
    activity = task(1, "2011-09-01", "2011-09-30", actual_end="2012-01-31")
    assert rate(activity, schedule(activity)[1], float_at_baseline=0, as_at=BEFORE).status == "COMPLETE"


def test_what_has_yet_to_start_is_not_due_unless_it_is_late() -> None:
    activity, early = (
        task(1, "2011-09-01", "2011-09-30"),
        task(2, "2011-08-01", "2011-08-31", forecast_end="2011-10-31"),
    )
    on_time = schedule(activity, early, END)
    late = schedule(activity, early, link(2, 1), END)
    assert rate(activity, on_time[1], float_at_baseline=9, as_at=BEFORE).status == "NOT_DUE"
    assert rate(activity, late[1], float_at_baseline=9, as_at=BEFORE).status == "RED"
    assert rate(activity, on_time[1], float_at_baseline=9, as_at=dt.date(2011, 9, 1)).status == "GREEN"


def test_an_action_without_an_end_is_late_by_its_start() -> None:
    activity = task(1, "2011-09-01", None, forecast_start="2011-09-02")
    assert rate(activity, schedule(activity, END)[1], float_at_baseline=9, as_at=BEFORE).status == "AMBER"


@pytest.mark.parametrize(
    ("planned", "reached", "days"),
    [
        ((2011, 9, 30), (2011, 9, 30), 0),
        ((2011, 9, 30), (2011, 9, 29), 0),
        ((2011, 4, 21), (2011, 4, 26), 1),
        ((2011, 4, 21), (2011, 5, 3), 4),
        ((2011, 12, 23), (2012, 1, 3), 4),
    ],
    ids=["same day", "early", "over Easter", "royal wedding and May day", "over the New Year"],
)
def test_weekends_and_bank_holidays_of_england_do_not_count(
    planned: tuple[int, int, int], reached: tuple[int, int, int], days: int
) -> None:
    assert working_days_late(dt.date(*planned), dt.date(*reached)) == days
