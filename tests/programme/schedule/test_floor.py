"""Time that has passed pushes what was never reported (domain.md section 4, the floor)."""

from __future__ import annotations

import pytest

from programme.schedule import Activity
from tests.programme.schedule.plans import link, printed, schedule, task

SPRING = task(1, "2011-03", "2011-05")
EASTER = task(1, "2011-03-07", "2011-04-22")
APPROVED = "2011-02-15"


def at(
    day: str, activity: Activity = SPRING, approved_on: str | None = APPROVED
) -> tuple[str | None, str | None]:
    return printed(schedule(activity, as_at=day, approved_on=approved_on)[1])


def test_a_month_stands_until_it_has_wholly_passed() -> None:
    assert at("2011-03-31") == ("2011-03", "2011-05")
    assert at("2011-04-01") == ("2011-04", "2011-06"), "a month late in starting, so a month late in ending"
    assert at("2011-08-17") == ("2011-08", "2011-10")


def test_a_day_stands_while_it_is_today() -> None:
    assert at("2011-03-07", EASTER) == ("2011-03-07", "2011-04-22")
    assert at("2011-03-08", EASTER) == ("2011-03-08", "2011-04-23")


def test_what_passed_before_the_plan_was_approved_is_left_alone() -> None:
    assert at("2011-08-17", approved_on="2011-06-01") == ("2011-03", "2011-05")
    assert at("2011-08-17", approved_on="2011-04-10") == ("2011-03", "2011-08"), "its end had not passed"


def test_what_was_due_on_the_day_of_approval_is_pushed() -> None:
    assert at("2011-06-01", EASTER, approved_on="2011-04-22") == ("2011-03-07", "2011-06-01")
    assert at("2011-06-01", EASTER, approved_on="2011-04-23") == ("2011-03-07", "2011-04-22")


def test_without_an_approved_plan_everything_past_is_pushed() -> None:
    assert at("2011-08-17", approved_on=None) == ("2011-08", "2011-10")


@pytest.mark.parametrize(
    "started",
    [
        task(1, "2011-03", "2011-05", actual_start="2011-03-20"),
        task(1, None, "2011-05", under_way=True),
    ],
    ids=["start reported", "printed as ongoing"],
)
def test_an_action_that_has_started_is_pushed_at_its_end_alone(started: Activity) -> None:
    before = printed(schedule(started, as_at="2011-05-31", approved_on=APPROVED)[1])
    after = printed(schedule(started, as_at="2011-06-01", approved_on=APPROVED)[1])
    assert (before[1], after[1]) == ("2011-05", "2011-06")
    assert before[0] == after[0]


def test_a_finished_action_is_not_pushed() -> None:
    assert at("2012-08-17", task(1, "2011-03", "2011-05", actual_end="2011-05-31"))[1] == "2011-05-31"


def test_a_forecast_that_has_passed_is_pushed_like_a_baseline() -> None:
    moved = task(1, "2011-03", "2011-05", forecast_start="2011-06", forecast_end="2011-07")
    assert at("2011-06-30", moved) == ("2011-06", "2011-07")
    assert at("2011-07-01", moved) == ("2011-07", "2011-08")


def test_what_time_pushes_pushes_its_successors() -> None:
    found = schedule(
        SPRING, task(2, "2011-06", "2011-06"), link(1, 2), as_at="2011-04-01", approved_on=APPROVED
    )
    assert printed(found[2]) == ("2011-07", "2011-07")
    assert found[2].driver == 1
    assert found[1].driver is None, "its own estimate has run out"


def test_due_is_the_end_before_the_day_pushed_it_on() -> None:
    started = task(1, "2011-03", "2011-05", actual_start="2011-03-20")
    timing = schedule(started, as_at="2011-08-17", approved_on=APPROVED)[1]
    assert timing.due is not None
    assert timing.due.iso() == "2011-05"
    assert printed(timing)[1] == "2011-08"
