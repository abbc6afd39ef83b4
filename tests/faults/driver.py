"""The web server of the fault runs: more for `tests.worker.driver` to do, and what is then stored."""

from __future__ import annotations

from tests.faults import clock  # noqa: F401  # the clock comes first

# isort: split
from dataclasses import asdict
from typing import Any

from tests.worker.driver import COMMANDS, SLUG, main

# isort: split
from django.utils import timezone

from programme.models import Mailing, Person, Programme, RoleAssignment
from programme.operations.people import assign_role
from programme.operations.updates import set_reporting_date
from programme.tasks import recalculate, send_digests
from tests.faults import audit as checking
from tests.faults.editors import edit_at_once


def audit(said: list[str]) -> dict[str, Any]:
    return asdict(checking.audit(programme(), said))


def programme() -> Programme:
    return Programme.objects.get(slug=SLUG)


def fingerprint() -> list[Any]:
    return list(checking.fingerprint(programme()))


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
