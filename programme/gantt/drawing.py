"""A Gantt chart as SVG.

Nothing is told by colour alone: how far an item is by its fill and its tick, slip by a hatch and words, what
is critical by rails and a diamond, what passes slip on by a thick line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from django.utils.safestring import SafeString, mark_safe

from programme.gantt.bars import bar, name
from programme.gantt.layout import GROUP_ROW, HEAD, PAPER_NAMES, Elbow, Layout, Links
from programme.gantt.svg import line, rect, words
from programme.ui.charts.drawing import ACCENT, FAINT, INK, RED, RULE, WHITE, width_of
from programme.ui.format import long_date

PAST, BAND, GRID = "#f4f8fb", "#e8ecef", "#e4e6e7"
PATTERNS = (
    '<defs><pattern id="{id}-late" width="5" height="5" patternUnits="userSpaceOnUse" '
    f'patternTransform="rotate(45)">{rect(0, 0, 5, 5, WHITE)}{rect(0, 0, 2.5, 5, RED)}</pattern>'
    f'<linearGradient id="{{id}}-open"><stop offset="0" stop-color="{ACCENT}"/>'
    f'<stop offset="1" stop-color="{ACCENT}" stop-opacity="0"/></linearGradient></defs>'
)


def draw(layout: Layout, *, id: str, title: str, desc: str) -> SafeString:
    """The chart without names, to stand beside a list of them with rows of the same heights."""
    return _svg(id, layout.width, layout.height, title, desc, _chart(layout, id))


def draw_on_paper(layout: Layout, *, id: str, title: str, desc: str) -> SafeString:
    """The chart with its names, to fill whatever sheet it is given."""
    chart = [f'<g transform="translate({PAPER_NAMES} 0)">', *_chart(layout, id), "</g>"]
    return _svg(id, PAPER_NAMES + layout.width, layout.height, title, desc, [*_names(layout), *chart])


def _svg(id: str, width: float, height: float, title: str, desc: str, shapes: Iterable[str]) -> SafeString:
    # Every text that comes from people is escaped where it is put in.
    return mark_safe(  # noqa: S308
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}" role="img" aria-labelledby="{id}-title {id}-desc" '
        'font-family="arial, sans-serif" font-size="14">'
        f'<title id="{id}-title">{escape(title)}</title><desc id="{id}-desc">{escape(desc)}</desc>'
        + PATTERNS.replace("{id}", id)
        + "".join(shapes)
        + "</svg>"
    )


def _chart(layout: Layout, id: str) -> Iterator[str]:
    yield from _ground(layout)
    yield from _head(layout)
    yield from _links([elbow for elbow in layout.elbows if not _stands_out(layout, elbow)])
    yield from _as_at(layout)
    for row in layout.rows:
        yield from bar(row, layout, id)
    yield from _links([elbow for elbow in layout.elbows if _stands_out(layout, elbow)])


def _stands_out(layout: Layout, elbow: Elbow) -> bool:
    return elbow.tie.is_broken or (elbow.tie.passes_slip and layout.links is Links.SLIP)


def _foot(layout: Layout) -> float:
    """Where the rows end, and the years are named again."""
    return layout.height - HEAD


def _ground(layout: Layout) -> Iterator[str]:
    foot, wide = _foot(layout), layout.width
    yield rect(0, HEAD, layout.x(layout.as_at, after=True), foot - HEAD, PAST)
    for heading in layout.headings:
        yield rect(0, heading.top, wide, GROUP_ROW, BAND)
    yield line("".join(f"M0 {row.top:g}H{wide:g}" for row in layout.rows), GRID, 0.5)
    yield line("".join(f"M{step.x:g} {HEAD}V{foot:g}" for step in layout.steps()), GRID)
    years = "".join(f"M{year.x:g} 0V{foot:g}" for year in layout.years())
    yield line(f"{years}M{layout.span:g} 0V{foot:g}", FAINT)


def _head(layout: Layout) -> Iterator[str]:
    for year in layout.years():
        if year.width > width_of(year.label) * 0.8:
            middle = year.x + year.width / 2
            yield words(middle, 20, year.label, "middle", bold=True)
            yield words(middle, _foot(layout) + 20, year.label, "middle", bold=True)
    for step in layout.steps():
        yield words(step.x + step.width / 2, 43, step.label, "middle", quiet=True)


def _as_at(layout: Layout) -> Iterator[str]:
    x, foot = layout.x(layout.as_at, after=True), _foot(layout)
    yield line(f"M{x:g} {HEAD}V{foot + 28:g}", INK, 1.5, "4 3")
    label = f"As at {long_date(layout.as_at)}"
    wide = width_of(label)
    left = max(0.0, min(x - wide / 2, layout.width - wide))
    yield rect(left, foot + 28, wide, 22, INK)
    yield words(left + wide / 2, foot + 44, label, "middle", fill=WHITE)


def _links(elbows: Sequence[Elbow]) -> Iterator[str]:
    """Thin lines where all is well, thick ones for slip, red ones with dashes where dates contradict."""
    broken = [elbow for elbow in elbows if elbow.tie.is_broken]
    thick = [elbow for elbow in elbows if elbow.tie.passes_slip and not elbow.tie.is_broken]
    thin = [elbow for elbow in elbows if not elbow.tie.passes_slip and not elbow.tie.is_broken]
    for found, colour, width, dash in (
        (thin, RULE, 0.75, ""),
        (broken, RED, 1.5, "2 3"),
        (thick, INK, 2, ""),
    ):
        if found:
            ways = "".join(f"M{each.x1:g} {each.y1:g}H{each.x2:g}V{each.y2:g}" for each in found)
            tips = "".join(f"M{each.x2:g} {each.y2:g}l-3 {-5 if each.goes_down else 5}h6z" for each in found)
            yield line(ways, colour, width, dash)
            yield f'<path d="{tips}" fill="{colour}"/>'


def _names(layout: Layout) -> Iterator[str]:
    """Headings and names at the left of a chart on paper."""
    for heading in layout.headings:
        yield rect(0, heading.top, PAPER_NAMES, GROUP_ROW, BAND)
        yield words(8, heading.top + 20, heading.group.title, bold=True)
        for row in heading.rows:
            yield from name(row)
