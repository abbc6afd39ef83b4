"""Two plans beside the one as it stands: which dates differ, and by how many days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from programme.dates import PlanDate
from programme.differences import MovedDate
from programme.models import ScheduleItem
from programme.planning import Plan


@dataclass(frozen=True, slots=True)
class Placed:
    """Where one plan puts an item: a date, none, or it is not in that plan."""

    date: PlanDate | None
    is_dropped: bool = False

    def __str__(self) -> str:
        return "Not in the plan" if self.is_dropped else str(self.date or "No date")


@dataclass(frozen=True, slots=True)
class ComparedDate:
    """The end of an item (its start, where only that differs) as it stands, in `a` and in `b`."""

    item: ScheduleItem
    is_end: bool
    stands: Placed
    a: Placed
    b: Placed

    @property
    def days(self) -> int | None:
        """Calendar days from `a` to `b`, positive where `b` is later; None where one has no date."""
        both = MovedDate(self.is_end, self.a.date, self.b.date)
        return both.days if both.before and both.after else None


def compare_plans(stands: Plan, a: Plan, b: Plan) -> list[ComparedDate]:
    """The items whose dates differ between the three, in the order of the plan."""
    return list(_compare((stands, a, b)))


def _compare(plans: tuple[Plan, Plan, Plan]) -> Iterator[ComparedDate]:
    for pk, item in plans[0].items.items():
        for is_end in (True, False):
            placed = [_placed(plan, pk, is_end=is_end) for plan in plans]
            if len(set(placed)) > 1:
                yield ComparedDate(item, is_end, *placed)
                break


def _placed(plan: Plan, pk: int, *, is_end: bool) -> Placed:
    timing = plan.schedule.timings.get(pk)
    if timing is None:
        return Placed(None, is_dropped=True)
    return Placed(timing.end if is_end else timing.start)
