"""What each type of link allows (domain.md section 4)."""

from __future__ import annotations

import pytest

from programme.schedule import Activity, Link
from tests.programme.schedule.plans import DAYS, FF, FS, MONTHS, SF, SS, link, printed, schedule, task

EARLY = task(2, "2011-01-01", "2011-01-10")
"""A successor of nine days that every link below pushes."""


@pytest.mark.parametrize(
    ("tie", "start", "end"),
    [
        (link(1, 2, FS), "2011-04-01", "2011-04-10"),
        (link(1, 2, FS, 5), "2011-04-06", "2011-04-15"),
        (link(1, 2, FS, -5), "2011-03-27", "2011-04-05"),
        (link(1, 2, FS, 1, MONTHS), "2011-05-01", "2011-05-10"),
        (link(1, 2, FS, -1, MONTHS), "2011-03-01", "2011-03-10"),
        (link(1, 2, SS), "2011-03-02", "2011-03-11"),
        (link(1, 2, SS, 5), "2011-03-07", "2011-03-16"),
        (link(1, 2, SS, 1, MONTHS), "2011-04-02", "2011-04-11"),
        (link(1, 2, FF), "2011-01-01", "2011-03-31"),
        (link(1, 2, FF, 5), "2011-01-01", "2011-04-05"),
        (link(1, 2, FF, 1, MONTHS), "2011-01-01", "2011-04-30"),
        (link(1, 2, SF), "2011-01-01", "2011-03-02"),
        (link(1, 2, SF, -5), "2011-01-01", "2011-02-25"),
        (link(1, 2, SF, 1, MONTHS), "2011-01-01", "2011-04-02"),
    ],
)
def test_a_link_between_days_allows_to_the_day(tie: Link, start: str, end: str) -> None:
    found = schedule(task(1, "2011-03-02", "2011-03-31"), EARLY, tie)
    assert printed(found[2]) == (start, end)
    assert found[2].driver == 1


@pytest.mark.parametrize(
    ("tie", "start", "end"),
    [
        (link(1, 2, FS), "2011-05", "2011-07"),
        (link(1, 2, FS, 1, MONTHS), "2011-06", "2011-08"),
        (link(1, 2, FS, -1, MONTHS), "2011-04", "2011-06"),
        (link(1, 2, FS, 1, DAYS), "2011-06", "2011-08"),
        (link(1, 2, FS, -1, DAYS), "2011-05", "2011-07"),
        (link(1, 2, SS), "2011-03", "2011-05"),
        (link(1, 2, SS, 2, MONTHS), "2011-05", "2011-07"),
        (link(1, 2, FF), "2011-01", "2011-04"),
        (link(1, 2, FF, 2, MONTHS), "2011-01", "2011-06"),
        (link(1, 2, FF, 1, DAYS), "2011-01", "2011-05"),
        (link(1, 2, SF, 2, MONTHS), "2011-01", "2011-05"),
    ],
)
def test_a_link_between_months_allows_whole_months(tie: Link, start: str, end: str) -> None:
    found = schedule(task(1, "2011-03", "2011-04"), task(2, "2011-01", "2011-03"), tie)
    assert printed(found[2]) == (start, end)


def test_a_lag_is_a_minimum_and_not_a_fixed_gap() -> None:
    found = schedule(task(1, "2011-03", "2011-04"), task(2, "2011-12", "2012-01"), link(1, 2, FS, 2, MONTHS))
    assert printed(found[2]) == ("2011-12", "2012-01")
    assert found[2].driver is None


def test_the_latest_of_several_predecessors_drives() -> None:
    found = schedule(
        task(1, "2011-03", "2011-04"), task(2, "2011-03", "2011-06"), EARLY_MONTHS, link(1, 3), link(2, 3)
    )
    assert printed(found[3]) == ("2011-07", "2011-08")
    assert found[3].driver == 2


EARLY_MONTHS = task(3, "2011-01", "2011-02")


def test_of_predecessors_that_allow_the_same_the_first_is_named() -> None:
    either = [task(1, "2011-03", "2011-04"), task(2, "2011-02", "2011-04")]
    assert schedule(*either, EARLY_MONTHS, link(2, 3), link(1, 3))[3].driver == 1


def test_two_links_between_the_same_actions_both_hold() -> None:
    found = schedule(
        task(1, "2011-03", "2011-06"),
        task(2, "2011-01", "2011-02"),
        link(1, 2, SS),
        link(1, 2, FF, 1, MONTHS),
    )
    assert printed(found[2]) == ("2011-03", "2011-07")


@pytest.mark.parametrize(
    "tie",
    [link(1, 2, constraining=False), link(1, 9), link(9, 2)],
    ids=["information", "to nothing", "from nothing"],
)
def test_a_link_that_is_information_or_names_nothing_moves_no_date(tie: Link) -> None:
    found = schedule(task(1, "2011-03", "2011-04"), task(2, "2011-01", "2011-02"), tie)
    assert printed(found[2]) == ("2011-01", "2011-02")
    assert found[1].free_float_days == found[1].total_float_days == 0


def test_the_order_of_the_input_does_not_change_the_result() -> None:
    parts: list[Activity | Link] = [
        task(1, "2011-03", "2011-04"),
        task(2, "2011-03", "2011-04"),
        task(3, "2011-01", "2011-02"),
        link(1, 3),
        link(2, 3),
        link(1, 3, SS, 3, MONTHS),
        link(2, 3, FF, 2, MONTHS),
    ]
    assert schedule(*parts).timings == schedule(*parts[::-1]).timings
