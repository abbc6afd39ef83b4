"""What the next meetings decide, as facts: decisions of the plan, and recommendations put to a meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse

from programme.days import Day
from programme.deadlines import papers_by
from programme.facts import Fact, FactKind
from programme.items import item_href
from programme.models import Body, Meeting, Readiness, Recommendation, ScheduleItem
from programme.ui.format import long_date

NEXT = dt.timedelta(days=60)
"""How far ahead a meeting is one of the next."""


class Decisions(FactKind):
    name = "decisions"
    title = "Decisions at the next meetings"
    one = "decision"
    columns = ("Body", "Meets on", "Papers by", "Ready?")
    marks = {"next": "Within 60 days", "blocked": "Blocked", "body": "Decided by"}
    note = "Decisions of the plan with a date ahead, and what else a coming meeting is asked to agree."

    def facts(self, day: Day) -> list[Fact]:
        dated = [*_of_plan(day), *_of_meetings(day)]
        return [fact for _, fact in sorted(dated, key=lambda each: (each[0], each[1].label))]


def _of_plan(day: Day) -> Iterator[tuple[dt.date, Fact]]:
    bodies = day.by_id(Body)
    for item in day.rows(ScheduleItem):
        figure = day.figures.get(item.pk)
        body = bodies.get(item.decided_by_id or 0)
        if not body or not figure or not figure.end or item.state == ScheduleItem.State.COMPLETE:
            continue
        blocked = figure.readiness == Readiness.BLOCKED
        href = item_href(day.programme, item) if day.stands(item) else ""
        on = figure.end.last
        ready = figure.readiness_reason if figure.readiness else "Waits for what comes before it"
        yield on, _fact(day, str(item), href, body, on, str(figure.end), ready, blocked=blocked)


def _of_meetings(day: Day) -> Iterator[tuple[dt.date, Fact]]:
    bodies, meetings = day.by_id(Body), day.by_id(Meeting)
    for asked in day.rows(Recommendation):
        meeting = meetings.get(asked.meeting_id)
        if meeting and meeting.held_on and meeting.held_on >= day.as_at:
            href = reverse("programme:meeting", args=[day.programme.slug, meeting.uid])
            words = long_date(meeting.held_on)
            body = bodies[meeting.body_id]
            state = asked.get_state_display()
            yield (
                meeting.held_on,
                _fact(
                    day, asked.text, href if day.stands(meeting) else "", body, meeting.held_on, words, state
                ),
            )


def _fact(
    day: Day, label: str, href: str, body: Body, on: dt.date, when: str, ready: str, *, blocked: bool = False
) -> Fact:
    marks: dict[str, str | tuple[str, ...]] = {"body": body.name}
    if day.as_at <= on <= day.as_at + NEXT:
        marks["next"] = "on"
    if blocked:
        marks["blocked"] = "on"
    papers = long_date(papers_by(body, on))
    return Fact(label, href, marks, cells=(str(body), when, papers, ready))
