"""The plan as a Gantt chart, as at any day."""

from __future__ import annotations

from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from programme.boards import figure_href
from programme.days import Day
from programme.filters.plan import workstreams
from programme.gantt import (
    Fill,
    Gantt,
    Layout,
    Links,
    Zoom,
    draw,
    draw_on_paper,
    gantt_on,
    lay_out,
    lay_out_on_paper,
)
from programme.gantt.layout import PAPER_NAMES
from programme.schedule import ScheduleError
from programme.ui.format import figure, long_date, plural
from programme.ui.parts import Link
from programme.views.as_at import AsAtView
from programme.views.plan import tabs

SHOWN = {"": "All", "late": "Late", "critical": "Critical"}
MOST_ON_PAPER = 200
"""More rows than this cannot be read on one sheet; the table is printed instead."""


class GanttPage(AsAtView):
    section = "programme:plan"

    def get(self, request: HttpRequest) -> HttpResponse:
        if self.asked.day is None:
            return self.refuse(self.asked, title="Gantt chart")
        self.show_day(self.asked.day)
        try:
            return render(request, "programme/gantt.html", self.page(Day(self.programme, self.asked.day)))
        except ScheduleError as error:
            return self.refuse(self.asked, title="Gantt chart", error=error)

    def page(self, day: Day) -> dict[str, Any]:
        asked = self.request.GET
        gantt = gantt_on(
            day,
            workstream=self.workstream,
            only_late=self.shown == "late",
            only_critical=self.shown == "critical",
        )
        layout = lay_out(gantt, self.zoom, self.links)
        title, desc = f"Gantt chart as at {long_date(gantt.as_at)}", described(gantt)
        paper = lay_out_on_paper(gantt, self.links) if len(layout.rows) <= MOST_ON_PAPER else None
        return {
            "title": "Gantt chart",
            "tabs": tabs(self, "gantt"),
            "sentence": self.sentence(gantt, day),
            "day": day,
            "asked": [self.asked],
            "kept": self.kept(),
            "as_at": asked.get("as-at", ""),
            "layout": layout,
            "outside": outside_words(layout),
            "chart": draw(layout, id="gantt", title=title, desc=desc),
            "paper": draw_on_paper(paper, id="paper", title=title, desc=desc) if paper else "",
            "is_tall": paper and paper.height > paper.width + PAPER_NAMES,
            "zooms": [Link(zoom.label, self.address(zoom=zoom.slug), zoom is self.zoom) for zoom in Zoom],
            "workstreams": [(each.slug, each.name, each.slug == self.workstream) for each in self.streams],
            "shown": [(value, label, value == self.shown) for value, label in SHOWN.items()],
            "links": [(each.slug, each.label, each is self.links) for each in Links],
            "zoom": self.zoom.slug,
        }

    @cached_property
    def streams(self) -> list[Any]:
        return list(workstreams(self.request).order_by("position"))

    @property
    def workstream(self) -> str:
        """What the address asks for where there is such a thing; else all."""
        asked = self.request.GET.get("workstream", "")
        return asked if asked in {each.slug for each in self.streams} else ""

    @property
    def shown(self) -> str:
        asked = self.request.GET.get("show", "")
        return asked if asked in SHOWN else ""

    @property
    def zoom(self) -> Zoom:
        asked = self.request.GET.get("zoom", "")
        return next((zoom for zoom in Zoom if zoom.slug == asked), Zoom.QUARTER)

    @property
    def links(self) -> Links:
        asked = self.request.GET.get("links", "")
        return next((each for each in Links if each.slug == asked), Links.SLIP)

    def address(self, **changed: str) -> str:
        return f"?{urlencode({**self.request.GET.dict(), **changed})}"

    def sentence(self, gantt: Gantt, day: Day) -> SafeString | str:
        """How many are late and critical, each leading to its rows."""
        marks = {"workstream": self.workstream} if self.workstream else {}
        as_at = day.on

        def counted(count: int, word: str, mark: str) -> SafeString:
            href = figure_href(self.programme.slug, "actions", "", {**marks, mark: "on"}, as_at)
            return figure(f"{count} {word}", href)

        actions = [bar for bar in gantt.bars if bar.is_action]
        done = sum(bar.fill is Fill.COMPLETE for bar in actions)
        late, critical = sum(bar.is_late for bar in actions), sum(bar.is_critical for bar in actions)
        return SafeString(
            f"{plural(len(actions), 'action')}, {done} complete. "
            f"{counted(late, 'late', 'late')}, {counted(critical, 'critical and to be done', 'critical')}."
        )


def described(gantt: Gantt) -> str:
    """What the picture shows, for whoever does not see it; the names beside it say the rest."""
    late = [bar.name for bar in gantt.bars if bar.is_late]
    told = (
        f" Late: {'; '.join(late[:10])}{' and more' if len(late) > 10 else ''}."
        if late
        else " Nothing is late."
    )
    return f"{plural(len(gantt.bars), 'bar')} over time, each with its baseline under it.{told}"


def outside_words(layout: Layout) -> str:
    """Which dates are too far away to be drawn in their place."""
    rows = layout.outside
    if not rows:
        return ""
    names = ", ".join(row.bar.code if row.bar.is_action else row.bar.title for row in rows[:10])
    return (
        f"The chart runs from {long_date(layout.first)} to {long_date(layout.last)}. Dates beyond that are "
        f"drawn at its edge: {names}{' and more' if len(rows) > 10 else ''}."
    )
