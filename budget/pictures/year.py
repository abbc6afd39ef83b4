"""The money of one financial year, read once for all its pictures."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeVar

from budget.models import Delivery, MonthlyFigure, SavingFigure, SlippageParts
from budget.places import Place, place_of
from budget.totals import Total, add, is_counted
from programme.models import Programme, ScheduleItem, Workstream

Row = TypeVar("Row", SavingFigure, MonthlyFigure, SlippageParts)
Sign = Literal[1, -1]


@dataclass(frozen=True)
class YearMoney:
    """Leaves that count, each once, with their months and the parts of their slippage."""

    programme: Programme
    year: int
    as_at: dt.date
    figures: Sequence[SavingFigure]
    months: Sequence[MonthlyFigure]
    parts: Sequence[SlippageParts]
    causes: Mapping[int, ScheduleItem]
    """The items whose own slip costs money, by id."""
    places: Mapping[int, Place]
    """Where each proposal is delivered, by its id."""
    workstreams: Sequence[Workstream]

    @cached_property
    def net(self) -> Total:
        return add(self.figures)

    @property
    def sign(self) -> Sign:
        """A net saving is drawn upwards, though the budget gives it a minus."""
        return -1 if self.net.approved <= 0 else 1

    @property
    def what(self) -> str:
        return "Net saving" if self.sign < 0 else "Net growth"


def read_year(programme: Programme, year: int) -> YearMoney:
    """From the stored figures; the number of queries does not grow."""

    def rows(model: type[Row]) -> list[Row]:
        of_year = model._default_manager.filter(programme=programme, year=year)
        return list(of_year.select_related("proposal__programme"))

    figures, months, parts = rows(SavingFigure), rows(MonthlyFigure), rows(SlippageParts)
    causes = {int(item) for row in parts for item in row.sole}
    delivered: defaultdict[int, set[str]] = defaultdict(set)
    deliveries = Delivery.objects.filter(programme=programme).standing()
    for proposal, slug in deliveries.values_list("proposal_id", "item__action__workstream__slug"):
        delivered[proposal].add(slug or "")
    return YearMoney(
        programme=programme,
        year=year,
        as_at=programme.today(),
        figures=[row for row in figures if is_counted(row.proposal)],
        months=[row for row in months if is_counted(row.proposal)],
        parts=parts,
        causes=ScheduleItem.objects.in_bulk(causes),
        places={proposal: place_of(slugs) for proposal, slugs in delivered.items()},
        # Also one that was taken out of use: what it delivers still counts.
        workstreams=list(Workstream.objects.filter(programme=programme)),
    )
