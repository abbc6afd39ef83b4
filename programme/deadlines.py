"""Backward planning: from a meeting, the latest days for what has to come first (domain.md section 6)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from programme.dates import PlanDate
from programme.models import Body, Meeting, ScheduleItem
from programme.planning import Plan
from programme.schedule import WORKING_DAYS


@dataclass(frozen=True, slots=True)
class Deadline:
    """The latest day on which something can happen for a decision at a meeting."""

    what: str
    on: dt.date
    rule: str

    def has_passed(self, today: dt.date) -> bool:
        return self.on < today


def papers_by(body: Body, held_on: dt.date) -> dt.date:
    """The last working day that leaves the body's clear working days between agenda and meeting."""
    return dt.date.fromordinal(WORKING_DAYS.back(held_on.toordinal() - 1, body.agenda_days))


def notice_by(body: Body, held_on: dt.date) -> dt.date:
    """The last day that leaves the clear days of notice that a key decision needs."""
    return held_on - dt.timedelta(days=body.notice_days + 1)


def deadlines(body: Body, held_on: dt.date, *, consultation_days: int) -> list[Deadline]:
    """The latest days for a decision at this meeting, the earliest of them first.

    Consultation and its analysis come before the assessment is signed off, and that comes before the
    papers: nothing is allowed for the analysis, so these are the very latest.
    """
    papers = papers_by(body, held_on)
    consulted = papers - dt.timedelta(days=1)
    begun = consulted - dt.timedelta(days=consultation_days - 1)
    found = [
        Deadline(
            "Consultation starts, where one is needed", begun, f"{consultation_days} days of consultation"
        ),
        Deadline("Consultation ends", consulted, "Before the assessment is signed off"),
        Deadline("Equality assessment signed off", papers, "With the papers, after the consultation"),
        Deadline(
            "Notice of a key decision", notice_by(body, held_on), f"{body.notice_days} clear days before"
        ),
        Deadline("Agenda and papers published", papers, f"{body.agenda_days} clear working days before"),
    ]
    return sorted(found, key=lambda each: each.on)


def latest_days(meeting: Meeting, today: dt.date) -> list[tuple[Deadline, bool]]:
    """For a meeting to come: what has to happen by when, and whether that day has passed."""
    if meeting.held_on is None or meeting.held_on < today:
        return []
    found = deadlines(meeting.body, meeting.held_on, consultation_days=meeting.programme.consultation_days)
    return [(each, each.has_passed(today)) for each in found]


def too_late(meeting: Meeting, today: dt.date) -> str:
    """A sentence that names the latest days for a meeting that have passed; nothing where none has."""
    passed = [each for each, has_passed in latest_days(meeting, today) if has_passed]
    if not passed:
        return ""
    named = "; ".join(
        f"{each.what[0].lower()}{each.what[1:]} ({PlanDate.of_day(each.on)})" for each in passed
    )
    return f"It is too late for these, unless they have happened: {named}."


def warnings(plan: Plan, items: Collection[ScheduleItem]) -> list[str]:
    """What stands against the decisions among some items: no meeting, or papers that would be late."""
    decisions = [item for item in items if item.decided_by_id and item.pk in plan.schedule]
    if not decisions:
        return []
    bodies = Body.objects.in_bulk({item.decided_by_id for item in decisions})
    return [words for item in decisions for words in _against(plan, item, bodies[item.decided_by_id or 0])]


def _against(plan: Plan, item: ScheduleItem, body: Body) -> Iterator[str]:
    end = plan.schedule[item.pk].end
    if end is None:
        return
    if end.is_month or end.first not in plan.meeting_days.get(body.pk, ()):
        yield f"{item.short}: no meeting of {body} is entered on or after {end}. Add one, or it stays there."
        return
    due, notice = papers_by(body, end.first), notice_by(body, end.first)
    printed = PlanDate.of_day(due)
    if due < plan.as_at <= end.first:
        yield f"{item.short}: the papers for {body} on {end} were due on {printed}."
    if notice < plan.as_at <= end.first:
        given = PlanDate.of_day(notice)
        yield f"{item.short}: notice for {body} on {end} was due on {given}, if it is a key decision."
    papers = f"the papers for {item.short} at {body} on {end} are due ({printed})"
    for code, ends in _late_for(plan, item, due):
        yield f"{code} ends on {ends}, after {papers}."


def _late_for(plan: Plan, item: ScheduleItem, due: dt.date) -> Iterator[tuple[str, PlanDate]]:
    """What the item waits for and ends after its papers are due."""
    for link in plan.links:
        if link.successor != item.pk or not link.constraining:
            continue
        before = plan.schedule.timings.get(link.predecessor)
        if before and before.end and before.end.last > due:
            yield plan.items[link.predecessor].short, before.end
