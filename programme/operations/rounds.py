"""Answering many actions of the monthly round at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from programme.history import StaleVersion, change, write
from programme.models import Cause, Programme, ProgressUpdate, ScheduleItem
from programme.ui.format import plural


def report_no_change(programme: Programme, versions: Mapping[int, int], *, by: Any) -> Cause:
    """Say of several items, under one cause, that they are on track. All of them, or none.

    `versions` are those the reporter saw, by item id: nobody vouches for dates they have not seen, so
    StaleVersion names the items that somebody else has changed or cancelled since.
    """
    with change(programme, by=by, what=f"On track, no change: {plural(len(versions), 'action')}") as cause:
        items = ScheduleItem.objects.filter(programme=programme, pk__in=versions).standing()
        cancelled = ScheduleItem.State.CANCELLED
        stale = [item for item in items if item.version != versions[item.pk] or item.state == cancelled]
        if stale:
            raise StaleVersion(list(stale))
        write(
            cause,
            [
                ProgressUpdate(
                    programme=programme,
                    item=item,
                    cause=cause,
                    news=ProgressUpdate.News.NO_CHANGE,
                    made_on=programme.today(),
                )
                for item in items
            ],
        )
    return cause
