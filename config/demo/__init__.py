"""An illustrative half-year on the Leicester plan, played through the operations, month by month.

What happens is data (`leicester.json`, in the order of time); each kind of event is one operation of the
app it belongs to, declared in config/pages.py.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.utils.module_loading import import_string

from programme.contributions import declared
from programme.models import Person, Programme
from programme.operations.updates import set_reporting_date

FILE = Path(__file__).parent / "leicester.json"


def facts() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FILE.read_text())
    return found


def play(programme: Programme, people: dict[str, Person], step: Callable[[], object] = lambda: None) -> int:
    """Play every event on its day; return how many. It ends at the story's reporting date."""
    handlers = {kind: import_string(name) for kind, name in declared("STORY_EVENTS").items()}
    played = 0
    for event in _in_order(facts()["events"]):
        day = dt.date.fromisoformat(event["on"])
        if programme.today() != day:
            set_reporting_date(programme, day, by=people["office"])
        handlers[event["kind"]](programme, people, event)
        played += 1
        step()
    set_reporting_date(programme, dt.date.fromisoformat(facts()["reporting_date"]), by=people["office"])
    return played


def _in_order(events: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Changes are entered in the order in which they took effect (docs/decisions/0005)."""
    yield from sorted(events, key=lambda event: event["on"])
