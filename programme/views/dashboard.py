"""Whether a programme is on course, on one page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html_join

from programme.contributions import VerdictPart, contributed, panels
from programme.models import Programme
from programme.ui.parts import Verdict
from programme.ui.status import status_tag
from programme.views.base import ProgrammeView

OPENING = {"RED": "Off course", "AMBER": "Needs attention", "GREEN": "On course"}


class Dashboard(ProgrammeView):
    section = "programme:dashboard"

    def get(self, request: HttpRequest) -> HttpResponse:
        context = {
            "title": "Programme dashboard",
            "verdict": verdict(self.programme),
            "key_figures": [figure(self.programme) for figure in contributed("KEY_FIGURES")],
            "panels": panels("DASHBOARD_PANELS", self.programme, self.request.permissions),
        }
        return render(request, "programme/dashboard.html", context)


def verdict(programme: Programme) -> Verdict:
    """The worst of the declared clauses gives the rating; together they are the sentence."""
    clauses: list[VerdictPart] = [clause(programme) for clause in contributed("VERDICT")]
    worst = min((clause.status for clause in clauses), key=list(OPENING).index)
    words = format_html_join(" and ", "{}", ((clause.words,) for clause in clauses))
    return Verdict(status_tag(worst), words=words, opening=OPENING[worst])
