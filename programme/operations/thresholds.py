"""Setting when alerts are raised and passed on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from programme.history import StaleVersion, change, write
from programme.models import AlertThreshold, Cause, Programme, changed
from programme.operations.errors import Refused
from programme.thresholds import ESCALATE_TO_DIRECTOR, ESCALATE_TO_LEAD, declared_thresholds, thresholds_of


def set_thresholds(
    programme: Programme, values: Mapping[str, int], *, versions: Mapping[str, int], by: Any, text: str
) -> Cause:
    """Raise and pass on alerts by other numbers from now on; what stays the same is not written.

    `versions` are those of the rows their author saw, by name, 0 where none was entered; else StaleVersion.
    Refused without words, where nothing changes, and where directors would hear before the lead.
    """
    if not text.strip():
        raise Refused("Say why the numbers change", "text")
    if values[ESCALATE_TO_DIRECTOR.name] < values[ESCALATE_TO_LEAD.name]:
        raise Refused("Directors cannot hear of it before the lead does", ESCALATE_TO_DIRECTOR.name)
    with change(programme, by=by, what="When alerts are raised changed", text=text) as cause:
        now = thresholds_of(programme)
        stored = {row.name: row for row in AlertThreshold.objects.filter(programme=programme).standing()}
        new = {each.name for each in declared_thresholds() if values[each.name] != now[each.name]}
        if not new:
            raise Refused("These are the numbers already")
        stale = [row for name, row in stored.items() if name in new and row.version != versions[name]]
        if stale or any(versions[name] and name not in stored for name in new):
            raise StaleVersion(list(stale))
        write(
            cause,
            [
                changed(stored[name], {"value": values[name]})
                if name in stored
                else AlertThreshold(programme=programme, name=name, value=values[name])
                for name in sorted(new)
            ],
        )
    return cause
