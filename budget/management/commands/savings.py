"""The pounds of a programme, as the pages show them."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from budget.models import Proposal
from budget.money import ZERO, whole
from budget.portfolio import Figure, load_portfolio
from programme.commands import add_programme, print_result, programme_from
from programme.financial_years import year_label
from programme.planning import load_plan
from programme.schedule import ScheduleError

KINDS = {Proposal.Kind.GROWTH: "growth", Proposal.Kind.REDUCTION: "reductions"}


class Command(BaseCommand):
    help = "Print approved and forecast pounds of every leaf proposal, with totals by year."

    def add_arguments(self, parser: CommandParser) -> None:
        add_programme(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        programme = programme_from(options)
        try:
            figures = load_portfolio(programme, options["as_at"]).figures(
                load_plan(programme, options["as_at"])
            )
        except ScheduleError as error:
            raise CommandError(str(error)) from error
        slippage: dict[int, Decimal] = defaultdict(lambda: ZERO)
        for figure in figures:
            slippage[figure.year] += figure.slippage
        data: dict[str, Any] = {
            "proposals": [_row(figure) for figure in figures],
            "totals": totals_by_year(figures),
            "slippage": {year_label(year): whole(amount) for year, amount in sorted(slippage.items())},
        }
        lines = [
            f"{year}: net {found['approved']['net']:,} approved, {found['forecast']['net']:,} forecast, "
            f"slippage {data['slippage'][year]:+,}"
            for year, found in data["totals"].items()
        ]
        print_result(self, options["format"], data, "\n".join(lines) or "No amount is stated.")


def totals_by_year(figures: list[Figure]) -> dict[str, dict[str, dict[str, int]]]:
    """Growth, reductions and net, approved and forecast, in whole pounds by financial year."""
    sums: dict[int, dict[str, dict[str, Decimal]]] = {}
    for figure in figures:
        year = sums.setdefault(
            figure.year,
            {
                name: {"growth": ZERO, "reductions": ZERO, "net": ZERO}
                for name in ("approved", "forecast", "delivered")
            },
        )
        kind = KINDS[Proposal.Kind(figure.proposal.kind)]
        for name, amount in (
            ("approved", figure.approved or ZERO),
            ("forecast", figure.forecast),
            ("delivered", figure.delivered),
        ):
            year[name][kind] += amount
            year[name]["net"] += amount
    return {
        year_label(year): {
            name: {kind: whole(amount) for kind, amount in found.items()}
            for name, found in sums[year].items()
        }
        for year in sorted(sums)
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
