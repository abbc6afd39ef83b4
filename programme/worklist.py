"""The monthly round: which actions are to be told about, and what was said of each this month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from programme.dates import month_end
from programme.models import Action, Programme, ProgressUpdate, ScheduleItem, Workstream
from programme.operations.edits import News

State = ScheduleItem.State
ANSWERS = {
    News.DONE: "Done",
    News.NO_CHANGE: "On track",
    News.MOVED: "Will be late",
    News.BLOCKED: "Blocked",
}
"""What can be said of an action, in the order in which it is offered."""


@dataclass(frozen=True, slots=True)
class Line:
    """An action that can be told about, and what was last said of it in the month of the as-at date."""

    action: Action
    said: ProgressUpdate | None

    @property
    def number(self) -> str:
        return self.action.number

    @property
    def is_answered(self) -> bool:
        return self.said is not None


@dataclass(slots=True)
class Group:
    """A workstream's part of the round: lines to answer, and the actions that need no answer."""

    workstream: Workstream
    lines: list[Line] = field(default_factory=list)
    finished: list[Action] = field(default_factory=list)
    not_due: list[Action] = field(default_factory=list)

    @property
    def left(self) -> int:
        return sum(not line.is_answered for line in self.lines)


def said_this_month(programme: Programme) -> dict[int, ProgressUpdate]:
    """By item: the last update of the month of the as-at date. Loading a plan is no answer."""
    today = programme.today()
    updates = ProgressUpdate.objects.filter(programme=programme, made_on__range=(today.replace(day=1), today))
    told = updates.standing().exclude(news=ProgressUpdate.News.LOADED).select_related("cause__by")
    return {each.item_id: each for each in told.order_by("made_on", "id")}


def groups(
    actions: Sequence[Action], programme: Programme, *, with_not_due: bool, also: str = ""
) -> list[Group]:
    """The round by workstream, in the order of the plan.

    What was finished before this month needs no answer, nor, unless asked for, what is not to start yet;
    `also` is the number of an action that is asked for by itself.
    """
    said, month = said_this_month(programme), programme.today()
    found: dict[int, Group] = {}
    for action in sorted(actions, key=lambda each: (each.workstream.position, each.position)):
        group = found.setdefault(action.workstream_id, Group(action.workstream))
        update = said.get(action.item_id)
        if update is None and action.item.state in (State.COMPLETE, State.CANCELLED):
            group.finished.append(action)
        elif update is None and not with_not_due and action.number != also and not _is_due(action, month):
            group.not_due.append(action)
        else:
            group.lines.append(Line(action, update))
    return list(found.values())


def _is_due(action: Action, today: dt.date) -> bool:
    """Under way, or to start or end by the end of the month."""
    item, figure = action.item, getattr(action.item, "figure", None)
    if item.has_begun:
        return True
    start = figure.start if figure else item.own_start
    end = figure.end if figure else item.own_end
    # Of a start after its end the end stands (domain.md section 3).
    first = end if item.is_backwards else start or end
    return first is None or first.first <= month_end(today)
