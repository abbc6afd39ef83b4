"""How often and how far each end has moved (domain.md section 8)."""

from __future__ import annotations

import pytest

from programme.models import Cause, Movement, Programme, ProgressUpdate, ScheduleItem
from programme.moving import Moves, moves_of
from programme.operations.edits import Report
from programme.operations.undo import undo
from programme.operations.updates import report_progress
from programme.presenters import moves_words, reasons_words
from tests.factories import make_item, make_link, plan_date

News = ProgressUpdate.News


def move(item: ScheduleItem, end: str, reason: str = "CAPACITY") -> Cause:
    item.refresh_from_db()
    report = Report(News.MOVED, end=plan_date(end))
    return report_progress(item, report, by=None, version=item.version, reason=reason, text="As told")


def moves(item: ScheduleItem) -> Moves | None:
    return moves_of(ScheduleItem.objects.filter(programme=item.programme)).get(item.pk)


def figures(item: ScheduleItem) -> tuple[int, int, int] | None:
    found = moves(item)
    return (found.times, found.days, found.furthest) if found else None


@pytest.fixture
def item(programme: Programme) -> ScheduleItem:
    return make_item(programme)


@pytest.fixture
def after(item: ScheduleItem) -> ScheduleItem:
    follower = make_item(item.programme, "2", "2011-10", "2011-12")
    make_link(item, follower)
    return follower


def test_what_never_moved_is_not_in_it(item: ScheduleItem) -> None:
    assert moves(item) is None
    assert moves_words(None) == "Never moved"


def test_each_move_counts_once_and_their_days_add_up(item: ScheduleItem) -> None:
    for end in ("2011-11", "2011-12", "2011-10"):
        move(item, end)
    assert figures(item) == (3, 31, 92)
    assert moves_words(moves(item)) == "Moved 3 times, 31 days later in all"


def test_own_reasons_are_told_apart_from_what_others_did(item: ScheduleItem, after: ScheduleItem) -> None:
    move(item, "2011-10", "FUNDING")
    move(item, "2011-11", "FUNDING")
    move(after, "2012-03", "CAPACITY")
    own, inherited = moves(item), moves(after)
    assert own and inherited
    assert reasons_words(own) == "Its own reasons: Funding not agreed (2 times)."
    assert figures(after) == (3, 91, 91)
    assert reasons_words(inherited) == (
        "Its own reasons: Not enough people or skills. Moved 2 times by what it waits for."
    )


def test_a_change_that_was_undone_counts_as_never_made(item: ScheduleItem, after: ScheduleItem) -> None:
    move(item, "2011-10")
    undo(move(item, "2011-12"), by=None, text="Another action was meant")
    assert figures(item) == (1, 31, 31)
    assert figures(after) == (1, 31, 31)


def test_an_undoing_that_is_undone_counts_again(item: ScheduleItem) -> None:
    undoing = undo(move(item, "2011-12"), by=None, text="A mistake")
    undo(undoing, by=None, text="It was right after all")
    assert figures(item) == (1, 92, 92)


def test_a_start_that_moves_under_an_end_that_stays_is_no_move_of_the_end(item: ScheduleItem) -> None:
    report = Report(News.MOVED, start=plan_date("2011-07"), end=plan_date("2011-09"))
    report_progress(item, report, by=None, version=item.version, reason="SCOPE", text="Shorter")
    assert Movement.objects.get(item=item).days == 0
    assert moves(item) is None
