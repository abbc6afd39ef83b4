"""Rating an item otherwise than the rules do, and the rules themselves."""

from __future__ import annotations

import datetime as dt
from typing import Any

from programme.dates import PlanDate
from programme.history import StaleVersion, change, withdraw, write
from programme.models import Cause, Entered, Programme, ScheduleItem, Status, StatusOverride, StatusRules
from programme.operations.errors import Refused

LONGEST_OVERRIDE_DAYS = 92
"""A quarter: longer, and nobody looks at the reason again."""


def override_status(
    item: ScheduleItem,
    *,
    status: Status,
    reason: str,
    expires_on: dt.date,
    by: Any,
    version: int | None = None,
) -> StatusOverride:
    """Show another status than the rules propose, up to a day. It takes the place of an earlier override.

    `version` is that of the override its author saw, 0 where none stood; None takes the place of any.
    Refused without a reason, for a day that has passed, and for more than a quarter.
    """
    today = item.programme.today()
    if not reason.strip():
        raise Refused("Say why the status differs from the rules", "reason")
    if expires_on < today:
        raise Refused(f"The last day must be {PlanDate.of_day(today)} or later", "expires_on")
    if (expires_on - today).days > LONGEST_OVERRIDE_DAYS:
        last = PlanDate.of_day(today + dt.timedelta(days=LONGEST_OVERRIDE_DAYS))
        raise Refused(f"The last day must be {last} or before: look at it again then", "expires_on")
    what = f"{item.short}: shown as {Status(status).label} until {PlanDate.of_day(expires_on)}"
    with change(item.programme, by=by, what=what, text=reason) as cause:
        found = StatusOverride.objects.filter(programme=item.programme_id, item=item).standing().first()
        if version is not None and version != (found.version if found else 0):
            raise StaleVersion([found] if found else [])
        _end(cause, item)
        row = StatusOverride(
            programme=item.programme,
            item=item,
            cause=cause,
            status=status,
            reason=reason,
            expires_on=expires_on,
        )
        write(cause, [row])
    return row


def end_override(item: ScheduleItem, *, by: Any) -> Cause:
    """Show what the rules propose again. Refused where nothing else is shown."""
    with change(item.programme, by=by, what=f"{item.short}: shown as the rules propose") as cause:
        if not _end(cause, item):
            raise Refused("It is shown as the rules propose already")
    return cause


def _end(cause: Cause, item: ScheduleItem) -> bool:
    found = list(StatusOverride.objects.filter(programme=item.programme_id, item=item).standing())
    withdraw(cause, found)
    return bool(found)


def change_rules(
    programme: Programme,
    *,
    red_after_days: int,
    money_share: int,
    stale_after_days: int,
    version: int,
    by: Any,
    text: str,
) -> StatusRules:
    """Rate by other numbers from now on. `version` is the one its author saw, 0 where none were entered."""
    if not text.strip():
        raise Refused("Say why the rules change", "text")
    with change(programme, by=by, what="Status rules changed", text=text) as cause:
        stored = StatusRules.objects.filter(programme=programme).first()
        rules = stored or StatusRules(programme=programme)
        rules.red_after_days, rules.money_share = red_after_days, money_share
        rules.stale_after_days = stale_after_days
        if stored:
            rules.version = version
        rows: list[Entered] = [rules]
        write(cause, rows)
    return rules
