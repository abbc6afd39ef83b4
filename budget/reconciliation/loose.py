"""Money of one year that no action delivers, beside all of it, from stored figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from budget.models import Proposal, SavingFigure
from budget.totals import is_counted, totals, totals_of
from programme.models import Programme
from programme.ui.format import pounds


@dataclass(frozen=True, slots=True)
class LooseMoney:
    """Signed pounds; `href` lists the proposals that `loose` is the sum of, `all_href` those of `total`."""

    label: str
    loose: Decimal
    total: Decimal
    href: str
    all_href: str
    proposals: Sequence[Proposal]

    @property
    def loose_words(self) -> str:
        return pounds(abs(self.loose), "k")

    @property
    def total_words(self) -> str:
        return pounds(abs(self.total), "k")


def loose_money(programme: Programme, year: int) -> list[LooseMoney]:
    """Reductions and growth of which a part is delivered by nothing."""
    loose = Proposal.objects.filter(programme=programme, end_state="").standing().undelivered()
    figures = SavingFigure.objects.filter(programme=programme, year=year, proposal__in=loose)
    rows = [row for row in figures.select_related("proposal__programme") if row.approved]
    part, whole = totals_of(rows), totals(programme, year)
    register = reverse("budget:proposals", args=[programme.slug])
    return [
        LooseMoney(
            label,
            of_part.approved,
            of_whole.approved,
            f"{register}?year={year}&kind={kind}&undelivered=on&leaves=on",
            f"{register}?year={year}&kind={kind}&leaves=on",
            [row.proposal for row in rows if row.proposal.kind == kind and is_counted(row.proposal)],
        )
        for kind, label, of_part, of_whole in (
            (Proposal.Kind.REDUCTION, "reductions", part.reductions, whole.reductions),
            (Proposal.Kind.GROWTH, "growth", part.growth, whole.growth),
        )
        if of_part.approved
    ]
