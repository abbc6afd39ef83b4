"""Two days of one programme side by side, with what changed between them."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from programme.board_changes import compared, ratings
from programme.days import first_day
from programme.schedule import ScheduleError
from programme.statuses import month_before
from programme.ui.parts import Link
from programme.verdicts import verdict
from programme.views.as_at import AsAtView, asked_day


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
