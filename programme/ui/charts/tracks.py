"""The way of a measure through dated values to its targets. Pure; drawn at 288 px, which fits a phone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from programme.ui.charts.drawing import (
    ACCENT,
    RULE,
    WHITE,
    Anchor,
    Dot,
    Drawing,
    Shape,
    Stroke,
    Words,
    width_of,
)
from programme.ui.charts.scales import Scale, range_of
from programme.ui.charts.values import Chart, Figure, Look, Point, Series

WIDTH, HEIGHT = 288, 168
LEFT, RIGHT, TOP, BOTTOM = 28, 260, 32, 132


@dataclass(frozen=True, slots=True)
class Stop:
    """A value on the way. `day` is its ordinal, or None where no date is printed."""

    point: Point
    figure: Figure
    is_target: bool
    day: int | None = None


def track_chart(*, title: str, message: str, heading: str, stops: Sequence[Stop], note: str = "") -> Chart:
    """Solid points are as it is, hollow ones targets. Time runs evenly where each has a day of its own.

    The line begins at 0, or at what lies below it.
    """
    drawing = _draw(stops)

    def column(name: str, look: Look, *, targets: bool) -> Series:
        unknown = Figure(None)
        return Series(name, look, [stop.figure if stop.is_target is targets else unknown for stop in stops])

    series = [
        column("As it is", Look.ACTUAL, targets=False),
        column("Target", Look.PLAN, targets=True),
    ]
    return Chart(title, message, heading, [stop.point for stop in stops], series, drawing, drawing, note)


def _draw(stops: Sequence[Stop]) -> Drawing:
    places = _places(stops)
    low, high = range_of(_amount(stop) for stop in stops)
    across = Scale(min(places, default=0), max(places, default=1), LEFT, RIGHT)
    up = Scale(low, high, BOTTOM, TOP)
    marks = [(across.at(place), up.at(_amount(stop))) for place, stop in zip(places, stops, strict=True)]
    line = " ".join(f"{'L' if index else 'M'}{x} {y}" for index, (x, y) in enumerate(marks))
    shapes: list[Shape] = [
        Stroke(f"M{LEFT} {up.at(0)}H{RIGHT}", RULE),
        Stroke(line, ACCENT, 2, "5 4"),
    ]
    for stop, (x, y) in zip(stops, marks, strict=True):
        shapes.append(Dot(x, y, WHITE if stop.is_target else ACCENT, ACCENT, 5))
    across_at = [x for x, _ in marks]
    for place, anchor in _without_overlap(across_at, [stop.figure.words for stop in stops]):
        x, y = marks[place]
        shapes.append(Words(x, y - 12, stops[place].figure.words, anchor, bold=True))
    for place, anchor in _without_overlap(across_at, [stop.point.brief for stop in stops]):
        shapes.append(Words(across_at[place], BOTTOM + 20, stops[place].point.brief, anchor, quiet=True))
    return Drawing(WIDTH, HEIGHT, shapes)


def _without_overlap(places: Sequence[float], texts: Sequence[str]) -> list[tuple[int, Anchor]]:
    """Which texts are printed, and how they stand: the first and the last, and what touches no other."""
    if not texts:
        return []
    last = len(texts) - 1
    found: list[tuple[int, Anchor]] = [(0, "start")]
    reached, limit = places[0] + width_of(texts[0]), places[last] - width_of(texts[last])
    for place in range(1, last):
        half = width_of(texts[place]) / 2
        if reached < places[place] - half and places[place] + half < limit:
            found.append((place, "middle"))
            reached = places[place] + half
    return [*found, (last, "end")] if last else found


def _places(stops: Sequence[Stop]) -> list[float]:
    """By day where every stop has one of its own, else at equal steps."""
    days = [stop.day for stop in stops if stop.day is not None]
    if days and len(set(days)) == len(stops):
        return [float(day) for day in days]
    return [float(index) for index in range(len(stops))]


def _amount(stop: Stop) -> float:
    return float(stop.figure.amount or 0)
