"""The two real plans, exactly as printed, from the data files in this folder."""

from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from programme.dates import PlanDate
from programme.history import change, write
from programme.models import (
    Action,
    Cause,
    Dependency,
    Person,
    Programme,
    ProgressUpdate,
    ScheduleItem,
    Workstream,
)
from programme.operations.baselines import record_baseline
from programme.operations.updates import save_edit
from programme.planning import Edit, load_plan
from programme.reading.links import PrintedDates, propose
from programme.schedule import Unit

FOLDER = Path(__file__).parent
PLANS = ("leicester", "walsall")
STORY = "leicester-story"


def document(slug: str) -> str:
    """The document whose files a programme is loaded from: the story begins as Leicester's plan."""
    return slug.removesuffix("-story")


@transaction.atomic
def load(slug: str, people: dict[str, Person]) -> dict[str, int]:
    """Make the programme with its plan and first baseline, once; return how many rows were made."""
    facts = json.loads((FOLDER / f"{document(slug)}.json").read_text())
    if Programme.objects.filter(slug=slug).exists():
        return {}
    programme = Programme.objects.create(
        slug=slug,
        name=facts["name"] + (", illustrated" if slug == STORY else ""),
        is_illustrative=slug == STORY,
        council=facts["council"],
        source=facts["source"],
        reporting_date=facts["reporting_date"],
    )
    programme.refresh_from_db()
    rows = _rows(slug)
    approved = facts["baseline"]
    approved_on = dt.date.fromisoformat(approved["approved_on"])
    with change(programme, by=None, what="Plan loaded as printed", on=approved_on) as cause:
        workstreams = _workstreams(cause, facts, people["lead"])
        items = _items(cause, rows)
        _actions(cause, rows, items, workstreams)
        links = _links(cause, rows, items)
        record_baseline(cause, programme, list(items.values()), **{**approved, "approved_on": approved_on})
        _updates(cause, items, approved_on)
    return {"programmes": 1, "workstreams": len(workstreams), "actions": len(items), "dependencies": links}


def _rows(slug: str) -> list[dict[str, str]]:
    with (FOLDER / f"{document(slug)}-actions.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def _date(text: str) -> PlanDate | None:
    return PlanDate.from_iso(text) if text else None


def _workstreams(cause: Cause, facts: dict[str, Any], lead: Person) -> dict[str, Workstream]:
    workstreams = {
        name: Workstream(
            programme=cause.programme,
            name=name,
            slug=slugify(name),
            position=position,
            lead=lead if name in facts["led_by_demo_lead"] else None,
        )
        for position, name in enumerate(facts["workstreams"], start=1)
    }
    write(cause, workstreams.values())
    return workstreams


def _items(cause: Cause, rows: list[dict[str, str]]) -> dict[str, ScheduleItem]:
    items = {row["number"]: _item(cause.programme, row) for row in rows}
    write(cause, items.values())
    return items


def _item(programme: Programme, row: dict[str, str]) -> ScheduleItem:
    completed = row["start_kind"] == "completed"
    ongoing = row["start_kind"] == "ongoing"
    state = ScheduleItem.State
    return ScheduleItem(
        programme=programme,
        kind=Action.KIND,
        code=row["number"],
        title=row["title"],
        start_kind=row["start_kind"].upper(),
        is_open_ended=row["end_kind"] != "dated",
        baseline_start=_date(row["start"]),
        baseline_end=_date(row["end"]),
        actual_end=_date(row["end"]) if completed else None,
        state=state.COMPLETE if completed else state.IN_PROGRESS if ongoing else state.NOT_STARTED,
    )


def _actions(
    cause: Cause,
    rows: list[dict[str, str]],
    items: dict[str, ScheduleItem],
    workstreams: dict[str, Workstream],
) -> None:
    write(
        cause,
        [
            Action(
                programme=cause.programme,
                item=items[row["number"]],
                workstream=workstreams[row["workstream"]],
                position=position,
                comment=row["comment"],
                printed_start=row["printed_start"],
                printed_end=row["printed_end"],
                printed_links=row["printed_links"],
            )
            for position, row in enumerate(rows, start=1)
        ],
    )


def _links(cause: Cause, rows: list[dict[str, str]], items: dict[str, ScheduleItem]) -> int:
    links = []
    for row in rows:
        successor = items[row["number"]]
        for number in row["depends_on"].split():
            proposed = propose(_printed(items[number]), _printed(successor))
            links.append(
                Dependency(
                    programme=cause.programme,
                    predecessor=items[number],
                    successor=successor,
                    type=proposed.type,
                    lag=proposed.lag,
                    lag_unit=Unit.MONTHS,
                    is_constraining=proposed.constraining,
                )
            )
    write(cause, links)
    return len(links)


def _printed(item: ScheduleItem) -> PrintedDates:
    return PrintedDates(item.baseline_start, item.baseline_end)


def _updates(cause: Cause, items: dict[str, ScheduleItem], on: dt.date) -> None:
    write(
        cause,
        [
            ProgressUpdate(
                programme=cause.programme, item=item, cause=cause, news=ProgressUpdate.News.LOADED, made_on=on
            )
            for item in items.values()
        ],
    )


def load_forecasts(slug: str, people: dict[str, Person]) -> dict[str, int]:
    """Forecasts that the document prints beside the approved dates, with the reason it gives; once.

    A step of its own, after the money: changes are entered in the order in which they took effect.
    """
    programme = Programme.objects.get(slug=slug)
    moved = {row["number"]: row["forecast_end"] for row in _rows(slug) if row.get("forecast_end")}
    what = "Forecast loaded as printed"
    if not moved or programme.causes.filter(what=what).exists():
        return {}
    with change(
        programme, by=None, what=what, reason=Cause.Reason.PEOPLE_MOVING, text=programme.source
    ) as cause:
        plan = load_plan(programme)
        items = {item.code: item for item in plan.items.values()}
        edit = Edit({items[number].pk: {"forecast_end": _date(end)} for number, end in moved.items()})
        save_edit(cause, plan, edit, versions={pk: plan.items[pk].version for pk in edit.items})
    return {"forecasts": len(moved)}
