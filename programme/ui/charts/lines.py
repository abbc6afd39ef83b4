"""Lines over evenly spaced points, such as months. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from programme.ui.charts.drawing import (
    ACCENT,
    FAINT,
    INK,
    LINE,
    QUIET,
    RULE,
    Anchor,
    Dot,
    Drawing,
    Shape,
    Stroke,
    Words,
    width_of,
)
from programme.ui.charts.scales import Scale, nice_ticks, range_of
from programme.ui.charts.values import Chart, Look, Point, Series

STROKES = {
    Look.PLAN: (QUIET, 2, "6 4"),
    Look.FORECAST: (ACCENT, 2, ""),
    Look.ACTUAL: (INK, 4, ""),
}
"""Colour, width and dash."""
OTHER = (RULE, 2, "2 3")
WIDE, NARROW = 700, 288
HEIGHT = 320
AXIS = 28
"""Room under the picture for the words of its points."""


def line_chart(
    *,
    title: str,
    message: str,
    heading: str,
    points: Sequence[Point],
    series: Sequence[Series],
    words: Callable[[float], str],
    marked: tuple[float, str] | None = None,
    stepped: bool = False,
    note: str = "",
    width: int = WIDE,
) -> Chart:
    """`words` print an amount, on the axis and at the end of a line; `marked` is a place among the points.

    A line stops at the first amount that is not known. A stepped one holds its value up to the next point.
    `width` is that of the place on the page, so that text keeps its size.
    """
    picture = _Picture(points, series, words, marked, stepped)
    return Chart(title, message, heading, points, series, picture.wide(width), picture.narrow(), note)


@dataclass(frozen=True, slots=True)
class _Picture:
    points: Sequence[Point]
    series: Sequence[Series]
    words: Callable[[float], str]
    marked: tuple[float, str] | None
    stepped: bool

    def wide(self, width: int) -> Drawing:
        """The name of each line stands at its end."""
        room = max((width_of(self._name(each)) for each in self.series), default=0.0)
        x, y, shapes = self._frame(width, top=28, right=max(24, room + 16))
        ends = []
        for each in self.series:
            path, last = self._line(each, x, y)
            shapes += path
            if last is None:
                continue
            if last == len(self.points) - 1:
                ends.append((y.at(_amount(each, last)), each))
            else:
                shapes.append(self._beside(each, last, x, y))
        shapes += [
            Words(x.end + 10, at, self._name(each), bold=each.look is Look.ACTUAL)
            for at, each in _apart(ends)
        ]
        return Drawing(width, HEIGHT, shapes)

    def narrow(self) -> Drawing:
        """The names stand above, each behind a piece of its line."""
        top = 16 + LINE * len(self.series)
        x, y, shapes = self._frame(NARROW, top=top + 24, right=12)
        for row, each in enumerate(self.series):
            middle = 12 + LINE * row
            shapes.append(_stroke(each.look, f"M0 {middle}h28"))
            shapes.append(Words(36, middle + 5, self._name(each), bold=each.look is Look.ACTUAL))
            shapes += self._line(each, x, y)[0]
        return Drawing(NARROW, HEIGHT, shapes)

    def _frame(self, width: int, *, top: float, right: float) -> tuple[Scale, Scale, list[Shape]]:
        """Both scales, and the axes."""
        low, high = range_of(figure.amount for each in self.series for figure in each.figures)  # type: ignore[misc]
        ticks = nice_ticks(low, high)
        names = [self.words(tick) for tick in ticks]
        left = 12 + max(width_of(name) for name in names)
        x = Scale(0, max(len(self.points) - 1, 1), left, width - right)
        y = Scale(ticks[0], ticks[-1], HEIGHT - AXIS, top)
        shapes: list[Shape] = []
        for tick, name in zip(ticks, names, strict=True):
            at = y.at(tick)
            shapes.append(Stroke(f"M{left} {at}H{x.end}", RULE if tick == 0 else FAINT))
            shapes.append(Words(left - 8, at + 5, name, "end", quiet=True))
        shapes += self._point_names(x, HEIGHT - AXIS + 20)
        if self.marked:
            place, name = self.marked
            at = x.at(place)
            anchor: Anchor = "start" if at + 8 + width_of(name) < width else "end"
            shapes.append(Stroke(f"M{at} {top}V{HEIGHT - AXIS}", QUIET, 1, "2 3"))
            shapes.append(Words(at + (-8 if anchor == "end" else 8), top - 10, name, anchor, quiet=True))
        return x, y, shapes

    def _point_names(self, x: Scale, y: float) -> list[Shape]:
        """As many as there is room for, at even steps from the first."""
        between = x.at(1) - x.at(0)
        longest = max((width_of(point.brief) for point in self.points), default=0.0)
        step = max(1, -int(-(longest + 6) // between)) if between else 1
        return [
            Words(x.at(place), y, point.brief, "middle", quiet=True)
            for place, point in enumerate(self.points)
            if place % step == 0
        ]

    def _line(self, series: Series, x: Scale, y: Scale) -> tuple[list[Shape], int | None]:
        """The line up to the last known point, and which that is."""
        known: list[tuple[float, float]] = []
        for place, figure in enumerate(series.figures):
            if figure.amount is None:
                break
            known.append((x.at(place), y.at(float(figure.amount))))
        if not known:
            return [], None
        d = f"M{known[0][0]} {known[0][1]}"
        for across, up in known[1:]:
            d += f"H{across}V{up}" if self.stepped else f"L{across} {up}"
        colour = STROKES.get(series.look, OTHER)[0]
        return [_stroke(series.look, d), Dot(*known[-1], colour, colour)], len(known) - 1

    def _beside(self, series: Series, last: int, x: Scale, y: Scale) -> Words:
        """The name of a line that ends early: under its end where it is the lowest there, else above."""
        amount = _amount(series, last)
        others = [
            float(each.figures[last].amount or 0)
            for each in self.series
            if each is not series and each.figures[last].amount is not None
        ]
        below = all(amount <= other for other in others)
        at = y.at(amount)
        up = min(at + 22, y.begin - 6) if below else at - 12
        right = x.at(last) + 10
        if right + width_of(self._name(series)) < x.end:
            return Words(right, up, self._name(series), bold=True)
        return Words(x.at(last) - 10, up, self._name(series), "end", bold=True)

    def _name(self, series: Series) -> str:
        known = [figure.amount for figure in series.figures if figure.amount is not None]
        return f"{series.name} {self.words(float(known[-1]))}" if known else series.name


def _amount(series: Series, place: int) -> float:
    return float(series.figures[place].amount or 0)


def _stroke(look: Look, d: str) -> Stroke:
    return Stroke(d, *STROKES.get(look, OTHER))


def _apart(ends: Sequence[tuple[float, Series]]) -> list[tuple[float, Series]]:
    """Baselines of the names at the ends of lines, moved apart where two would overlap."""
    placed: list[tuple[float, Series]] = []
    for at, each in sorted(ends, key=lambda end: end[0]):
        least = placed[-1][0] + LINE if placed else 14.0
        placed.append((round(max(at + 5, least), 1), each))
    over = max(placed[-1][0] - (HEIGHT - AXIS), 0) if placed else 0
    return [(round(at - over, 1), each) for at, each in placed]
