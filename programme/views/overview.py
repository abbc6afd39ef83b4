"""All programmes that a person may see into, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from programme.boards import boards_of_today
from programme.contributions import BoardFigure, contributed
from programme.models import Programme
from programme.schedule import ScheduleError
from programme.ui.parts import Verdict
from programme.verdicts import verdict


@dataclass(frozen=True, slots=True)
class ProgrammeColumn:
    """One programme: its verdict and the declared figures; `trouble` where its plan has no schedule."""

    programme: Programme
    verdict: Verdict | None
    figures: list[BoardFigure]
    trouble: str = ""


@require_safe
@never_cache
@login_required
def overview(request: HttpRequest) -> HttpResponse:
    columns = compared(request.user)
    rows = [
        (group[0].label.rpartition(" ")[0] if group[0].label[-1:].isdigit() else group[0].label, group)
        for group in zip(*(column.figures for column in columns if column.figures), strict=True)
    ]
    context = {"title": "Your programmes compared", "columns": columns, "rows": rows}
    return render(request, "programme/overview.html", context)


def compared(person: object) -> list[ProgrammeColumn]:
    """In the order of their names. A figure is that of each programme's own day."""
    programmes = Programme.objects.open_to(person).order_by("name")
    found = []
    for board in boards_of_today(programmes):
        try:
            figures = [figure(board) for figure in contributed("COMPARED")]
            found.append(ProgrammeColumn(board.programme, verdict(board), figures))
        except ScheduleError as error:
            found.append(ProgrammeColumn(board.programme, None, [], str(error)))
    return found
