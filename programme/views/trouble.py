"""Saying on a page why a plan cannot be worked out, so that somebody can mend it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from programme.items import item_href
from programme.planning import Plan, load_plan
from programme.ui.parts import Link

SOON = dt.timedelta(seconds=10)
"""A worker that is there has worked out most plans by then."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why, with the items at fault named, and where their pages are."""

    words: str
    items: list[Link]


def trouble_of(request: Any, plan: Plan | None = None) -> Trouble | None:
    """What stands in the way of the schedule; of the plan, where that has been read already.

    Up-to-date figures came out of it, and what was saved just now would have been refused: only where the
    figures stay behind is the plan read.
    """
    since = request.freshness.since
    if since is None or timezone.now() - since < SOON:
        return None
    plan = plan or load_plan(request.programme)
    error = plan.trouble
    if error is None:
        return None
    items = [plan.items[key] for key in dict.fromkeys(error.keys)]
    return Trouble(str(error), [Link(str(item), item_href(plan.programme, item)) for item in items])
