"""Days as their last run left them, kept for a month: what a day is compared with is not worked out again.

History only grows at its end, so what a day was made from tells whether it still is as it was kept.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.apps import apps

from programme.models import Entered, ItemFigure, KeptDay, Programme, ScheduleItem, end_of
from programme.planning import Plan
from programme.statuses import basis_before, month_before


def keep(plan: Plan, figures: Iterable[ItemFigure], summaries: Mapping[str, Any], *, edition: int) -> None:
    """Keep the plan's day, in place of what an earlier run kept of it; let go what is over a month old."""
    programme, day = plan.programme, plan.as_at
    statuses: defaultdict[str, list[int]] = defaultdict(list)
    for figure in figures:
        statuses[figure.status].append(figure.item_id)
    found = {
        "basis": basis_before(programme, day),
        "edition": edition,
        "statuses": dict(statuses),
        "summaries": dict(summaries),
    }
    kept = KeptDay.objects.filter(programme=programme)
    kept.exclude(as_at__range=(month_before(day), day)).delete()
    if kept.filter(as_at=day).values(*found).first() != found:
        KeptDay.objects.update_or_create(programme=programme, as_at=day, defaults=found)


def kept_day(programme: Programme, day: dt.date) -> KeptDay | None:
    """A past day; None where it was not kept, or more has taken effect by then than it was made from."""
    kept = KeptDay.objects.filter(programme=programme, as_at=day).first()
    return kept if kept and kept.basis == basis_before(programme, day) else None


def statuses_kept(programme: Programme, day: dt.date) -> dict[int, str] | None:
    """The status of each item as it was shown on a past day; None where that was not kept."""
    kept = kept_day(programme, day)
    if kept is None:
        return None
    return {item: status for status, items in kept.statuses.items() for item in items}


def summaries_kept(programme: Programme, day: dt.date, *, edition: int) -> Mapping[str, Any]:
    """The summaries of a past day by name; empty where they were not kept, or would be others now.

    They hold addresses, and a row that was withdrawn since has none.
    """
    kept = kept_day(programme, day)
    if kept is None or kept.edition != edition or _lost_a_page(programme, day):
        return {}
    summaries: Mapping[str, Any] = kept.summaries
    return summaries


def _lost_a_page(programme: Programme, day: dt.date) -> bool:
    withdrawn = {"programme": programme, "withdrawn_at__gt": end_of(day)}
    return any(
        model.objects.filter(**withdrawn).exists()
        for model in apps.get_models()
        if issubclass(model, Entered) and (model is ScheduleItem or hasattr(model, "get_absolute_url"))
    )
