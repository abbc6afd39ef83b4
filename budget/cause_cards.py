"""What slippage costs by cause, as pages show it: pounds, whose slip it is, and the chain to the money."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from budget.days import money_on
from budget.models import Delivery, Proposal, SavingFigure, SlippageCause, SlippageTotal
from budget.money import ZERO, whole
from budget.totals import slipped
from programme.days import Day
from programme.financial_years import year_label
from programme.items import item_href
from programme.models import ItemFigure, Programme, ScheduleItem
from programme.ui.format import days_words, pounds
from programme.ui.parts import ChainStep

CODES_SHOWN = 8
"""Proposals that are named at the end of a chain; of more the number is told."""


@dataclass(frozen=True, slots=True)
class CauseCard:
    """One item with slip of its own. `sole` and `shared` are all years together; `years` says which."""

    item: ScheduleItem
    href: str
    sole: Decimal
    shared: Decimal
    years: str
    what: str
    chains: Sequence[Sequence[ChainStep]]

    @property
    def in_words(self) -> str:
        """What can be recovered without the others, and what cannot."""
        alone = self.sole + self.shared
        what = (
            "comes back if this alone is put right"
            if self.sole >= 0
            else "comes back if this alone is put right, as growth that is not spent yet would be"
        )
        if not whole(self.shared):
            return what
        if self.shared < 0:
            return f"{what}; by itself its slip would cost {pounds(alone)}"
        return f"{what}; {pounds(self.shared)} more only together with others that are late"


def cause_cards(programme: Programme, *, item: ScheduleItem | None = None) -> list[CauseCard]:
    """The causes of a programme, worst first, or that of one item. The number of queries does not grow."""
    rows = SlippageCause.objects.filter(programme=programme)
    if item is not None:
        rows = rows.filter(item=item)
    found = list(rows)
    reached = {pk for row in found for chain in row.chains for pk in chain} | {row.item_id for row in found}
    ends = {chain[-1] for row in found for chain in row.chains}
    items = {each.pk: each for each in ScheduleItem.objects.filter(pk__in=reached)}
    figures = {each.item_id: each for each in ItemFigure.objects.filter(item__in=reached)}
    proposals = _proposals(programme, ends)
    return [_card(programme, each, items, figures, proposals) for each in _ranked(found)]


def worst_on(day: Day, number: int) -> list[CauseCard]:
    """The first few causes as at a day, worst first."""
    by_id = {row.pk: row for row in day.rows(Proposal)}
    delivered: defaultdict[int, list[Proposal]] = defaultdict(list)
    for delivery in day.rows(Delivery):
        if delivery.proposal_id in by_id:
            delivered[delivery.item_id].append(by_id[delivery.proposal_id])
    for proposals in delivered.values():
        proposals.sort(key=lambda row: row.position)
    items, ranked = day.by_id(ScheduleItem), _ranked(money_on(day).causes)
    return [_card(day.programme, each, items, day.figures, delivered) for each in ranked[:number]]


def _ranked(causes: Iterable[SlippageCause]) -> list[list[SlippageCause]]:
    """The years of each cause, worst first."""
    grouped: defaultdict[int, list[SlippageCause]] = defaultdict(list)
    for row in causes:
        grouped[row.item_id].append(row)

    def rank(found: list[SlippageCause]) -> tuple[Decimal, Decimal, int]:
        sole, shared = (sum((getattr(row, name) for row in found), ZERO) for name in ("sole", "shared"))
        return -sole, -shared, found[0].item_id

    return sorted(grouped.values(), key=rank)


def _card(
    programme: Programme,
    found: Sequence[SlippageCause],
    items: Mapping[int, ScheduleItem],
    figures: Mapping[int, ItemFigure],
    proposals: Mapping[int, list[Proposal]],
) -> CauseCard:
    item = items[found[0].item_id]
    return CauseCard(
        item=item,
        href=item_href(programme, item),
        sole=sum((row.sole for row in found), ZERO),
        shared=sum((row.shared for row in found), ZERO),
        years=", ".join(year_label(row.year) for row in sorted(found, key=lambda row: row.year)),
        what=_what(item, figures.get(item.pk)),
        chains=[
            _steps(programme, [items[step] for step in chain], figures, proposals.get(chain[-1], []))
            for chain in found[0].chains
        ],
    )


@dataclass(frozen=True, slots=True)
class Late:
    """What slippage costs over all years, and how much of it no slip of an item explains."""

    total: Decimal
    unexplained: Decimal
    halves: str
    spends: bool
    """Whether putting one of the causes right would cost money: it keeps growth from being spent."""


def late_money(programme: Programme) -> Late:
    rows = list(SlippageTotal.objects.filter(programme=programme))
    figures = SavingFigure.objects.filter(programme=programme).select_related("proposal")
    return Late(
        sum((row.total for row in rows), ZERO),
        sum((row.unexplained for row in rows), ZERO),
        slipped(figures).in_words,
        SlippageCause.objects.filter(programme=programme, sole__lt=0).exists(),
    )


def _proposals(programme: Programme, items: Iterable[int]) -> Mapping[int, list[Proposal]]:
    """The standing leaves that each item delivers, in the order of the budget."""
    found: defaultdict[int, list[Proposal]] = defaultdict(list)
    deliveries = Delivery.objects.filter(programme=programme, item__in=items).standing()
    for delivery in deliveries.select_related("proposal").order_by("proposal__position"):
        found[delivery.item_id].append(delivery.proposal)
    return found


def _what(item: ScheduleItem, figure: ItemFigure | None) -> str:
    if figure is None:
        return f"{item} is dropped"
    if figure.own_slip_days <= 0:
        return f"{item} begins late"
    if not figure.inherited_slip_days:
        return f"{item} is {_slip(figure)}"
    return f"{item} is {days_words(figure.own_slip_days)} of its own"


def _steps(
    programme: Programme,
    chain: Sequence[ScheduleItem],
    figures: Mapping[int, ItemFigure],
    proposals: Sequence[Proposal],
) -> list[ChainStep]:
    steps = [
        ChainStep(
            place="",
            title=str(item),
            href=item_href(programme, item),
            slip=_slip(figures.get(item.pk)),
        )
        for item in chain
    ]
    return [*steps, _money_step(programme, chain[-1], proposals)]


def _slip(figure: ItemFigure | None) -> str:
    if figure is None:
        return "it will not happen"
    if figure.slip_days <= 0:
        return "its end is not late"
    return days_words(figure.slip_days, float(figure.slip_months))


def _money_step(programme: Programme, item: ScheduleItem, proposals: Sequence[Proposal]) -> ChainStep:
    codes = [proposal.code for proposal in proposals]
    named = ", ".join(codes[:CODES_SHOWN])
    more = f" and {len(codes) - CODES_SHOWN} more" if len(codes) > CODES_SHOWN else ""
    href = reverse("budget:proposals", args=[programme.slug]) + f"?delivered_by={item.code}&leaves=on"
    return ChainStep(place="", title=named + more, href=href, slip="the money waits for it", kind="money")
