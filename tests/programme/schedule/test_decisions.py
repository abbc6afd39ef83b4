"""A decision moves to its body's next meeting, not by the same number of days (domain.md section 4)."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.programme.schedule.plans import link, printed, schedule, task

CABINET = (dt.date(2011, 6, 13), dt.date(2011, 7, 11), dt.date(2011, 9, 12), dt.date(2011, 10, 10))


@pytest.mark.parametrize(
    ("report_ends", "decided"),
    [
        ("2011-06-10", "2011-06-13"),
        ("2011-06-12", "2011-06-13"),
        ("2011-06-13", "2011-07-11"),
        ("2011-07-20", "2011-09-12"),
        ("2011-10-09", "2011-10-10"),
    ],
)
def test_it_is_taken_at_the_first_meeting_after_what_it_waits_for(report_ends: str, decided: str) -> None:
    found = schedule(
        task(1, "2011-05-01", "2011-06-10", forecast_end=report_ends),
        task(2, None, "2011-06-11", meetings=CABINET),
        link(1, 2),
    )
    assert printed(found[2]) == (None, decided if report_ends != "2011-06-10" else "2011-06-11")


def test_as_approved_it_stays_as_printed_whether_or_not_the_body_meets_then() -> None:
    found = schedule(task(1, "2011-06", "2011-08", meetings=CABINET))
    assert printed(found[1]) == ("2011-06", "2011-08")
    assert found[1].slip_days == 0


def test_one_printed_as_a_month_is_taken_at_a_meeting_of_the_month_it_moves_to() -> None:
    found = schedule(
        task(1, "2011-04", "2011-06", forecast_end="2011-09"),
        task(2, "2011-07", "2011-07", meetings=CABINET),
        link(1, 2),
    )
    assert printed(found[2]) == ("2011-10", "2011-10-10")
    assert found[2].driver == 1


def test_an_estimate_means_the_next_meeting() -> None:
    found = schedule(task(1, None, "2011-06-13", forecast_end="2011-07-20", meetings=CABINET))
    assert printed(found[1]) == (None, "2011-09-12")


def test_after_the_last_meeting_that_is_known_it_takes_any_day() -> None:
    found = schedule(task(1, None, "2011-06-13", forecast_end="2011-11-02", meetings=CABINET))
    assert printed(found[1]) == (None, "2011-11-02")


def test_reported_as_taken_it_keeps_its_day() -> None:
    taken = task(1, None, "2011-06-13", actual_end="2011-06-20", finished=True, meetings=CABINET)
    assert printed(schedule(taken)[1]) == (None, "2011-06-20")


def test_with_no_news_after_its_day_it_waits_for_the_next_meeting() -> None:
    found = schedule(
        task(1, None, "2011-06-13", meetings=CABINET), as_at="2011-07-01", approved_on="2011-02-15"
    )
    assert printed(found[1]) == (None, "2011-07-11")


def test_what_it_waits_for_has_the_days_up_to_its_meeting_as_float() -> None:
    """Ending by 12 June is early enough for the 13th; the meeting after would move the target behind it."""
    found = schedule(
        task(1, "2011-05-01", "2011-06-06"),
        task(2, None, "2011-06-13", meetings=CABINET),
        task(3, "2011-06-14", "2011-06-30", is_target=True),
        link(1, 2),
        link(2, 3),
    )
    assert (found[1].total_float_days, found[2].total_float_days) == (6, 0)


def test_its_own_float_goes_from_meeting_to_meeting() -> None:
    found = schedule(
        task(1, None, "2011-06-13", meetings=CABINET),
        task(2, "2011-08-01", "2011-08-30", is_target=True),
        link(1, 2),
    )
    assert found[1].total_float_days == (dt.date(2011, 7, 11) - dt.date(2011, 6, 13)).days


def test_slip_inherited_from_what_it_waits_for_goes_to_the_meeting() -> None:
    found = schedule(
        task(1, "2011-05-01", "2011-06-10", forecast_end="2011-06-20"),
        task(2, None, "2011-06-13", meetings=CABINET),
        link(1, 2),
    )
    assert (found[2].slip_days, found[2].inherited_slip_days) == (28, 28)
