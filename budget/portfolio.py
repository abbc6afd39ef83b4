"""All proposals of a programme in memory, and what they come to on a given schedule."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from budget.models import DeliveredAmount, Delivery, DeliveryStatus, Driver, Proposal, ProposalAmount
from budget.money import ZERO
from budget.savings import MONTHS_A_YEAR, Response, Scheme, Trigger, TriggerKind, forecast
from programme.dates import PlanDate, month_index
from programme.financial_years import financial_year, first_month
from programme.models import BaselineDate, Entered, Programme, as_at, standing
from programme.planning import Plan

Row = TypeVar("Row", bound=Entered)
Approved = tuple[PlanDate | None, PlanDate | None]
WEEKS_A_MONTH = Decimal(52) / Decimal(12)


@dataclass(frozen=True, slots=True)
class Figure:
    """One leaf proposal in one year: signed pounds. `slippage` is positive when worse."""

    proposal: Proposal
    year: int
    approved: Decimal | None
    forecast: Decimal
    delivered: Decimal
    delay: int | None
    delayed_by: int | None

    @property
    def slippage(self) -> Decimal:
        return self.forecast - (self.approved or ZERO)

    @property
    def status(self) -> DeliveryStatus:
        if self.delay is None:
            return DeliveryStatus.UNACHIEVABLE
        return DeliveryStatus.DELAYED if self.delay else DeliveryStatus.ON_TRACK


@dataclass(frozen=True)
class Portfolio:
    """Leaf proposals with what explains and delivers them, by proposal id."""

    proposals: Sequence[Proposal]
    amounts: Mapping[int, Mapping[int, Decimal]]
    drivers: Mapping[int, Sequence[Driver]]
    deliveries: Mapping[int, Sequence[Delivery]]
    delivered: Mapping[tuple[int, int], Decimal]
    """Confirmed pounds by proposal and financial year."""
    approved: Mapping[tuple[int, int], Approved]
    """Dates by baseline and item: delay runs against those the amounts were approved with."""

    def figures(self, plan: Plan) -> list[Figure]:
        """Every leaf and year, on the schedule of `plan`."""
        return [figure for proposal in self.proposals for figure in self._figures(proposal, plan)]

    def _figures(self, proposal: Proposal, plan: Plan) -> list[Figure]:
        triggers = {
            delivery.item_id: trigger
            for delivery in self.deliveries.get(proposal.pk, ())
            if (trigger := self._trigger(proposal, delivery, plan)) is not None
        }
        scheme = self.scheme(proposal, list(triggers.values()))
        delay = scheme.delay
        delayed_by = next(
            (item for item, trigger in triggers.items() if delay != 0 and trigger.delay == delay), None
        )
        return [
            Figure(
                proposal=proposal,
                year=year,
                approved=scheme.amounts.get(year),
                forecast=amount,
                delivered=self.delivered.get((proposal.pk, year), ZERO),
                delay=delay,
                delayed_by=delayed_by,
            )
            for year, amount in sorted(forecast(scheme).items())
        ]

    def _trigger(self, proposal: Proposal, delivery: Delivery, plan: Plan) -> Trigger | None:
        approved = self.approved.get((proposal.baseline_id or 0, delivery.item_id))
        return _trigger(delivery, plan, approved)

    def scheme(self, proposal: Proposal, triggers: Sequence[Trigger] = ()) -> Scheme:
        amounts = self.amounts.get(proposal.pk, {})
        return Scheme(
            amounts=amounts,
            effect=effect_month(
                proposal,
                self.drivers.get(proposal.pk, ()),
                min(amounts, default=financial_year(proposal.programme.today())),
            ),
            response=Response(proposal.delay_response),
            duration=duration_months(self.drivers.get(proposal.pk, ())),
            triggers=triggers,
        )


def load_portfolio(programme: Programme, on: dt.date | None = None) -> Portfolio:
    """The leaf proposals as they stand, or as at the end of a day."""

    def rows(model: type[Row]) -> list[Row]:
        if on is None:
            return standing(model, programme)
        return as_at(model, programme, on)

    amounts: defaultdict[int, dict[int, Decimal]] = defaultdict(dict)
    for amount in rows(ProposalAmount):
        amounts[amount.proposal_id][amount.year] = amount.amount
    drivers: defaultdict[int, list[Driver]] = defaultdict(list)
    for driver in rows(Driver):
        drivers[driver.proposal_id].append(driver)
    deliveries: defaultdict[int, list[Delivery]] = defaultdict(list)
    for delivery in rows(Delivery):
        deliveries[delivery.proposal_id].append(delivery)
    leaves = sorted((each for each in rows(Proposal) if not each.is_summary), key=lambda each: each.position)
    for leaf in leaves:
        leaf.programme = programme
    delivered: defaultdict[tuple[int, int], Decimal] = defaultdict(Decimal)
    for confirmed in rows(DeliveredAmount):
        delivered[confirmed.proposal_id, financial_year(confirmed.month)] += confirmed.amount
    return Portfolio(leaves, amounts, drivers, deliveries, delivered, _approved_dates(leaves, deliveries))


def _approved_dates(
    leaves: Sequence[Proposal], deliveries: Mapping[int, Sequence[Delivery]]
) -> dict[tuple[int, int], Approved]:
    items = {delivery.item_id for held in deliveries.values() for delivery in held}
    dates = BaselineDate.objects.filter(baseline__in={leaf.baseline_id for leaf in leaves}, item__in=items)
    return {(each.baseline_id, each.item_id): (each.start, each.end) for each in dates}


def effect_month(proposal: Proposal, drivers: Sequence[Driver], first_year: int) -> int:
    """Month index of the effect: as entered, else the driver's months before the year's end, else April.

    Six months give 1 October (domain.md section 5); `effect_is_assumed` says when it was not entered.
    """
    if proposal.effect:
        return month_index(proposal.effect.first)
    months = duration_months(drivers)
    if months is None:
        return first_month(first_year)
    whole = min(MONTHS_A_YEAR, max(1, round(months)))
    return first_month(first_year + 1) - whole


def effect_is_assumed(proposal: Proposal) -> bool:
    return proposal.effect is None


def duration_months(drivers: Sequence[Driver]) -> Decimal | None:
    """The longest duration among the driver lines, in months; a range counts as its mean."""
    return max((months for driver in drivers if (months := _months(driver)) is not None), default=None)


def _months(driver: Driver) -> Decimal | None:
    if not driver.duration:
        return None
    duration = (driver.duration + driver.duration_max) / 2 if driver.duration_max else driver.duration
    return duration / WEEKS_A_MONTH if driver.duration_unit == "weeks" else duration


def _trigger(delivery: Delivery, plan: Plan, approved: Approved | None) -> Trigger | None:
    """The delivering date, planned and forecast; None where it was never planned.

    `approved` is the date in the baseline that the amounts were approved against.
    """
    item = plan.items.get(delivery.item_id)
    if item is None:
        return None
    kind = TriggerKind(delivery.trigger)
    start, end = approved or (item.baseline_start, item.baseline_end)
    if kind is TriggerKind.START:
        planned = start.first if start else None
    else:
        planned = end.last if end else None
    if item.pk not in plan.schedule:
        return Trigger(kind, planned or plan.as_at, None)
    if planned is None:
        return None
    timing = plan.schedule[item.pk]
    if kind is TriggerKind.START:
        return Trigger(kind, planned, timing.start.first if timing.start else planned)
    return Trigger(kind, planned, timing.end.last if timing.end else planned)
