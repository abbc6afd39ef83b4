"""What is reported on a synthetic programme, round by round: begun, done, late, or on track."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping
from typing import Any

from programme.dates import PlanDate
from programme.history import change, write
from programme.models import Cause, Programme, ProgressUpdate, ScheduleItem
from programme.operations.edits import Report, edit_for
from programme.operations.errors import Refused
from programme.operations.updates import save_edit
from programme.planning import Edit, Plan, load_plan

ROUNDS = 4
LATE = 0.06
"""How many of the actions that are not done slip in a round; one in four of them does without being asked."""
SILENT = 0.1
News = ProgressUpdate.News
State = ScheduleItem.State


def report_round(programme: Programme, chance: random.Random, day: dt.date) -> None:
    """Everybody's news of one day, under one cause, with every date that it moves."""
    with change(
        programme,
        by=None,
        what=f"Round of updates of {PlanDate.of_day(day)}",
        reason=Cause.Reason.CAPACITY,
        text="Made up",
        on=day,
    ) as cause:
        plan = load_plan(programme, day)
        said: list[ProgressUpdate] = []
        values: dict[int, Mapping[str, Any]] = {}
        for pk, item in plan.items.items():
            report = _news(plan, item, chance, day)
            if report is None:
                continue
            try:
                edit = edit_for(plan, item, report)
            except Refused:
                # What chance has made up could not be reported on a page either.
                continue
            values.update(edit.items)
            update = ProgressUpdate(
                programme=programme, item_id=pk, cause=cause, news=report.news, made_on=day, text="Made up"
            )
            said.append(update)
        versions = {pk: plan.items[pk].version for pk in values}
        save_edit(cause, plan, Edit(items=values), versions=versions)
        write(cause, said)


def _news(plan: Plan, item: ScheduleItem, chance: random.Random, day: dt.date) -> Report | None:
    """What a lead would say of an action on this day; nothing of what is far ahead."""
    timing = plan.schedule[item.pk]
    start, end = timing.start, timing.end
    if item.state == State.COMPLETE or start is None or chance.random() < SILENT:
        return None
    if end and chance.random() < LATE:
        return Report(News.MOVED, end=end.shifted(months=chance.randrange(1, 4)))
    if item.state == State.IN_PROGRESS and end and end.last <= day:
        return Report(News.DONE, end=end)
    if item.state == State.NOT_STARTED and start.last <= day:
        return Report(News.STARTED, start=start)
    return Report(News.NO_CHANGE) if item.state == State.IN_PROGRESS else None
