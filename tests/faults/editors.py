"""Many people who edit one plan at once, each on the pages: what would follow first, then confirmed."""

from __future__ import annotations

import random
import re
import time
from threading import Thread
from typing import Any

from django.conf import settings
from django.db import close_old_connections, connections
from django.test import Client

from programme.models import Person, ScheduleItem
from tests.worker.driver import BACKEND, SLUG

YEARS, MONTHS = (2011, 2012), range(4, 13)
ATTEMPTS = 20
CONFIRM = re.compile(r'name="confirm" value="([^"]+)"')
TITLE = re.compile(r"<title>(.*?)</title>", re.S)


class NotSaved(Exception):
    """Somebody else was faster at the same row, or it cannot be; whoever it was begins anew."""


def edit_at_once(editors: int, edits: int, within: float, mark: str) -> dict[str, Any]:
    """So many people edit at once, each at their own pace, spread over so many seconds.

    `processor` are the seconds that this process, web server and people, took of the processor.
    """
    # As in service: else each connection keeps a list of its statements.
    settings.DEBUG = False
    said: list[str] = []
    refused: list[str] = []
    slowest = [0.0]
    began, processor = time.monotonic(), time.process_time()

    def work(who: int) -> None:
        chance, client = random.Random(f"{mark} {who}"), Client()
        client.force_login(Person.objects.get(username="office"), backend=BACKEND)
        for turn in range(edits):
            time.sleep(max(0.0, began + within * turn / edits - time.monotonic()))
            words, started = f"{mark}, editor {who}, edit {turn}", time.monotonic()
            for _ in range(ATTEMPTS):
                try:
                    move_something(client, words, chance)
                except NotSaved as error:
                    refused.append(f"{words}: {error}")
                else:
                    said.append(words)
                    break
            slowest[0] = max(slowest[0], time.monotonic() - started)
        connections.close_all()

    threads = [Thread(target=work, args=[who]) for who in range(editors)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {
        "said": said,
        "refused": refused,
        "slowest": slowest[0],
        "took": time.monotonic() - began,
        "processor": time.process_time() - processor,
    }


def move_something(client: Client, words: str, chance: random.Random) -> None:
    """Any action of the plan, whoever else is at it. Raises NotSaved."""
    close_old_connections()
    items = ScheduleItem.objects.filter(programme__slug=SLUG, kind="action", withdrawn_at=None)
    dated = items.filter(baseline_end__isnull=False).order_by("pk")
    code, version = chance.choice(list(dated.values_list("code", "version")))
    address = f"/programmes/{SLUG}/plan/{code}/update/"
    typed = {
        "news": "MOVED",
        "end_month": str(chance.choice(MONTHS)),
        "end_year": str(chance.choice(YEARS)),
        "reason": "CONSULTATION",
        "text": words,
        "version": str(version),
    }
    answer = client.post(address, typed)
    for _ in range(ATTEMPTS):
        # Where it reads otherwise by now, it is shown again, and what is shown is confirmed.
        confirm = CONFIRM.search(answer.content.decode())
        if confirm is None:
            break
        answer = client.post(address, {**typed, "confirm": confirm[1]})
    if answer.status_code != 302:
        raise NotSaved(_title(answer.content.decode()))


def _title(page: str) -> str:
    found = TITLE.search(page)
    return " ".join(found[1].split()) if found else page[:200]
