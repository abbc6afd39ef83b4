"""Why each item moves: what it waits for, back to where the change began."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from programme.models import ScheduleItem


@dataclass(frozen=True, slots=True)
class Hold:
    """What fixes the date of a moved item: `by` holds it now, or held it until now (`freed`)."""

    by: ScheduleItem
    freed: bool = False


class Reasons:
    """The holds of all moved items; an item without one moves because it is itself changed.

    Only the nearest hold of each is kept: a thousand items in a row have half a million holds in all.
    """

    def __init__(self, holds: Mapping[int, Hold] | None = None) -> None:
        self.holds = holds or {}
        self._origins: dict[int, ScheduleItem] = {}

    def hold(self, item: ScheduleItem) -> Hold | None:
        return self.holds.get(item.pk)

    def chain(self, item: ScheduleItem) -> list[ScheduleItem]:
        """Where it began first, each waiting for the one before, the item itself last."""
        chain, seen = [item], {item.pk}
        while (hold := self.hold(chain[-1])) and hold.by.pk not in seen:
            chain.append(hold.by)
            seen.add(hold.by.pk)
        return chain[::-1]

    def origin(self, item: ScheduleItem) -> ScheduleItem:
        """The first of the chain. Asked of every item, it walks each hold once."""
        path, seen = [item], {item.pk}
        while path[-1].pk not in self._origins and (hold := self.hold(path[-1])) and hold.by.pk not in seen:
            path.append(hold.by)
            seen.add(hold.by.pk)
        origin = self._origins.get(path[-1].pk, path[-1])
        self._origins |= {each.pk: origin for each in path}
        return origin
