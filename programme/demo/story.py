"""Events of the illustrated half-year that belong to the plan."""

from __future__ import annotations

from typing import Any

from programme.dates import PlanDate
from programme.models import Person, Programme, ScheduleItem
from programme.operations import report_approval
from programme.operations.edits import News, Report
from programme.operations.reports import change_front, change_words, create_report
from programme.operations.updates import report_progress
from programme.quarters import Quarter
from programme.reporting.building import build, edition_to_approve


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


def report(programme: Programme, people: dict[str, Person], event: dict[str, Any]) -> None:
    """Write the report on a quarter; one that is published is made here, as no worker runs yet."""
    office = people["office"]
    begun = create_report(programme, Quarter.from_label(event["quarter"]), by=office)
    front = {name: getattr(begun, name) for name in ("wards", "report_of", "contact", "purpose", "asks")}
    change_front(begun, **{**front, **event["front"]}, meeting=None, by=office)
    for section, words in event["words"].items():
        said = {"exempt_text": "", "exempt_paragraph": 0, **words}
        change_words(begun, section, **said, version=0, by=office)
    if event["is_published"]:
        submitted = report_approval.submit(begun, by=office)
        build(submitted)
        # Without the font of the PDF it cannot be made yet, and waits for approval.
        if made := edition_to_approve(submitted):
            approved = report_approval.approve(submitted, edition=made.number, by=people["director"])
            report_approval.publish(approved, by=office)
