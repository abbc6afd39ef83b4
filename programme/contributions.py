"""What upper apps add to shared pages and runs, declared in config/pages.py (architecture.md, mechanism 2).

The lists hold dotted names; this module resolves them and defines the types.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from programme.access import Permission

if TYPE_CHECKING:
    from programme.models import Programme
    from programme.planning import Plan


@dataclass(frozen=True, slots=True)
class MoneyEffect:
    """What a change does to one proposal: whole or part pounds by financial year, positive is worse."""

    code: str
    title: str
    href: str
    by_year: Mapping[int, Decimal]


class Effect(Protocol):
    """Effects in pounds of going from one plan to another. Both plans are of the same programme and day."""

    def __call__(self, before: Plan, after: Plan) -> list[MoneyEffect]: ...


class RecalculationStep(Protocol):
    """Writes the computed figures that changed and returns how many; runs inside the one transaction."""

    def __call__(self, plan: Plan) -> int: ...


class Targets(Protocol):
    """Ids of the items whose dates must hold, now or as at a day."""

    def __call__(self, programme: Programme, on: dt.date | None) -> frozenset[int]: ...


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A place in the menu: shown to those who have the permission, with a count where one helps."""

    label: str
    url_name: str
    permission: Permission
    count: Callable[[Programme], int] | None = None


class Panel(Protocol):
    """A part of a shared page about a subject (a programme, an item): its context, or None to stay away."""

    title: str
    template_name: str
    permission: Permission

    def context(self, subject: Any) -> dict[str, Any] | None: ...


@dataclass(frozen=True, slots=True)
class VerdictPart:
    """One clause of the dashboard's sentence, and how much it worries."""

    status: Literal["RED", "AMBER", "GREEN"]
    words: str
    """HTML-safe, with its figures linked to their rows."""


@dataclass(frozen=True, slots=True)
class FilledPanel:
    """A panel ready for its template."""

    title: str
    template_name: str
    context: dict[str, Any]


def panels(slot: str, subject: Any, permissions: frozenset[Permission]) -> list[FilledPanel]:
    """The declared panels that have something to say to somebody with these permissions."""
    filled = []
    for panel_class in contributed(slot):
        panel: Panel = panel_class()
        if panel.permission in permissions and (context := panel.context(subject)) is not None:
            filled.append(FilledPanel(panel.title, panel.template_name, context))
    return filled


def declared(slot: str) -> Any:
    """What config/pages.py declares under a name."""
    return getattr(import_module(settings.PAGES), slot)


def contributed(slot: str) -> tuple[Any, ...]:
    """The objects declared for a slot, in order."""
    return _resolve(declared(slot))


@cache
def _resolve(dotted: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(import_string(name) for name in dotted)
