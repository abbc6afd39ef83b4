"""Changing services and their closures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from programme.history import change, write
from programme.models import Cause, Entered, ScheduleItem, changed
from programme.operations.errors import Refused
from services.models import Closure, ClosureStage, Service, Stage, stage_code


@dataclass(frozen=True, slots=True)
class ServiceEdit:
    """New values for fields of a service, and of its staff group where the group is its alone."""

    values: Mapping[str, Any] = field(default_factory=dict)
    staff: Mapping[str, int] = field(default_factory=dict)


def closure_rows(closure: Closure) -> list[ClosureStage]:
    """The stages that a closure of its kind passes, each with its schedule item; none is stored yet."""
    service = closure.service
    return [
        ClosureStage(
            programme=closure.programme,
            closure=closure,
            stage=stage,
            position=list(Stage).index(stage) + 1,
            item=ScheduleItem(
                programme=closure.programme,
                kind=ClosureStage.KIND,
                code=stage_code(service.slug, stage),
                title=f"{service.name}: {stage.label.lower()}",
            ),
        )
        for stage in Closure.STAGES[Closure.Kind(closure.kind)]
    ]


def change_service(
    service: Service, edit: ServiceEdit, *, version: int, group_version: int | None = None, by: Any, text: str
) -> Cause:
    """Save new counts. `version` is the one their author saw; Refused where counts contradict each other."""
    if not text.strip():
        raise Refused("Say why the service changes", "text")
    edited = changed(service, edit.values)
    if edited.beds is not None and edited.occupied is not None and edited.occupied > edited.beds:
        raise Refused(f"Occupied beds must be {edited.beds} or fewer, the number of beds", "occupied")
    with change(service.programme, by=by, what=f"{service.name} changed", text=text) as cause:
        edited.version = version
        rows: list[Entered] = [edited]
        if edit.staff and service.staff_group:
            if Service.objects.filter(staff_group=service.staff_group).standing().count() > 1:
                raise Refused("These staff are shared with other services", "staff")
            group = changed(service.staff_group, edit.staff)
            group.version = group_version or service.staff_group.version
            rows.append(group)
        write(cause, rows)
    return cause
