"""What upper apps add to shared pages and runs, declared in config/pages.py (architecture.md, mechanism 2).

The lists hold dotted names; this module resolves them and defines the types.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from programme.access import Permission
from programme.ui.format import NOT_STATED, pounds
from programme.ui.parts import Direction

if TYPE_CHECKING:
    from programme.boards import Board
    from programme.days import Day
    from programme.models import AsAt, Programme
    from programme.planning import Plan


@dataclass(frozen=True, slots=True)
class MoneyEffect:
    """What a change does to one proposal: whole or part pounds by financial year, positive is worse.

    `item` is the id of the item whose date it waits for; what is not `counted` stays out of totals.
    `each_month` is what a further month costs (positive is worse) and `rule` the words for how it counts,
    such as "for each month that 27 goes on"; None where months do not cost the same.
    """

    code: str
    title: str
    href: str
    by_year: Mapping[int, Decimal]
    item: int | None = None
    counted: bool = True
    rule: str = ""
    each_month: Decimal | None = None


class Effect(Protocol):
    """Effects in pounds of going from one plan to another. Both plans are of the same programme and day."""

    def __call__(self, before: Plan, after: Plan) -> list[MoneyEffect]: ...


class RecalculationStep(Protocol):
    """Writes the computed figures that changed and returns how many; runs inside the one transaction."""

    def __call__(self, plan: Plan) -> int: ...


class Targets(Protocol):
    """Ids of the items whose dates must hold, now or as at a day or moment."""

    def __call__(self, programme: Programme, on: AsAt | None) -> frozenset[int]: ...


class CarriedMoney(Protocol):
    """Pounds without sign that hang on each item on a day, by its id and by what they are the pounds of."""

    def __call__(self, day: Day) -> Mapping[int, Mapping[Hashable, Decimal]]: ...


class MissedGates(Protocol):
    """Which items a gate keeps from beginning although their day has passed, and in words what is missing."""

    def __call__(self, plan: Plan) -> Mapping[int, str]: ...


class RiskMoney(Protocol):
    """Pounds at risk where risks have a mark with a value (see `programme.facts.risks`), with their rows."""

    def __call__(self, board: Board, mark: str, value: str) -> tuple[Decimal, str]: ...


@dataclass(frozen=True, slots=True)
class MapEnd:
    """What hangs on an item and has no date of its own, such as a proposal that the item delivers.

    `kind` is a key of config.pages.MAP_AREAS, `code` its own within that kind, and `name` can stand alone;
    `words` say how it hangs on the item, `note` what becomes of it as things stand. What an item only names
    waits for nothing.
    """

    item: int
    kind: str
    code: str
    name: str
    href: str
    words: str
    note: str = ""
    is_worse: bool = False
    is_named: bool = False


class MapEnds(Protocol):
    """Everything of one kind that hangs on the items of a day, in the order of its own register."""

    def __call__(self, day: Day) -> list[MapEnd]: ...


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A place in the menu: shown to those who have the permission, with a count where one helps."""

    label: str
    url_name: str
    permission: Permission
    count: Callable[[Programme], int] | None = None


class Panel(Protocol):
    """A part of a shared page about a subject (a board, an item): its context, or None to stay away.

    `span` says how many of a page's twelve columns it takes, where that is not all of them.
    """

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
    span: int = 12


def panels(slot: str, subject: Any, permissions: frozenset[Permission]) -> list[FilledPanel]:
    """The declared panels of a page that have something to say to somebody with these permissions."""
    return filled(contributed(slot), subject, permissions)


def filled(
    panel_classes: Iterable[Any], subject: Any, permissions: frozenset[Permission]
) -> list[FilledPanel]:
    found = []
    for panel_class in panel_classes:
        panel: Panel = panel_class()
        if panel.permission in permissions and (context := panel.context(subject)) is not None:
            span = getattr(panel, "span", 12)
            found.append(FilledPanel(panel.title, panel.template_name, context, span))
    return found


@dataclass(frozen=True, slots=True)
class BoardFigure:
    """One number of a dashboard with the rows it is the sum of; `value` is exact, as its rows add up to it.

    `more_is` says whether a rise is worse or better, for the direction of travel; empty where it is neither.
    """

    label: str
    value: Decimal
    href: str
    of: str = ""
    note: str = ""
    unit: Literal["", "£", "k"] = ""
    more_is: Literal["worse", "better", ""] = ""
    is_known: bool = True
    """Whether any row states a number: nil and not stated are two things."""

    @property
    def words(self) -> str:
        return self.in_words(self.value) if self.is_known else NOT_STATED.capitalize()

    def in_words(self, number: Decimal) -> str:
        """A number of the same kind: pounds in the unit of this figure, or a whole count."""
        return pounds(number, self.unit) if self.unit else f"{int(number):,}"

    def direction(self, change: Decimal) -> Direction:
        """What it means that the figure went up or down by so much."""
        if not change:
            return "same"
        if not self.more_is or change > 0:
            return self.more_is
        return "better" if self.more_is == "worse" else "worse"


@dataclass(frozen=True, slots=True)
class Dashboard:
    """What one role sees of a programme: the figures of the strip, then panels from top to bottom."""

    role: str
    figures: tuple[Any, ...]
    panels: tuple[Any, ...]


def dashboards() -> dict[str, Dashboard]:
    """The declared dashboards by role, in the order in which somebody with several roles is offered them."""
    return {
        role: Dashboard(role, _resolve(parts["figures"]), _resolve(parts["panels"]))
        for role, parts in declared("DASHBOARDS").items()
    }


def declared(slot: str) -> Any:
    """What config/pages.py declares under a name."""
    return getattr(import_module(settings.PAGES), slot)


def contributed(slot: str) -> tuple[Any, ...]:
    """The objects declared for a slot, in order."""
    return _resolve(declared(slot))


@cache
def _resolve(dotted: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(import_string(name) for name in dotted)
