"""Events of the illustrated half-year that belong to the plan."""

from __future__ import annotations

from typing import Any

from programme.dates import PlanDate
from programme.models import Person, Programme, ScheduleItem
from programme.operations.edits import News, Report
from programme.operations.updates import report_progress


def update(programme: Programme, people: dict[str, Person], event: dict[str, Any]) -> None:
    """Report on an item as its lead or the programme office would."""
    kind, code = event["item"]
    item = ScheduleItem.objects.select_related("programme").get(programme=programme, kind=kind, code=code)
    start, end = (PlanDate.from_iso(event[name]) if event.get(name) else None for name in ("start", "end"))
    report_progress(
        item,
        Report(News(event["news"]), start, end),
        by=people[event.get("by", "office")],
        version=item.version,
        reason=event.get("reason", ""),
        text=event.get("text", ""),
    )
