"""Bars beside each other, each plan with what has become of it inside. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from programme.ui.charts.drawing import (
    ACCENT,
    GREEN,
    INK,
    LINE,
    QUIET,
    RED,
    RULE,
    WHITE,
    Box,
    Drawing,
    Shape,
    Stroke,
    Words,
    width_of,
    wrapped,
)
from programme.ui.charts.scales import Scale, range_of
from programme.ui.charts.values import Chart, Figure, Look, Point, Series

BARS = {
    Look.PLAN: (22, WHITE, QUIET),
    Look.FORECAST: (12, ACCENT, "none"),
    Look.ACTUAL: (4, INK, "none"),
    Look.WORSE: (12, RED, "none"),
    Look.BETTER: (12, GREEN, "none"),
    Look.OTHER: (12, RULE, "none"),
}
"""Height, fill and edge: the thinner lies inside the thicker."""
ROW, KEY = 44, 28
WIDE, NARROW = 700, 288
LABELS = 224
"""Room for the names of rows, where they stand beside the bars."""


def bar_chart(
    *,
    title: str,
    message: str,
    heading: str,
    points: Sequence[Point],
    series: Sequence[Series],
    words: Callable[[float], str],
    note: str = "",
    width: int = WIDE,
) -> Chart:
    """A row a point; `words` print the amount of `Look.FORECAST`, or of the last series, behind its bar."""
    return Chart(
        title,
        message,
        heading,
        points,
        series,
        _draw(points, series, words, width, beside=LABELS),
        _draw(points, series, words, NARROW, beside=0),
        note,
    )


def _draw(
    points: Sequence[Point],
    series: Sequence[Series],
    words: Callable[[float], str],
    width: int,
    *,
    beside: int,
) -> Drawing:
    row = ROW if beside else ROW + LINE + 6
    named = next((each for each in series if each.look is Look.FORECAST), series[-1])
    low, high = range_of(figure.amount for each in series for figure in each.figures)  # type: ignore[misc]
    room = 16 + max((width_of(_words(figure, words)) for figure in named.figures), default=0)
    left, right = beside + (room if low < 0 else 0), width - (room if high > 0 or not low else 8)
    x = Scale(low, high, left, right)
    shapes, key = _key(series, width)
    bottom = key + row * len(points)
    for place, point in enumerate(points):
        top = key + row * place
        middle = top + (ROW / 2 if beside else LINE + ROW / 2)
        lines = wrapped(point.label, beside - 12) if beside else wrapped(point.label, width, most=1)
        first = middle + 5 - LINE / 2 * (len(lines) - 1) if beside else top + 16
        shapes += [Words(0, first + LINE * each, line) for each, line in enumerate(lines)]
        for each in series:
            shapes += _bar(each, each.figures[place], x, middle)
        amounts = [float(each.figures[place].amount or 0) for each in series]
        figure = named.figures[place]
        ends_left = float(figure.amount or 0) < 0
        at = x.at(min(amounts)) - 8 if ends_left else x.at(max(amounts)) + 8
        shapes.append(
            Words(at, middle + 5, _words(figure, words), "end" if ends_left else "start", bold=True)
        )
    shapes.append(Stroke(f"M{x.at(0)} {key}V{bottom}", RULE))
    return Drawing(width, bottom + 4, shapes)


def _bar(series: Series, figure: Figure, x: Scale, middle: float) -> list[Shape]:
    if not figure.amount:
        return []
    height, fill, edge = BARS[series.look]
    begin, end = sorted((x.at(0), x.at(float(figure.amount))))
    return [Box(begin, middle - height / 2, max(round(end - begin, 1), 1), height, fill, edge)]


def _key(series: Sequence[Series], width: int) -> tuple[list[Shape], int]:
    """What the bars are, in as many lines as it takes, and how high that is. One kind of bar needs none."""
    shapes: list[Shape] = []
    if len(series) < 2:
        return shapes, 4
    at, middle = 1.0, 14
    for each in series:
        height, fill, edge = BARS[each.look]
        if at > 1 and at + 28 + width_of(each.name) > width:
            at, middle = 1.0, middle + KEY
        shapes.append(Box(at, middle - height / 2, 22, height, fill, edge))
        shapes.append(Words(at + 28, middle + 5, each.name, quiet=True))
        at += 28 + width_of(each.name) + 16
    return shapes, middle + 26


def _words(figure: Figure, words: Callable[[float], str]) -> str:
    return "" if figure.amount is None else words(float(figure.amount))
