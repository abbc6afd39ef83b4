"""A programme's plan in memory: what the engine is fed, and what an edit would make of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from programme.contributions import contributed
from programme.models import Baseline, Dependency, Programme, ScheduleItem, as_at, changed, standing
from programme.schedule import Activity, Link, LinkType, Mode, Schedule, ScheduleError, Unit, calculate

State = ScheduleItem.State


@dataclass(frozen=True, slots=True)
class Edit:
    """A change that is not saved yet: new field values by item id, and links added or taken away.

    The same edit is previewed, tried in a what-if and saved, so the three cannot differ.
    """

    items: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    new_links: Collection[Dependency] = ()
    ended_links: Collection[Dependency] = ()


@dataclass(frozen=True)
class Plan:
    """Everything of one programme that the schedule depends on, as at one day.

    `on` is None for the plan as it stands now, else the past day it was read for: whatever reads more
    for the same answer reads it for that day.
    """

    programme: Programme
    as_at: dt.date
    on: dt.date | None
    items: Mapping[int, ScheduleItem]
    links: Collection[Dependency]
    approved_on: dt.date | None
    targets: Collection[int]

    @cached_property
    def schedule(self) -> Schedule:
        """Raises ScheduleError, with the items named, where the plan cannot be scheduled."""
        try:
            return calculate(
                self.activities.values(),
                map(as_link, self.links),
                as_at=self.as_at,
                approved_on=self.approved_on,
            )
        except ScheduleError as error:
            names = " → ".join(self.items[key].code for key in error.keys)
            raise ScheduleError(f"{error}: {names}", error.keys) from error

    @cached_property
    def activities(self) -> dict[int, Activity]:
        return {
            pk: _activity(item, is_target=item.is_target or pk in self.targets)
            for pk, item in self.items.items()
            if item.state != State.CANCELLED
        }

    def is_overdue(self, pk: int) -> bool:
        """Not complete, and due before the as-at date; due today is not overdue (domain.md section 2)."""
        due = self.schedule[pk].due
        return bool(due and due.last < self.as_at and not self.activities[pk].is_finished)

    def baseline_floats(self) -> dict[int, int | None]:
        """The total float, in days, that each item had in the plan as approved."""
        as_approved = [
            replace(
                each,
                forecast_start=None,
                forecast_end=None,
                reckoned_from=None,
                actual_start=None,
                actual_end=None,
                finished=False,
            )
            for each in self.activities.values()
        ]
        try:
            timings = calculate(as_approved, map(as_link, self.links), as_at=dt.date.min).timings
        except ScheduleError:
            # Links added since need not fit the dates as approved; then nothing is known of their float.
            return dict.fromkeys(self.activities)
        return {key: timing.total_float_days for key, timing in timings.items()}

    def with_edit(self, edit: Edit) -> Plan:
        """The plan as it would be; this one stays as it is."""
        items = dict(self.items)
        for pk, values in edit.items.items():
            items[pk] = changed(items[pk], values)
        ended = {link.pk for link in edit.ended_links}
        links = [link for link in self.links if link.pk not in ended] + list(edit.new_links)
        return replace(self, items=items, links=links)


def load_plan(programme: Programme, on: dt.date | None = None) -> Plan:
    """The plan as it stands, or as it stood at the end of a day: what took effect later is ignored."""
    if on is None:
        items, links = standing(ScheduleItem, programme), standing(Dependency, programme)
        baselines = standing(Baseline, programme)
    else:
        items, links = as_at(ScheduleItem, programme, on), as_at(Dependency, programme, on)
        baselines = as_at(Baseline, programme, on)
    latest = max(baselines, key=lambda baseline: baseline.number, default=None)
    targets = frozenset[int]().union(*(targets_of(programme, on) for targets_of in contributed("TARGETS")))
    return Plan(
        programme=programme,
        as_at=on or programme.today(),
        on=on,
        items={item.pk: item for item in items},
        links=links,
        approved_on=latest.approved_on if latest else None,
        targets=targets,
    )


def _activity(item: ScheduleItem, *, is_target: bool) -> Activity:
    open_ended = item.is_open_ended
    return Activity(
        key=item.pk,
        baseline_start=item.baseline_start,
        baseline_end=None if open_ended else item.baseline_end,
        forecast_start=item.forecast_start,
        forecast_end=None if open_ended else item.forecast_end,
        reckoned_from=item.reckoned_from,
        actual_start=item.actual_start,
        actual_end=item.actual_end,
        under_way=item.is_under_way,
        finished=item.state == State.COMPLETE,
        mode=Mode(item.mode),
        is_target=is_target,
    )


def as_link(dependency: Dependency) -> Link:
    return Link(
        predecessor=dependency.predecessor_id,
        successor=dependency.successor_id,
        type=LinkType(dependency.type),
        lag=dependency.lag,
        unit=Unit(dependency.lag_unit),
        constraining=dependency.is_constraining,
    )
