"""The actions of the plan as facts: how each stands, and whether it went up or down in a month."""

from __future__ import annotations

import datetime as dt

from programme.days import Day
from programme.facts import Fact, FactKind, Measure
from programme.items import item_href
from programme.models import Action, ItemFigure, Person, Readiness, ScheduleItem, Status, Workstream
from programme.ui.format import days_words

SOON = dt.timedelta(days=30)
"""What is due within this is due soon."""
WORRY = {"AMBER": 1, "RED": 2}
"""How bad a status is; complete, green and not due are alike, as none of them asks for anything."""


class Actions(FactKind):
    name = "actions"
    title = "Actions"
    one = "action"
    columns = ("Workstream", "Start", "End", "Slip", "Status", "Why", "Led by")
    marks = {
        "workstream": "Workstream",
        "status": "Rated",
        "late": "Late",
        "critical": "Critical",
        "overdue": "Overdue",
        "stale": "Stale",
        "blocked": "Blocked",
        "soon": "Due within 30 days",
        "travel": "In a month",
        "lead": "Led by",
        "unled": "Led by nobody",
    }
    measures = {"slip": Measure("Days of slip", is_pounds=False)}
    note = "Cancelled actions are not among them."

    def facts(self, day: Day) -> list[Fact]:
        items, workstreams = day.by_id(ScheduleItem), day.by_id(Workstream)
        people = people_of(day)
        return [
            _fact(day, action, items[action.item_id], figure, workstreams[action.workstream_id], people)
            for action in sorted(day.rows(Action), key=lambda row: row.position)
            if (figure := day.figures.get(action.item_id))
        ]


def people_of(day: Day) -> dict[int, Person]:
    """Those who lead something."""
    leads = {row.lead_id for row in day.rows(Action)} | {row.lead_id for row in day.rows(Workstream)}
    return Person.objects.in_bulk(leads - {None})


def travel(before: str, now: str) -> str:
    """Whether a status got worse or better; empty where it did neither, or nothing is known."""
    change = WORRY.get(now, 0) - WORRY.get(before, 0) if before else 0
    return "worse" if change > 0 else "better" if change < 0 else ""


def _fact(
    day: Day,
    action: Action,
    item: ScheduleItem,
    figure: ItemFigure,
    workstream: Workstream,
    people: dict[int, Person],
) -> Fact:
    due, lead = figure.due_on, people.get(action.lead_id or workstream.lead_id or 0)
    ticked = {
        "late": figure.slip_days > 0,
        "critical": figure.is_critical,
        "overdue": figure.is_overdue,
        "stale": figure.is_stale,
        "blocked": figure.readiness == Readiness.BLOCKED,
        "soon": due is not None
        and day.as_at <= due <= day.as_at + SOON
        and item.state != ScheduleItem.State.COMPLETE,
        "unled": lead is None,
    }
    marks: dict[str, str | tuple[str, ...]] = {name: "on" for name, is_so in ticked.items() if is_so}
    marks |= {"workstream": workstream.slug, "status": figure.status}
    if way := travel(figure.status_before, figure.status):
        marks["travel"] = way
    if lead:
        marks["lead"] = lead.username
    return Fact(
        label=str(item),
        href=item_href(day.programme, item) if day.stands(action) else "",
        marks=marks,
        amounts={"slip": figure.slip_days},
        cells=(
            workstream.name,
            str(figure.start or "Under way"),
            str(figure.end or "Open-ended"),
            days_words(figure.slip_days, float(figure.slip_months)),
            Status(figure.status).label,
            figure.status_reason,
            str(lead or "Nobody named"),
        ),
    )
