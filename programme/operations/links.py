"""Adding and ending links between items."""

from __future__ import annotations

from typing import Any

from programme.history import change
from programme.models import Cause, Dependency, ScheduleItem
from programme.operations.link_edits import link_edit
from programme.operations.updates import save_edit
from programme.planning import Edit, load_plan


def add_link(successor: ScheduleItem, *, by: Any, reason: str = "", text: str = "", **link: Any) -> Cause:
    """Save a new link; arguments as in `link_edit`. Refused without reason and text where dates move."""
    what = f"{successor.short} now waits for {link['predecessor'].short}"
    with change(successor.programme, by=by, what=what, reason=reason, text=text) as cause:
        plan = load_plan(successor.programme)
        save_edit(cause, plan, link_edit(plan, successor=successor, **link), versions={})
    return cause


def end_link(link: Dependency, *, by: Any, reason: str = "", text: str = "") -> Cause:
    """Take a link away; what it held back may move earlier, and then needs reason and text."""
    what = f"{link.successor.short} no longer waits for {link.predecessor.short}"
    with change(link.programme, by=by, what=what, reason=reason, text=text) as cause:
        save_edit(cause, load_plan(link.programme), Edit(ended_links=[link]), versions={})
    return cause
