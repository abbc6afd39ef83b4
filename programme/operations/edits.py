"""From what somebody says to the edit it means. Nothing here writes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from programme.dates import PlanDate
from programme.models import ProgressUpdate, ScheduleItem, changed
from programme.operations.errors import Refused
from programme.operations.link_edits import link_edit
from programme.planning import Edit, Plan
from programme.schedule import LinkType, Unit, end_from

News = ProgressUpdate.News
State = ScheduleItem.State


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody reports about an item: the news, and the dates or the item that go with it."""

    news: News
    start: PlanDate | None = None
    end: PlanDate | None = None
    blocked_by: ScheduleItem | None = None


def edit_for(plan: Plan, item: ScheduleItem, report: Report) -> Edit:
    """The edit that a report means. Refused, with the field, where it cannot be true."""
    if item.state == State.CANCELLED:
        raise Refused("It is cancelled, so it cannot be updated", "news")
    if item.actual_end and report.news is not News.NO_CHANGE:
        raise Refused("It is already complete", "news")
    if report.news is News.BLOCKED:
        return _blocked(plan, item, report.blocked_by)
    values = _VALUES[report.news](plan, item, report)
    _check_order(item, values)
    return Edit(items={item.pk: values}) if values else Edit()


def _nothing(plan: Plan, item: ScheduleItem, report: Report) -> dict[str, Any]:
    return {}


def _started(plan: Plan, item: ScheduleItem, report: Report) -> dict[str, Any]:
    if report.start is None:
        raise Refused("Enter the date it started", "start")
    if item.state == State.IN_PROGRESS:
        raise Refused("It has already started", "news")
    _not_in_future(report.start.first, plan.as_at, "start", "The date it started")
    values: dict[str, Any] = {"actual_start": report.start, "state": State.IN_PROGRESS}
    end = end_from(plan.activities[item.pk], report.start, plan.calendar)
    if end and item.own_end and end.last > item.own_end.last:
        # What has started is no longer pushed by its start, so a late start leaves its end behind.
        values["forecast_end"] = end
    return values


def _moved(plan: Plan, item: ScheduleItem, report: Report) -> dict[str, Any]:
    """New estimates. An end is reckoned from the start shown beside it, so that span is kept."""
    if report.start is None and report.end is None:
        raise Refused("Enter a new start date or a new end date", "end")
    if item.is_open_ended and report.end:
        raise Refused("It is open-ended, so it has no end date to move", "end")
    has_started = item.is_under_way or item.actual_start is not None
    if has_started and report.start:
        raise Refused("It has started, so its start cannot move", "start")
    values: dict[str, Any] = {}
    if report.end:
        values["forecast_end"] = None if report.end == item.baseline_end else report.end
        values["reckoned_from"] = None if has_started or report.start else _inherited_start(plan, item)
    if report.start:
        values["forecast_start"] = None if report.start == item.baseline_start else report.start
        values["reckoned_from"] = None
    return {name: value for name, value in values.items() if value != getattr(item, name)}


def _inherited_start(plan: Plan, item: ScheduleItem) -> PlanDate | None:
    """The start shown beside the end that was typed, where predecessors and not an estimate put it there."""
    if plan.trouble:
        return None
    start = plan.schedule[item.pk].start
    return None if start == item.own_start else start


def _done(plan: Plan, item: ScheduleItem, report: Report) -> dict[str, Any]:
    if report.end is None:
        raise Refused("Enter the date it was completed", "end")
    _not_in_future(report.end.first, plan.as_at, "end", "The date it was completed")
    return {"actual_end": report.end, "state": State.COMPLETE}


def _blocked(plan: Plan, item: ScheduleItem, by: ScheduleItem | None) -> Edit:
    """What is blocked by another item waits for it from now on, if it did not already."""
    if by is None:
        return Edit()
    if any(
        link.constraining and (link.predecessor, link.successor) == (by.pk, item.pk) for link in plan.links
    ):
        return Edit()
    begun = plan.activities[item.pk].has_started
    try:
        return link_edit(
            plan,
            predecessor=by,
            successor=item,
            type=LinkType.FINISH_TO_FINISH if begun else LinkType.FINISH_TO_START,
            lag=0,
            unit=Unit.MONTHS,
            constraining=True,
        )
    except Refused as refusal:
        raise Refused(str(refusal), "blocked_by") from refusal


def _paused(plan: Plan, item: ScheduleItem, report: Report) -> dict[str, Any]:
    return {"state": State.ON_HOLD}


def _resumed(plan: Plan, item: ScheduleItem, report: Report) -> dict[str, Any]:
    if item.state != State.ON_HOLD:
        raise Refused("Only what is on hold can be taken up again", "news")
    begun = item.is_under_way or item.actual_start
    return {"state": State.IN_PROGRESS if begun else State.NOT_STARTED}


def _cancelled(plan: Plan, item: ScheduleItem, report: Report) -> dict[str, Any]:
    return {"state": State.CANCELLED}


_VALUES = {
    News.NO_CHANGE: _nothing,
    News.STARTED: _started,
    News.MOVED: _moved,
    News.DONE: _done,
    News.PAUSED: _paused,
    News.RESUMED: _resumed,
    News.CANCELLED: _cancelled,
}


def _not_in_future(day: dt.date, today: dt.date, field: str, what: str) -> None:
    if day > today:
        raise Refused(f"{what} must be {PlanDate.of_day(today)} or before", field)


def _check_order(item: ScheduleItem, values: dict[str, Any]) -> None:
    """Refuse an edit that puts an end before its start; one that was printed so may still be moved."""
    edited = changed(item, values)
    if item.is_backwards or not edited.is_backwards:
        return
    if values.keys() & {"forecast_end", "actual_end"}:
        raise Refused(f"The end must be after the start, {edited.actual_start or edited.own_start}", "end")
    raise Refused(f"The start must be before the end, {edited.own_end}", "start")
