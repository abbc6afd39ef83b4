"""The budget's panels on shared pages. Every figure leads to the rows it is the sum of."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.html import format_html

from budget.models import Delivery, Proposal, ProposalLink, SavingFigure
from budget.totals import Total, budget_year, totals
from programme.access import Permission
from programme.contributions import VerdictPart
from programme.financial_years import year_label
from programme.models import Programme, ScheduleItem
from programme.ui.format import figure, pounds, rounding_note
from programme.ui.parts import KeyFigure


def budget_href(programme: Programme, query: str = "") -> str:
    return reverse("budget:proposals", args=[programme.slug]) + (f"?{query}" if query else "")


def net_forecast(programme: Programme) -> KeyFigure:
    year = budget_year(programme)
    net = totals(programme, year).net
    return KeyFigure(
        f"{_net_words(net)} forecast {year_label(year)}",
        pounds(abs(net.forecast), "k"),
        budget_href(programme, f"year={year}&leaves=on"),
        note=f"{pounds(abs(net.approved), 'k')} approved",
    )


def lost_this_year(programme: Programme) -> KeyFigure:
    year = budget_year(programme)
    slippage = totals(programme, year).net.slippage
    return KeyFigure(
        f"{'Lost to slippage' if slippage >= 0 else 'Gained from slippage'} {year_label(year)}",
        pounds(abs(slippage)),
        budget_href(programme, f"year={year}&delayed=on&leaves=on"),
        direction="worse" if slippage > 0 else "",
        note="Forecast less approved" if slippage else "Nothing is delayed",
    )


def verdict_on_money(programme: Programme) -> VerdictPart:
    """What of the year's net saving is lost."""
    year = budget_year(programme)
    net = totals(programme, year).net
    whole = figure(pounds(abs(net.approved), "k"), budget_href(programme, f"year={year}&leaves=on"))
    what = f"{_net_words(net).lower()} of {year_label(year)}"
    if not net.slippage:
        return VerdictPart("GREEN", format_html("all of the {} {} is forecast", whole, what))
    change = figure(pounds(abs(net.slippage)), budget_href(programme, f"year={year}&delayed=on&leaves=on"))
    lost = "lost" if net.slippage > 0 else "gained beyond it"
    status = "AMBER" if net.slippage > 0 else "GREEN"
    return VerdictPart(status, format_html("{} of the {} {} is {}", change, whole, what, lost))  # type: ignore[arg-type]


def _net_words(net: Total) -> str:
    return "Net saving" if net.approved <= 0 else "Net growth"


class SavingsByKind:
    title = "Savings and growth"
    template_name = "budget/panels/savings_by_kind.html"
    permission = Permission.VIEW

    def context(self, programme: Programme) -> dict[str, Any] | None:
        year = budget_year(programme)
        found = totals(programme, year)

        def href(kind: str = "") -> str:
            return budget_href(programme, f"year={year}&leaves=on" + (f"&kind={kind}" if kind else ""))

        rows = [
            {"label": "Reductions", "total": found.reductions, "href": href(Proposal.Kind.REDUCTION)},
            {"label": "Growth", "total": found.growth, "href": href(Proposal.Kind.GROWTH)},
        ]
        return {"year": year_label(year), "rows": rows, "net": {"total": found.net, "href": href()}}


class LateMoney:
    title = "What slippage costs"
    template_name = "budget/panels/late_money.html"
    permission = Permission.VIEW

    def context(self, programme: Programme) -> dict[str, Any] | None:
        late = (
            SavingFigure.objects.filter(programme=programme)
            .exclude(slippage=0)
            .select_related("proposal", "proposal__programme", "delayed_by", "delayed_by__programme")
        )
        slippage = [figure.slippage for figure in late]
        return {"figures": late, "total": sum(slippage), "rounding": rounding_note(slippage)}


class MoneyOfItem:
    """On the page of an action: the proposals that it delivers, and those it is only linked to."""

    title = "Money it delivers"
    template_name = "budget/panels/money_of_item.html"
    permission = Permission.VIEW

    def context(self, item: ScheduleItem) -> dict[str, Any] | None:
        deliveries = list(Delivery.objects.filter(item=item).standing().select_related("proposal__programme"))
        delivered = {delivery.proposal_id for delivery in deliveries}
        links = ProposalLink.objects.filter(item=item).standing().select_related("proposal__programme")
        figures = SavingFigure.objects.filter(proposal__in=delivered).select_related("proposal__programme")
        return {
            "figures": figures,
            "approved": sum(figure.approved or 0 for figure in figures),
            "forecast": sum(figure.forecast for figure in figures),
            "delivered": sum(figure.delivered for figure in figures),
            "slippage": sum(figure.slippage for figure in figures),
            "trigger": ", ".join(sorted({delivery.get_trigger_display().lower() for delivery in deliveries})),
            "linked": [link for link in links if link.proposal_id and link.proposal_id not in delivered],
            "unknown": [link.code for link in links if not link.proposal_id],
            "rounding": rounding_note(figure.slippage for figure in figures),
        }
