"""What the two documents say around the plan: workstreams, risks, meetings and implications, as printed."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils.text import slugify

from programme.demo import document
from programme.history import change, write
from programme.models import (
    Action,
    Baseline,
    Body,
    Cause,
    Entered,
    Implication,
    ListedPlace,
    ListedWorkstream,
    Meeting,
    Person,
    Programme,
    ProgrammeNote,
    Recommendation,
    ReportingDuty,
    Risk,
    RiskItem,
    ScheduleItem,
    Workstream,
)

FOLDER = Path(__file__).parent


def load_workstreams(slug: str, people: dict[str, Person]) -> dict[str, int]:
    """The workstreams that the document lists, and where each is in the plan; once."""
    programme = Programme.objects.get(slug=slug)
    file = FOLDER / f"{document(slug)}-workstreams.csv"
    if not file.exists() or ListedWorkstream.objects.filter(programme=programme).exists():
        return {}
    with file.open(newline="") as lines:
        rows = list(csv.DictReader(lines))
    streams = {each.name: each for each in Workstream.objects.filter(programme=programme)}
    items = items_of(programme)
    with change(
        programme, by=None, what="Listed workstreams loaded as printed", on=approved_on(programme)
    ) as cause:
        listed = [_listed(programme, position, row) for position, row in enumerate(rows, start=1)]
        write(cause, listed)
        places = [
            ListedPlace(programme=programme, listed=each, **place)
            for each, row in zip(listed, rows, strict=True)
            for place in _places(row, streams, items)
        ]
        write(cause, places)
    return {"listed_workstreams": len(listed)}


def _listed(programme: Programme, position: int, row: dict[str, str]) -> ListedWorkstream:
    return ListedWorkstream(
        programme=programme,
        position=position,
        slug=slugify(row["name"]),
        **{name: row[name] for name in ("name", "group", "lead_printed", "remit", "note")},
    )


def _places(
    row: dict[str, str], streams: dict[str, Workstream], items: dict[str, ScheduleItem]
) -> Iterable[dict[str, Any]]:
    if row["workstream"]:
        yield {"workstream": streams[row["workstream"]]}
    for number in row["actions"].split():
        yield {"item": items[number]}


def load_risks(slug: str, people: dict[str, Person]) -> dict[str, int]:
    """The document's risks, and the actions that they concern; once."""
    programme = Programme.objects.get(slug=slug)
    facts = facts_of(slug, "risks")
    if not facts or Risk.objects.filter(programme=programme).exists():
        return {}
    items = items_of(programme)
    with change(programme, by=None, what="Risks loaded as printed", on=approved_on(programme)) as cause:
        risks = {each["number"]: _risk(programme, each) for each in facts["risks"]}
        write(cause, risks.values())
        links = [
            RiskItem(
                programme=programme, risk=risks[each["number"]], item=items[action], note=facts["link_note"]
            )
            for each in facts["risks"]
            for action in each["actions"]
        ]
        write(cause, links)
    return {"risks": len(risks)}


def _risk(programme: Programme, facts: dict[str, Any]) -> Risk:
    same = ("number", "text", "printed_likelihood", "printed_severity", "controls", "amount_per")
    return Risk(
        programme=programme,
        likelihood=_level(facts["likelihood"]),
        severity=_level(facts["severity"]),
        amount=None if facts["amount"] is None else Decimal(facts["amount"]),
        **{name: facts[name] for name in same},
    )


def _level(name: str | None) -> Risk.Level | None:
    return Risk.Level[name] if name else None


def load_meetings(slug: str, people: dict[str, Person]) -> dict[str, int]:
    """Bodies, meetings, recommendations, duties to report, implications and notes; once."""
    programme = Programme.objects.get(slug=slug)
    facts = facts_of(slug, "meetings")
    if not facts or Body.objects.filter(programme=programme).exists():
        return {}
    what = "Meetings and implications loaded as printed"
    with change(programme, by=None, what=what, on=approved_on(programme)) as cause:
        bodies = {each["name"]: Body(programme=programme, **each) for each in facts["bodies"]}
        write(cause, bodies.values())
        recommendations = _meetings(cause, facts, bodies)
        rest: list[Entered] = [
            ReportingDuty(programme=programme, **{**each, "body": bodies[each["body"]]})
            for each in facts["reporting"]
        ]
        for model, name in ((Implication, "implications"), (ProgrammeNote, "notes")):
            rest += [
                model(programme=programme, position=position, **each)
                for position, each in enumerate(facts[name], start=1)
            ]
        write(cause, rest)
    return {"meetings": len(facts["meetings"]), "recommendations": recommendations}


def _meetings(cause: Cause, facts: dict[str, Any], bodies: dict[str, Body]) -> int:
    programme = cause.programme
    meetings = [
        Meeting(
            programme=programme,
            body=bodies[each["body"]],
            held_on=each["held_on"],
            purpose=each["purpose"],
            decision=each["decision"],
        )
        for each in facts["meetings"]
    ]
    write(cause, meetings)
    recommendations = [
        Recommendation(programme=programme, meeting=meeting, position=position, **asked)
        for meeting, each in zip(meetings, facts["meetings"], strict=True)
        for position, asked in enumerate(each["recommendations"], start=1)
    ]
    write(cause, recommendations)
    return len(recommendations)


def facts_of(slug: str, name: str) -> dict[str, Any] | None:
    file = FOLDER / f"{document(slug)}-{name}.json"
    return json.loads(file.read_text()) if file.exists() else None


def items_of(programme: Programme) -> dict[str, ScheduleItem]:
    """The programme's actions by number."""
    items = ScheduleItem.objects.filter(programme=programme, kind=Action.KIND)
    return {item.code: item for item in items}


def approved_on(programme: Programme) -> Any:
    return Baseline.objects.get(programme=programme, number=1).approved_on
