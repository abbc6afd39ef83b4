"""One programme on one day: as it is stored, or a past day worked out by the same builders."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, TypeVar

from django.utils import timezone

from programme.figures import item_figures
from programme.models import Entered, ItemFigure, Programme, ScheduleItem, rows_on
from programme.planning import Plan, load_plan

Row = TypeVar("Row", bound=Entered)
Found = TypeVar("Found")


class Day:
    """What stood on a day, each thing read once. `on` is None for today, which reads stored figures.

    Rows are joined by their ids through `by_id`, never by following a key: that would ask the database for
    each row, and for its value of today.
    """

    def __init__(self, programme: Programme, on: dt.date | None = None) -> None:
        self.programme = programme
        self.on = None if on == programme.today() else on
        self.as_at = on or programme.today()
        self._made_of: Plan | None = None
        self._known: dict[Any, Any] = {}

    @classmethod
    def of_plan(cls, plan: Plan, figures: Iterable[ItemFigure]) -> Day:
        """Today, of a plan and figures that have just been worked out: none of them is read again."""
        day = cls(plan.programme)
        day._made_of = plan
        day.plan, day.figures = plan, {each.item_id: each for each in figures}
        day._known[ScheduleItem] = sorted(plan.items.values(), key=lambda item: item.pk)
        return day

    @property
    def is_stored(self) -> bool:
        """Whether its figures are those that the last recalculation stored, or are made from its plan."""
        return self.on is None and self._made_of is None

    def rows(self, model: type[Row]) -> list[Row]:
        """The standing rows of a model, in the order in which they were entered."""

        def read(_: Day) -> list[Row]:
            made_of = self._made_of
            found = made_of.rows(model) if made_of else rows_on(model, self.programme, self.on)
            for row in found:
                row.programme = self.programme
            return found

        return self._once(model, read)

    def by_id(self, model: type[Row]) -> dict[int, Row]:
        return self._once(("by id", model), lambda day: {row.pk: row for row in day.rows(model)})

    def of(self, build: Callable[[Day], Found]) -> Found:
        """What a function makes of this day, worked out once."""
        return self._once(build, build)

    @cached_property
    def plan(self) -> Plan:
        return load_plan(self.programme, self.on)

    @cached_property
    def figures(self) -> dict[int, ItemFigure]:
        """By item; cancelled ones have none. Raises ScheduleError where a past plan has no schedule."""
        stored = ItemFigure.objects.filter(programme=self.programme)
        return {each.item_id: each for each in (stored if self.on is None else item_figures(self.plan))}

    def stands(self, row: Entered) -> bool:
        """Whether a row of this day has a page today: what was withdrawn since has none."""
        if self.on is None:
            return True
        model = type(row)
        now = self._once(
            ("now", model),
            lambda day: set(
                model._default_manager.filter(programme=day.programme, withdrawn_at=None).values_list(
                    "pk", flat=True
                )
            ),
        )
        return row.pk in now

    def _once(self, key: Any, build: Callable[[Day], Found]) -> Found:
        if key not in self._known:
            self._known[key] = build(self)
        found: Found = self._known[key]
        return found


def first_day(programme: Programme) -> dt.date | None:
    """The day on which the first change of the programme took effect; before it there is nothing to show."""
    first = programme.causes.order_by("effective_at").values_list("effective_at", flat=True).first()
    return timezone.localdate(first) if first else None
