"""What if: asking what a set of changes would move and cost, and keeping the question."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from programme import drafts
from programme.dates import DateOutOfRange
from programme.forms.what_if import ChangesForm, lines_of
from programme.models import Programme, Scenario
from programme.operations.errors import Refused
from programme.operations.updates import preview
from programme.planning import Plan, load_plan
from programme.presenters import Preview, change_words, preview_of
from programme.schedule import ScheduleError
from programme.tables.what_if import ScenarioTable
from programme.ui.parts import Link
from programme.views.base import ProgrammeView
from programme.views.plan import tabs
from programme.what_if import edit_from, item_of, read, what_if_href

MOST_NAMED = 3
"""Changes that a heading names; of more it gives the number."""


class WhatIf(ProgrammeView):
    """Posting checks the lines and leads to an address that holds the question, so that it can be sent on."""

    section = "programme:plan"

    def get(self, request: HttpRequest) -> HttpResponse:
        changes = request.GET.getlist("change")
        plan = load_plan(self.programme)
        if not changes:
            return self.show(ChangesForm(drafts.taken_up(request, request.path), plan=plan))
        form = ChangesForm(lines_of(changes), plan=plan)
        if not form.is_valid():
            return self.show(form)
        texts = [str(change) for change in form.changes]
        try:
            answer = answer_of(plan, texts)
        except ScheduleError as error:
            form.add_error(None, str(error))
            return self.show(form)
        return self.show(form, preview=answer, keep_href=what_if_href(self.programme, texts, "save-scenario"))

    def post(self, request: HttpRequest) -> HttpResponse:
        drafts.drop(request)
        plan = load_plan(self.programme)
        if "add" in request.POST:
            return self.show(ChangesForm(request.POST, plan=plan, add=True))
        form = ChangesForm(request.POST, plan=plan)
        if not form.is_valid():
            return self.show(form)
        return HttpResponseRedirect(what_if_href(self.programme, map(str, form.changes)))

    def show(self, form: ChangesForm, **extra: Any) -> HttpResponse:
        kept = Scenario.objects.visible_to(self.request.user).filter(programme=self.programme).for_pages()
        table = ScenarioTable(kept, person=self.request.user)
        table.configure(self.request)
        context = {
            "title": "What if",
            "tabs": tabs(self, "what-if"),
            "form": form,
            "table": table,
            "can_compare": kept.open().exists(),
            **extra,
        }
        return render(self.request, "programme/what_if.html", context)


def crumbs(programme: Programme) -> list[Link]:
    """Where a page of a what-if hangs."""
    return [
        Link("Plan", reverse("programme:plan", args=[programme.slug])),
        Link("What if", what_if_href(programme)),
    ]


def answer_of(plan: Plan, changes: list[str]) -> Preview:
    """What the changes would do. Raises Refused, DateOutOfRange or ScheduleError where they cannot be."""
    result = preview(plan, edit_from(plan, changes))
    return preview_of(result, plan.programme, heading_of(plan, changes))


def heading_of(plan: Plan, changes: list[str]) -> str:
    """`If 23 ends 2 months later and 51 is dropped`."""
    words = changes_in_words(plan, changes)
    if len(words) > MOST_NAMED:
        return f"If all {len(words)} changes are made"
    return f"If {' and '.join([', '.join(words[:-1]), words[-1]] if words[1:] else words)}"


def changes_in_words(plan: Plan, changes: list[str]) -> list[str]:
    """Each change in words; an item that the plan no longer has goes by its code."""
    return [_in_words(plan, text) for text in changes]


def _in_words(plan: Plan, text: str) -> str:
    change = read(text)
    try:
        return change_words(change, item_of(plan, change.code).short)
    except Refused:
        return change_words(change, change.code)


CANNOT_BE = (Refused, ScheduleError, DateOutOfRange)
"""What working out a what-if raises when the plan cannot take it."""
