"""Rows that take long to make, kept in memory and put back: a demonstration is loaded once in a process."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection

from programme.models import Programme

Rows = list[tuple[Any, ...]]
_kept: dict[str, dict[str, Rows]] = {}


def fill(name: str, make: Callable[[], object]) -> None:
    """Store what `make` stores in a database without entries; from the second time on without calling it.

    Row ids are kept too. A database that holds some of these already refuses them.
    """
    if name in _kept:
        for table, rows in _kept[name].items():
            _insert(table, rows)
        return
    assert not Programme.objects.exists(), "what shares a table with other rows would not be kept"
    # Django itself fills a few when it makes the database: kinds of content and permissions.
    empty = [table for table in connection.introspection.table_names() if not _rows(table)]
    make()
    _kept[name] = {table: rows for table in empty if (rows := _rows(table))}


def _rows(table: str) -> Rows:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
        return list(cursor.fetchall())


def _insert(table: str, rows: Rows) -> None:
    places = ", ".join(["%s"] * len(rows[0]))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {connection.ops.quote_name(table)} VALUES ({places})", rows)  # noqa: S608
