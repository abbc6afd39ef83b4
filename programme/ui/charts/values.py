"""What a picture shows and its table says. Both are made from the same values, so they cannot differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from programme.ui.charts.drawing import Drawing

Amount = Decimal | float | int


class Look(StrEnum):
    """What a line or bar stands for. Dash, weight, fill and height differ too, never the colour alone."""

    PLAN = "plan"
    FORECAST = "forecast"
    ACTUAL = "actual"
    WORSE = "worse"
    BETTER = "better"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount, as the table prints it, and the address of the rows it is the sum of. None: not known."""

    amount: Amount | None
    words: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """What a row of the table is about. `short` stands on an axis, where there is little room."""

    label: str
    short: str = ""
    href: str = ""
    is_total: bool = False

    @property
    def brief(self) -> str:
        return self.short or self.label


@dataclass(frozen=True, slots=True)
class Series:
    """A column of the table: a figure for each point, in their order."""

    name: str
    look: Look
    figures: Sequence[Figure]


@dataclass(frozen=True, slots=True)
class Chart:
    """Drawn twice, for a page and for a phone. `message` says what is shown, to who cannot see it."""

    title: str
    message: str
    heading: str
    points: Sequence[Point]
    series: Sequence[Series]
    wide: Drawing
    narrow: Drawing
    note: str = ""

    @property
    def is_small(self) -> bool:
        """Whether one drawing serves for both."""
        return self.wide == self.narrow

    @property
    def rows(self) -> list[tuple[Point, list[Figure]]]:
        """The equal table, row by row."""
        columns = [series.figures for series in self.series]
        return [(point, [column[row] for column in columns]) for row, point in enumerate(self.points)]
