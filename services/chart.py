"""A small picture of a trajectory, as numbers for an SVG. Pure; drawn at 288 px, which fits a phone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 288, 168
LEFT, RIGHT, TOP, BOTTOM = 28, 260, 32, 132


@dataclass(frozen=True, slots=True)
class Value:
    """A point of a trajectory: `day` is its ordinal, or None where no date is printed."""

    label: str
    value: float
    words: str
    is_target: bool
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A point on the picture, its value above it and its date below."""

    x: float
    y: float
    words: str
    label: str
    is_target: bool
    anchor: str


@dataclass(frozen=True, slots=True)
class Chart:
    width: int
    height: int
    base: int
    left: int
    right: int
    marks: list[Mark]
    line: str


def chart(values: Sequence[Value]) -> Chart:
    """Time runs evenly where every point has a date, else the points stand at equal steps. It begins at 0."""
    highest = max((each.value for each in values), default=0) or 1
    days = [each.day for each in values]
    dated = [day for day in days if day is not None]
    even = not dated or len(set(dated)) < len(values)
    first, last = (0, max(len(values) - 1, 1)) if even else (min(dated), max(max(dated), min(dated) + 1))
    marks = []
    for index, each in enumerate(values):
        at = index if even or each.day is None else each.day
        x = LEFT + (RIGHT - LEFT) * (at - first) / (last - first)
        y = BOTTOM - (BOTTOM - TOP) * each.value / highest
        anchor = "start" if index == 0 else "end" if index == len(values) - 1 else "middle"
        marks.append(Mark(round(x, 1), round(y, 1), each.words, each.label, each.is_target, anchor))
    line = " ".join(f"{'M' if mark is marks[0] else 'L'}{mark.x} {mark.y}" for mark in marks)
    return Chart(WIDTH, HEIGHT, BOTTOM, LEFT, RIGHT, marks, line)
