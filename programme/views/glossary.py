"""The words of reports in plain English: the same as at the end of each report."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from programme.access import Permission
from programme.reporting.glossary import TERMS
from programme.views.base import ProgrammeView
from programme.views.published import tabs


class Glossary(ProgrammeView):
    section = "programme:reports"
    permission = Permission.READ_PUBLISHED

    def get(self, request: HttpRequest) -> HttpResponse:
        context = {
            "title": "Words used in reports",
            "terms": TERMS,
            "tabs": tabs(self.programme, "glossary"),
        }
        return render(request, "programme/glossary.html", context)
