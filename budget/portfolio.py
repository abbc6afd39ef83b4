"""All proposals of a programme in memory, and what they come to on a given schedule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeVar

from budget.effects import Approved, duration_months, effect_date, trigger_of
from budget.models import (
    DeliveredAmount,
    Delivery,
    DeliveryStatus,
    Driver,
    Proposal,
    ProposalAmount,
    RatingWeight,
)
from budget.money import ZERO, pence
from budget.months import Months, months
from budget.profiles import Profile, ProfileKind
from budget.savings import Basis, Response, Scheme, Trigger, TriggerKind, forecast, in_year
from budget.status import Rag, computed_status, rag_of, weighted
from programme.baselines import planned_before_approval
from programme.dates import month_index
from programme.financial_years import financial_year
from programme.models import AsAt, BaselineDate, Entered, Programme, Rows, rows_on
from programme.planning import Plan

Row = TypeVar("Row", bound=Entered)


@dataclass(frozen=True, slots=True)
class Figure:
    """One leaf proposal in one year: signed pounds. `slippage` is what delay costs, positive when worse.

    `approved` is None in a year that was not stated: one into which a prolonged cost runs, or in which
    finance has confirmed pounds.
    """

    proposal: Proposal
    year: int
    approved: Decimal | None
    forecast: Decimal
    weighted: Decimal
    delivered: Decimal
    slippage: Decimal
    delay: int | None
    delay_days: int | None
    delayed_by: int | None
    computed_status: DeliveryStatus

    @property
    def status(self) -> DeliveryStatus:
        return status_of(self.proposal, self.computed_status)

    @property
    def rag(self) -> Rag:
        return rag_of(self.status, self.slippage)

    def in_pence(self) -> Figure:
        """As it is stored, so that a sum of these is the same wherever it is made."""
        forecast = pence(self.forecast)
        return replace(
            self,
            forecast=forecast,
            weighted=pence(self.weighted),
            # From what is stored, so that the columns of a page add up to the penny.
            slippage=forecast - (self.approved or ZERO) if self.slippage else ZERO,
        )


def status_of(proposal: Proposal, computed: DeliveryStatus) -> DeliveryStatus:
    """As decided, else as finance rates it, else as worked out."""
    return DeliveryStatus(proposal.end_state or proposal.rating or computed)


@dataclass(frozen=True)
class Portfolio:
    """Leaf proposals with what explains and delivers them, by proposal id."""

    proposals: Sequence[Proposal]
    amounts: Mapping[int, Mapping[int, Decimal]]
    """As stated, by year; `Proposal.basis` says what they mean."""
    drivers: Mapping[int, Sequence[Driver]]
    deliveries: Mapping[int, Sequence[Delivery]]
    delivered: Mapping[int, Mapping[int, Decimal]]
    """Confirmed pounds by financial year."""
    approved: Mapping[tuple[int, int], Approved]
    """Dates by baseline and item: delay runs against those the amounts were approved with."""
    weights: Mapping[str, Decimal] = field(default_factory=dict)
    """Per cent by status, as set by finance."""
    confirmed: Mapping[int, Mapping[int, Decimal]] = field(default_factory=dict)
    """Confirmed pounds by month index (see `dates.month_index`): what `delivered` adds up."""

    def figures(self, plan: Plan) -> list[Figure]:
        """Every leaf and year, on the schedule of `plan`."""
        return [figure for proposal in self.proposals for figure in self.figures_of(proposal, plan)]

    def figures_of(self, proposal: Proposal, plan: Plan) -> list[Figure]:
        """One leaf by year, on the schedule of `plan`."""
        waits = self.triggers(proposal, plan)
        scheme = self.scheme(proposal, list(waits.values()))
        delay = scheme.delay
        late = scheme.driving if delay != 0 else None
        delayed_by = next((item for item, trigger in waits.items() if trigger is late), None)
        days = scheme.delay_days if scheme.to_the_day else None
        result = []
        for year, amount, slippage in self._by_year(proposal, scheme):
            approved = scheme.amounts.get(year)
            delivered = self.delivered.get(proposal.pk, {}).get(year, ZERO)
            status = computed_status(scheme, approved=approved, forecast=amount, delivered=delivered)
            result.append(
                Figure(
                    proposal=proposal,
                    year=year,
                    approved=approved,
                    forecast=amount,
                    weighted=self._weighted(proposal, amount, delivered, status),
                    delivered=delivered,
                    slippage=slippage,
                    delay=delay,
                    delay_days=days,
                    delayed_by=delayed_by,
                    computed_status=status,
                )
            )
        return result

    def _by_year(self, proposal: Proposal, scheme: Scheme) -> list[tuple[int, Decimal, Decimal]]:
        """Year, forecast and slippage. What was given up comes to what it has brought, and is not late."""
        found, confirmed = forecast(scheme), self.delivered.get(proposal.pk, {})
        years = sorted(found.keys() | confirmed.keys())
        if proposal.end_state:
            return [(year, confirmed.get(year, ZERO), ZERO) for year in years]
        return [
            (year, found[year], found[year] - scheme.amounts.get(year, ZERO))
            if year in found
            else (year, confirmed[year], ZERO)
            for year in years
        ]

    def _weighted(
        self, proposal: Proposal, amount: Decimal, delivered: Decimal, status: DeliveryStatus
    ) -> Decimal:
        """Confidence lessens what is hoped for; a cost is counted in full."""
        if proposal.kind == Proposal.Kind.GROWTH:
            return amount
        return weighted(amount, delivered, status_of(proposal, status), self.weights)

    def months_of(self, figure: Figure, scheme: Scheme) -> Months:
        """How a figure in pence falls on the months of its year. `scheme` is that of its proposal."""
        return months(
            scheme,
            figure.year,
            approved=figure.approved or ZERO,
            forecast=figure.forecast,
            confirmed=self.confirmed.get(figure.proposal.pk, {}),
            is_given_up=bool(figure.proposal.end_state),
        )

    def triggers(self, proposal: Proposal, plan: Plan) -> dict[int, Trigger]:
        """The dates that a proposal's money waits for, by item."""
        found = {}
        for delivery in self.deliveries.get(proposal.pk, ()):
            item = plan.items.get(delivery.item_id)
            if item is None:
                continue
            approved = self.approved.get((proposal.baseline_id or 0, item.pk))
            dates = approved or (item.baseline_start, item.baseline_end)
            trigger = trigger_of(TriggerKind(delivery.trigger), dates, item.pk, plan.schedule, plan.as_at)
            if trigger:
                found[item.pk] = trigger
        return found

    def scheme(self, proposal: Proposal, triggers: Sequence[Trigger] = ()) -> Scheme:
        stated = self.amounts.get(proposal.pk, {})
        drivers = self.drivers.get(proposal.pk, ())
        first_year = min(stated) if stated else financial_year(proposal.programme.today())
        return Scheme(
            amounts=in_year(stated, Basis(proposal.basis)),
            effect=effect_date(proposal, drivers, first_year),
            response=Response(proposal.delay_response),
            duration=duration_months(drivers),
            triggers=triggers,
            profile=Profile(ProfileKind(proposal.profile), proposal.ramp_months or 1),
            to_the_day=proposal.works_to_day,
            recurs=proposal.is_recurrent,
        )


def load_portfolio(programme: Programme, on: AsAt | None = None) -> Portfolio:
    """The leaf proposals as they stand, or as at the end of a day or at a moment."""

    def rows(model: type[Row]) -> list[Row]:
        return rows_on(model, programme, on)

    return _portfolio(programme, on, rows)


def portfolio_of(plan: Plan) -> Portfolio:
    """The proposals as they stood for a plan; asked for with `plan.of`, which reads them once."""
    return _portfolio(plan.programme, plan.on, plan.rows)


def _portfolio(programme: Programme, on: AsAt | None, rows: Rows) -> Portfolio:
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
    confirmed: defaultdict[int, dict[int, Decimal]] = defaultdict(dict)
    delivered: defaultdict[int, defaultdict[int, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for each in rows(DeliveredAmount):
        confirmed[each.proposal_id][month_index(each.month)] = each.amount
        delivered[each.proposal_id][financial_year(each.month)] += each.amount
    return Portfolio(
        proposals=leaves,
        amounts=amounts,
        drivers=drivers,
        deliveries=deliveries,
        delivered=delivered,
        approved=_approved_dates(programme, leaves, deliveries, on),
        weights={each.status: Decimal(each.percent) for each in rows(RatingWeight)},
        confirmed=confirmed,
    )


def _approved_dates(
    programme: Programme,
    leaves: Sequence[Proposal],
    deliveries: Mapping[int, Sequence[Delivery]],
    on: AsAt | None,
) -> dict[tuple[int, int], Approved]:
    """By baseline (0 for none) and item. What the baseline does not hold counts as it was first planned."""
    needed = {
        (leaf.baseline_id or 0, delivery.item_id)
        for leaf in leaves
        for delivery in deliveries.get(leaf.pk, ())
    }
    items = {item for _, item in needed}
    dates = BaselineDate.objects.filter(baseline__in={baseline for baseline, _ in needed}, item__in=items)
    held: dict[tuple[int, int], Approved] = {
        (each.baseline_id, each.item_id): (each.start, each.end) for each in dates
    }
    missing = needed - held.keys()
    if missing:
        planned = planned_before_approval(programme, {item for _, item in missing}, on)
        held |= {
            (baseline, item): (planned[item].start, planned[item].end)
            for baseline, item in missing
            if item in planned
        }
    return held
