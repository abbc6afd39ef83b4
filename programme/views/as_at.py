"""Pages that can be asked for as at a past day: `?as-at=2011-06-30`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from django.http import HttpResponse
from django.shortcuts import render

from programme.boards import Board, board_on
from programme.days import first_day
from programme.models import Programme
from programme.reading.dates import read_plan_date
from programme.schedule import ScheduleError
from programme.ui.format import long_date
from programme.views.base import ProgrammeView

DAYS = {"as-at", "from", "to", "page"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A day as somebody asked for it; `day` is None where it cannot be shown, and `error` says why."""

    name: str
    text: str
    day: dt.date | None
    error: str = ""

    @property
    def shown(self) -> str:
        """What stands in its field: as typed where it is refused, else the day that is shown."""
        return self.text if self.day is None else long_date(self.day)


def asked_day(programme: Programme, name: str, text: str, default: dt.date) -> Asked:
    """Read a day: a month means its last day. One to come, or before the programme, is refused."""
    text = text.strip()
    if not text:
        return Asked(name, text, default)
    today, first = programme.today(), first_day(programme)
    try:
        found = read_plan_date(text)
    except ValueError as error:
        return Asked(name, text[:40], None, str(error))
    day = min(found.last, today) if found.first <= today else found.last
    if day > today:
        words = f"{long_date(day)} is still to come: enter {long_date(today)} or an earlier day"
        return Asked(name, text, None, words)
    if first is None or day < first:
        begins = long_date(first) if first else long_date(today)
        words = f"Nothing of this programme was entered by {long_date(day)}: enter {begins} or a later day"
        return Asked(name, text, None, words)
    return Asked(name, text, day)


class AsAtView(ProgrammeView):
    """Base of these pages. What was asked stays in its field, also where it is refused."""

    @cached_property
    def asked(self) -> Asked:
        return asked_day(self.programme, "as-at", self.request.GET.get("as-at", ""), self.programme.today())

    def board(self, on: dt.date) -> Board:
        """Raises ScheduleError where the plan of that day has no schedule."""
        return board_on(
            self.programme,
            on,
            person=self.request.user.get_username(),
            permissions=self.request.permissions,
        )

    def show_day(self, day: dt.date) -> None:
        """Say on the frame of the page which day it shows; figures of a past day belong to no revision."""
        self.request.as_at = day
        if day != self.programme.today():
            self.request.freshness = None

    def refuse(self, *asked: Asked, title: str, error: ScheduleError | None = None) -> HttpResponse:
        """The page that says why a day cannot be shown, with what was asked still in its field."""
        errors = [{"message": each.error, "href": f"#{each.name}"} for each in asked if each.error]
        if error:
            message = f"The plan of that day has no schedule: {error}"
            errors = [{"message": message, "href": f"#{asked[0].name}"}]
        context = {
            "title": title,
            "asked": asked,
            "form": {"error_links": errors, "errors": errors},
            "kept": self.kept(),
        }
        return render(self.request, "programme/day_refused.html", context, status=400)

    def kept(self) -> dict[str, str]:
        """What the address holds beside the day, for the form that asks for another one."""
        return {name: value for name, value in self.request.GET.items() if name not in DAYS}
