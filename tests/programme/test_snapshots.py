from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from programme.models import Programme, WorkerBeat
from programme.snapshots import one_state_to_read
from tests.world import make_world

pytestmark = pytest.mark.django_db(transaction=True)


def test_whoever_only_asks_cannot_write_and_may_write_again_afterwards() -> None:
    make_world()
    with pytest.raises(DatabaseError), one_state_to_read():
        Programme.objects.update(name="Other")
    assert not Programme.objects.filter(name="Other").exists()
    Programme.objects.update(name="Other")
    assert Programme.objects.filter(name="Other").exists()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite alone has one write lock")
def test_reading_takes_no_write_lock_and_writing_does_again_afterwards() -> None:
    began = []

    def note(execute: object, sql: str, *args: object) -> object:
        if sql.startswith("BEGIN"):
            began.append(sql)
        return execute(sql, *args)  # type: ignore[operator]

    with connection.execute_wrapper(note):
        with one_state_to_read():
            WorkerBeat.objects.exists()
        with transaction.atomic():
            WorkerBeat.objects.exists()
    assert began == ["BEGIN DEFERRED", "BEGIN IMMEDIATE"]


def test_the_health_check_answers_without_a_state_to_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise DatabaseError

    monkeypatch.setattr("config.middleware.one_state_to_read", broken)
    assert Client().get("/healthz").status_code == 503
