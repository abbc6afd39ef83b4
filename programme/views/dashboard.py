"""Whether a programme is on course, on one page: a version for each role, as at any day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html_join

from programme.access import BY_NAME, Permission
from programme.boards import Board
from programme.contributions import BoardFigure, Dashboard, VerdictPart, contributed, dashboards, filled
from programme.models import RoleAssignment
from programme.published import published_by
from programme.schedule import ScheduleError
from programme.ui.format import pounds
from programme.ui.parts import Direction, KeyFigure, Link, Verdict
from programme.ui.status import status_tag
from programme.views.as_at import AsAtView
from programme.watching import worker_trouble

OPENING = {"RED": "Off course", "AMBER": "Needs attention", "GREEN": "On course"}
STRIP = 5


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
            "worker": "" if self.request.freshness.trouble else worker_trouble(),
            "strips": strips([key_figure(figure, board) for figure in chosen.figures]),
            "panels": filled(chosen.panels, board, self.request.permissions),
            **self.tabs(mine, chosen, board.query),
        }

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
    """As many as stand beside each other."""
    return [figures[at : at + STRIP] for at in range(0, len(figures), STRIP)]


def verdict(board: Board) -> Verdict:
    """The worst of the declared clauses gives the rating; together they are the sentence."""
    clauses: list[VerdictPart] = [clause(board) for clause in contributed("VERDICT")]
    worst = min((clause.status for clause in clauses), key=list(OPENING).index)
    words = format_html_join(" and ", "{}", ((clause.words,) for clause in clauses))
    lines = [line for say in contributed("VERDICT_LINES") if (line := say(board))]
    return Verdict(status_tag(worst), words=words, opening=OPENING[worst], lines=lines)


def key_figure(figure: Any, board: Board) -> KeyFigure:
    """A declared figure with what became of it since the month before."""
    now: BoardFigure = figure(board)
    before = figure(board.before).value if board.before else None
    direction, travel = travelled(now, before, board)
    return KeyFigure(
        label=now.label,
        value=now.words,
        href=now.href,
        of=now.of,
        note=travel,
        direction=direction,
        more=now.note,
    )


def travelled(now: BoardFigure, before: Any, board: Board) -> tuple[Direction, str]:
    """How a figure moved since the month before, in words, and whether that is worse or better."""
    if before is None or board.before is None or not now.is_known:
        return "", ""
    change = now.value - before
    if not change:
        return "same", "No change"
    size = pounds(abs(change), now.unit) if now.unit else f"{int(abs(change)):,}"
    words = f"{size} {'more' if change > 0 else 'less' if now.unit else 'fewer'}"
    if not now.more_is:
        return "", words
    opposite: Direction = "better" if now.more_is == "worse" else "worse"
    return (now.more_is if change > 0 else opposite), words
