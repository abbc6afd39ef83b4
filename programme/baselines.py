"""Reading what the numbered baselines hold."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from programme.differences import Dates, Shift, shift
from programme.models import (
    AsAt,
    Baseline,
    BaselineDate,
    ItemFigure,
    Programme,
    ScheduleItem,
    history_until,
)


def dates_in(baseline: Baseline) -> dict[int, Dates]:
    """The dates that a baseline holds, by item id."""
    held = BaselineDate.objects.filter(baseline=baseline).values_list("item_id", "start", "end")
    return {item: Dates(start, end) for item, start, end in held}


def dates_now(programme: Programme) -> dict[int, Dates]:
    """The forecast that pages show, by item id; what is cancelled is not in it."""
    figures = ItemFigure.objects.filter(programme=programme).values_list("item_id", "start", "end")
    return {item: Dates(start, end) for item, start, end in figures}


def first_dates(programme: Programme, items: Collection[int] | None = None) -> dict[int, Dates]:
    """The dates of each item, or of `items`, in the first standing baseline that holds it, by item id."""
    held = BaselineDate.objects.filter(baseline__programme=programme, baseline__withdrawn_at=None)
    if items is not None:
        held = held.filter(item__in=items)
    rows = held.order_by("-baseline__number").values_list("item_id", "start", "end")
    return {item: Dates(start, end) for item, start, end in rows}


def slip_against(first: Dates | None, figure: Any) -> Shift | None:
    """Slip of an item's forecast against its first baseline; None where the two cannot be compared.

    `figure` is anything with a forecast start and end, or None.
    """
    return None if figure is None else shift(first, Dates(figure.start, figure.end))


@dataclass(frozen=True, slots=True)
class Approved:
    """Which baseline an item's slip counts against, and how it stands against the first that holds it.

    `first` is None where that is the current one, so that there is one slip and not two.
    """

    current: Baseline | None
    first: Baseline | None = None
    dates: Dates = Dates()
    slip: Shift | None = None


def approved_dates_of(item: ScheduleItem, figure: Any) -> Approved:
    """How an item stands against the current and the first baseline. Two queries."""
    current = Baseline.objects.filter(programme=item.programme_id).standing().last()
    held = BaselineDate.objects.filter(item=item, baseline__withdrawn_at=None).select_related("baseline")
    first = held.order_by("baseline__number").first()
    if first is None or first.baseline == current:
        return Approved(current)
    dates = Dates(first.start, first.end)
    return Approved(current, first.baseline, dates, slip_against(dates, figure))


def planned_before_approval(
    programme: Programme, items: Collection[int], when: AsAt | None = None
) -> dict[int, Dates]:
    """The dates that items had in the plan until a baseline first held them, by item id.

    For what joined the plan after the baseline that its money was approved with: approving a later
    baseline moves its planned date, and must not move its money.
    """
    approvals = set(Baseline.history.filter(programme=programme).values_list("caused_by", flat=True))
    rows = history_until(ScheduleItem, programme, when).filter(id__in=items).order_by("version")
    found: dict[int, Dates] = {}
    approved: set[int] = set()
    for item, version, cause, start, end in rows.values_list(
        "id", "version", "caused_by", "baseline_start", "baseline_end"
    ):
        # A plan that is loaded together with its first baseline is approved as it is.
        if version > 1 and cause in approvals:
            approved.add(item)
        if item not in approved:
            found[item] = Dates(start, end)
    return found
