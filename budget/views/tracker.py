"""The savings tracker: what is achieved of a year's savings, and what is not, the worst rating first."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.urls import reverse

from budget.models import BudgetAssumption, Delivery, LastMonthFigure, Pressure, RatingWeight, SavingFigure
from budget.pages import budget_tabs
from budget.reconciliation.loose import loose_money
from budget.totals import budget_year, totals_of
from budget.tracker.summary import against, by_rating, since, unachieved
from budget.tracker.tables import TrackerFilter, TrackerTable
from programme.access import Permission
from programme.financial_years import year_label
from programme.models import Action, Programme
from programme.ui.views import TableView
from programme.views.base import ProgrammeView


class Tracker(ProgrammeView, TableView):
    section = "budget:proposals"
    template_name = "budget/tracker.html"
    one = "proposal"
    export_name = "savings-tracker"
    table_class = TrackerTable
    filterset_class = TrackerFilter
    per_page = 100

    @cached_property
    def year(self) -> int:
        asked: str = self.request.GET.get("year", "")
        known = {
            str(year): year for year in self.figures.order_by().values_list("year", flat=True).distinct()
        }
        return known.get(asked) or budget_year(self.programme)

    @property
    def figures(self) -> Any:
        return SavingFigure.objects.filter(programme=self.programme)

    def get_title(self) -> str:
        return f"Savings tracker {year_label(self.year)}"

    def get_queryset(self) -> Any:
        return self.figures.filter(year=self.year).select_related("proposal__programme")

    def get_table_kwargs(self) -> dict[str, Any]:
        return {"before": {each.proposal_id: each for each in self.before}, "explainable": self.explainable}

    @cached_property
    def before(self) -> list[LastMonthFigure]:
        rows = LastMonthFigure.objects.filter(programme=self.programme, year=self.year)
        return list(rows.select_related("proposal"))

    @cached_property
    def led(self) -> set[int]:
        """The proposals that an action delivers which the reader leads."""
        if self.may(Permission.EDIT_BUDGET) or not self.may(Permission.UPDATE_OWN):
            return set()
        return led_by(self.programme, self.request.user)

    def explainable(self, proposal: int) -> bool:
        return self.may(Permission.EDIT_BUDGET) or proposal in self.led

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        figures = list(self.get_queryset())
        totals = totals_of(figures)
        pressures = list(Pressure.objects.filter(programme=self.programme, year=self.year).standing())
        assumed = BudgetAssumption.objects.filter(programme=self.programme, year=self.year).standing().first()
        weights = RatingWeight.objects.filter(programme=self.programme).standing()
        return super().get_context_data(
            tabs=budget_tabs(self.programme, "budget:tracker"),
            tabs_label="Budget",
            year=self.year,
            year_words=year_label(self.year),
            totals=totals,
            unachieved=unachieved(totals, [each.amount for each in pressures]),
            pressures=pressures,
            ratings=by_rating(figures, {each.status: each.percent for each in weights}),
            assumption=assumed,
            against=against(totals, assumed.amount) if assumed else None,
            since=since(self.before, figures),
            compared_with=self.before[0].ended_on if self.before else None,
            loose=loose_money(self.programme, self.year),
            delivered_href=reverse("budget:delivered", args=[self.programme.slug]),
            can_edit=self.may(Permission.EDIT_BUDGET),
            **kwargs,
        )


def led_by(programme: Programme, person: Any) -> set[int]:
    """Ids of the proposals that an action delivers which somebody leads."""
    actions = Action.objects.filter(programme=programme).led_by(person)
    mine = Delivery.objects.filter(programme=programme, item__in=actions.values("item")).standing()
    return set(mine.values_list("proposal_id", flat=True))
