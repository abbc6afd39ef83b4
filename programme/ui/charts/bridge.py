"""From one total to another, step by step. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from programme.ui.charts.bars import LABELS, NARROW, WIDE
from programme.ui.charts.drawing import (
    ACCENT,
    FAINT,
    GREEN,
    LINE,
    QUIET,
    RED,
    RULE,
    WHITE,
    Anchor,
    Box,
    Drawing,
    Shape,
    Stroke,
    Words,
    width_of,
    wrapped,
)
from programme.ui.charts.scales import Scale, nice_ticks
from programme.ui.charts.values import Chart, Figure, Look, Point, Series
from programme.ui.format import sign

FILLS = {Look.PLAN: QUIET, Look.FORECAST: ACCENT, Look.WORSE: RED, Look.BETTER: GREEN, Look.OTHER: RULE}
ROW, BAR = 44, 24
CUT = 4
"""The axis is cut, and says where it begins, where the steps are within a quarter of the total."""


@dataclass(frozen=True, slots=True)
class Step:
    """A total, which stands on the axis, or a change that hangs on the step before."""

    point: Point
    figure: Figure
    look: Look

    @property
    def amount(self) -> float:
        return float(self.figure.amount or 0)


def bridge_chart(
    *,
    title: str,
    message: str,
    heading: str,
    column: str,
    steps: Sequence[Step],
    words: Callable[[float], str],
    note: str = "",
    width: int = WIDE,
) -> Chart:
    """`steps` begin and end with a total (`Point.is_total`); what stands between leads from one to the other.

    `words` print an amount; before that of a change stands its sign.
    """
    return Chart(
        title,
        message,
        heading,
        [step.point for step in steps],
        [Series(column, Look.PLAN, [step.figure for step in steps])],
        _draw(steps, words, width, beside=LABELS),
        _draw(steps, words, NARROW, beside=0),
        note,
    )


def _draw(steps: Sequence[Step], words: Callable[[float], str], width: int, *, beside: int) -> Drawing:
    levels = _levels(steps)
    begins = _axis_begins(levels)
    low, high = min(begins, *(min(pair) for pair in levels)), max(0.0, *(max(pair) for pair in levels))
    said = [_said(step, words) for step in steps]
    room = 16 + max(width_of(each) for each in said)
    # Words stand on the side that a bar runs to, so both sides may need the room.
    x = Scale(low, high, beside + (room if low < 0 else 0), width - room)
    row = ROW if beside else ROW + LINE
    shapes: list[Shape] = []
    for place, (step, (begin, end)) in enumerate(zip(steps, levels, strict=True)):
        top = row * place
        middle = top + (ROW / 2 if beside else LINE + ROW / 2)
        shapes += _name(step, width, middle=middle, top=top, beside=beside)
        shapes += _bar(step, begin, end, x, middle, is_cut=bool(begins))
        at, anchor = _label(begin, end, x, room_left=x.at(min(begin, end)) - beside - width_of(said[place]))
        shapes.append(Words(at, middle + 5, said[place], anchor, bold=True))
        if place + 1 < len(steps):
            under = middle + BAR / 2
            shapes.append(Stroke(f"M{x.at(end)} {under}V{under + row - BAR}", RULE))
    bottom = row * len(steps)
    if begins:
        shapes.append(Words(x.begin, bottom + 14, f"Axis starts at {words(begins)}", quiet=True))
    else:
        shapes.insert(0, Stroke(f"M{x.at(0)} 4V{bottom}", FAINT))
    return Drawing(width, bottom + (24 if begins else 4), shapes)


def _levels(steps: Sequence[Step]) -> list[tuple[float, float]]:
    """From where to where each bar runs."""
    found, level = [], 0.0
    for step in steps:
        begin, level = (0.0, step.amount) if step.point.is_total else (level, level + step.amount)
        found.append((begin, level))
    return found


def _axis_begins(levels: Sequence[tuple[float, float]]) -> float:
    """0, or a round number below all that moves, where everything moves far above 0."""
    ends = [end for _, end in levels]
    lowest, highest = min(ends), max(ends)
    moved = highest - lowest
    if lowest <= 0 or not moved or moved * CUT > highest:
        return 0.0
    return max(nice_ticks(lowest - moved / 2, highest)[0], 0.0)


def _name(step: Step, width: int, *, middle: float, top: float, beside: int) -> list[Shape]:
    lines = wrapped(step.point.label, beside - 12) if beside else wrapped(step.point.label, width, most=1)
    first = middle + 5 - LINE / 2 * (len(lines) - 1) if beside else top + 16
    return [
        Words(0, first + LINE * place, line, bold=step.point.is_total) for place, line in enumerate(lines)
    ]


def _bar(step: Step, begin: float, end: float, x: Scale, middle: float, *, is_cut: bool) -> list[Shape]:
    left, right = sorted((x.at(max(begin, x.low)), x.at(end)))
    top = middle - BAR / 2
    bar: list[Shape] = [Box(left, top, max(round(right - left, 1), 2), BAR, FILLS[step.look])]
    if is_cut and step.point.is_total and right - left > BAR:
        # A white zigzag says that the bar does not begin here.
        bar.append(Stroke(f"M{left + 12} {top - 1}l6 {BAR / 2 + 1}l-6 {BAR / 2 + 1}", WHITE, 4))
    return bar


def _label(begin: float, end: float, x: Scale, *, room_left: float) -> tuple[float, Anchor]:
    left, right = sorted((x.at(max(begin, x.low)), x.at(end)))
    return (left - 8, "end") if end < begin and room_left > 8 else (right + 8, "start")


def _said(step: Step, words: Callable[[float], str]) -> str:
    if step.point.is_total:
        return words(step.amount)
    return f"{sign(step.amount, signed=True)}{words(abs(step.amount))}"
