"""Plans that cannot be scheduled, and what is said about them."""

from __future__ import annotations

import pytest

from programme.schedule import Activity, Link, ScheduleError, Unit
from tests.programme.schedule.plans import DAYS, FF, MONTHS, SS, link, schedule, task

THREE = [task(key, "2011-03", "2011-04") for key in (1, 2, 3)]


def test_a_loop_is_refused_and_spelled_out_from_its_first_and_back_to_it() -> None:
    with pytest.raises(ScheduleError, match="wait for each other") as refusal:
        schedule(*THREE, link(2, 3), link(3, 1), link(1, 2))
    assert refusal.value.keys == [1, 2, 3, 1]


def test_a_loop_of_mixed_links_is_still_a_loop() -> None:
    with pytest.raises(ScheduleError) as refusal:
        schedule(*THREE, link(1, 2, SS), link(2, 1, FF, -5, MONTHS))
    assert refusal.value.keys == [1, 2, 1]


def test_what_merely_follows_a_loop_is_not_named_in_it() -> None:
    with pytest.raises(ScheduleError) as refusal:
        schedule(*THREE, link(3, 1), link(2, 3), link(3, 2))
    assert refusal.value.keys == [2, 3, 2]


def test_an_action_that_waits_for_itself_is_a_loop() -> None:
    with pytest.raises(ScheduleError) as refusal:
        schedule(*THREE, link(2, 2))
    assert refusal.value.keys == [2, 2]


def test_a_loop_of_information_alone_is_none() -> None:
    schedule(*THREE, link(1, 2), link(2, 1, constraining=False))


@pytest.mark.parametrize("lag", [(2000, MONTHS), (10**6, DAYS), (-(10**6), DAYS)])
def test_a_lag_out_of_the_calendar_names_the_action_it_pushes(lag: tuple[int, Unit]) -> None:
    parts: list[Activity | Link] = [*THREE, link(1, 2, SS, *lag), link(2, 3, SS)]
    if lag[0] < 0:
        assert schedule(*parts)[3].slip_days == 0, "a lead is a minimum, so it pushes nothing"
        return
    with pytest.raises(ScheduleError, match="out of the calendar") as refusal:
        schedule(*parts)
    assert refusal.value.keys == [2]


def test_a_chain_that_ends_after_the_last_year_names_the_first_action_beyond_it() -> None:
    long = [task(key, "2011-01-01", "2080-12-31") for key in (1, 2, 3)]
    with pytest.raises(ScheduleError, match="out of the calendar") as refusal:
        schedule(*long, link(1, 2), link(2, 3))
    assert refusal.value.keys == [2]


def test_an_empty_plan_has_an_empty_schedule() -> None:
    assert dict(schedule().timings) == {}
