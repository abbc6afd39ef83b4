"""From stored rows to the plain values of the rules; the number of queries does not grow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from budget.effects import Approved, effect_date, effect_is_assumed
from budget.models import (
    Delivery,
    Driver,
    PrintedTotal,
    Proposal,
    ProposalAmount,
    ProposalLink,
    StaffingLine,
    TargetGroup,
)
from budget.money import ZERO
from budget.reconciliation.checks import Check
from budget.reconciliation.rules import checks
from budget.reconciliation.snapshot import (
    Backwards,
    DeadLink,
    Delivering,
    DriverLine,
    Kind,
    Lines,
    Posts,
    Sheet,
    Snapshot,
    Stated,
    Total,
)
from budget.savings import Basis, Trigger, TriggerKind, in_year
from programme.dates import PlanDate
from programme.financial_years import financial_year
from programme.models import Action, AsAt, BaselineDate, Entered, Programme, Rows, ScheduleItem, rows_on
from programme.planning import Plan

Row = TypeVar("Row", bound=Entered)
WEEKS_A_YEAR, MONTHS_A_YEAR = 52, 12


def budget_checks(programme: Programme, on: AsAt | None, snapshot: Snapshot) -> list[Check]:
    """What the proposals, their deliveries and the printed totals say about each other."""
    return checks(snapshot)


def read_snapshot(programme: Programme, on: AsAt | None = None) -> Snapshot:
    """The sheets as they stand, or as at the end of a day."""

    def read(model: type[Row]) -> list[Row]:
        return rows(model, programme, on)

    return _snapshot(programme, read, {item.pk: item for item in read(ScheduleItem)})


def snapshot_of(plan: Plan) -> Snapshot:
    """The sheets as they stood for a plan, of rows that others have asked it for."""
    return _snapshot(plan.programme, plan.rows, plan.items)


def _snapshot(programme: Programme, read: Rows, items: Mapping[int, ScheduleItem]) -> Snapshot:
    proposals = sorted(read(Proposal), key=lambda each: each.position)
    reader = _Reader(
        programme=programme,
        codes={each.pk: each.code for each in proposals},
        amounts=_by_proposal(read(ProposalAmount)),
        drivers=_by_proposal(read(Driver)),
        groups=_by_proposal(read(TargetGroup)),
        staffing=_by_proposal(read(StaffingLine)),
        deliveries=_by_proposal(read(Delivery)),
        items=items,
        approved=_approved(proposals),
    )
    known = {each.code for each in proposals}
    return Snapshot(
        sheets=[reader.sheet(each) for each in proposals],
        dead_links=[
            DeadLink(subject_of(items[link.item_id]), name_of(items[link.item_id]), link.code)
            for link in read(ProposalLink)
            if link.proposal_id not in reader.codes and link.code not in known and link.item_id in items
        ],
        totals=[
            Total(each.place, Kind(each.kind), each.year, each.amount, Decimal(each.rounded_to))
            for each in read(PrintedTotal)
        ],
        backwards=[each for item in items.values() for each in _backwards(item)],
    )


def _backwards(item: ScheduleItem) -> Iterator[Backwards]:
    start, end = item.actual_start or item.own_start, item.own_end
    if item.is_backwards and start and end and item.state != ScheduleItem.State.CANCELLED:
        yield Backwards(subject_of(item), name_of(item), start, end)


def rows(model: type[Row], programme: Programme, on: AsAt | None) -> list[Row]:
    """The rows of a model in the order they were entered, as they stand or as at the end of a day."""
    return rows_on(model, programme, on)


def subject_of(item: ScheduleItem) -> str:
    return f"{item.kind}:{item.code}"


def name_of(item: ScheduleItem) -> str:
    """`action 13`, or the title of what has no number."""
    return f"action {item.code}" if item.kind == Action.KIND else item.title


def _by_proposal(found: Iterable[Row]) -> Mapping[int, Sequence[Row]]:
    grouped: defaultdict[int, list[Row]] = defaultdict(list)
    for row in found:
        grouped[row.proposal_id].append(row)  # type: ignore[attr-defined]
    return grouped


def _approved(proposals: Iterable[Proposal]) -> dict[tuple[int, int], Approved]:
    """Dates by baseline and item, of the baselines that amounts were approved against."""
    baselines = {each.baseline_id for each in proposals if each.baseline_id}
    dates = BaselineDate.objects.filter(baseline__in=baselines)
    found = dates.values_list("baseline_id", "item_id", "start", "end")
    return {(baseline, item): (start, end) for baseline, item, start, end in found}


@dataclass(frozen=True)
class _Reader:
    """The stored rows by the id of their proposal."""

    programme: Programme
    codes: Mapping[int, str]
    amounts: Mapping[int, Sequence[ProposalAmount]]
    drivers: Mapping[int, Sequence[Driver]]
    groups: Mapping[int, Sequence[TargetGroup]]
    staffing: Mapping[int, Sequence[StaffingLine]]
    deliveries: Mapping[int, Sequence[Delivery]]
    items: Mapping[int, ScheduleItem]
    approved: Mapping[tuple[int, int], Approved]

    def sheet(self, proposal: Proposal) -> Sheet:
        key = proposal.pk
        stated = {each.year: _stated(each) for each in self.amounts.get(key, ())}
        drivers = self.drivers.get(key, ())
        return Sheet(
            code=proposal.code,
            kind=Kind(proposal.kind),
            id=key,
            title=proposal.title,
            parent=self.codes.get(proposal.parent_id or 0, ""),
            is_summary=proposal.is_summary,
            area=proposal.service_area,
            existing=Lines(
                proposal.existing_staff,
                proposal.existing_non_staff,
                proposal.existing_income,
                proposal.existing_net,
            ),
            stated=stated,
            in_year=in_year({year: each.amount for year, each in stated.items()}, Basis(proposal.basis)),
            recurs=proposal.is_recurrent,
            clients=proposal.clients,
            groups=tuple((each.name, each.people) for each in self.groups.get(key, ())),
            drivers=tuple(driver_line(each) for each in drivers),
            effect=self._effect(proposal, drivers, min(stated, default=None)),
            effect_is_assumed=effect_is_assumed(proposal),
            is_postponed=proposal.delay_response == Proposal.DelayResponse.POSTPONED,
            delivered_by=tuple(
                self._delivering(proposal, each)
                for each in self.deliveries.get(key, ())
                if each.item_id in self.items
            ),
            posts=_posts(self.staffing.get(key, ())),
            is_dropped=bool(proposal.end_state),
            is_avoidance=proposal.benefit == Proposal.Benefit.AVOIDANCE,
        )

    def _effect(self, proposal: Proposal, drivers: Sequence[Driver], first: int | None) -> PlanDate | None:
        """A summary takes effect when its parts do, unless it prints a date."""
        if proposal.effect or proposal.is_summary:
            return proposal.effect
        first_year = financial_year(self.programme.today()) if first is None else first
        return PlanDate.of_month(effect_date(proposal, drivers, first_year))

    def _delivering(self, proposal: Proposal, delivery: Delivery) -> Delivering:
        item = self.items[delivery.item_id]
        start, end = self.approved.get(
            (proposal.baseline_id or 0, item.pk), (item.baseline_start, item.baseline_end)
        )
        kind = TriggerKind(delivery.trigger)
        date = start if kind is TriggerKind.START else end
        verb = "starts" if kind is TriggerKind.START else "ends"
        when = (
            f"{verb} in {date}"
            if date and date.is_month
            else f"{verb} on {date}"
            if date
            else f"{verb} later"
        )
        return Delivering(subject_of(item), name_of(item), when, _allows(kind, date))


def _allows(kind: TriggerKind, date: PlanDate | None) -> PlanDate | None:
    """The first month that begins on or after a start, or after an end."""
    if date is None:
        return None
    planned = date.first if kind is TriggerKind.START else date.last
    year, month = divmod(Trigger(kind, planned, planned).planned_month, MONTHS_A_YEAR)
    return PlanDate(year, month + 1)


def _stated(amount: ProposalAmount) -> Stated:
    return Stated(Lines(amount.staff, amount.non_staff, amount.income, amount.amount), amount.source)


def driver_line(driver: Driver) -> DriverLine:
    """The figures of a driver whatever its kind: one yet to come is worked out from what it holds."""
    return DriverLine(
        counts_money=driver.kind != Driver.Kind.HEADCOUNT,
        is_investment_alone=driver.kind == Driver.Kind.INVESTMENT,
        clients=driver.clients,
        current=driver.current_weekly_cost,
        new=driver.new_weekly_cost,
        weeks=_weeks(driver, driver.duration),
        longest_weeks=_weeks(driver, driver.duration_max),
        investment=driver.one_off_investment,
        percent=driver.percent,
        base=driver.percent_base,
    )


def _weeks(driver: Driver, duration: Decimal | None) -> Decimal | None:
    """52 weeks a year and 52/12 a month (domain.md section 5)."""
    if duration is None or driver.duration_unit == "weeks":
        return duration
    return duration * WEEKS_A_YEAR / MONTHS_A_YEAR


def _posts(lines: Iterable[StaffingLine]) -> Posts:
    """Posts now and the most that a year deletes: later columns may repeat earlier ones or add to them."""
    current: Decimal | None = None
    deleted = ZERO
    for line in lines:
        if line.posts is None:
            continue
        if line.line == StaffingLine.Line.CURRENT_SERVICE and line.year is None:
            current = line.posts
        elif line.line == StaffingLine.Line.POSTS_DELETED and line.year is not None:
            deleted = max(deleted, line.posts)
    return Posts(current, deleted)
