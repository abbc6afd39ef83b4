"""The status of workstreams from the figures of their actions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from decimal import Decimal

from programme.contributions import contributed
from programme.days import Day
from programme.models import Action, Programme, ScheduleItem
from programme.status import Child, Rating, rate_parent
from programme.statuses import rules_of


def workstream_ratings(programme: Programme) -> dict[int, Rating]:
    """By workstream, today."""
    return ratings_on(Day(programme))


def ratings_on(day: Day) -> dict[int, Rating]:
    """By workstream. The rules' own statuses count, so that nobody can talk a workstream green."""
    money: defaultdict[int, dict[Hashable, Decimal]] = defaultdict(dict)
    for carried in contributed("CARRIED_MONEY"):
        for item, pounds in carried(day).items():
            money[item].update(pounds)
    children: defaultdict[int, list[Child]] = defaultdict(list)
    items = day.by_id(ScheduleItem)
    for action in sorted(day.rows(Action), key=lambda row: row.position):
        if figure := day.figures.get(action.item_id):
            name = items[action.item_id].code
            children[action.workstream_id].append(
                Child(name, figure.proposed_status, figure.is_critical, money[action.item_id])
            )
    rules = rules_of(day.programme, day.on)
    return {pk: rate_parent(found, rules) for pk, found in children.items()}
