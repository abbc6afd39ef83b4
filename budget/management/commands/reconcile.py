"""What contradicts itself in the printed figures of a programme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from budget.models import AcceptedFinding
from budget.money import whole
from budget.reconciliation.checks import Check, plain, text_of
from budget.reconciliation.collecting import collect
from budget.reconciliation.delivery import undelivered_in
from budget.reconciliation.reading import read_snapshot, rows
from budget.reconciliation.rules import disagreeing
from budget.reconciliation.snapshot import Kind, Snapshot
from programme.commands import add_programme, print_result, programme_from
from programme.financial_years import year_label
from programme.ui.format import plural, pounds

KINDS = {Kind.GROWTH: "growth", Kind.REDUCTION: "reductions"}
Loose = Mapping[str, Mapping[str, Mapping[str, int]]]


class Command(BaseCommand):
    help = "Print every finding: rule, proposal, place, what is stated, what is computed, and the difference."

    def add_arguments(self, parser: CommandParser) -> None:
        add_programme(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        programme, on = programme_from(options), options["as_at"]
        found = disagreeing(collect(programme, on))
        loose = undelivered_by_year(read_snapshot(programme, on))
        accepted = {
            (each.rule, each.code, each.place, each.stated, each.computed)
            for each in rows(AcceptedFinding, programme, on)
        }
        data = {"findings": [as_row(check) for check in found], "undelivered": loose}
        lines = [*_loose_lines(loose), *(_line(check, accepted) for check in found), _count(found)]
        print_result(self, options["format"], data, "\n".join(lines))


def as_row(check: Check) -> dict[str, Any]:
    """A finding as interfaces.md writes it: whole pounds or a count, dates ISO."""
    return {
        "rule": check.rule.value,
        "code": check.code,
        "place": check.place,
        "message": check.message,
        "stated": plain(check.stated),
        "computed": plain(check.computed),
        "difference": plain(check.difference),
    }


def undelivered_by_year(snapshot: Snapshot) -> dict[str, dict[str, dict[str, int]]]:
    """What no action delivers beside all that is stated, in whole pounds by year and kind."""
    years = sorted({year for leaf in snapshot.leaves for year in leaf.amounts})
    return {
        year_label(year): {
            KINDS[Kind(kind)]: {"undelivered": whole(loose), "of": whole(total)}
            for kind, (loose, total) in undelivered_in(snapshot, year).items()
        }
        for year in years
    }


def _loose_lines(loose: Loose) -> list[str]:
    return [
        f"{year}: no action delivers {pounds(abs(Decimal(sums['undelivered'])))} of "
        f"{pounds(abs(Decimal(sums['of'])))} {kind}."
        for year, kinds in loose.items()
        for kind, sums in kinds.items()
        if sums["undelivered"]
    ]


def _line(check: Check, accepted: Iterable[tuple[str, ...]]) -> str:
    figures = (*check.identity, text_of(check.stated), text_of(check.computed))
    words = " (accepted)" if figures in accepted else ""
    return f"{check.rule.value} {check.code or '–'} {check.place}: {check.message}{words}"


def _count(found: list[Check]) -> str:
    return f"{plural(len(found), 'finding')}." if found else "Nothing printed contradicts anything else."
