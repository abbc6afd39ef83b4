"""As `driver`, and pages during which somebody else saves."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from typing import Any

from tests.worker.driver import BACKEND, COMMANDS, edit, main, work_out

# isort: split
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from programme.models import Person, WorkerBeat

MONTHS = cycle(("8", "9", "10", "11"))
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')


class Interruption:
    """Before one of the statements of a connection somebody else saves, and the worker works it out."""

    def __init__(self, at: int) -> None:
        self.left, self.happened = at, False

    def __call__(self, execute: Callable[..., Any], *args: Any) -> Any:
        if self.left == 0:
            with ThreadPoolExecutor(1) as pool:
                pool.submit(save).result()
            self.happened = True
        self.left -= 1
        return execute(*args)


def save() -> None:
    """On a connection of its own, as each thread has one."""
    try:
        edit(next(MONTHS), "2012")
        work_out()
    finally:
        connections.close_all()


def shown(client: Client, address: str, typed: dict[str, str] | None) -> str:
    response = client.get(address) if typed is None else client.post(address, typed)
    if response.status_code != 200:
        raise RuntimeError(f"{address}: {response.status_code}")
    return TOKEN.sub("", response.content.decode("latin-1"))


def mixed(address: str, parts: int, typed: dict[str, str] | None = None) -> list[str]:
    """Read a page, or what would follow from something typed, and let somebody save after each part.

    Parts of its statements; gives those that mix what was before with what was after.
    """
    client, found = Client(), []
    # Of a worker that nobody has heard of a page says what waits for it in the broker.
    WorkerBeat.objects.update_or_create(pk=1, defaults={"at": timezone.now()})
    client.force_login(Person.objects.get(username="office"), backend=BACKEND)
    shown(client, address, typed)
    with CaptureQueriesContext(connection) as queries:
        before = shown(client, address, typed)
        count = len(queries)
    for part in range(1, parts + 1):
        at = count * part // (parts + 1)
        interruption = Interruption(at)
        with connection.execute_wrapper(interruption):
            during = shown(client, address, typed)
        after = shown(client, address, typed)
        if not interruption.happened or before == after:
            raise RuntimeError(f"{address}: nothing changed meanwhile")
        if during not in (before, after):
            found.append(f"{address}: statement {at} of {count}")
        before = after
    return found


if __name__ == "__main__":
    main({**COMMANDS, "mixed": mixed})
