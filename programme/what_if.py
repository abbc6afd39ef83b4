"""Changes written in one word, as `what_if --change` takes them: 23:+2m, 13:start+2m, 51:drop, 25:-10d."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from programme.dates import DateOutOfRange
from programme.models import Action, ScheduleItem
from programme.operations.edits import News, Report, edit_for
from programme.operations.errors import Refused
from programme.planning import Edit, Plan

CHANGE = re.compile(
    r"^(?P<number>[^:]+):(?:(?P<drop>drop)|(?P<start>start)?(?P<by>[+-][0-9]{1,4})(?P<unit>[md]))$"
)


def edit_from(plan: Plan, changes: Iterable[str]) -> Edit:
    """All changes as one edit; dates move from where they are forecast now. Refused with the change named."""
    actions_last = sorted(plan.items.values(), key=lambda item: item.kind == Action.KIND)
    by_code = {item.code: item for item in actions_last}
    items: dict[int, dict[str, Any]] = {}
    for text in changes:
        match = CHANGE.match(text.strip())
        if not match:
            raise Refused(f"{text!r} is not a change like 23:+2m, 13:start+2m, 51:drop or 25:-10d")
        item = by_code.get(match["number"])
        if item is None:
            raise Refused(f"There is no action {match['number']} in this programme")
        if item.pk in items:
            raise Refused(f"Action {item.code} is changed twice: say it in one change")
        try:
            edit = edit_for(plan, item, _report(plan, item, match))
        except (Refused, DateOutOfRange) as error:
            raise Refused(f"{text}: {error}") from error
        items |= {pk: dict(values) for pk, values in edit.items.items()}
    return Edit(items=items)


def _report(plan: Plan, item: ScheduleItem, match: re.Match[str]) -> Report:
    if match["drop"]:
        return Report(News.CANCELLED)
    if item.pk not in plan.schedule:
        raise Refused("It is cancelled")
    timing = plan.schedule[item.pk]
    amount = int(match["by"])
    months, days = (amount, 0) if match["unit"] == "m" else (0, amount)
    end = timing.end.shifted(months=months, days=days) if timing.end else None
    if not match["start"]:
        if end is None:
            raise Refused("It has no end date to move")
        return Report(News.MOVED, end=end)
    if timing.start is None:
        raise Refused("It has no start date to move")
    return Report(News.MOVED, start=timing.start.shifted(months=months, days=days, as_start=True), end=end)
