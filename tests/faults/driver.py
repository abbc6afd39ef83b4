"""The web server of the fault runs: more for `tests.worker.driver` to do, and what is then stored."""

from __future__ import annotations

from tests.faults import clock  # noqa: F401  # the clock comes first

# isort: split
import random
import time
from dataclasses import asdict
from threading import Thread
from typing import Any

from tests.worker.driver import COMMANDS, SLUG, main

# isort: split
from django.db import close_old_connections, connections
from django.utils import timezone

from programme.dates import PlanDate
from programme.history import StaleVersion
from programme.models import Mailing, Person, Programme, RoleAssignment, ScheduleItem
from programme.operations.edits import News, Report
from programme.operations.errors import Refused
from programme.operations.people import assign_role
from programme.operations.updates import report_progress, set_reporting_date
from programme.schedule import ScheduleError
from programme.tasks import recalculate, send_digests
from tests.faults import audit as checking

MONTHS = range(4, 13)


def audit(said: list[str]) -> dict[str, Any]:
    return asdict(checking.audit(programme(), said))


def programme() -> Programme:
    return Programme.objects.get(slug=SLUG)


def fingerprint() -> list[Any]:
    return list(checking.fingerprint(programme()))


def edit_at_once(editors: int, edits: int, within: float, mark: str) -> dict[str, Any]:
    """So many people edit at once, each at their own pace, spread over so many seconds.

    Every edit is saved, or given up where somebody else had the same row first or it cannot be.
    """
    said: list[str] = []
    refused: list[str] = []
    slowest = [0.0]
    began = time.monotonic()

    def work(who: int) -> None:
        chance = random.Random(f"{mark} {who}")
        for turn in range(edits):
            time.sleep(max(0.0, began + within * turn / edits - time.monotonic()))
            words, started = f"{mark}, editor {who}, edit {turn}", time.monotonic()
            try:
                _move_something(words, chance)
                said.append(words)
            except (Refused, StaleVersion, ScheduleError) as error:
                refused.append(f"{words}: {error}")
            slowest[0] = max(slowest[0], time.monotonic() - started)
        connections.close_all()

    threads = [Thread(target=work, args=[who]) for who in range(editors)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {"said": said, "refused": refused, "slowest": slowest[0], "took": time.monotonic() - began}


def _move_something(words: str, chance: random.Random) -> None:
    """Any action of the plan, whoever else is at it."""
    close_old_connections()
    items = ScheduleItem.objects.filter(programme__slug=SLUG, kind="action", withdrawn_at=None)
    item = chance.choice(list(items.filter(baseline_end__isnull=False).order_by("pk")))
    report_progress(
        item,
        Report(News.MOVED, end=PlanDate(chance.choice((2011, 2012)), chance.choice(MONTHS))),
        by=Person.objects.get(username="office"),
        version=item.version,
        reason="CONSULTATION",
        text=words,
    )


def follow_the_clock() -> None:
    """The real today instead of a reporting date."""
    set_reporting_date(programme(), None, by=None)


def more_people(count: int) -> None:
    """People of the programme office who all hear of the same alerts."""
    for number in range(count):
        person = Person.objects.create_user(f"person{number}", f"person{number}@example.org")
        assign_role(programme(), person, "office")


def hint(times: int = 1) -> None:
    """Ask the worker to recalculate; so often that two workers have something to do."""
    for _ in range(times):
        recalculate.delay(programme=SLUG)


def send(times: int = 1) -> None:
    """Ask the worker to make and send the mails of the day."""
    for _ in range(times):
        send_digests.delay()


def mails() -> dict[str, int]:
    """How many mails are in each state."""
    states = list(Mailing.objects.values_list("state", flat=True))
    return {state: states.count(state) for state in sorted(set(states))}


def today() -> dict[str, str]:
    """The day of the programme and of its figures, and the moment of this process."""
    found = programme()
    return {
        "today": str(found.today()),
        "as_at": str(found.calculation.as_at),
        "now": timezone.localtime().isoformat(),
        "people": str(RoleAssignment.objects.standing().values("person").distinct().count()),
    }


if __name__ == "__main__":
    ours = (audit, fingerprint, edit_at_once, follow_the_clock, more_people, hint, send, mails, today)
    main({**COMMANDS, **{each.__name__: each for each in ours}})
