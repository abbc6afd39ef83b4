"""What comes to which meeting, by date, from what the plan knows (domain.md section 10)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.module_loading import import_string

from programme.contributions import declared
from programme.dates import PlanDate
from programme.days import Day
from programme.items import item_href
from programme.models import Body, ItemFigure, Meeting, Recommendation, Report, ReportingDuty, ScheduleItem
from programme.ui.parts import Link

SETTLED = (ScheduleItem.State.COMPLETE, ScheduleItem.State.CANCELLED)


@dataclass(frozen=True, slots=True)
class Coming:
    """Something that comes to a meeting; `href` is its page, for those who see the plan."""

    kind: str
    words: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class MeetingAhead:
    meeting: Meeting
    body: str
    on: dt.date
    items: list[Coming]


@dataclass(frozen=True, slots=True)
class DateAhead:
    """Something with a date that no meeting is named for."""

    on: PlanDate
    kind: str
    link: Link


def decisions_for(
    meeting: Meeting, items: Iterable[ScheduleItem], figures: Mapping[int, ItemFigure]
) -> list[ScheduleItem]:
    """The decisions of the body that are forecast for the day of the meeting, by their codes."""
    if meeting.held_on is None:
        return []
    day = PlanDate.of_day(meeting.held_on)
    found = [
        item
        for item in items
        if item.decided_by_id == meeting.body_id
        and (figure := figures.get(item.pk)) is not None
        and figure.end == day
    ]
    return sorted(found, key=lambda item: item.code)


def meetings_ahead(day: Day) -> list[MeetingAhead]:
    """The meetings from today on, in date order, with what is known to come to each."""
    bodies, ahead = day.by_id(Body), []
    for meeting in day.rows(Meeting):
        if meeting.held_on and meeting.held_on >= day.as_at:
            coming = list(_coming(day, meeting))
            ahead.append(MeetingAhead(meeting, str(bodies[meeting.body_id]), meeting.held_on, coming))
    return sorted(ahead, key=lambda each: (each.on, each.meeting.pk))


def _coming(day: Day, meeting: Meeting) -> Iterator[Coming]:
    for report in day.rows(Report):
        if report.meeting_id == meeting.pk:
            yield Coming("Report", report.period.words, report.get_absolute_url())
    for item in decisions_for(meeting, day.rows(ScheduleItem), day.figures):
        yield Coming("Decision", str(item), item_href(day.programme, item))
    for asked in day.rows(Recommendation):
        if asked.meeting_id == meeting.pk:
            yield Coming("Recommendation", asked.text)


def dates_ahead(day: Day) -> list[DateAhead]:
    """Dates of closures and assessments that are still to come and that no body decides on, by date.

    The kinds of items and what they are called are declared in config.pages.FORWARD_PLAN.
    """
    kinds: dict[str, str] = {kind: import_string(name) for kind, name in declared("FORWARD_PLAN").items()}
    found = []
    for item in day.rows(ScheduleItem):
        figure = day.figures.get(item.pk)
        if item.kind not in kinds or item.decided_by_id or item.state in SETTLED:
            continue
        if figure and figure.end and figure.end.last >= day.as_at:
            href = item_href(day.programme, item)
            found.append(DateAhead(figure.end, kinds[item.kind], Link(str(item), href)))
    return sorted(found, key=lambda each: (each.on.last, each.link.label))


def next_period_end(duty: ReportingDuty, today: dt.date) -> dt.date:
    """The last day of the period that is next to be reported on."""
    if duty.frequency == ReportingDuty.Frequency.YEARLY:
        return dt.date(today.year + (today.month > 3), 3, 31)
    months = 1 if duty.frequency == ReportingDuty.Frequency.MONTHLY else 3
    month = -(-today.month // months) * months
    following = dt.date(today.year + month // 12, month % 12 + 1, 1)
    return following - dt.timedelta(days=1)
