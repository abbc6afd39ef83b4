"""What the services add to the reconciliation: stored rows, now or as at a day, put through the checks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from budget.money import ZERO
from budget.reconciliation.checks import Check
from budget.reconciliation.people import people_of
from budget.reconciliation.reading import rows
from budget.reconciliation.snapshot import Sheet, Snapshot
from programme.models import AsAt, Entered, Programme, ScheduleItem
from services.models import (
    Closure,
    ClosureStage,
    CostLine,
    CostSheet,
    Fact,
    HomeCost,
    Service,
    ServiceProposal,
    StaffGroup,
    StaffingTable,
    Stage,
)
from services.reading import sheet_of, summary_of
from services.reconciliation import costs, dates, places, staff
from services.reconciliation.costs import PrintedCost, SameMoney
from services.reconciliation.dates import TwoDates
from services.reconciliation.places import Counts, Leaving

Row = TypeVar("Row", bound=Entered)
LEFT_BY_ALL = frozenset(
    {
        Service.Intent.CLOSE,
        Service.Intent.DECOMMISSION,
        Service.Intent.REPROVIDE,
        Service.Intent.REASSESS,
    }
)
"""What is done with a service that everybody then leaves."""
A_COST = re.compile(r"^(?:\w+ ){0,2}costs? (?:in|for) .*\d{4}", re.IGNORECASE)
"""How documents head what a service costs in a year: "Cost in 2010/11"."""


def service_checks(programme: Programme, on: AsAt | None, snapshot: Snapshot) -> Iterator[Check]:
    """Counts, dates, costs and staff of services, against each other and against their proposals."""
    services = sorted(rows(Service, programme, on), key=lambda each: each.position)
    counts = {each.pk: _counts(each) for each in services}
    about = _proposals_of_services(programme, on, snapshot, counts)
    yield from places.over_capacity(counts.values())
    yield from places.more_than_there_are(_leaving(snapshot, counts, about))
    yield from places.one_postcode_twice(counts.values())
    yield from dates.two_dates(_two_dates(programme, on, counts, about))
    yield from costs.two_costs(_printed_costs(programme, on, counts, about))
    yield from _cost_sheets(programme, on, snapshot, counts, about)
    yield from _staffing(programme, on)


def _counts(service: Service) -> Counts:
    return Counts(
        service.slug,
        service.name,
        service.beds,
        service.occupied,
        service.clients,
        service.postcode,
        is_left=service.intent in LEFT_BY_ALL,
    )


def _proposals_of_services(
    programme: Programme, on: AsAt | None, snapshot: Snapshot, counts: Mapping[int, Counts]
) -> Mapping[int, Sequence[Sheet]]:
    """The sheets that each service is linked to, by the id of the service."""
    sheets = {sheet.id: sheet for sheet in snapshot.sheets}
    found: defaultdict[int, list[Sheet]] = defaultdict(list)
    for link in rows(ServiceProposal, programme, on):
        if link.proposal_id in sheets and link.service_id in counts:
            found[link.service_id].append(sheets[link.proposal_id])
    return found


def _leaving(
    snapshot: Snapshot, counts: Mapping[int, Counts], about: Mapping[int, Sequence[Sheet]]
) -> Iterator[Leaving]:
    services: defaultdict[str, list[Counts]] = defaultdict(list)
    for pk, one in counts.items():
        for sheet in about.get(pk, ()):
            services[sheet.code].append(one)
    for sheet in snapshot.sheets:
        number = people_of(snapshot, sheet) if sheet.code in services else None
        if number is not None:
            yield Leaving(sheet.code, number, services[sheet.code])


def _two_dates(
    programme: Programme,
    on: AsAt | None,
    counts: Mapping[int, Counts],
    about: Mapping[int, Sequence[Sheet]],
) -> Iterator[TwoDates]:
    closures = {each.pk: each for each in rows(Closure, programme, on) if each.other_date}
    stages = [
        each
        for each in rows(ClosureStage, programme, on)
        if each.stage == Stage.CLOSED and each.closure_id in closures
    ]
    items = {each.pk: each for each in rows(ScheduleItem, programme, on)} if stages else {}
    for stage in stages:
        closure, item = closures[stage.closure_id], items.get(stage.item_id)
        one = counts.get(closure.service_id)
        if one and item and item.baseline_end:
            yield TwoDates(
                one.slug,
                one.name,
                item.baseline_end,
                stage.place,
                closure.other_date,
                closure.other_place,
                [sheet.code for sheet in about.get(closure.service_id, ())],
            )


def _printed_costs(
    programme: Programme,
    on: AsAt | None,
    counts: Mapping[int, Counts],
    about: Mapping[int, Sequence[Sheet]],
) -> Iterator[PrintedCost]:
    """Only where one proposal is about one service alone is the budget on its sheet that of the service."""
    shared: defaultdict[str, int] = defaultdict(int)
    for sheets in about.values():
        for sheet in sheets:
            shared[sheet.code] += 1
    for fact in rows(Fact, programme, on):
        sheets = about.get(fact.service_id or 0, ())
        if (
            fact.unit != Fact.Unit.POUNDS
            or not fact.value
            or len(sheets) != 1
            or not A_COST.match(fact.label)
        ):
            continue
        sheet, one = sheets[0], counts[fact.service_id or 0]
        budget = sheet.existing
        gross = (budget.staff or ZERO) + (budget.non_staff or ZERO)
        if shared[sheet.code] == 1 and gross and budget.net is not None:
            yield PrintedCost(
                one.slug, one.name, fact.place, fact.label, fact.value, sheet.code, gross, budget.net
            )


def _cost_sheets(
    programme: Programme,
    on: AsAt | None,
    snapshot: Snapshot,
    counts: Mapping[int, Counts],
    about: Mapping[int, Sequence[Sheet]],
) -> Iterator[Check]:
    homes = _grouped(rows(HomeCost, programme, on), "sheet_id")
    lines = _grouped(rows(CostLine, programme, on), "sheet_id")
    sheets = {sheet.id: sheet for sheet in snapshot.sheets}
    for stored in rows(CostSheet, programme, on):
        mine = [home for home in homes.get(stored.pk, ()) if home.service_id in counts]
        sums = sheet_of(
            stored,
            [(counts[home.service_id].name, home) for home in mine],
            [(line, "") for line in lines.get(stored.pk, ())],
        )
        subjects = [places.service(counts[home.service_id].slug) for home in mine]
        yield from costs.cost_sheet(stored.slug, stored.place, sums, subjects)
        candidates = [sheet for home in mine for sheet in about.get(home.service_id, ())]
        pairs = _same_money(snapshot, lines.get(stored.pk, ()), sheets, candidates)
        yield from costs.amounts_of_one_thing(stored.slug, stored.place, pairs)


def _same_money(
    snapshot: Snapshot,
    lines: Iterable[CostLine],
    sheets: Mapping[int, Sheet],
    candidates: Sequence[Sheet],
) -> Iterator[SameMoney]:
    """Lines with the proposal they point to, and lines that point to none with those about their services.

    A proposal that states several years is compared by the one that comes nearest.
    """
    linked = {line.proposal_id for line in lines}
    free = {sheet.code: sheet for sheet in candidates if sheet.id not in linked}
    for line in lines:
        own = sheets.get(line.proposal_id or 0)
        for sheet in [own] if own else free.values() if line.amount else ():
            amounts = [
                found for year in _years(snapshot, sheet) if (found := snapshot.amount_in(sheet, year))
            ]
            if amounts:
                nearest = min(amounts, key=lambda amount: abs(amount - line.amount))
                yield SameMoney(line.label, line.amount, sheet.code, nearest, is_linked=own is not None)


def _years(snapshot: Snapshot, sheet: Sheet) -> list[int]:
    return sorted({year for leaf in (sheet, *snapshot.leaves_under(sheet)) for year in leaf.stated})


def _staffing(programme: Programme, on: AsAt | None) -> Iterator[Check]:
    groups = _grouped(rows(StaffGroup, programme, on), "table_id")
    tables = [
        (each.slug, each.place, summary_of(each, groups.get(each.pk, ())))
        for each in rows(StaffingTable, programme, on)
    ]
    for table in tables:
        yield from staff.staffing(*table)
    yield from staff.two_meanings(tables)


def _grouped(found: Iterable[Row], by: str) -> Mapping[int, Sequence[Row]]:
    grouped: defaultdict[int, list[Row]] = defaultdict(list)
    for row in found:
        grouped[getattr(row, by)].append(row)
    return grouped
