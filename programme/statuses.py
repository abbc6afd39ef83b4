"""The status of every item of a plan as it is shown: by the rules, or as somebody rates it otherwise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from programme.dates import add_months, month_end
from programme.models import AsAt, Programme, ProgressUpdate, StatusOverride, StatusRules, as_at, standing
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
    rules, overrides, latest = rules_of(plan.programme, plan.on), overrides_of(plan), latest_updates(plan)
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
    floats = plan.baseline_floats()
    return {
        pk: rate(activity, plan.schedule[pk], float_at_baseline=floats[pk], as_at=plan.as_at, rules=rules)
        for pk, activity in plan.activities.items()
    }


def shown_before(plan: Plan) -> Mapping[int, str]:
    """The status of each item as it was shown a month before; nothing where the plan was not entered yet."""
    try:
        before = load_plan(plan.programme, month_before(plan.as_at))
        rules = rules_of(before.programme, before.on)
        proposed = {pk: each.status for pk, each in _proposed(before, rules).items()}
    except ScheduleError:
        return {}
    overridden = {pk: each.status for pk, each in overrides_of(before).items() if pk in proposed}
    return proposed | overridden


def month_before(day: dt.date) -> dt.date:
    """The same day of the month before; from the end of a month to the end of the one before."""
    before = add_months(day, -1)
    return month_end(before) if day == month_end(day) else before


def latest_updates(plan: Plan) -> dict[int, ProgressUpdate]:
    """The last thing that was said of each item up to the plan's day; what was undone later was said then."""
    rows = (
        standing(ProgressUpdate, plan.programme)
        if plan.on is None
        else as_at(ProgressUpdate, plan.programme, plan.on)
    )
    said = [each for each in rows if each.made_on <= plan.as_at]
    return {each.item_id: each for each in sorted(said, key=lambda each: (each.made_on, each.pk))}


def _blocks(update: ProgressUpdate) -> bool:
    return update.news == News.BLOCKED


def _block_words(update: ProgressUpdate, plan: Plan) -> str:
    blocker = plan.items.get(update.blocked_by_id or 0) or update.blocked_by
    by = f"Blocked by {blocker.short}" if blocker else "Blocked"
    return f"{by}: {update.text}" if update.text else by
