"""What a Gantt chart shows of a day: a bar an action, in words as well, and the links between them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from django.urls import reverse

from programme.dates import PlanDate
from programme.days import Day
from programme.items import item_href
from programme.link_states import LinkStanding, standing_of
from programme.models import Action, Dependency, ItemFigure, ScheduleItem, Workstream
from programme.planning import as_link, calendar_of
from programme.schedule import LinkType
from programme.ui.format import days_words

OTHER = "Dates that actions wait for or bring about"
"""The heading of what is no action: stages of closures, reviews, promises."""


class Fill(Enum):
    """How far an item is; told by the look of its bar, and by this word."""

    COMPLETE = "Complete"
    UNDER_WAY = "In progress"
    NOT_STARTED = "Not started"
    ON_HOLD = "On hold"


FILLS = {
    ScheduleItem.State.COMPLETE: Fill.COMPLETE,
    ScheduleItem.State.IN_PROGRESS: Fill.UNDER_WAY,
    ScheduleItem.State.NOT_STARTED: Fill.NOT_STARTED,
    ScheduleItem.State.ON_HOLD: Fill.ON_HOLD,
}


@dataclass(frozen=True, slots=True)
class Bar:
    """An item. Dates are first and last days; no `start`: under way already, no `end`: open-ended.

    `late` says its slip in words, empty where it has none; `note` what is odd about its dates.
    """

    key: int
    code: str
    title: str
    href: str
    fill: Fill
    start: dt.date | None
    end: dt.date | None
    planned_start: dt.date | None
    planned_end: dt.date | None
    start_words: str
    end_words: str
    planned_words: str
    late: str = ""
    note: str = ""
    status: str = ""
    why: str = ""
    is_late: bool = False
    is_critical: bool = False
    is_action: bool = True

    @property
    def name(self) -> str:
        return f"{self.code} {self.title}" if self.is_action else self.title

    @property
    def is_milestone(self) -> bool:
        """What happens on a day, or has no length of its own."""
        return not self.is_action or (self.start is not None and self.start == self.end)

    @property
    def spoken(self) -> str:
        """All that the bar shows, for whoever does not see it."""
        dates = self.end_words if self.is_milestone else f"{self.start_words} to {self.end_words}"
        critical = "critical" if self.is_critical else ""
        return ", ".join(each for each in (dates, self.fill.value, self.late, critical, self.note) if each)


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    href: str
    bars: Sequence[Bar]

    @property
    def late(self) -> int:
        return sum(bar.is_late for bar in self.bars)


@dataclass(frozen=True, slots=True)
class Tie:
    """A link that is drawn. `passes_slip`: it makes its successor late; `is_broken`: dates contradict it."""

    predecessor: int
    successor: int
    type: LinkType
    passes_slip: bool = False
    is_broken: bool = False


@dataclass(frozen=True, slots=True)
class Gantt:
    as_at: dt.date
    groups: Sequence[Group]
    ties: Sequence[Tie]

    @property
    def bars(self) -> list[Bar]:
        return [bar for group in self.groups for bar in group.bars]


def gantt_on(
    day: Day, *, workstream: str = "", only_late: bool = False, only_critical: bool = False
) -> Gantt:
    """The chart of a day, of one workstream by its slug or of all. Raises ScheduleError as the day does."""
    bars = _Bars(day)
    groups = [
        Group(stream.name, reverse("programme:workstream", args=[day.programme.slug, stream.slug]), found)
        for stream, found in _by_workstream(day, bars)
        if not workstream or stream.slug == workstream
    ]
    if not workstream:
        groups.append(Group(OTHER, "", list(bars.others())))
    kept = [
        Group(
            group.title,
            group.href,
            [
                bar
                for bar in group.bars
                if (bar.is_late or not only_late) and (bar.is_critical or not only_critical)
            ],
        )
        for group in groups
    ]
    shown = [group for group in kept if group.bars]
    keys = {bar.key for group in shown for bar in group.bars}
    return Gantt(day.as_at, shown, list(_ties(day, keys)))


def _by_workstream(day: Day, bars: _Bars) -> Iterator[tuple[Workstream, list[Bar]]]:
    found: defaultdict[int, list[Bar]] = defaultdict(list)
    for action in sorted(day.rows(Action), key=lambda row: row.position):
        if bar := bars.of(action.item_id):
            found[action.workstream_id].append(bar)
    for stream in sorted(day.rows(Workstream), key=lambda row: row.position):
        if stream.pk in found:
            yield stream, found[stream.pk]


class _Bars:
    def __init__(self, day: Day) -> None:
        self._day = day
        self._items = day.by_id(ScheduleItem)
        self._figures = day.figures

    def of(self, key: int) -> Bar | None:
        """None for what is cancelled."""
        figure, item = self._figures.get(key), self._items[key]
        return _bar(self._day, item, figure, _origin(figure, self._figures, self._items)) if figure else None

    def others(self) -> Iterator[Bar]:
        """What is no action and has a date, in the order of their dates."""
        found = [
            bar
            for key, item in self._items.items()
            if item.kind != Action.KIND and (bar := self.of(key)) and bar.end
        ]
        return iter(sorted(found, key=lambda bar: (bar.end or dt.date.max, bar.title)))


def _bar(day: Day, item: ScheduleItem, figure: ItemFigure, origin: str) -> Bar:
    start, end = figure.start, figure.end
    backwards = start is not None and end is not None and start.first > end.last
    slip = days_words(figure.slip_days, float(figure.slip_months)) if figure.slip_days else ""
    planned_end = None if item.is_open_ended else item.baseline_end
    return Bar(
        key=item.pk,
        code=item.code,
        title=item.title,
        href=item_href(day.programme, item),
        fill=FILLS[ScheduleItem.State(item.state)],
        start=end.first if backwards and end else _first(start),
        end=_last(end),
        planned_start=_first(item.baseline_start),
        planned_end=_last(planned_end),
        start_words=str(start or "Under way"),
        end_words=str(end or "no end date"),
        planned_words=str(planned_end or "No end date"),
        late=f"{slip}, {origin}" if slip and figure.slip_days > 0 else slip,
        note=f"start {start} is after its end" if backwards else "",
        status=figure.get_status_display(),
        why=figure.status_reason,
        is_late=figure.slip_days > 0,
        is_critical=figure.is_critical and item.state != ScheduleItem.State.COMPLETE,
        is_action=item.kind == Action.KIND,
    )


def _origin(
    figure: ItemFigure | None, figures: Mapping[int, ItemFigure], items: Mapping[int, ScheduleItem]
) -> str:
    """Where the slip began: the end of the chain of late drivers."""
    seen: set[int] = set()
    first = figure
    while first and first.driver_id and first.item_id not in seen:
        seen.add(first.item_id)
        driver = figures.get(first.driver_id)
        if driver is None or driver.slip_days <= 0:
            break
        first = driver
    if first is None or first is figure:
        return "own delay"
    return f"from {items[first.item_id].short}"


def _ties(day: Day, keys: Collection[int]) -> Iterator[Tie]:
    items, calendar = day.by_id(ScheduleItem), calendar_of(day.programme)
    for link in map(as_link, day.rows(Dependency)):
        if link.predecessor not in keys or link.successor not in keys or not link.constraining:
            continue
        before, after = day.figures[link.predecessor], day.figures[link.successor]
        standing = standing_of(link, items[link.successor], before, after, calendar).standing
        yield Tie(
            link.predecessor,
            link.successor,
            link.type,
            passes_slip=after.driver_id == link.predecessor and after.slip_days > 0 < before.slip_days,
            is_broken=standing is LinkStanding.BROKEN,
        )


def _first(date: PlanDate | None) -> dt.date | None:
    return date.first if date else None


def _last(date: PlanDate | None) -> dt.date | None:
    return date.last if date else None
