"""What-if: changes written in one word, and the edit of the plan that they mean.

23:+2m  25:-10d  25:+3w     its end, that much later or earlier
23:=2011-11  23:=2011-11-15 its end, in that month or on that day
13:start+2m  13:start=2011-10  its start, and its end by as much
51:drop                     it is cancelled
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from programme.dates import DateOutOfRange, PlanDate
from programme.models import Action, Programme, ScheduleItem
from programme.operations.edits import News, Report, edit_for
from programme.operations.errors import Refused
from programme.planning import Edit, Plan

MOST_CHANGES = 50
"""More than anybody can weigh against each other, and the longest list that an address can carry."""
LONGEST_SHOWN = 60
MOST_NAMED = 5
"""Actions that are named to ask about instead."""
EXAMPLES = ("23:+2m", "25:-10d", "25:+3w", "23:=2011-11", "13:start+2m")
CHANGE = re.compile(
    r"(?P<code>[^:]+):(?:(?P<drop>drop)|(?P<start>start)?"
    r"(?:(?P<amount>[+-][0-9]{1,4})(?P<unit>[mwd])|=(?P<date>[0-9-]{1,20})))"
)


class Unit(StrEnum):
    MONTHS = "m"
    WEEKS = "w"
    DAYS = "d"


@dataclass(frozen=True, slots=True)
class Span:
    """How much later; earlier when negative."""

    amount: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.amount:+}{self.unit}"

    def after(self, date: PlanDate, *, as_start: bool = False) -> PlanDate:
        """The date that much later. A month moved by days or weeks becomes a day (`PlanDate.shifted`)."""
        if self.unit is Unit.MONTHS:
            return date.shifted(months=self.amount)
        days = self.amount * (7 if self.unit is Unit.WEEKS else 1)
        return date.shifted(days=days, as_start=as_start)


@dataclass(frozen=True, slots=True)
class Drop:
    """The item is cancelled."""

    code: str

    def __str__(self) -> str:
        return f"{self.code}:drop"


@dataclass(frozen=True, slots=True)
class Shift:
    """The end of an item, or its start and with it the end, moves by a span or to a date."""

    code: str
    to: Span | PlanDate
    of_start: bool = False

    def __str__(self) -> str:
        to = f"={self.to.iso()}" if isinstance(self.to, PlanDate) else str(self.to)
        return f"{self.code}:{'start' if self.of_start else ''}{to}"


Change = Drop | Shift


def read(text: str) -> Change:
    """The change that a word means; its text is the word again. Refused with the word where it means none."""
    match = CHANGE.fullmatch(text.strip())
    if not match or not (code := match["code"].strip()):
        raise Refused(f"{text[:LONGEST_SHOWN]!r} is not a change like {', '.join(EXAMPLES)} or 51:drop")
    if match["drop"]:
        return Drop(code)
    if match["amount"]:
        return Shift(code, Span(int(match["amount"]), Unit(match["unit"])), bool(match["start"]))
    try:
        return Shift(code, PlanDate.from_iso(match["date"]), bool(match["start"]))
    except DateOutOfRange as error:
        raise Refused(f"{text.strip()}: {error}") from error
    except ValueError as error:
        raise Refused(f"{text.strip()}: {match['date']} is not a date like 2011-09 or 2011-09-15") from error


def edit_from(plan: Plan, changes: Iterable[str]) -> Edit:
    """All changes as one edit; dates move from where they are forecast now. Refused with the change named."""
    texts = list(changes)
    if not texts:
        raise Refused("Give at least one change, for example 23:+2m")
    if len(texts) > MOST_CHANGES:
        raise Refused(too_many(len(texts)))
    items: dict[int, dict[str, Any]] = {}
    seen: set[int] = set()
    for text in texts:
        change = read(text)
        try:
            item = item_of(plan, change.code)
            if item.pk in seen:
                raise Refused(f"Action {item.code} is changed twice: say it in one change")
            seen.add(item.pk)
            edit = edit_of(plan, item, change)
        except (Refused, DateOutOfRange) as error:
            raise Refused(f"{text.strip()}: {error}") from error
        items |= {pk: dict(values) for pk, values in edit.items.items()}
    return Edit(items=items)


def what_if_href(programme: Programme, changes: Iterable[str] = (), page: str = "what-if") -> str:
    """The address of a question, or of another page that takes one."""
    query = urlencode([("change", text) for text in changes], safe=":")
    return reverse(f"programme:{page}", args=[programme.slug]) + (f"?{query}" if query else "")


def too_many(count: int) -> str:
    return f"A what-if takes {MOST_CHANGES} changes at the most, and this one has {count}"


def item_of(plan: Plan, code: str) -> ScheduleItem:
    """The item of a code: an action before anything else. Refused where there is none, or more than one."""
    found = [item for item in plan.items.values() if item.code == code]
    item = next((item for item in found if item.kind == Action.KIND), None)
    if item is None and len(found) > 1:
        raise Refused(f"{len(found)} dates of this programme are called {code}, so it is not clear which")
    if item is None and not found:
        raise Refused(f"There is no action {code} in this programme")
    return item or found[0]


def edit_of(plan: Plan, item: ScheduleItem, change: Change) -> Edit:
    """One change as an edit, which is empty where the dates are so already. Refused where it cannot be."""
    if item.state == ScheduleItem.State.CANCELLED:
        raise Refused("It is cancelled already" if isinstance(change, Drop) else "It is cancelled")
    if item.state == ScheduleItem.State.COMPLETE:
        raise Refused(f"It is already complete{_to_ask_instead(plan, item)}")
    return edit_for(plan, item, _report(plan, item, change))


def example_of(plan: Plan) -> str:
    """An action to ask about: the first unfinished one that something unfinished waits for, else any."""
    over = (ScheduleItem.State.COMPLETE, ScheduleItem.State.CANCELLED)
    open_ = {pk: item for pk, item in plan.items.items() if item.state not in over}
    can_move = [pk for pk, item in open_.items() if item.own_end and not item.is_open_ended]
    actions = {pk: open_[pk].code for pk in can_move if open_[pk].kind == Action.KIND}
    holds = {link.predecessor for link in plan.links if link.constraining and link.successor in open_}
    return next((code for pk, code in actions.items() if pk in holds), next(iter(actions.values()), ""))


def _to_ask_instead(plan: Plan, item: ScheduleItem) -> str:
    """`, so ask about 25, 26 or 28, which waited for it`: the unfinished ones, also behind finished ones."""
    after: dict[int, list[int]] = {}
    for link in plan.links:
        if link.constraining:
            after.setdefault(link.predecessor, []).append(link.successor)
    found, seen, finished = [], {item.pk}, [item.pk]
    while finished:
        for pk in after.get(finished.pop(), ()):
            if pk in seen:
                continue
            seen.add(pk)
            if plan.items[pk].state == ScheduleItem.State.COMPLETE:
                finished.append(pk)
            elif plan.items[pk].state != ScheduleItem.State.CANCELLED:
                found.append(pk)
    codes = [each.code for pk, each in plan.items.items() if pk in found]
    if not codes:
        return ", and nothing unfinished waits for it"
    named = codes[:MOST_NAMED]
    words = f"{', '.join(named[:-1])} or {named[-1]}" if named[1:] else named[0]
    return f", so ask about {words}, which waited for it"


def _report(plan: Plan, item: ScheduleItem, change: Change) -> Report:
    if isinstance(change, Drop):
        return Report(News.CANCELLED)
    timing = plan.schedule[item.pk]
    if not change.of_start:
        return Report(News.MOVED, end=_moved(timing.end, change, "end"))
    start = _moved(timing.start, change, "start")
    if timing.start is None or timing.end is None:
        return Report(News.MOVED, start=start)
    return Report(News.MOVED, start=start, end=_span(timing.start, change.to).after(timing.end))


def _moved(date: PlanDate | None, change: Shift, which: str) -> PlanDate:
    if isinstance(change.to, PlanDate):
        return change.to
    if date is None:
        raise Refused(f"It has no {which} date to move")
    return change.to.after(date, as_start=change.of_start)


def _span(start: PlanDate, to: Span | PlanDate) -> Span:
    """By how much the start moves, so that the end can follow: months between months, else days."""
    if isinstance(to, Span):
        return to
    if start.is_month and to.is_month:
        return Span((to.year - start.year) * 12 + to.month - start.month, Unit.MONTHS)
    return Span((to.first - start.first).days, Unit.DAYS)
