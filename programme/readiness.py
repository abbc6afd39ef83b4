"""What an item waits for right now: ready to begin, blocked, or stale. Pure, on a plan in memory."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from programme.models import ScheduleItem
from programme.planning import Plan
from programme.schedule import Link, LinkType


@dataclass(frozen=True, slots=True)
class Readiness:
    """`state` is READY, BLOCKED or empty; the reason can stand alone."""

    state: str = ""
    reason: str = ""


def readiness(plan: Plan, blocks: Mapping[int, str]) -> dict[int, Readiness]:
    """By item: what hinders it. `blocks` gives what somebody reported to block an item, in words.

    Ready: not begun, and all that it has to wait for has happened. Blocked: reported so, or due to start
    while something it has to wait for has not happened.
    """
    waiting: defaultdict[int, list[str]] = defaultdict(list)
    for link in plan.links:
        if link.constraining and link.successor in plan.items and _is_open(plan, link):
            waiting[link.successor].append(plan.items[link.predecessor].short)
    return {pk: _of(plan, pk, waiting.get(pk, []), blocks.get(pk, "")) for pk in plan.activities}


def _is_open(plan: Plan, link: Link) -> bool:
    """Whether a link to a start waits for something that has not happened."""
    before = plan.activities.get(link.predecessor)
    if before is None:
        return False
    if link.type == LinkType.FINISH_TO_START:
        return not before.is_finished
    return link.type == LinkType.START_TO_START and not before.has_started


def _of(plan: Plan, pk: int, waiting: list[str], block: str) -> Readiness:
    activity, timing = plan.activities[pk], plan.schedule[pk]
    if activity.is_finished:
        return Readiness()
    if block:
        return Readiness("BLOCKED", block)
    if activity.has_started:
        return Readiness()
    if not waiting:
        return Readiness("READY", "Nothing holds up its start")
    due = activity.own_start or timing.start
    if due and due.first <= plan.as_at:
        return Readiness("BLOCKED", f"It was to start by {due} and waits for {', '.join(waiting)}")
    return Readiness()


def is_stale(item: ScheduleItem, plan: Plan, told_on: dt.date | None, *, after_days: int) -> bool:
    """Under way or due to start, and no update for so many days (domain.md section 2)."""
    activity = plan.activities[item.pk]
    if activity.is_finished or item.state == ScheduleItem.State.ON_HOLD:
        return False
    # As forecast: what waits for something late is not due before that, and there is no news to give.
    start = plan.schedule[item.pk].start
    is_due = activity.has_started or (start is not None and start.first <= plan.as_at)
    return is_due and (told_on is None or (plan.as_at - told_on).days > after_days)
