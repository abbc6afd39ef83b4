"""Rows for tests: valid as they come, so that a test states only what it is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone
from django.utils.text import slugify

from budget.models import Delivery, Driver, Pressure, PrintedTotal, Proposal, ProposalAmount
from programme.dates import PlanDate
from programme.history import change, write
from programme.models import (
    Action,
    Baseline,
    Body,
    Dependency,
    Entered,
    Mailing,
    Meeting,
    Person,
    Programme,
    Recess,
    Recommendation,
    Risk,
    RiskItem,
    RoleAssignment,
    Scenario,
    ScheduleItem,
    Workstream,
)
from programme.operations.baselines import record_baseline
from programme.operations.people import assign_role
from programme.schedule import LinkType, Unit

TODAY = dt.date(2011, 2, 15)
"""The reporting date of every programme made here, unless the test says another."""
WHY = {"reason": "SCOPE", "text": "The work has changed"}
"""What every change that moves forecast dates is asked for."""


def make_programme(slug: str = "river", *, today: dt.date | None = TODAY) -> Programme:
    return Programme.objects.create(
        slug=slug, name=slug.title(), council=f"{slug.title()} Council", reporting_date=today
    )


def make_person(username: str = "officer") -> Person:
    return Person.objects.create_user(username, f"{username}@example.org", "a-known-word")


def make_role(programme: Programme, role: str = "office", person: Person | None = None) -> RoleAssignment:
    return assign_role(programme, person or make_person(role), role)


def make_mailing(programme: Programme, person: Person, day: dt.date = TODAY, **values: Any) -> Mailing:
    """A mail that the mail server refused, unless other values are given."""
    return Mailing.objects.create(
        **{
            "person": person,
            "day": day,
            "address": person.email,
            "subject": f"2 new alerts: {programme.name}",
            "text": "Two",
            "html": "<p>Two</p>",
            "message_id": f"<{person.pk}.{day:%Y%m%d}@test>",
            "state": Mailing.State.FAILED,
            "attempts": 1,
            "answer": "550 No such person",
            "try_at": timezone.now(),
            **values,
        }
    )


def enter(programme: Programme, *rows: Entered, on: dt.date | None = None) -> None:
    """Write rows as somebody would have entered them, under one cause."""
    with change(programme, by=None, what="Entered for a test", on=on) as cause:
        write(cause, rows)


def plan_date(text: str) -> PlanDate | None:
    return PlanDate.from_iso(text) if text else None


def make_item(
    programme: Programme,
    code: str = "1",
    start: str = "2011-06",
    end: str = "2011-09",
    *,
    on: dt.date | None = None,
    **fields: Any,
) -> ScheduleItem:
    values: dict[str, Any] = {
        "kind": Action.KIND,
        "title": f"Action {code}",
        "baseline_start": plan_date(start),
        "baseline_end": plan_date(end),
        "is_open_ended": not end,
    }
    item = ScheduleItem(programme=programme, code=code, **{**values, **fields})
    enter(programme, item, on=on)
    return item


def make_workstream(programme: Programme, name: str = "Day care", **fields: Any) -> Workstream:
    position = Workstream.objects.filter(programme=programme).count() + 1
    workstream = Workstream(programme=programme, name=name, slug=slugify(name), position=position, **fields)
    enter(programme, workstream)
    return workstream


def make_action(
    programme: Programme, code: str = "1", *, workstream: Workstream | None = None, **item: Any
) -> Action:
    """A line of the plan with its item; `item` holds fields of the item."""
    stream = (
        workstream or Workstream.objects.filter(programme=programme).first() or make_workstream(programme)
    )
    position = Action.objects.filter(programme=programme).count() + 1
    action = Action(
        programme=programme, item=make_item(programme, code, **item), workstream=stream, position=position
    )
    enter(programme, action)
    return action


def make_link(
    predecessor: ScheduleItem,
    successor: ScheduleItem,
    type: LinkType = LinkType.FINISH_TO_START,
    **fields: Any,
) -> Dependency:
    values = {"lag_unit": Unit.MONTHS, **fields}
    link = Dependency(
        programme=successor.programme, predecessor=predecessor, successor=successor, type=type, **values
    )
    enter(successor.programme, link)
    return link


def make_baseline(programme: Programme, *items: ScheduleItem, approved_on: dt.date = TODAY) -> Baseline:
    with change(programme, by=None, what="Approved for a test") as cause:
        return record_baseline(
            cause, programme, list(items), approved_on=approved_on, approved_by="Cabinet", reason="First plan"
        )


def make_risk(
    programme: Programme, number: int = 1, *, items: Sequence[ScheduleItem] = (), **fields: Any
) -> Risk:
    values = {"text": f"Risk {number}", "likelihood": Risk.Level.MEDIUM, "severity": Risk.Level.HIGH}
    risk = Risk(programme=programme, number=number, **{**values, **fields})
    enter(programme, risk)
    enter(programme, *[RiskItem(programme=programme, risk=risk, item=item) for item in items])
    return risk


def make_scenario(
    programme: Programme, *changes: str, name: str = "Later", owner: Person, is_shared: bool = False
) -> Scenario:
    """A what-if that somebody keeps."""
    scenario = Scenario(
        programme=programme, name=name, changes=list(changes), owner=owner, is_shared=is_shared
    )
    enter(programme, scenario)
    return scenario


def make_meeting(programme: Programme, name: str = "Cabinet", **fields: Any) -> Meeting:
    """A meeting with one recommendation."""
    body = Body(programme=programme, name=name)
    enter(programme, body)
    meeting = Meeting(programme=programme, body=body, **{"held_on": TODAY, "purpose": "To decide", **fields})
    enter(programme, meeting)
    enter(programme, Recommendation(programme=programme, meeting=meeting, position=1, text="Note the plan"))
    return meeting


def make_recess(programme: Programme, first_day: str = "2011-12-24", last_day: str = "2012-01-02") -> Recess:
    """Days on which no body meets."""
    first, last = dt.date.fromisoformat(first_day), dt.date.fromisoformat(last_day)
    recess = Recess(programme=programme, first_day=first, last_day=last)
    enter(programme, recess)
    return recess


def make_proposal(
    programme: Programme, code: str = "R1", amounts: Mapping[int, int] | None = None, **fields: Any
) -> Proposal:
    """A leaf with its stated amounts: by default a saving of £120,000 in 2011/12."""
    position = Proposal.objects.filter(programme=programme).count() + 1
    kind = Proposal.Kind.GROWTH if code.startswith("G") else Proposal.Kind.REDUCTION
    values = {"kind": kind, "title": f"Proposal {code}", "position": position}
    proposal = Proposal(programme=programme, code=code, **{**values, **fields})
    enter(programme, proposal)
    stated = {2011: -120_000} if amounts is None else amounts
    rows = [
        ProposalAmount(programme=programme, proposal=proposal, year=year, amount=amount)
        for year, amount in stated.items()
    ]
    enter(programme, *rows)
    return proposal


def make_total(programme: Programme, amount: int = -120_000, **fields: Any) -> PrintedTotal:
    """Total reductions of 2011/12 as a document prints them."""
    values = {"place": "Appendix 8", "kind": PrintedTotal.Kind.REDUCTION, "year": 2011}
    total = PrintedTotal(programme=programme, amount=amount, **{**values, **fields})
    enter(programme, total)
    return total


def make_pressure(programme: Programme, amount: int = 0, **fields: Any) -> Pressure:
    """A cost of 2012/13 that no proposal holds."""
    values = {"title": "Pressure", "year": 2012, "amount": amount}
    pressure = Pressure(programme=programme, **{**values, **fields})
    enter(programme, pressure)
    return pressure


def make_driver(proposal: Proposal, **fields: Any) -> Driver:
    values = {"kind": Driver.Kind.WEEKLY_SAVING, "position": 1}
    driver = Driver(programme=proposal.programme, proposal=proposal, **{**values, **fields})
    enter(proposal.programme, driver)
    return driver


def make_delivery(proposal: Proposal, item: ScheduleItem, trigger: str = Delivery.Trigger.END) -> Delivery:
    delivery = Delivery(programme=proposal.programme, proposal=proposal, item=item, trigger=trigger)
    enter(proposal.programme, delivery)
    return delivery
