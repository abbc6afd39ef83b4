"""How much later an action could be (domain.md section 2, "total float", "free float", "critical")."""

from __future__ import annotations

from programme.schedule import Mode, Schedule
from tests.programme.schedule.plans import FF, FS, MONTHS, SF, SS, link, schedule, task

LAST = task(9, "2012-03-01", "2012-03-31")
"""The programme's end, far away."""


def floats(found: Schedule, key: int) -> tuple[int | None, int | None]:
    return found[key].total_float_days, found[key].free_float_days


def test_an_action_with_nothing_after_it_may_run_to_the_end_of_the_programme() -> None:
    found = schedule(task(1, "2012-01-01", "2012-03-01"), LAST)
    assert floats(found, 1) == (30, 30)
    assert floats(found, 9) == (0, 0)
    assert not found[1].critical
    assert found[9].critical


def test_free_float_ends_where_a_successor_moves_and_total_float_where_a_target_does() -> None:
    found = schedule(
        task(1, "2011-01-01", "2011-01-10"),
        task(2, "2011-01-16", "2011-01-20"),
        task(3, "2011-01-31", "2011-02-10", is_target=True),
        link(1, 2),
        link(2, 3),
        LAST,
    )
    assert floats(found, 1) == (15, 5)
    assert floats(found, 2) == (10, 10)
    assert floats(found, 3)[0] == 0


def test_a_target_is_critical_and_so_is_all_that_would_move_it() -> None:
    found = schedule(
        task(1, "2011-01-01", "2011-01-10"),
        task(2, "2011-01-11", "2011-01-20", is_target=True),
        link(1, 2),
        LAST,
    )
    assert found[1].critical
    assert found[2].critical


def test_without_the_target_the_same_action_has_room() -> None:
    found = schedule(
        task(1, "2011-01-01", "2011-01-10"), task(2, "2011-01-11", "2011-01-20"), link(1, 2), LAST
    )
    assert found[1].total_float_days == 71 + 365
    assert found[1].free_float_days == 0


def test_the_nearest_of_several_targets_counts() -> None:
    found = schedule(
        task(1, "2011-01-01", "2011-01-10"),
        task(2, "2011-01-16", "2011-01-20", is_target=True),
        task(3, "2011-01-13", "2011-01-20", is_target=True),
        link(1, 2),
        link(1, 3),
        LAST,
    )
    assert floats(found, 1) == (2, 2)


def test_each_type_of_link_leaves_its_own_room() -> None:
    target = task(2, "2011-02-01", "2011-02-28", is_target=True)
    expected = {FS: 21, SS: 31, FF: 49, SF: 58}
    for type, room in expected.items():
        found = schedule(task(1, "2011-01-01", "2011-01-10"), target, link(1, 2, type), LAST)
        assert floats(found, 1) == (room, room), type


def test_a_lag_takes_room_and_a_lead_gives_it() -> None:
    target = task(2, "2011-02-01", "2011-02-28", is_target=True)
    for lag, room in {5: 16, -5: 26}.items():
        assert (
            schedule(task(1, "2011-01-01", "2011-01-10"), target, link(1, 2, FS, lag), LAST)[
                1
            ].total_float_days
            == room
        )


def test_months_have_room_in_whole_months() -> None:
    target = task(2, "2011-06", "2011-07", is_target=True)
    found = schedule(task(1, "2011-01", "2011-02"), target, link(1, 2), LAST)
    assert found[1].total_float_days == 31 + 30 + 31, "to the end of May"
    with_lag = schedule(task(1, "2011-01", "2011-02"), target, link(1, 2, FS, 1, MONTHS), LAST)
    assert with_lag[1].total_float_days == 31 + 30


def test_a_month_has_no_room_for_part_of_one() -> None:
    target = task(2, "2011-03-20", "2011-07-01", is_target=True)
    found = schedule(task(1, "2011-01", "2011-02"), target, link(1, 2), LAST)
    assert floats(found, 1) == (0, 0)


def test_an_open_ended_action_has_the_room_of_its_start() -> None:
    target = task(2, "2011-03", "2011-07", is_target=True)
    found = schedule(task(1, "2011-01", None), target, link(1, 2, SS), LAST)
    assert floats(found, 1) == (59, 59)
    assert floats(schedule(task(1, "2011-01", None), LAST), 1) == (None, None)


def test_what_cannot_move_or_does_not_constrain_limits_nothing() -> None:
    manual = task(2, "2011-01-11", "2011-01-20", mode=Mode.MANUAL, is_target=True)
    for other, tie in ((manual, link(1, 2)), (TARGET, link(1, 2, constraining=False))):
        found = schedule(task(1, "2011-01-01", "2011-01-10"), other, tie, LAST)
        assert found[1].total_float_days == 81 + 365


TARGET = task(2, "2011-01-11", "2011-01-20", is_target=True)


def test_an_ongoing_successor_limits_only_through_its_end() -> None:
    ongoing = task(2, None, "2011-01-20", under_way=True, is_target=True)
    assert (
        schedule(task(1, "2011-01-01", "2011-01-10"), ongoing, link(1, 2), LAST)[1].total_float_days
        == 81 + 365
    )
    assert (
        schedule(task(1, "2011-01-01", "2011-01-10"), ongoing, link(1, 2, FF), LAST)[1].total_float_days == 10
    )


def test_a_month_that_follows_has_no_room_past_an_end_in_mid_month() -> None:
    """One more day than to the end of February would take 2 to the end of March, past the programme's end."""
    found = schedule(
        task(1, "2012-01-01", "2012-02-10"),
        task(2, "2012-01", "2012-02"),
        task(9, "2012-03-01", "2012-03-15"),
        link(1, 2, FF),
    )
    assert floats(found, 1) == (19, 19)
    assert floats(found, 2) == (0, 0)
