"""A programme as it stood at a quarter's end: what the sections of a report read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from programme.days import Day
from programme.figures import item_figures
from programme.models import Action, Entered, ItemFigure, Programme, as_at
from programme.planning import Plan, load_plan
from programme.quarters import Quarter
from programme.reporting.content import Element
from programme.status import Rules
from programme.statuses import rules_of

Row = TypeVar("Row", bound=Entered)
Found = TypeVar("Found")


@dataclass(frozen=True)
class QuarterEnd:
    """Everything is read once, as at `on`: the quarter's last day, or today where it has not ended.

    `before` are the facts of the report that this one is compared with, as it printed them; `before_words`
    says which that is. Both are empty where there is none.
    """

    programme: Programme
    quarter: Quarter
    on: dt.date
    before: Mapping[str, Any] = field(default_factory=dict)
    before_words: str = ""
    _read: dict[Any, Any] = field(default_factory=dict, repr=False)

    def once(self, reading: Callable[[QuarterEnd], Found]) -> Found:
        """What a function says of this quarter's end; asked again, it is not worked out again."""
        if reading not in self._read:
            self._read[reading] = reading(self)
        found: Found = self._read[reading]
        return found

    def rows(self, model: type[Row]) -> list[Row]:
        """The rows of a model as they stood, in the order of its pages."""
        if model not in self._read:
            found = as_at(model, self.programme, self.on)
            self._read[model] = sorted(found, key=lambda row: (getattr(row, "position", 0), row.pk))
        rows: list[Row] = self._read[model]
        return rows

    @property
    def plan(self) -> Plan:
        return self.once(_plan)

    @property
    def day(self) -> Day:
        """The same day as dashboards read it, for what both work out."""
        return self.once(_day)

    @property
    def figures(self) -> dict[int, ItemFigure]:
        """By item."""
        return self.once(_figures)

    @property
    def actions(self) -> list[Action]:
        """The lines of the plan that stood and were not cancelled, in its order."""
        return [action for action in self.rows(Action) if action.item_id in self.figures]

    @property
    def rules(self) -> Rules:
        return self.once(_rules)

    @property
    def has_ended(self) -> bool:
        return self.on == self.quarter.last_day


def _plan(end: QuarterEnd) -> Plan:
    return load_plan(end.programme, end.on)


def _day(end: QuarterEnd) -> Day:
    day = Day(end.programme, end.on)
    day.plan, day.figures = end.plan, end.figures
    return day


def _figures(end: QuarterEnd) -> dict[int, ItemFigure]:
    return {figure.item_id: figure for figure in item_figures(end.plan)}


def _rules(end: QuarterEnd) -> Rules:
    return rules_of(end.programme, end.on)


def last_moment(programme: Programme, quarter: Quarter) -> dt.date:
    """The day that a report on the quarter is as at."""
    return min(quarter.last_day, programme.today())


class Build(Protocol):
    """What one app has to say in a section; nothing where it has nothing."""

    def __call__(self, end: QuarterEnd) -> Iterable[Element]: ...


class Facts(Protocol):
    """Figures that the next report is compared with, in a form that JSON keeps."""

    def __call__(self, end: QuarterEnd) -> Mapping[str, Any]: ...


@dataclass(frozen=True, slots=True)
class ReportPart:
    """One app's share of a section (config.pages.REPORT_SECTIONS). The first with a key gives the title.

    `hint` tells who writes the words of the section what belongs there.
    """

    key: str
    build: Build
    title: str = ""
    hint: str = ""
