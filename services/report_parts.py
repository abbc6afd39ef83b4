"""What the services have to say in a report of closures, what they cost, and of the property in scope."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from programme.models import ScheduleItem
from programme.reporting.content import (
    Cell,
    Column,
    Element,
    Group,
    Paragraph,
    Table,
    count_cell,
)
from programme.reporting.quarter_end import QuarterEnd, ReportPart
from programme.reporting.suppression import MARK, NOTE, hidden_rows, total_is_safe
from programme.ui.format import long_date, plural, pounds
from services.costs import Sheet
from services.facts import progress_on
from services.models import (
    Closure,
    ClosureStage,
    CostLine,
    CostSheet,
    HomeCost,
    Service,
    StaffGroup,
    Stage,
)
from services.querysets import REACHED
from services.reading import sheet_of


def closures(end: QuarterEnd) -> Iterator[Element]:
    services = {each.pk: each for each in end.rows(Service)}
    found = [each for each in end.rows(Closure) if each.service_id in services]
    if not found:
        yield Paragraph("No service is to close or change.")
        return
    yield _table(end, found, services)
    for closure in found:
        if closure.other_date:
            yield Paragraph(
                f"{services[closure.service_id]}: a second date is printed, {closure.other_date} "
                f"({closure.other_place})."
            )


def _table(end: QuarterEnd, found: Sequence[Closure], services: Mapping[int, Service]) -> Table:
    counts = [[services[each.service_id].occupied or services[each.service_id].clients] for each in found]
    hidden = hidden_rows(counts)
    stages: defaultdict[int, dict[str, ClosureStage]] = defaultdict(dict)
    for each in end.rows(ClosureStage):
        stages[each.closure_id][each.stage] = each
    rows = [
        [
            *_row(end, closure, services[closure.service_id], stages[closure.pk]),
            Cell(MARK) if index in hidden else Cell("–") if count is None else count_cell(count),
        ]
        for index, (closure, (count,)) in enumerate(zip(found, counts, strict=True))
    ]
    return Table(
        caption="Closures and changes of service",
        columns=[
            Column("Service"),
            Column("What happens"),
            Column("Stage reached", "status"),
            Column("Decision"),
            Column("Closes"),
            Column("People who use it", "count", is_totalled=not hidden),
        ],
        groups=[Group(rows)],
        total=[
            Cell(f"All {plural(len(found), 'service')}"),
            *(Cell("") for _ in range(4)),
            _total(counts, hidden),
        ],
        note=NOTE if hidden else "",
    )


def _row(end: QuarterEnd, closure: Closure, service: Service, stages: dict[str, ClosureStage]) -> list[Cell]:
    return [
        Cell(service.name),
        Cell(closure.get_kind_display()),
        Cell(_reached(end, service)),
        Cell(_when(end, stages.get(Stage.DECISION))),
        Cell(_when(end, stages.get(Stage.CLOSED) or stages.get(Stage.TRANSITION))),
    ]


def _total(counts: Sequence[Sequence[int | None]], hidden: frozenset[int]) -> Cell:
    known = [count for (count,) in counts if count is not None]
    if not known:
        return Cell("–")
    return count_cell(sum(known)) if total_is_safe(counts, hidden) else Cell(MARK)


def _item(end: QuarterEnd, stage: ClosureStage | None) -> ScheduleItem | None:
    return end.plan.items.get(stage.item_id) if stage else None


def _reached(end: QuarterEnd, service: Service) -> str:
    """The last stage that has been entered, as the dashboard counts it."""
    progress = progress_on(end.day).get(service.pk)
    return progress.reached.label if progress and progress.reached else "None yet"


def _when(end: QuarterEnd, stage: ClosureStage | None) -> str:
    item = _item(end, stage)
    if item is None:
        return "–"
    figure = end.figures.get(item.pk)
    approved, now = item.baseline_end, figure.end if figure else None
    if item.state == ScheduleItem.State.COMPLETE:
        return f"Done, {now or approved or 'day not given'}"
    if item.state in REACHED:
        since = f" since {item.actual_start}" if item.actual_start else ""
        return f"Under way{since}, {f'to end {now}' if now else 'its end is not dated'}"
    if approved and now and now.last > approved.last:
        return f"{approved}, now {now}"
    return str(now or approved or "Not dated")


def closure_costs(end: QuarterEnd) -> Iterator[Element]:
    services = {each.pk: each.name for each in end.rows(Service)}
    for sheet in end.rows(CostSheet):
        homes = [
            (services[each.service_id], each) for each in end.rows(HomeCost) if each.sheet_id == sheet.pk
        ]
        lines = [(each, "") for each in end.rows(CostLine) if each.sheet_id == sheet.pk]
        sums = sheet_of(sheet, homes, lines)
        rows = [
            [Cell(check.label), Cell(pounds(check.computed), f"{check.computed:f}"), _printed(check.printed)]
            for check in sums.checks()
        ]
        yield Table(
            caption=f"What closing costs: {sheet.name}",
            columns=[Column("Line"), Column("Worked out", "pounds"), Column("As printed", "pounds")],
            groups=[Group(rows)],
            note="" if sums.pay_back_months is None else _pays_back(sums),
        )


def _pays_back(sums: Sheet) -> str:
    """How long, and from what it is reckoned."""
    return (
        f"It pays back in {plural(sums.pay_back_months or 0, 'month')}: {pounds(sums.saving)} is saved a "
        f"year, and the closing period costs {pounds(sums.extra)} more than as many months cost now."
    )


def _printed(amount: Decimal | None) -> Cell:
    return Cell("–") if amount is None else Cell(pounds(amount), f"{amount:f}")


def consultation(end: QuarterEnd) -> Iterator[Element]:
    """When each closure was or is to be consulted on."""
    services = {each.pk: each for each in end.rows(Service)}
    closures = {each.pk: each for each in end.rows(Closure) if each.service_id in services}
    rows = [
        [Cell(services[closures[each.closure_id].service_id].name), Cell(_when(end, each))]
        for each in end.rows(ClosureStage)
        if each.stage == Stage.CONSULTATION and each.closure_id in closures
    ]
    if rows:
        yield Table(
            caption="Consultation on closures, forecast or actual end",
            columns=[Column("Service"), Column("Consultation")],
            groups=[Group(rows)],
        )


def implications(end: QuarterEnd) -> Iterator[Element]:
    services = end.rows(Service)
    scope = {each.pk for each in services if each.is_in_scope}
    closing = [
        each for each in end.rows(Closure) if each.kind == Closure.Kind.CLOSE and each.service_id in scope
    ]
    if scope:
        outside = len(services) - len(scope)
        of_all = (
            f" (of {plural(len(services), 'service')}; {outside} outside the proposals)" if outside else ""
        )
        yield Paragraph(
            f"By the plan as it stood on {long_date(end.on)}, {len(closing)} of "
            f"{plural(len(scope), 'service')} in scope{of_all} "
            f"{'is' if len(closing) == 1 else 'are'} to close.",
            lead="Property",
        )
    if end.rows(StaffGroup):
        yield Paragraph("The section on staffing says how many posts are concerned.", lead="Staffing")


CLOSURES = ReportPart(
    "closures", closures, "Closures", "Where each closure stands, and what helps people to move."
)
CLOSURE_COSTS = ReportPart("closures", closure_costs)
CONSULTATION = ReportPart("consultation", consultation)
IMPLICATIONS = ReportPart("implications", implications)
