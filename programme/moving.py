"""How often and how far each end has moved (domain.md section 8)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from programme.models import Cause, Movement, ScheduleItem


@dataclass(frozen=True, slots=True)
class Step:
    """One change that moved the end of an item (without one: its start) by days, positive when later.

    `is_own` where the change was of the item itself; else it was moved by something that it waits for.
    """

    cause: Cause
    days: int
    is_own: bool

    @property
    def reason(self) -> str:
        """From the list; a report of what has happened is its own reason."""
        return self.cause.reason_words or self.cause.what


@dataclass(frozen=True, slots=True)
class Moves:
    """The steps of one item that stand, oldest first; there is at least one."""

    steps: list[Step]

    @property
    def times(self) -> int:
        return len(self.steps)

    @property
    def days(self) -> int:
        """How far it has moved in all; earlier and later steps cancel each other."""
        return sum(step.days for step in self.steps)

    @property
    def furthest(self) -> int:
        """The furthest it ever was from where it began."""
        reached, positions = 0, [0]
        for step in self.steps:
            reached += step.days
            positions.append(reached)
        return max(positions, key=abs)

    @property
    def last(self) -> Step:
        return self.steps[-1]


def standing(steps: Iterable[Step]) -> list[Step]:
    """The steps that count, oldest first: one that was undone, and its undoing, count as never made.

    An undoing that took back other days, as something else had moved meanwhile, is a step of its own.
    """
    kept: dict[int, Step] = {}
    for step in sorted(steps, key=lambda step: step.cause.pk):
        undone = kept.get(step.cause.undoes_id or 0)
        if undone and undone.days == -step.days:
            del kept[undone.cause.pk]
        elif step.days:
            kept[step.cause.pk] = step
    return list(kept.values())


def moves_of(items: QuerySet[ScheduleItem]) -> dict[int, Moves]:
    """How the items moved, by item id; what never moved is not in it. Two queries."""
    movements = Movement.objects.filter(item__in=items.values("pk")).exclude(days=0)
    changes = ScheduleItem.history.filter(id__in=items.values("pk"), caused_by__in=movements.values("cause"))
    own = set(changes.values_list("id", "caused_by"))
    steps: dict[int, list[Step]] = {}
    for each in movements.select_related("cause"):
        step = Step(each.cause, each.days, (each.item_id, each.cause_id) in own)
        steps.setdefault(each.item_id, []).append(step)
    found = {item: Moves(standing(those)) for item, those in steps.items()}
    return {item: moves for item, moves in found.items() if moves.steps}
