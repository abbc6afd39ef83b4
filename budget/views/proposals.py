"""Proposals: the register, and the page of one."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from budget.cause_cards import cause_cards, late_money
from budget.delay import together
from budget.delays import delays_of
from budget.filters import ProposalFilter
from budget.models import (
    DeliveredAmount,
    Delivery,
    EffectFigure,
    Proposal,
    ProposalAmount,
    ProposalApproval,
    ProposalEdition,
    ProposalLink,
    SavingFigure,
)
from budget.pages import budget_tabs
from budget.pictures.delay import delay_picture
from budget.proformas.rows import version_of
from budget.proformas.sheet import sheet_of
from budget.proformas.versions import versions_of
from budget.tables import ProposalTable
from budget.totals import budget_year, slipped, totals
from programme.access import Permission
from programme.contributions import panels
from programme.financial_years import year_label
from programme.presenters import event_of
from programme.ui.parts import Event, Link
from programme.ui.views import TableView
from programme.views.base import ProgrammeView


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
        return super().get_context_data(
            tabs=budget_tabs(self.programme, self.section),
            tabs_label="Budget",
            totals=totals(self.programme, self.year),
            halves=slipped(
                SavingFigure.objects.filter(programme=self.programme, year=self.year).select_related(
                    "proposal"
                )
            ).in_words,
            year=self.year,
            causes=cause_cards(self.programme),
            late=late_money(self.programme),
            can_edit=self.may(Permission.EDIT_BUDGET),
            **kwargs,
        )


class ProposalMixin(ProgrammeView):
    section = "budget:proposals"
    proposal: Proposal

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        self.code = kwargs.pop("code")
        return super().dispatch(request, *args, **kwargs)

    def find(self) -> Proposal:
        proposals = Proposal.objects.visible_to(self.request.user).filter(programme=self.programme)
        found: Proposal = self.find_row(proposals.with_figures(budget_year(self.programme)), code=self.code)
        return found


class ProposalPage(ProposalMixin):
    """The version that counts, as it is printed, and what becomes of its money."""

    def get(self, request: HttpRequest) -> HttpResponse:
        proposal = self.find()
        counting = proposal.approved_edition is not None
        shown = proposal.approved_edition or proposal.edition
        year = budget_year(self.programme)
        context = {
            "title": proposal.title,
            "proposal": proposal,
            "year": year_label(year),
            "breadcrumbs": [Link("Budget", reverse("budget:proposals", args=[self.programme.slug]))],
            "version": next(each for each in versions_of(proposal) if each.number == shown),
            "sheet": sheet_of(proposal, version_of(proposal, shown), counts=counting),
            "effect": EffectFigure.objects.filter(proposal=proposal).first(),
            "delay": delay_picture(together(delays_of([proposal]).values())),
            "figures": SavingFigure.objects.filter(proposal=proposal).select_related("delayed_by__programme"),
            "children": Proposal.objects.filter(parent=proposal).standing().with_figures(year),
            "deliveries": Delivery.objects.filter(proposal=proposal)
            .standing()
            .select_related("item__figure", "item__programme"),
            "links": ProposalLink.objects.filter(proposal=proposal)
            .standing()
            .select_related("item__programme"),
            "panels": panels("PROPOSAL_PANELS", proposal, self.request.permissions),
            "events": events_of(proposal),
            "can_edit": self.may(Permission.EDIT_BUDGET),
            "can_approve": self.may(Permission.APPROVE),
        }
        return render(request, "budget/proposal.html", context)


def events_of(proposal: Proposal) -> list[Event]:
    """What was changed in a proposal, its amounts and what delivers it, newest first."""
    rows = (
        Proposal.history.filter(id=proposal.pk),
        *(
            model.history.filter(proposal_id=proposal.pk)
            for model in (ProposalAmount, ProposalEdition, ProposalApproval, Delivery, DeliveredAmount)
        ),
    )
    written = [pk for found in rows for pk in found.values_list("caused_by", flat=True)]
    causes = proposal.programme.causes.filter(pk__in=written).for_pages()
    return [event_of(cause, cause.what) for cause in causes.order_by("-effective_at", "-id")]


class ProposalForms(ProposalMixin):
    """What the forms about a proposal share: who may use them, how it is found, and the way back to it."""

    permission = Permission.EDIT_BUDGET

    def find_subject(self, **address: Any) -> None:
        self.proposal = self.find()

    def success_url(self) -> str:
        return self.proposal.get_absolute_url()
