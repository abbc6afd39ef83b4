"""A programme's plan in memory: what the engine is fed, and what an edit would make of it."""

from __future__ import annotations

import datetime as dt
import math
from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from programme.contributions import contributed
from programme.models import (
    Action,
    AsAt,
    Baseline,
    Dependency,
    Entered,
    Meeting,
    Moment,
    Programme,
    ScheduleItem,
    changed,
    latest_at,
    rows_on,
)
from programme.schedule import (
    EVERY_DAY,
    WORKING_DAYS,
    Activity,
    Calendar,
    Link,
    LinkType,
    Mode,
    Schedule,
    ScheduleError,
    Unit,
    calculate,
    total_floats,
)

State = ScheduleItem.State
Row = TypeVar("Row", bound=Entered)
Found = TypeVar("Found")
# Looked up thousands of times an edit, where calling an enumeration takes ten times as long.
MODES = {mode.value: mode for mode in Mode}
TYPES = {type.value: type for type in LinkType}
UNITS = {unit.value: unit for unit in Unit}
LINK_COLUMNS = ("predecessor_id", "successor_id", "type", "lag", "lag_unit", "is_constraining")


@dataclass(frozen=True, slots=True)
class Edit:
    """A change that is not saved yet: new field values by item id, links and meetings added or taken away.

    The same edit is previewed, tried in a what-if and saved, so the three cannot differ.
    """

    items: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    new_links: Collection[Dependency] = ()
    ended_links: Collection[Dependency] = ()
    new_meetings: Collection[Meeting] = ()
    ended_meetings: Collection[Meeting] = ()


@dataclass(frozen=True)
class Plan:
    """Everything of one programme that the schedule depends on, as at one day.

    `on` is None for the plan as it stands now, else the past day or moment it was read for: whatever reads
    more for the same answer reads it for that one. `items` are in the order of the plan, `links` in that of
    their entry.
    """

    programme: Programme
    as_at: dt.date
    on: AsAt | None
    items: Mapping[int, ScheduleItem]
    links: Collection[Link]
    meetings: Collection[Meeting]
    approved_on: dt.date | None
    targets: Collection[int]
    _known: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def of(self, build: Callable[[Plan], Found]) -> Found:
        """What a function makes of this plan, worked out once; an edited plan begins anew."""
        if build not in self._known:
            self._known[build] = build(self)
        found: Found = self._known[build]
        return found

    def rows(self, model: type[Row]) -> list[Row]:
        """The standing rows of a model as at the plan's day, in the order of their entry; each read once."""
        if model not in self._known:
            self._known[model] = rows_on(model, self.programme, self.on)
        found: list[Row] = self._known[model]
        return found

    @property
    def calendar(self) -> Calendar:
        return calendar_of(self.programme)

    @cached_property
    def schedule(self) -> Schedule:
        """Raises ScheduleError, with the items named, where the plan cannot be scheduled."""
        try:
            return calculate(
                self.activities.values(),
                self.links,
                as_at=self.as_at,
                approved_on=self.approved_on,
                calendar=self.calendar,
            )
        except ScheduleError as error:
            names = " → ".join(self.items[key].code for key in error.keys)
            raise ScheduleError(f"{error}: {names}", error.keys) from error

    @property
    def trouble(self) -> ScheduleError | None:
        """Why the plan cannot be scheduled; None where it can be, as every plan that was saved on a page."""
        try:
            _ = self.schedule
        except ScheduleError as error:
            return error
        return None

    @cached_property
    def activities(self) -> dict[int, Activity]:
        return {
            pk: _activity(
                item,
                is_target=item.is_target or pk in self.targets,
                meetings=self.meeting_days.get(item.decided_by_id or 0, ()),
            )
            for pk, item in self.items.items()
            if item.state != State.CANCELLED
        }

    @cached_property
    def meeting_days(self) -> dict[int, list[dt.date]]:
        """The days on which each body meets, ascending, by the body's id."""
        days: defaultdict[int, list[dt.date]] = defaultdict(list)
        for meeting in self.meetings:
            if meeting.held_on:
                insort(days[meeting.body_id], meeting.held_on)
        return dict(days)

    def is_overdue(self, pk: int) -> bool:
        """Not complete, and due before the as-at date; due today is not overdue (domain.md section 2)."""
        due = self.schedule[pk].due
        return bool(due and due.last < self.as_at and not self.activities[pk].is_finished)

    def baseline_floats(self) -> dict[int, int | None]:
        """The total float, in days, that each item had in the plan as approved."""
        as_approved = (each.as_approved() for each in self.activities.values())
        try:
            return total_floats(as_approved, self.links, self.calendar)
        except ScheduleError:
            # Links added since need not fit the dates as approved; then nothing is known of their float.
            return dict.fromkeys(self.activities)

    def with_edit(self, edit: Edit) -> Plan:
        """The plan as it would be; this one stays as it is."""
        items = dict(self.items)
        for pk, values in edit.items.items():
            items[pk] = changed(items[pk], values)
        ended = {as_link(link).identity for link in edit.ended_links}
        links = [link for link in self.links if link.identity not in ended]
        links += [as_link(link) for link in edit.new_links]
        cancelled = {meeting.pk for meeting in edit.ended_meetings}
        meetings = [each for each in self.meetings if each.pk not in cancelled] + list(edit.new_meetings)
        return replace(self, items=items, links=links, meetings=meetings)


def load_plan(programme: Programme, on: AsAt | None = None) -> Plan:
    """The plan as it stands, or as it stood at the end of a day or at a moment; later changes left out."""

    baselines = rows_on(Baseline, programme, on)
    latest = max(baselines, key=lambda baseline: baseline.number, default=None)
    targets = frozenset[int]().union(*(targets_of(programme, on) for targets_of in contributed("TARGETS")))
    return Plan(
        programme=programme,
        as_at=on.day if isinstance(on, Moment) else on or programme.today(),
        on=on,
        items={item.pk: item for item in _in_plan_order(programme, rows_on(ScheduleItem, programme, on))},
        links=_links(programme, on),
        meetings=rows_on(Meeting, programme, on),
        approved_on=latest.approved_on if latest else None,
        targets=targets,
    )


def _links(programme: Programme, on: AsAt | None) -> list[Link]:
    """Read as plain values: there are several times as many as items, and an object of each takes ten times
    the memory."""
    rows = (
        Dependency.objects.filter(programme=programme) if on is None else latest_at(Dependency, programme, on)
    )
    values = rows.filter(withdrawn_at=None).order_by("id").values_list(*LINK_COLUMNS)
    return [_link(*each) for each in values.iterator()]


def _in_plan_order(programme: Programme, items: Iterable[ScheduleItem]) -> list[ScheduleItem]:
    """Actions as the plan prints them, then everything else in the order of its entry."""
    positions = dict(Action.objects.filter(programme=programme).values_list("item_id", "position"))
    return sorted(items, key=lambda item: (positions.get(item.pk, math.inf), item.pk))


def calendar_of(programme: Programme) -> Calendar:
    """Which days its durations and lags count."""
    return WORKING_DAYS if programme.counts_working_days else EVERY_DAY


def _activity(item: ScheduleItem, *, is_target: bool, meetings: Collection[dt.date]) -> Activity:
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
        mode=MODES[item.mode],
        is_target=is_target,
        meetings=tuple(meetings),
    )


def as_link(dependency: Dependency) -> Link:
    """A stored link as the engine takes it."""
    return _link(*(getattr(dependency, name) for name in LINK_COLUMNS))


def _link(predecessor: int, successor: int, kind: str, lag: int, unit: str, constraining: bool) -> Link:  # noqa: FBT001
    return Link(predecessor, successor, TYPES[kind], lag, UNITS[unit], constraining)
