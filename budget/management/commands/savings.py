"""The pounds of a programme, as the pages show them."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from budget.causes import SlipCause, slippage_by_cause
from budget.money import ZERO, whole
from budget.portfolio import Figure, load_portfolio
from budget.totals import Totals, by_year
from programme.commands import add_programme, number, print_result, programme_from
from programme.financial_years import year_label
from programme.planning import Plan, load_plan
from programme.schedule import ScheduleError


class Command(BaseCommand):
    help = "Print approved and forecast pounds of every leaf proposal, with totals by year."

    def add_arguments(self, parser: CommandParser) -> None:
        add_programme(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        programme, on = programme_from(options), options["as_at"]
        try:
            plan, portfolio = load_plan(programme, on), load_portfolio(programme, on)
            figures = [figure.in_pence() for figure in portfolio.figures(plan)]
            causes = slippage_by_cause(plan, portfolio).in_pence().causes
        except ScheduleError as error:
            raise CommandError(str(error)) from error
        found = by_year(figures)
        data: dict[str, Any] = {
            "proposals": [_row(figure) for figure in figures],
            "totals": {year_label(year): _totals(totals) for year, totals in found.items()},
            "slippage": {year_label(year): whole(totals.net.slippage) for year, totals in found.items()},
            "by_cause": [_cause(cause, plan) for cause in causes],
        }
        lines = [
            f"{year}: net {found['approved']['net']:,} approved, {found['forecast']['net']:,} forecast, "
            f"slippage {data['slippage'][year]:+,}"
            for year, found in data["totals"].items()
        ]
        lines += [
            f"{plan.items[cause.item].short}: {row['sole']:+,} alone, {row['shared']:+,} with others"
            for cause, row in zip(causes, data["by_cause"], strict=True)
        ]
        print_result(self, options["format"], data, "\n".join(lines) or "No amount is stated.")


def _totals(totals: Totals) -> dict[str, dict[str, int]]:
    """Growth, reductions and net of one year, in whole pounds."""
    kinds = {"growth": totals.growth, "reductions": totals.reductions, "net": totals.net}
    return {
        name: {kind: whole(getattr(total, name)) for kind, total in kinds.items()}
        for name in ("approved", "forecast", "delivered")
    }


def _cause(cause: SlipCause, plan: Plan) -> dict[str, Any]:
    """One cause over all years."""
    return {
        "action": number(plan.items[cause.item].code),
        "sole": whole(sum(cause.sole.values(), ZERO)),
        "shared": whole(sum(cause.shared.values(), ZERO)),
    }


def _row(figure: Figure) -> dict[str, Any]:
    return {
        "code": figure.proposal.code,
        "year": year_label(figure.year),
        "approved": None if figure.approved is None else whole(figure.approved),
        "forecast": whole(figure.forecast),
        "delivered": whole(figure.delivered),
        "slippage": whole(figure.slippage),
        "status": figure.status.value.lower(),
    }
