"""One state of the database for everything that is read together (docs/decisions/0030)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import connection, transaction

REPEATABLE = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"
View = TypeVar("View")


@contextmanager
def one_state() -> Iterator[None]:
    """A transaction that sees one state of the database, whatever others commit meanwhile, and may write.

    On PostgreSQL a write to what somebody else has changed since then fails and begins again; on SQLite the
    only write lock is held from the start. Inside another transaction it is a part of that one.
    """
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost and connection.vendor == "postgresql":
            _say(REPEATABLE)
        yield


@contextmanager
def one_state_to_read() -> Iterator[None]:
    """The same for whoever only reads: it waits for nobody, and nobody for it. Writing is a DatabaseError."""
    outermost = not connection.in_atomic_block
    if connection.vendor == "sqlite":
        with _without_write_lock(), transaction.atomic(), _refusing_writes():
            yield
        return
    with transaction.atomic():
        if outermost:
            _say(f"{REPEATABLE}, READ ONLY")
        yield


def _say(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


@contextmanager
def _without_write_lock() -> Iterator[None]:
    """The settings let transactions begin with SQLite's only write lock, for which no reader is to wait."""
    sqlite: Any = connection
    sqlite.ensure_connection()
    mode, sqlite.transaction_mode = sqlite.transaction_mode, "DEFERRED"
    try:
        yield
    finally:
        sqlite.transaction_mode = mode


@contextmanager
def _refusing_writes() -> Iterator[None]:
    """SQLite has no read-only transaction, and one that begins to write half way fails at some times only."""
    execute = connection.connection.execute
    execute("PRAGMA query_only = ON")
    try:
        yield
    finally:
        execute("PRAGMA query_only = OFF")


def reads_many_states(view: View) -> View:
    """Marks a view that is not read from one state: it writes and takes that back, or needs no database."""
    view.in_many_states = True  # type: ignore[attr-defined]
    return view


def in_many_states(view: object) -> bool:
    return bool(getattr(view, "in_many_states", False))
