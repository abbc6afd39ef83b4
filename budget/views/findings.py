"""One finding: its figures, how to mend it, and accepting it or opening it again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from budget.check_tables import state_of, with_acceptances
from budget.checks import row_of
from budget.forms.reconciliation import AcceptanceForm
from budget.models import AcceptedFinding, CheckFigure
from budget.reconciliation.operations import accept_finding, withdraw_acceptance
from programme.access import Permission
from programme.history import StaleVersion
from programme.models import Entered
from programme.presenters import event_of
from programme.subjects import subject_href
from programme.ui.parts import Event, Link
from programme.views.base import ProgrammeView
from programme.views.saving import SavingView


class FindingMixin(ProgrammeView):
    """Finds the check that the address names, with its acceptance, within what the person may see."""

    section = "budget:proposals"
    check: Any

    def find(self, key: str) -> Any:
        checks = CheckFigure.objects.visible_to(self.request.user).filter(programme=self.programme)
        found = checks.with_acceptance().select_related("programme", "proposal__programme")
        return with_acceptances([get_object_or_404(found, key=key)])[0]


class FindingPage(FindingMixin):
    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        check = self.find(key)
        href = reverse("budget:reconciliation", args=[self.programme.slug])
        context = {
            "title": heading_of(check),
            "check": check,
            "row": row_of(check),
            "state": state_of(check),
            "breadcrumbs": [
                Link("Budget", reverse("budget:proposals", args=[self.programme.slug])),
                Link("Reconciliation", href),
            ],
            "about": [link_of(self.programme.slug, each) for each in check.subjects.split("\n") if each],
            "events": events_of(check),
            "can_edit": self.may(Permission.EDIT_BUDGET) and not check.agrees,
        }
        return render(request, "budget/finding.html", context)


def heading_of(check: CheckFigure) -> str:
    return f"{check.code}: {check.place[:1].lower()}{check.place[1:]}" if check.code else check.place


def link_of(slug: str, subject: str) -> Link:
    """`Proposal R7`, `Service herrick lodge`."""
    kind, _, code = subject.partition(":")
    return Link(f"{kind.capitalize()} {code.replace('-', ' ')}", subject_href(slug, subject))


def events_of(check: CheckFigure) -> list[Event]:
    """Who accepted it and opened it again, newest first."""
    same = AcceptedFinding.history.filter(
        programme=check.programme_id, rule=check.rule, code=check.code, place=check.place
    )
    causes = check.programme.causes.filter(pk__in=same.values("caused_by")).select_related("by")
    return [event_of(cause, cause.what) for cause in causes.order_by("-effective_at", "-id")]


class AcceptFinding(FindingMixin, SavingView):
    permission = Permission.EDIT_BUDGET
    saved_message = "The finding is accepted."

    def find_subject(self, **address: Any) -> None:
        self.check = self.find(address["key"])

    def form_on(self, rows: Mapping[str, Any], data: Any = None) -> AcceptanceForm:
        return AcceptanceForm(data, check=self.check, accepted=rows["version"])

    def rows(self) -> dict[str, Entered | None]:
        return {"version": self.check.accepted}

    def page(self) -> dict[str, Any]:
        return {"title": "Accept this finding", "caption": heading_of(self.check), "lead": self.check.message}

    def save(self, form: AcceptanceForm) -> None:
        accept_finding(self.check, form.seen(), by=self.request.user, reason=form.cleaned_data["reason"])

    def versions(self) -> dict[str, int]:
        """Also of its figures: who read others is asked again."""
        return {**super().versions(), "figures": self.check.figures}

    def success_url(self) -> str:
        href: str = self.check.get_absolute_url()
        return href


class ReopenFinding(FindingMixin):
    permission = Permission.EDIT_BUDGET

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        check = self.find(key)
        try:
            if check.accepted is None:
                raise StaleVersion([])
            withdraw_acceptance(check.accepted, by=request.user)
        except StaleVersion:
            messages.info(request, "It is open already: nobody's acceptance stands.")
        else:
            messages.success(request, "The finding is open again.")
        return HttpResponseRedirect(check.get_absolute_url())
