"""Services for tests: valid as they come, so that a test states only what it is about."""

from __future__ import annotations

from typing import Any

from django.utils.text import slugify

from programme.models import Programme, ScheduleItem
from programme.schedule import LinkType
from services.models import (
    Closure,
    ClosureStage,
    CostLine,
    CostSheet,
    HomeCost,
    Service,
    StaffGroup,
    StaffingTable,
    Stage,
    Trajectory,
    TrajectoryPoint,
)
from services.operations import closure_rows
from tests.factories import enter, make_link, plan_date


def make_service(
    programme: Programme,
    name: str = "Home",
    *,
    closure: str | None = Closure.Kind.CLOSE,
    closed: str = "2011-09",
    waits_for: ScheduleItem | None = None,
    **fields: Any,
) -> Service:
    """A care home that closes in September 2011; its closed stage may wait for an item."""
    position = Service.objects.filter(programme=programme).count() + 1
    values = {"kind": Service.Kind.CARE_HOME, "intent": Service.Intent.CLOSE, "beds": 40, "occupied": 30}
    service = Service(
        programme=programme, name=name, slug=slugify(name), position=position, **{**values, **fields}
    )
    enter(programme, service)
    if closure:
        make_closure(service, closure, closed=closed, waits_for=waits_for)
    return service


def make_closure(
    service: Service, kind: str, *, closed: str = "", waits_for: ScheduleItem | None = None
) -> Closure:
    closure = Closure(programme=service.programme, service=service, kind=kind)
    enter(service.programme, closure)
    stages = closure_rows(closure)
    for stage in stages:
        if stage.stage == Stage.CLOSED and closed:
            stage.item.baseline_end = plan_date(closed)
        if stage.stage == Stage.IDENTIFIED:
            stage.item.state = ScheduleItem.State.COMPLETE
            stage.item.start_kind = ScheduleItem.StartKind.COMPLETED
    enter(service.programme, *[stage.item for stage in stages])
    enter(service.programme, *stages)
    for stage in stages:
        if stage.stage == Stage.CLOSED and waits_for:
            make_link(waits_for, stage.item, LinkType.FINISH_TO_FINISH)
    return closure


def make_group(
    programme: Programme, name: str = "Home staff", staff: int = 30, required: int = 0
) -> StaffGroup:
    table = StaffingTable.objects.filter(programme=programme).first()
    if table is None:
        table = StaffingTable(programme=programme, slug="homes", position=1, name="Homes", place="Table 1")
        enter(programme, table)
    position = StaffGroup.objects.filter(programme=programme).count() + 1
    group = StaffGroup(
        programme=programme, table=table, position=position, name=name, staff=staff, required=required
    )
    enter(programme, group)
    return group


def make_trajectory(programme: Programme, slug: str = "extra-care") -> Trajectory:
    """As it is in March 2010, with a target two years on."""
    trajectory = Trajectory(
        programme=programme, slug=slug, position=1, name=slug.title(), measure="people", place="Appendix 4"
    )
    enter(programme, trajectory)
    for kind, date, value in (("AS_IS", "2010-03-31", 42), ("TARGET", "2012-03-31", 94)):
        point = TrajectoryPoint(
            programme=programme,
            trajectory=trajectory,
            position=1,
            kind=kind,
            date=plan_date(date),
            value=value,
        )
        enter(programme, point)
    return trajectory


def make_costs(programme: Programme, name: str = "Closing the home", **fields: Any) -> CostSheet:
    """A home at £100,000 a year, of which half goes on while it closes, with one line of £20,000."""
    sheet = CostSheet(
        programme=programme,
        slug=slugify(name),
        name=name,
        place="Appendix 5",
        period="2011/12",
        **{"running_percent": 50, **fields},
    )
    enter(programme, sheet)
    service = Service.objects.filter(programme=programme).order_by("position")[0]
    home = HomeCost(
        programme=programme, sheet=sheet, service=service, employees=110_000, running=20_000, income=-30_000
    )
    enter(programme, home)
    make_cost_line(sheet, "Security", 20_000)
    return sheet


def make_cost_line(
    sheet: CostSheet, label: str, amount: int, part: str = "PERIOD", **fields: Any
) -> CostLine:
    position = CostLine.objects.filter(sheet=sheet).count() + 1
    line = CostLine(
        programme=sheet.programme,
        sheet=sheet,
        part=part,
        position=position,
        label=label,
        amount=amount,
        **fields,
    )
    enter(sheet.programme, line)
    return line


def closed_stage(programme: Programme) -> ClosureStage:
    """The closed stage of the programme's first service."""
    stages = ClosureStage.objects.filter(programme=programme, stage=Stage.CLOSED)
    return stages.select_related("item").order_by("closure__service__position")[0]


def new_counts(programme: Programme) -> dict[str, Any]:
    """What a valid change of the first service posts."""
    service = Service.objects.filter(programme=programme).order_by("position")[0]
    return {"beds": "40", "occupied": "12", "text": "Counted again", "version": service.version}


def new_stage_date(programme: Programme, month: str = "12") -> dict[str, Any]:
    """What a later end of the closed stage posts."""
    return {
        "news": "MOVED",
        "end_month": month,
        "end_year": "2011",
        "reason": "PEOPLE_MOVING",
        "text": "Two people have yet to choose",
        "version": closed_stage(programme).item.version,
    }
