"""How an item is scheduled: whether others move it, whether its date must hold, and which body decides it."""

from __future__ import annotations

from typing import Any

from programme.history import change
from programme.models import Body, Cause, ScheduleItem
from programme.operations.errors import Refused
from programme.operations.updates import save_edit
from programme.planning import Edit, load_plan
from programme.schedule import Mode


def scheduling_edit(item: ScheduleItem, *, mode: Mode, is_target: bool, decided_by: Body | None) -> Edit:
    """The edit that schedules an item in another way. Refused where nothing would change."""
    wanted = {
        "mode": mode.value,
        "is_target": is_target,
        "decided_by_id": decided_by.pk if decided_by else None,
    }
    values = {name: value for name, value in wanted.items() if value != getattr(item, name)}
    if not values:
        raise Refused("It is scheduled in this way already", "mode")
    return Edit(items={item.pk: values})


def change_scheduling(
    item: ScheduleItem, *, version: int, by: Any, reason: str = "", text: str = "", **wanted: Any
) -> Cause:
    """Save another way of scheduling; arguments as in `scheduling_edit`."""
    what = f"{item.short}: how it is scheduled has changed"
    with change(item.programme, by=by, what=what, reason=reason, text=text) as cause:
        plan = load_plan(item.programme)
        edit = scheduling_edit(plan.items[item.pk], **wanted)
        save_edit(cause, plan, edit, versions={item.pk: version})
    return cause
