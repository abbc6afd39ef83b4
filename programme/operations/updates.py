"""Saving edits to the plan: everything under one cause, or nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from programme.consequences import Consequence, Move, consequence, known_moves
from programme.dates import PlanDate
from programme.history import StaleVersion, change, withdraw, write
from programme.models import Cause, Entered, Movement, Programme, ProgressUpdate, ScheduleItem
from programme.operations.edits import News, Report, edit_for
from programme.operations.errors import Refused
from programme.planning import Edit, Plan, load_plan

FORECAST = {"forecast_start", "forecast_end"}


def preview(plan: Plan, edit: Edit) -> Consequence:
    """What an edit would do, without doing it. Raises ScheduleError where it cannot be scheduled."""
    return consequence(plan, plan.with_edit(edit))


def report_progress(
    item: ScheduleItem,
    report: Report,
    *,
    by: Any,
    version: int,
    reason: str = "",
    text: str = "",
    on: dt.date | None = None,
    plan: Plan | None = None,
) -> Cause:
    """Record news about an item and whatever it moves.

    `version` is the one the reporter saw: StaleVersion when somebody else has changed the item since. Who has
    read the plan under the programme's lock gives it here: it is not read and scheduled a second time.
    A changed forecast needs a reason and text (domain.md section 2); Refused names the field.
    """
    if report.news is News.MOVED and not reason:
        raise Refused("Choose the main reason for the new date", "reason")
    if report.news in (News.MOVED, News.CANCELLED, News.PAUSED, News.BLOCKED) and not text.strip():
        raise Refused("Say in a sentence what happened", "text")
    with change(
        item.programme, by=by, what=f"{item.short}: {report.news.label}", reason=reason, text=text, on=on
    ) as cause:
        plan = plan or load_plan(item.programme)
        stored = plan.items[item.pk]
        if stored.version != version:
            # Also for news without dates: nobody vouches for dates they have not seen.
            raise StaleVersion([stored])
        edit = edit_for(plan, stored, report)
        if report.news is News.MOVED and not edit.items:
            raise Refused("These are the dates it has already", "end")
        made_on = on or item.programme.today()
        update = ProgressUpdate(
            programme=item.programme,
            item=item,
            cause=cause,
            news=report.news,
            made_on=made_on,
            text=text,
            blocked_by=report.blocked_by,
        )
        save_edit(cause, plan, edit, versions={item.pk: version})
        write(cause, [update])
    return cause


def save_edit(cause: Cause, plan: Plan, edit: Edit, *, versions: Mapping[int, int]) -> None:
    """Write an edit and the movements that follow. `versions` are those its author saw, by item id."""
    after = plan.with_edit(edit)
    moved = known_moves(plan, after)
    rows: list[Entered] = []
    for pk in edit.items:
        row = after.items[pk]
        row.version = versions[pk]
        rows.append(row)
    # What ends goes first, so that another may take its place. A meeting that only moves is not withdrawn.
    kept = {meeting.pk for meeting in edit.new_meetings}
    withdraw(cause, edit.ended_links)
    withdraw(cause, [meeting for meeting in edit.ended_meetings if meeting.pk not in kept])
    write(cause, [*rows, *edit.new_links, *edit.new_meetings])
    must_explain(cause, moved, changes=edit.items)
    record_movements(cause, moved)


def must_explain(
    cause: Cause, moved: Iterable[Move], *, changes: Mapping[int, Mapping[str, Any]] | None = None
) -> None:
    """Refused where a forecast date changes without a reason from the list and words (domain.md section 2).

    What is reported to have happened is no change of a forecast of its own; what it moves elsewhere is.
    `changes` are the new values of items by id.
    """
    changes = changes or {}
    forecasts_move = any(
        FORECAST & changes[move.item.pk].keys() if move.item.pk in changes else True for move in moved
    )
    if forecasts_move and not cause.reason:
        raise Refused("Forecast dates move, so choose the main reason", "reason")
    if forecasts_move and not cause.text.strip():
        raise Refused("Forecast dates move, so say in a sentence why", "text")


def record_movements(cause: Cause, moves: Iterable[Move]) -> None:
    """Keep with a cause how it moved each item."""
    Movement.objects.bulk_create(
        Movement(
            cause=cause,
            item=move.item,
            start_before=move.start_before,
            start_after=move.start_after,
            end_before=move.end_before,
            end_after=move.end_after,
            days=move.days,
        )
        for move in moves
    )


def set_reporting_date(programme: Programme, day: dt.date | None, *, by: Any) -> None:
    """Let another day stand for today (None: the real today)."""
    what = f"Reporting date set to {PlanDate.of_day(day)}" if day else "Reporting date is the real today"
    with change(programme, by=by, what=what):
        Programme.objects.filter(pk=programme.pk).update(reporting_date=day)
    programme.reporting_date = day
