"""Runs and edits at the same moment. SQLite lets only one of them begin, so these ask PostgreSQL."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, connections

from programme import recalculation
from programme.history import StaleVersion, change, write
from programme.models import Calculation, Programme, ScheduleItem
from programme.planning import Plan
from programme.recalculation import recalculate
from tests.factories import enter, make_item, make_programme

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="only PostgreSQL runs two at once"),
]
PATIENCE = 10


@contextmanager
def beside(work: Callable[[], object]) -> Iterator[threading.Thread]:
    """Run something in a thread of its own, and wait for it at the end."""

    def run() -> None:
        try:
            work()
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    yield thread
    thread.join(PATIENCE)
    assert not thread.is_alive()


def test_two_runs_on_one_programme_wait_for_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    programme = make_programme()
    make_item(programme)
    inside, may_go_on = threading.Event(), threading.Event()
    at_work: list[int] = []
    most_at_work: list[int] = []

    def slow_step(plan: Plan) -> int:
        at_work.append(1)
        most_at_work.append(len(at_work))
        inside.set()
        may_go_on.wait(PATIENCE)
        at_work.pop()
        return 0

    monkeypatch.setattr(recalculation, "contributed", lambda slot: (slow_step,))
    with beside(lambda: recalculate(programme.slug)), beside(lambda: recalculate(programme.slug)) as second:
        assert inside.wait(PATIENCE)
        time.sleep(0.2)
        assert second.is_alive()
        may_go_on.set()
    assert most_at_work == [1, 1]


def test_runs_on_two_programmes_do_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    programmes = [make_programme("river"), make_programme("meadow")]
    both = threading.Barrier(2, timeout=PATIENCE)
    monkeypatch.setattr(recalculation, "contributed", lambda slot: (lambda plan: both.wait() * 0,))
    with beside(lambda: recalculate(programmes[0].slug)), beside(lambda: recalculate(programmes[1].slug)):
        pass
    assert Calculation.objects.count() == 2


def test_a_run_shows_one_state_even_when_an_edit_lands_in_its_middle(monkeypatch: pytest.MonkeyPatch) -> None:
    programme = make_programme()
    item = make_item(programme)
    started_with = programme.revision

    def edit_meanwhile(plan: Plan) -> int:
        if programme.revision == started_with:
            with beside(lambda: enter(programme, item)):
                pass
        return 0

    monkeypatch.setattr(recalculation, "contributed", lambda slot: (edit_meanwhile,))
    recalculate(programme.slug)
    assert Calculation.objects.get().revision in (started_with, started_with + 1)
    assert Programme.objects.get().revision == started_with + 1
    recalculate(programme.slug)
    assert Calculation.objects.get().revision == started_with + 1


def test_two_edits_of_one_row_do_not_overwrite_each_other() -> None:
    programme = make_programme()
    make_item(programme)
    refused: list[StaleVersion] = []
    copies = [ScheduleItem.objects.get() for _ in range(2)]

    def rename(item: ScheduleItem) -> None:
        item.title = "Renamed"
        try:
            with change(Programme.objects.get(), by=None, what="Renamed") as cause:
                write(cause, [item])
        except StaleVersion as stale:
            refused.append(stale)

    with beside(lambda: rename(copies[0])), beside(lambda: rename(copies[1])):
        pass
    assert len(refused) == 1
    assert ScheduleItem.objects.get().version == 2


def test_the_database_is_the_one_these_tests_are_about() -> None:
    assert connection.vendor == "postgresql"
