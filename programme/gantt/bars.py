"""One row of a Gantt chart: its bar or diamond, the baseline under it, and what is written beside it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from programme.gantt.content import Fill
from programme.gantt.layout import BAR, GAP, PAPER_NAMES, Layout, Row, room_beside
from programme.gantt.svg import beside, diamond, edge_of, line, rect, words
from programme.ui.charts.drawing import ACCENT, INK, QUIET, RED, RULE, WHITE, wrapped

DONE = "#6b7072"
FADE = 90
"""An open end fades out over so many pixels."""


def bar(row: Row, layout: Layout, id: str) -> Iterator[str]:
    """`id` begins the names of the patterns of this drawing."""
    shown, top = row.bar, row.middle - BAR / 2
    yield f"<g><title>{escape(f'{shown.name}: {shown.spoken}')}</title>"
    if shown.is_milestone:
        yield from _milestone(row)
    else:
        if shown.planned_end or shown.planned_start:
            wide = max(row.planned_right - row.planned_left, 2)
            yield rect(row.planned_left, top + BAR + 2, wide, 3, RULE)
        yield from _body(row, top, id)
        yield from _marks(row, top, id)
    yield _said(row, layout)
    yield "</g>"


def _body(row: Row, top: float, id: str) -> Iterator[str]:
    wide = max(row.right - row.left, 2)
    open_end = min(FADE, wide) if row.bar.end is None else 0
    fill, edge = {
        Fill.COMPLETE: (DONE, ""),
        Fill.UNDER_WAY: (ACCENT, ""),
        Fill.NOT_STARTED: (WHITE, edge_of(ACCENT)),
        Fill.ON_HOLD: (WHITE, edge_of(ACCENT, dash="3 2")),
    }[row.bar.fill]
    yield rect(row.left, top, wide - open_end, BAR, fill, edge)
    if open_end:
        yield rect(row.right - open_end, top, open_end, BAR, f"url(#{id}-open)")


def _marks(row: Row, top: float, id: str) -> Iterator[str]:
    shown, wide = row.bar, max(row.right - row.left, 2)
    if shown.is_late and shown.end and row.right > row.planned_right:
        begin = max(row.planned_right, row.left)
        yield rect(begin, top, max(row.right - begin, 2), BAR, f"url(#{id}-late)", edge_of(RED, 1))
    if shown.start is None and wide > GAP:
        yield line(f"M2 {top + 2:g}l4 3-4 3", WHITE, 1.5)
    if shown.fill is Fill.COMPLETE and wide > GAP:
        yield line(f"M{row.right - 10:g} {top + 5:g}l2.5 2.5 5-5", WHITE, 1.5)
    if shown.is_critical:
        yield line(f"M{row.left:g} {top - 1:g}h{wide:g}M{row.left:g} {top + BAR + 1:g}h{wide:g}", INK, 2)
        if shown.end:
            yield diamond(row.right, row.middle, 6, INK)


def _milestone(row: Row) -> Iterator[str]:
    shown = row.bar
    if shown.is_late and row.planned_right != row.right:
        yield line(f"M{row.planned_right:g} {row.middle:g}H{row.right:g}", RED, 1.5, "2 2")
        yield diamond(row.planned_right, row.middle, 4, RULE)
    fill = {Fill.COMPLETE: DONE, Fill.UNDER_WAY: ACCENT}.get(shown.fill, WHITE)
    yield diamond(
        row.right, row.middle, 7, fill, RED if shown.is_late else INK if shown.is_critical else ACCENT
    )


def _said(row: Row, layout: Layout) -> str:
    """When it ends, and how late that is: at the right, or at the left where there is no room."""
    shown = row.bar
    more = shown.late or shown.note
    room = room_beside(shown)
    x = row.right + GAP
    if x + room > layout.width and row.left - GAP - room > 0:
        x = row.left - GAP - room
    ground = rect(x - 2, row.middle - 8, room, 16, WHITE, ' fill-opacity="0.85"')
    return ground + beside(x, row.middle + 5, shown.end_words, more, RED if shown.is_late else QUIET)


def name(row: Row) -> Iterator[str]:
    """Number and title, on paper, in a column that begins at 0."""
    shown, y = row.bar, row.middle + 5
    if shown.is_critical:
        yield diamond(10, y - 5, 4, INK)
    if shown.is_action:
        yield words(46, y, shown.code, "end", bold=shown.is_late or shown.is_critical)
    wide = PAPER_NAMES - (120 if shown.is_late else 48)
    for text in wrapped(shown.title, wide, 1):
        yield words(56, y, text, bold=shown.is_late)
