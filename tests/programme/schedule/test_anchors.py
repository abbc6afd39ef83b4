"""What does not move: started, finished, manual and open-ended actions; printed dates in the wrong order."""

from __future__ import annotations

from programme.schedule import Mode
from tests.programme.schedule.plans import FF, FS, MONTHS, SF, SS, link, printed, schedule, task

LATE = task(1, "2011-03", "2011-08")


def test_an_ongoing_action_is_not_moved_at_its_start() -> None:
    ongoing = task(2, None, "2011-04", under_way=True)
    for type in (FS, SS):
        assert printed(schedule(LATE, ongoing, link(1, 2, type))[2]) == (None, "2011-04")


def test_an_ongoing_action_is_moved_at_its_end() -> None:
    ongoing = task(2, None, "2011-04", under_way=True)
    assert printed(schedule(LATE, ongoing, link(1, 2, FF))[2]) == (None, "2011-08")
    assert printed(schedule(LATE, ongoing, link(1, 2, SF, 3, MONTHS))[2]) == (None, "2011-06")


def test_a_started_action_keeps_its_start_and_its_own_end() -> None:
    started = task(2, "2011-03", "2011-04", actual_start="2011-03-07")
    assert printed(schedule(LATE, started, link(1, 2))[2]) == ("2011-03-07", "2011-04")


def test_a_finished_action_keeps_both_dates_and_passes_on_the_actual_ones() -> None:
    finished = task(2, "2011-03", "2011-04", actual_start="2011-03-07", actual_end="2011-05-20")
    found = schedule(
        LATE, finished, task(3, "2011-05-01", "2011-05-10"), link(1, 2), link(1, 2, FF), link(2, 3)
    )
    assert printed(found[2]) == ("2011-03-07", "2011-05-20")
    assert printed(found[3]) == ("2011-05-21", "2011-05-30")
    assert not found[2].critical


def test_a_manual_action_never_moves_but_moves_others() -> None:
    manual = task(2, "2011-03", "2011-04", mode=Mode.MANUAL)
    found = schedule(LATE, manual, task(3, "2011-03", "2011-04"), link(1, 2), link(2, 3))
    assert printed(found[2]) == ("2011-03", "2011-04")
    assert printed(found[3]) == ("2011-05", "2011-06")
    assert printed(schedule(manual, as_at="2011-07-15")[2]) == ("2011-03", "2011-04")
    assert found[2].driver is None


def test_an_open_ended_action_passes_on_no_finish() -> None:
    open_ended = task(1, "2011-08", None)
    follower = task(2, "2011-03", "2011-04")
    assert printed(schedule(open_ended, follower, link(1, 2))[2]) == ("2011-03", "2011-04")
    assert printed(schedule(open_ended, follower, link(1, 2, FF))[2]) == ("2011-03", "2011-04")
    assert printed(schedule(open_ended, follower, link(1, 2, SS))[2]) == ("2011-08", "2011-09")


def test_an_open_ended_action_is_moved_at_its_start_and_names_what_drove_it() -> None:
    found = schedule(LATE, task(2, "2011-03", None), link(1, 2))
    assert printed(found[2]) == ("2011-09", None)
    assert (found[2].driver, found[2].slip_days) == (1, 184)


def test_a_printed_end_before_its_start_stands_and_drives_successors() -> None:
    backwards = task(2, "2011-06", "2011-04")
    found = schedule(LATE, backwards, task(3, "2011-03", "2011-03"), link(1, 2), link(2, 3))
    assert printed(found[2]) == ("2011-09", "2011-04")
    assert found[2].slip_days == 0
    assert printed(found[3]) == ("2011-05", "2011-05")


def test_a_predecessor_pulled_in_pulls_its_successors_in() -> None:
    follower = task(2, "2011-03", "2011-04")
    pushed = schedule(LATE, follower, link(1, 2))
    pulled = schedule(task(1, "2011-03", "2011-08", forecast_end="2011-05"), follower, link(1, 2))
    assert (printed(pushed[2]), printed(pulled[2])) == (("2011-09", "2011-10"), ("2011-06", "2011-07"))


def test_nothing_is_pulled_in_before_its_own_forecast_or_baseline() -> None:
    early = task(1, "2011-03", "2011-08", forecast_end="2011-03")
    assert printed(schedule(early, task(2, "2011-06", "2011-07"), link(1, 2))[2]) == ("2011-06", "2011-07")
    replanned = task(2, "2011-06", "2011-07", forecast_start="2011-05", forecast_end="2011-06")
    assert printed(schedule(early, replanned, link(1, 2))[2]) == ("2011-05", "2011-06")
