"""Work that takes too long is interrupted; what follows has the whole time, and others have their turn."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.db import connection, transaction

from programme import limits, recalculation, tasks
from programme.limits import LIMIT, Watch, bound_connection
from programme.models import Programme
from programme.recalculation import LOCK_SPACE, alone, is_behind, is_being_recalculated, recalculate_each
from tests.factories import make_item, make_programme

PATIENCE = 10


@contextmanager
def working(watch: Watch, work: Callable[[], None]) -> Iterator[list[str]]:
    """A thread that works as a task does, and what came of it."""
    outcome: list[str] = []
    began = threading.Event()

    def run() -> None:
        watch.begin(task="slow")
        began.set()
        try:
            work()
            outcome.append("done")
        except SoftTimeLimitExceeded:
            outcome.append("stopped")
        finally:
            watch.end()

    thread = threading.Thread(target=run)
    thread.start()
    assert began.wait(PATIENCE)
    try:
        yield outcome
    finally:
        thread.join(PATIENCE)
    assert not thread.is_alive()


def until(condition: Callable[[], object]) -> Callable[[], None]:
    def work() -> None:
        end = time.monotonic() + PATIENCE
        while not condition() and time.monotonic() < end:
            pass

    return work


def test_work_that_never_ends_is_stopped_and_the_log_says_where_it_was(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("programme"), "propagate", True)
    watch = Watch()
    with working(watch, until(lambda: False)) as outcome:
        watch.stop_overdue(time.monotonic() + LIMIT + 1)
    assert outcome == ["stopped"]
    assert "slow has run for 241 seconds" in caplog.text
    assert "in work" in caplog.text


def test_work_within_its_time_goes_on() -> None:
    watch, go_on = Watch(), threading.Event()
    with working(watch, until(go_on.is_set)) as outcome:
        watch.stop_overdue(time.monotonic() + LIMIT - 1)
        go_on.set()
    assert outcome == ["done"]


def test_each_piece_of_work_has_the_whole_time(monkeypatch: pytest.MonkeyPatch) -> None:
    watch, next_piece, renewed, go_on = Watch(), threading.Event(), threading.Event(), threading.Event()

    def work() -> None:
        next_piece.wait(PATIENCE)
        watch.renew()
        renewed.set()
        until(go_on.is_set)()

    with working(watch, work) as outcome:
        began = time.monotonic()
        time.sleep(0.05)
        next_piece.set()
        assert renewed.wait(PATIENCE)
        watch.stop_overdue(began + LIMIT + 0.04)
        go_on.set()
    assert outcome == ["done"]


def test_a_task_that_has_ended_leaves_its_thread_alone() -> None:
    watch = Watch()
    watch.begin(task="quick")
    watch.end()
    watch.stop_overdue(time.monotonic() + LIMIT + 1)
    watch.renew()


def test_what_is_interrupted_leaves_neither_lock_nor_transaction_to_the_next_piece_of_work(
    django_db_setup: None, django_db_blocker: Any
) -> None:
    watch, programme, ready, left = Watch(), Programme(pk=4242), threading.Event(), []

    def work() -> None:
        # As if the interruption came before either was known to be there, and so to be given back.
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_lock(%s, %s)", [LOCK_SPACE, programme.pk])
        transaction.atomic().__enter__()
        ready.set()
        with suppress(SoftTimeLimitExceeded):
            until(lambda: False)()
        watch.renew()
        until(lambda: not is_being_recalculated(programme))()
        left.extend([is_being_recalculated(programme), connection.in_atomic_block])
        connection.close()

    with django_db_blocker.unblock(), working(watch, work) as outcome:
        assert ready.wait(PATIENCE)
        watch.stop_overdue(time.monotonic() + LIMIT + 1)
    assert (outcome, left) == (["done"], [False, False])


def test_a_programme_that_takes_too_long_leaves_the_others_their_turn(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow, quick = make_programme("slow"), make_programme("quick")
    real = recalculation.recalculate

    def run(slug: str, **_: Any) -> Any:
        if slug == "slow":
            raise SoftTimeLimitExceeded
        return real(slug)

    def in_turn() -> Iterator[Programme]:
        yield slow
        assert renewed == [1], "what comes next may ask the database"
        yield quick

    renewed: list[int] = []
    monkeypatch.setattr(limits.watch, "renew", lambda: renewed.append(1))
    monkeypatch.setattr(recalculation, "recalculate", run)
    outcomes = recalculate_each(in_turn())
    assert isinstance(outcomes["slow"], SoftTimeLimitExceeded)
    assert not is_behind(Programme.objects.get(slug="quick"))


def test_postgresql_gives_up_in_the_worker_what_takes_too_long(db: None) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite waits for nobody but its own lock, twenty seconds")
    with connection.cursor() as cursor:
        bound_connection(connection)
        for name in ("statement_timeout", "idle_in_transaction_session_timeout"):
            cursor.execute(f"SHOW {name}")
            assert cursor.fetchone() == (f"{int(LIMIT // 60)}min",)
            cursor.execute(f"RESET {name}")


def test_whether_a_run_is_at_it_is_known_where_runs_have_a_lock(programme: Programme) -> None:
    assert not is_being_recalculated(programme)
    with alone(programme.pk):
        assert is_being_recalculated(programme) is (connection.vendor == "postgresql")
        assert not is_being_recalculated(make_programme("other"))
    assert not is_being_recalculated(programme)


def test_the_worker_waits_for_no_run_of_another(
    programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recalculation, "is_being_recalculated", lambda programme: True)
    tasks.recalculate(programme=programme.slug)
    tasks.sweep()
    assert is_behind(Programme.objects.get())


@pytest.mark.parametrize(("edits", "left_behind"), [(1, False), (tasks.ROUNDS, True)])
def test_a_run_goes_on_to_what_was_edited_meanwhile_but_leaves_others_their_turn(
    programme: Programme, monkeypatch: pytest.MonkeyPatch, edits: int, left_behind: bool
) -> None:
    real = recalculation.recalculate
    left = list(range(edits))

    def run(slug: str) -> Any:
        outcome = real(slug)
        if left:
            make_item(programme, str(left.pop()))
        return outcome

    monkeypatch.setattr(recalculation, "recalculate", run)
    tasks.recalculate(programme=programme.slug)
    assert is_behind(Programme.objects.get()) is left_behind
