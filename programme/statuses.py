"""The status of every item of a plan as it is shown: by the rules, or as somebody rates it otherwise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Max, Window
from django.db.models.functions import RowNumber

from programme.contributions import contributed
from programme.dates import add_months, month_end
from programme.models import (
    AsAt,
    Programme,
    ProgressUpdate,
    ScheduleItem,
    StatusOverride,
    StatusRules,
    as_at,
    end_of,
    latest_at,
    standing,
)
from programme.planning import Plan, load_plan
from programme.readiness import Readiness, is_stale, readiness
from programme.schedule import ScheduleError
from programme.status import Rating, Rules, rate

News = ProgressUpdate.News


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page says of an item: as the rules propose, or an override that holds; and what it waits for."""

    proposed: Rating
    override: StatusOverride | None
    readiness: Readiness
    stale: bool

    @property
    def status(self) -> str:
        return self.override.status if self.override else self.proposed.status

    @property
    def reason(self) -> str:
        return self.override.reason if self.override else self.proposed.reason


def rules_of(programme: Programme, on: AsAt | None = None) -> Rules:
    """The numbers of a programme's rules, at present or as at another time; else the defaults."""
    rows = standing(StatusRules, programme) if on is None else as_at(StatusRules, programme, on)
    if not rows:
        return Rules()
    return Rules(rows[0].red_after_days, rows[0].money_share, rows[0].stale_after_days)


def overrides_of(plan: Plan) -> dict[int, StatusOverride]:
    """The overrides that hold on the plan's day, by item; an expired one holds no longer."""
    rows = (
        standing(StatusOverride, plan.programme)
        if plan.on is None
        else as_at(StatusOverride, plan.programme, plan.on)
    )
    return {row.item_id: row for row in rows if row.expires_on >= plan.as_at}


def shown(plan: Plan) -> dict[int, Shown]:
    """Every item that is not cancelled, as at the plan's day."""
    rules, overrides, latest = rules_of(plan.programme, plan.on), overrides_of(plan), plan.of(latest_updates)
    proposed = _proposed(plan, rules)
    found = readiness(plan, {pk: _block_words(each, plan) for pk, each in latest.items() if _blocks(each)})
    return {
        pk: Shown(
            proposed=proposed[pk],
            override=overrides.get(pk),
            readiness=found[pk],
            stale=is_stale(
                plan.items[pk],
                plan,
                latest[pk].made_on if pk in latest else None,
                after_days=rules.stale_after_days,
            ),
        )
        for pk in plan.activities
    }


def _proposed(plan: Plan, rules: Rules) -> dict[int, Rating]:
    """What the rules say of every item that is not cancelled."""
    floats, missed = plan.baseline_floats(), plan.of(missed_gates)
    return {
        pk: rate(
            activity,
            plan.schedule[pk],
            float_at_baseline=floats[pk],
            as_at=plan.as_at,
            rules=rules,
            gate_missed=missed.get(pk, ""),
        )
        for pk, activity in plan.activities.items()
    }


def missed_gates(plan: Plan) -> dict[int, str]:
    """What the apps say of gates that should have been passed by the plan's day, by item."""
    found: dict[int, str] = {}
    for missed in contributed("MISSED_GATES"):
        found = {**missed(plan), **found}
    return found


def shown_before(plan: Plan) -> Mapping[int, str]:
    """The status of each item as it was shown a month before; nothing where the plan was not entered yet."""
    try:
        return statuses_of(load_plan(plan.programme, month_before(plan.as_at)))
    except ScheduleError:
        return {}


def statuses_of(plan: Plan) -> dict[int, str]:
    """The status alone of what `shown` says of each item. Raises ScheduleError as `Plan.schedule` does."""
    proposed = {pk: each.status for pk, each in _proposed(plan, rules_of(plan.programme, plan.on)).items()}
    return proposed | {pk: each.status for pk, each in overrides_of(plan).items() if pk in proposed}


def month_before(day: dt.date) -> dt.date:
    """The same day of the month before; from the end of a month to the end of the one before."""
    before = add_months(day, -1)
    return month_end(before) if day == month_end(day) else before


def basis_before(programme: Programme, earlier: dt.date) -> str:
    """What the figures of a past day rest on: while it is the same, so are they. Empty before any change.

    History only grows at its end, so the last change up to that day stands for all of them.
    """
    last = programme.causes.filter(effective_at__lte=end_of(earlier)).aggregate(last=Max("pk"))["last"]
    return f"{earlier} {last} {programme.counts_working_days}" if last else ""


class LastSaid(NamedTuple):
    """What was last said of an item: the columns by their names."""

    item_id: int
    made_on: dt.date
    news: str
    text: str
    blocked_by_id: int | None


def latest_updates(plan: Plan) -> dict[int, LastSaid]:
    """The last thing that was said of each item up to the plan's day; what was undone later was said then."""
    said = (
        ProgressUpdate.objects.filter(programme=plan.programme)
        if plan.on is None
        else latest_at(ProgressUpdate, plan.programme, plan.on)
    )
    # A round adds one to every item each month, so only the last ones are read, as plain rows.
    place = Window(RowNumber(), partition_by="item", order_by=["-made_on", "-id"])
    last = said.filter(withdrawn_at=None, made_on__lte=plan.as_at).alias(place=place).filter(place=1)
    return {row[0]: LastSaid(*row) for row in last.values_list(*LastSaid._fields).iterator()}


def _blocks(update: LastSaid) -> bool:
    return update.news == News.BLOCKED


def _block_words(update: LastSaid, plan: Plan) -> str:
    blocker = plan.items.get(update.blocked_by_id or 0)
    if blocker is None and update.blocked_by_id:
        # It has been taken away since.
        blocker = ScheduleItem.objects.get(pk=update.blocked_by_id)
    by = f"Blocked by {blocker.short}" if blocker else "Blocked"
    return f"{by}: {update.text}" if update.text else by
