"""Two days of one programme side by side, with what changed between them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from programme.boards import Board, Summary, first_day
from programme.contributions import BoardFigure, contributed
from programme.schedule import ScheduleError
from programme.statuses import month_before
from programme.ui.format import pounds, sign
from programme.ui.parts import Direction, Link
from programme.ui.status import Tag, status_tag
from programme.views.as_at import AsAtView, asked_day
from programme.views.dashboard import verdict

SAME = "No change"


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure on both days; `change` in words, and whether that is worse or better."""

    label: str
    then: BoardFigure
    now: BoardFigure
    direction: Direction
    change: str


@dataclass(frozen=True, slots=True)
class ComparedRating:
    name: str
    then: Tag | None
    now: Tag | None
    direction: Direction
    change: str


class CompareDays(AsAtView):
    section = "programme:dashboard"

    def get(self, request: HttpRequest) -> HttpResponse:
        today = self.programme.today()
        now = asked_day(self.programme, "to", request.GET.get("to", ""), today)
        then = asked_day(
            self.programme, "from", request.GET.get("from", ""), self._month_before(now.day or today)
        )
        title = "Two days compared"
        if then.day is None or now.day is None:
            return self.refuse(then, now, title=title)
        try:
            boards = [self.board(each) for each in (then.day, now.day)]
            context = {
                "title": title,
                "breadcrumbs": [
                    Link("Dashboard", reverse("programme:dashboard", args=[self.programme.slug]))
                ],
                "asked": (then, now),
                "boards": boards,
                "verdicts": [verdict(each) for each in boards],
                "rows": compared(*boards),
                "ratings": ratings(*boards),
            }
            return render(request, "programme/compare_days.html", context)
        except ScheduleError as error:
            return self.refuse(then, now, title=title, error=error)

    def _month_before(self, day: dt.date) -> dt.date:
        """A month before, or the first day there is."""
        first = first_day(self.programme)
        return max(month_before(day), first) if first else day


def compared(then: Board, now: Board) -> list[Compared]:
    """The declared figures on both days."""
    return [_compared(figure(then), figure(now)) for figure in contributed("COMPARED")]


def _compared(then: BoardFigure, now: BoardFigure) -> Compared:
    change = now.value - then.value
    if not change:
        return Compared(now.label, then, now, "same", SAME)
    size = pounds(abs(change), now.unit) if now.unit else f"{int(abs(change)):,}"
    worse: Direction = (
        "" if not now.more_is else "worse" if (change > 0) == (now.more_is == "worse") else "better"
    )
    return Compared(now.label, then, now, worse, f"{sign(float(change), True)}{size}")


def ratings(then: Board, now: Board) -> list[ComparedRating]:
    """Each workstream's status on both days; one that did not exist then has none."""
    before = {each["slug"]: each for each in then.of("actions")["workstreams"]}
    return [_rating(before.get(each["slug"]), each) for each in now.of("actions")["workstreams"]]


def _rating(then: Summary | None, now: Summary) -> ComparedRating:
    words = (then["status"] if then else "", now["status"])
    rank = {"RED": 2, "AMBER": 1}
    change = rank.get(words[1], 0) - rank.get(words[0], 0)
    direction: Direction = "worse" if change > 0 else "better" if change < 0 else "same"
    said = {"worse": "Worse", "better": "Better", "same": SAME}[direction]
    tags = [status_tag(word) if word else None for word in words]
    return ComparedRating(now["name"], tags[0], tags[1], direction, said)
