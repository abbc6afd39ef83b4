"""Where everything on a Gantt chart is, in pixels: rows down, days across. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from programme.dates import add_months, days_in_month, month_index
from programme.financial_years import financial_year, year_label
from programme.gantt.content import Bar, Gantt, Group, Tie
from programme.schedule import LinkType
from programme.ui.charts.drawing import width_of

HEAD, GROUP_ROW, LINE, ROW_ROOM = 52, 30, 18, 8
"""Heights: of the head with years and months, of a heading, of a line of a name, and of the room round it."""
LETTERS, MOST_LINES = 42, 3
"""Of a name on one line, at the most, and how many lines the longest take."""
PAPER_ROW, PAPER_NAMES, PAPER_WIDTH = 24, 640, 1400
"""On paper each name has one line, so high and so wide; the whole is at least so wide."""
PAPER_SHAPE = 1.37
"""How much longer a sheet of A3 is than wide, within its margins and under its title."""
BAR, TAIL, GAP = 10, 180, 10
"""The height of a bar, the room at the right for what is written beside the last, and before it."""
LEAST = 480
"""The months of a short plan are as wide as these pixels together, so that its years can be named."""
MOST_MONTHS = 480
"""Forty years: a date further away is a slip of the pen, and would make all others unreadable."""
FROM_START = {LinkType.START_TO_START, LinkType.START_TO_FINISH}
TO_START = {LinkType.FINISH_TO_START, LinkType.START_TO_START}


class Zoom(Enum):
    """What a step of the head is, with its word and pixels a month."""

    MONTH = ("month", "Months", 48.0)
    QUARTER = ("quarter", "Quarters", 14.0)
    YEAR = ("year", "Years", 5.0)

    def __init__(self, slug: str, label: str, month: float) -> None:
        self.slug, self.label, self.month = slug, label, month


class Links(Enum):
    """Which links are drawn."""

    SLIP = ("slip", "Those that pass slip on stand out")
    ALL = ("all", "All alike")
    NONE = ("none", "None")

    def __init__(self, slug: str, label: str) -> None:
        self.slug, self.label = slug, label


@dataclass(frozen=True, slots=True)
class Row:
    """A bar in its place. `left` and `right` are the ends of its forecast, `middle` its height."""

    bar: Bar
    top: float
    height: float
    left: float
    right: float
    planned_left: float
    planned_right: float
    outside: bool = False

    @property
    def middle(self) -> float:
        return self.top + self.height / 2

    @property
    def lines(self) -> int:
        return lines_of(self.bar)


@dataclass(frozen=True, slots=True)
class Heading:
    group: Group
    top: float
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Elbow:
    """A link: out of `x1, y1`, across to `x2`, and up or down to `y2`."""

    tie: Tie
    x1: float
    y1: float
    x2: float
    y2: float

    @property
    def goes_down(self) -> bool:
        return self.y2 > self.y1


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the head from `x` on, `width` wide."""

    x: float
    width: float
    label: str


@dataclass(frozen=True, slots=True)
class Layout:
    zoom: Zoom
    month: float
    first: dt.date
    months: int
    width: float
    height: float
    headings: Sequence[Heading]
    elbows: Sequence[Elbow]
    as_at: dt.date
    links: Links = Links.SLIP

    @property
    def span(self) -> float:
        """The width of the months alone."""
        return self.months * self.month

    @property
    def rows(self) -> list[Row]:
        return [row for heading in self.headings for row in heading.rows]

    @property
    def outside(self) -> list[Row]:
        """Rows with a date that lies beyond the chart."""
        return [row for row in self.rows if row.outside]

    @property
    def last(self) -> dt.date:
        return add_months(self.first, self.months) - dt.timedelta(days=1)

    def x(self, day: dt.date, *, after: bool = False) -> float:
        """The left edge of a day, or with `after` its right edge; at the chart's edge if it lies beyond."""
        return _x(self.first, self.months, self.month, day, after=after)

    def years(self) -> list[Step]:
        return [
            self._step(months, year_label(year))
            for year, months in groupby(range(self.months), lambda each: financial_year(self._month(each)))
        ]

    def steps(self) -> list[Step]:
        """Quarters or months; at the zoom of years there are none beside these."""
        if self.zoom is Zoom.YEAR:
            return []
        if self.zoom is Zoom.MONTH:
            return [self._step([each], self._month(each).strftime("%b")) for each in range(self.months)]
        quarters = groupby(range(self.months), lambda each: (month_index(self._month(each))) // 3)
        return [self._quarter(list(months)) for _, months in quarters]

    def _quarter(self, months: Sequence[int]) -> Step:
        return self._step(months, self._month(months[0]).strftime("%b") if len(months) == 3 else "")

    def _step(self, months: Sequence[int] | Iterator[int], label: str) -> Step:
        found = list(months)
        return Step(found[0] * self.month, len(found) * self.month, label)

    def _month(self, number: int) -> dt.date:
        return add_months(self.first, number)


def room_beside(bar: Bar) -> float:
    """The width of what is written beside a bar."""
    return width_of(f"{bar.end_words} {bar.late or bar.note}") * 0.9


def _reach(row: Row) -> float:
    """How far to the right it is written, where it cannot stand at the left."""
    room = room_beside(row.bar)
    return row.right + GAP + room if row.left - GAP - room <= 0 else 0.0


def lines_of(bar: Bar) -> int:
    return min(-(-len(bar.title) // LETTERS), MOST_LINES) or 1


def lay_out(gantt: Gantt, zoom: Zoom = Zoom.QUARTER, links: Links = Links.SLIP) -> Layout:
    """Everything in its place; the same for the links in any order."""
    month = max(zoom.month, LEAST / _horizon(gantt)[1])
    return _laid_out(gantt, links, zoom, month, lambda bar: lines_of(bar) * LINE + ROW_ROOM)


def lay_out_on_paper(gantt: Gantt, links: Links = Links.SLIP) -> Layout:
    """In the shape of a sheet, with room for the names at the left, each on one line."""
    height = 2 * HEAD + GROUP_ROW * len(gantt.groups) + PAPER_ROW * len(gantt.bars)
    width = max(height / PAPER_SHAPE, PAPER_WIDTH)
    month = (width - PAPER_NAMES - TAIL) / _horizon(gantt)[1]
    zoom = Zoom.QUARTER if month >= Zoom.QUARTER.month else Zoom.YEAR
    return _laid_out(gantt, links, zoom, month, lambda bar: PAPER_ROW)


def _laid_out(
    gantt: Gantt, links: Links, zoom: Zoom, month: float, height_of: Callable[[Bar], float]
) -> Layout:
    first, months = _horizon(gantt)
    headings, top = [], float(HEAD)
    for group in gantt.groups:
        begins, rows = top, []
        top += GROUP_ROW
        for bar in group.bars:
            rows.append(_row(bar, top, height_of(bar), first, months, month))
            top += rows[-1].height
        headings.append(Heading(group, begins, rows))
    width = max(months * month + TAIL, *(_reach(row) for heading in headings for row in heading.rows), 0)
    by_key = {row.bar.key: row for heading in headings for row in heading.rows}
    ties = (
        [] if links is Links.NONE else sorted(gantt.ties, key=lambda each: (each.successor, each.predecessor))
    )
    elbows = [_elbow(tie, by_key[tie.predecessor], by_key[tie.successor]) for tie in ties]
    return Layout(zoom, month, first, months, width, top + HEAD, headings, elbows, gantt.as_at, links)


def _horizon(gantt: Gantt) -> tuple[dt.date, int]:
    """The first month and how many: whole quarters round all dates, forty years at the most."""
    days = [
        day
        for bar in gantt.bars
        for day in (bar.start, bar.end, bar.planned_start, bar.planned_end)
        if day is not None
    ]
    here = month_index(gantt.as_at)
    months = [here, *map(month_index, days)]
    low, high = max(min(months), here - MOST_MONTHS // 2), min(max(months), here + MOST_MONTHS // 2)
    low, high = low - low % 3, high + 3 - high % 3
    return dt.date(low // 12, low % 12 + 1, 1), high - low


def _x(first: dt.date, months: int, month: float, day: dt.date, *, after: bool = False) -> float:
    number = month_index(day) - month_index(first)
    if number < 0:
        return 0.0
    if number >= months:
        return round(months * month, 1)
    share = (day.day if after else day.day - 1) / days_in_month(day.year, day.month)
    return round((number + share) * month, 1)


def _row(bar: Bar, top: float, height: float, first: dt.date, months: int, month: float) -> Row:
    end = round(months * month, 1)

    def left(day: dt.date | None) -> float:
        return _x(first, months, month, day) if day else 0.0

    def right(day: dt.date | None) -> float:
        return _x(first, months, month, day, after=True) if day else end

    span = (left(bar.start), right(bar.end))
    planned = (left(bar.planned_start), right(bar.planned_end))
    if bar.is_milestone:
        span = (span[1], span[1])
    days = [day for day in (bar.start, bar.end) if day]
    beyond = any(not 0 <= month_index(day) - month_index(first) < months for day in days)
    return Row(bar, top, height, min(span), max(span), min(planned), max(planned), beyond)


def _elbow(tie: Tie, before: Row, after: Row) -> Elbow:
    """It drops on the successor at the end that it holds, just inside the bar."""
    inside = min(4.0, (after.right - after.left) / 2)
    x1 = before.left if tie.type in FROM_START else before.right
    x2 = after.left + inside if tie.type in TO_START else after.right - inside
    reach = BAR / 2 + 2
    return Elbow(tie, x1, before.middle, x2, after.middle + (-reach if after.top > before.top else reach))
