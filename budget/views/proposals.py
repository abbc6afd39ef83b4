"""Proposals: the register, one proforma, and changing it."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from budget.filters import ProposalFilter
from budget.forms.proposals import ProposalForm
from budget.models import DeliveredAmount, Delivery, Proposal, ProposalAmount, ProposalLink, SavingFigure
from budget.operations import change_proposal, preview_proposal
from budget.portfolio import effect_is_assumed, load_portfolio
from budget.tables import ProposalTable
from budget.totals import budget_year, totals
from programme.access import Permission
from programme.consequences import Consequence
from programme.contributions import panels
from programme.dates import PlanDate
from programme.financial_years import year_label
from programme.presenters import event_of
from programme.ui.parts import Event, Link
from programme.ui.views import TableView
from programme.views.base import ProgrammeView
from programme.views.confirming import ConfirmingView


class ProposalList(ProgrammeView, TableView):
    section = "budget:proposals"
    template_name = "budget/proposals.html"
    one = "proposal"
    table_class = ProposalTable
    filterset_class = ProposalFilter
    per_page = 100

    @cached_property
    def year(self) -> int:
        asked = self.request.GET.get("year", "")
        known = (
            SavingFigure.objects.filter(programme=self.programme, year=int(asked))
            if asked.isdecimal()
            else None
        )
        return (
            int(asked)
            if known is not None and len(asked) < 5 and known.exists()
            else budget_year(self.programme)
        )

    def get_title(self) -> str:
        return f"Budget {year_label(self.year)}"

    def get_queryset(self) -> Any:
        proposals = Proposal.objects.visible_to(self.request.user).filter(programme=self.programme)
        return proposals.standing().with_figures(self.year)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(totals=totals(self.programme, self.year), year=self.year, **kwargs)


class ProposalMixin(ProgrammeView):
    section = "budget:proposals"
    proposal: Proposal

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        self.code = kwargs.pop("code")
        return super().dispatch(request, *args, **kwargs)

    def find(self) -> Proposal:
        proposals = Proposal.objects.visible_to(self.request.user).filter(programme=self.programme).standing()
        return get_object_or_404(proposals.with_figures(budget_year(self.programme)), code=self.code)


class ProposalPage(ProposalMixin):
    def get(self, request: HttpRequest) -> HttpResponse:
        proposal = self.find()
        year = budget_year(self.programme)
        amounts = list(ProposalAmount.objects.filter(proposal=proposal).standing())
        effect, assumed = self._effect(proposal)
        context = {
            "title": proposal.title,
            "proposal": proposal,
            "year": year_label(year),
            "breadcrumbs": [Link("Budget", reverse("budget:proposals", args=[self.programme.slug]))],
            "effect": effect,
            "effect_is_assumed": assumed,
            "figures": SavingFigure.objects.filter(proposal=proposal).select_related("delayed_by__programme"),
            "printed": next((each.amount for each in amounts if each.year == year), None),
            "children": Proposal.objects.filter(parent=proposal).standing().with_figures(year),
            "drivers": proposal.drivers.filter(withdrawn_at=None),
            "groups": proposal.target_groups.filter(withdrawn_at=None),
            "staffing": staffing_rows(proposal),
            "deliveries": Delivery.objects.filter(proposal=proposal)
            .standing()
            .select_related("item__figure", "item__programme"),
            "links": ProposalLink.objects.filter(proposal=proposal)
            .standing()
            .select_related("item__programme"),
            "panels": panels("PROPOSAL_PANELS", proposal, self.request.permissions),
            "events": events_of(proposal),
            "can_edit": self.may(Permission.EDIT_BUDGET),
        }
        return render(request, "budget/proposal.html", context)

    def _effect(self, proposal: Proposal) -> tuple[PlanDate | None, bool]:
        if proposal.is_summary:
            return proposal.effect, False
        portfolio = load_portfolio(self.programme)
        scheme = portfolio.scheme(proposal)
        year, month = divmod(scheme.effect, 12)
        return proposal.effect or PlanDate(year, month + 1), effect_is_assumed(proposal)


def events_of(proposal: Proposal) -> list[Event]:
    """What was changed in a proposal, its amounts and what delivers it, newest first."""
    rows = (
        Proposal.history.filter(id=proposal.pk),
        *(
            model.history.filter(proposal_id=proposal.pk)
            for model in (ProposalAmount, Delivery, DeliveredAmount)
        ),
    )
    written = [pk for found in rows for pk in found.values_list("caused_by", flat=True)]
    causes = proposal.programme.causes.filter(pk__in=written).select_related("by")
    return [event_of(cause, cause.what) for cause in causes.order_by("-effective_at", "-id")]


def staffing_rows(proposal: Proposal) -> list[dict[str, Any]]:
    """Each printed staffing line with its posts by column; a line of zeros says nothing and is left out."""
    rows: dict[str, dict[str, Any]] = {}
    for line in proposal.staffing.filter(withdrawn_at=None):
        row = rows.setdefault(line.line, {"label": line.get_line_display(), "cells": []})
        row["cells"].append(("Now" if line.year is None else year_label(line.year), line.posts))
    return [row for row in rows.values() if any(posts for _, posts in row["cells"])]


class ChangeProposal(ProposalMixin, ConfirmingView):
    permission = Permission.EDIT_BUDGET

    def get(self, request: HttpRequest) -> HttpResponse:
        self.proposal = self.find()
        return self.show(self.get_form())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.proposal = self.find()
        return super().post(request, *args, **kwargs)

    def get_form(self, data: Any = None) -> ProposalForm:
        return ProposalForm(data, proposal=self.proposal)

    def consequence_of(self, form: ProposalForm) -> Consequence:
        return preview_proposal(self.proposal, form.edit())

    def save(self, form: ProposalForm) -> None:
        data = form.cleaned_data
        change_proposal(
            self.proposal, form.edit(), version=data["version"], by=self.request.user, text=data["text"]
        )

    def save_label(self, result: Consequence) -> str:
        return f"Change {self.proposal.code}"

    @property
    def saved_message(self) -> str:  # type: ignore[override]
        return f"{self.proposal.code} is changed."

    def show(self, form: ProposalForm, **extra: Any) -> HttpResponse:
        context = {
            "title": f"Change {self.proposal.code}",
            "caption": self.proposal.title,
            "form": form,
            "cancel_href": self.proposal.get_absolute_url(),
            **extra,
        }
        return render(self.request, "programme/confirming.html", context)

    def show_both(self, form: ProposalForm) -> HttpResponse:
        self.proposal = self.find()
        form.data = {**self.request.POST.dict(), "version": str(self.proposal.version)}
        return super().show_both(form)

    def success_url(self) -> str:
        return self.proposal.get_absolute_url()
