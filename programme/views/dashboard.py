"""Whether a programme is on course, on one page: a version for each role, as at any day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from programme.access import BY_NAME, Permission
from programme.boards import Board
from programme.contributions import Dashboard, dashboards, filled
from programme.models import RoleAssignment
from programme.published import published_by
from programme.schedule import ScheduleError
from programme.ui.parts import KeyFigure, Link
from programme.verdicts import key_figure, verdict
from programme.views.as_at import AsAtView
from programme.watching import worker_trouble

STRIP = 5
"""Key figures that stand beside each other."""
TITLE = "Programme dashboard"


class DashboardView(AsAtView):
    section = "programme:dashboard"
    permission = Permission.READ_PUBLISHED

    def get(self, request: HttpRequest) -> HttpResponse:
        if self.asked.day is None:
            return self.refuse(self.asked, title=TITLE)
        self.show_day(self.asked.day)
        mine = self.versions()
        chosen = next((each for each in mine if each.role == request.GET.get("role")), mine[0])
        if Permission.VIEW not in BY_NAME[chosen.role].permissions:
            return render(request, "programme/published.html", self.published(mine, chosen, self.asked.day))
        try:
            page = self.page(mine, chosen, self.board(self.asked.day))
            return render(request, "programme/dashboard.html", page)
        except ScheduleError as error:
            return self.refuse(self.asked, title=TITLE, error=error)

    def published(self, mine: list[Dashboard], chosen: Dashboard, day: dt.date) -> dict[str, Any]:
        """The version of those who may read what is published, and nothing else; no figure of today."""
        self.request.freshness = None
        published = published_by(self.programme, self.request.user, day)
        is_past = day != self.programme.today()
        return {
            "title": TITLE,
            "is_past": is_past,
            "published": published,
            "asked": [self.asked],
            "kept": self.kept(),
            "panels": filled(chosen.panels, published, BY_NAME[chosen.role].permissions),
            **self.tabs(mine, chosen, f"as-at={day}" if is_past else ""),
        }

    def page(self, mine: list[Dashboard], chosen: Dashboard, board: Board) -> dict[str, Any]:
        return {
            "title": TITLE,
            "board": board,
            "asked": [self.asked],
            "kept": self.kept(),
            "compare_href": reverse("programme:compare-days", args=[self.programme.slug])
            + (f"?to={board.as_at}" if board.is_past else ""),
            "verdict": verdict(board),
            "worker": self.worker_trouble(),
            "strips": strips([key_figure(figure, board) for figure in chosen.figures]),
            "panels": filled(chosen.panels, board, self.request.permissions),
            **self.tabs(mine, chosen, board.query),
        }

    def worker_trouble(self) -> str:
        """Nothing on a past day, nor where the page says already how far behind its figures are."""
        freshness = self.request.freshness
        return "" if freshness is None or freshness.trouble else worker_trouble()

    def versions(self) -> list[Dashboard]:
        """Those of the person's own roles."""
        roles = RoleAssignment.objects.filter(programme=self.programme, person=self.request.user).standing()
        held = set(roles.values_list("role", flat=True))
        return [each for role, each in dashboards().items() if role in held]

    def tabs(self, versions: list[Dashboard], chosen: Dashboard, query: str) -> dict[str, Any]:
        """For somebody with several roles; each stays at the day."""
        more = f"&{query}" if query else ""
        tabs = [
            Link(BY_NAME[each.role].label, f"?role={each.role}{more}", current=each is chosen)
            for each in versions
        ]
        return {"tabs_label": "Dashboards", "tabs": tabs if len(tabs) > 1 else []}


def strips(figures: list[KeyFigure]) -> list[list[KeyFigure]]:
    return [figures[at : at + STRIP] for at in range(0, len(figures), STRIP)]
