"""The pictures of a financial year, and the rows that their figures are made of."""

from __future__ import annotations

from calendar import month_name
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from budget.filters import years
from budget.models import Proposal
from budget.money import of_pennies
from budget.pages import budget_tabs
from budget.pictures.charts import bridge, month_chart, workstream_chart
from budget.pictures.steps import changes, everything
from budget.pictures.year import YearMoney, read_year
from budget.tables import MonthsTable, StepTable
from budget.totals import budget_year
from programme.dates import DateOutOfRange, PlanDate, month_index
from programme.financial_years import first_month, year_label, year_of_month
from programme.models import Programme
from programme.ui.parts import Link
from programme.ui.views import TableView
from programme.views.base import ProgrammeView


def asked_year(request: HttpRequest, programme: Programme) -> int:
    """The year of the address where the programme has figures for it, else the one that pages open at."""
    asked = request.GET.get("year", "")
    return int(asked) if asked in dict(years(request)) else budget_year(programme)


class Charts(ProgrammeView):
    section = "budget:proposals"

    def get(self, request: HttpRequest) -> HttpResponse:
        year = asked_year(request, self.programme)
        money = read_year(self.programme, year)
        context = {
            "title": f"Charts {year_label(year)}",
            "tabs": budget_tabs(self.programme, "budget:charts"),
            "tabs_label": "Budget",
            "years": [Link(label, f"?year={each}", each == str(year)) for each, label in years(request)],
            "money": money,
            "months": month_chart(money, width=760),
            "bridge": bridge(money, width=520),
            "workstreams": workstream_chart(money, width=760),
        }
        return render(request, "budget/charts.html", context)


class RowsView(ProgrammeView, TableView):
    """Leaves that one figure of a picture is the sum of."""

    section = "budget:proposals"
    one = "proposal"
    per_page = 100
    caption: ClassVar[str]
    year: int

    @cached_property
    def money(self) -> YearMoney:
        return read_year(self.programme, self.year)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        charts = reverse("budget:charts", args=[self.programme.slug])
        crumbs = [Link(f"Charts {year_label(self.year)}", f"{charts}?year={self.year}")]
        return super().get_context_data(breadcrumbs=crumbs, caption=self.caption, **kwargs)


@dataclass(frozen=True, slots=True)
class Reached:
    """What has come of a leaf since April."""

    proposal: Proposal
    approved: Decimal
    forecast: Decimal
    delivered: Decimal


class UpToMonth(RowsView):
    """The rows of one month's figures; without one those of the whole year."""

    table_class = MonthsTable
    caption = "Since April"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        year = asked_year(request, self.programme)
        self.until = first_month(year + 1) - 1
        if month := request.GET.get("month"):
            try:
                date = PlanDate.from_iso(month)
            except (ValueError, DateOutOfRange):
                raise Http404 from None
            if not date.is_month:
                raise Http404
            self.until = month_index(date.first)
        self.year = year_of_month(self.until)
        return super().get(request, **kwargs)

    def get_title(self) -> str:
        year, month = divmod(self.until, 12)
        return f"By the end of {month_name[month + 1]} {year}"

    def get_queryset(self) -> list[Reached]:
        until = self.until - first_month(self.year) + 1
        rows = [
            Reached(
                row.proposal,
                approved=of_pennies(sum(row.approved[:until])),
                forecast=of_pennies(sum(row.forecast[:until])),
                delivered=of_pennies(sum(row.delivered[:until])),
            )
            for row in self.money.months
        ]
        return [row for row in rows if row.approved or row.forecast or row.delivered]


@dataclass(frozen=True, slots=True)
class Stepped:
    """What a leaf has of one step from approved to forecast, and of all of them."""

    proposal: Proposal
    amount: Decimal
    variance: Decimal


class StepRows(RowsView):
    """The rows of one step; without one those of all steps together."""

    table_class = StepTable
    caption = "From approved to forecast"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.year = asked_year(request, self.programme)
        self.change = everything(self.money)
        if part := request.GET.get("part"):
            found = [each for each in changes(self.money) if each.part == part]
            if not found:
                raise Http404
            self.change = found[0]
        return super().get(request, **kwargs)

    def get_title(self) -> str:
        return self.change.label

    def get_queryset(self) -> list[Stepped]:
        return [
            Stepped(row.proposal, amount, row.variance)
            for row in self.money.figures
            if (amount := self.change.of.get(row.proposal_id))
        ]
