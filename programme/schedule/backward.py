"""The pass back: how much later each item could be."""

from __future__ import annotations

from programme.schedule.bounds import FROM_END, TO_START, latest, month_end_by, month_start_by, months_before
from programme.schedule.columns import FAR, NONE, Network, Times

MONTHS_DIFFER = 3
"""Days by which two spans of whole months can differ: a start and an end moved by the same months."""


def floats(network: Network, order: list[int], found: Times) -> tuple[list[int], list[int]]:
    """Total float (to the nearest target) and free float (to any successor), in days (domain.md section 2).

    A target may not move at all; everything else may run to the programme's end, the latest end of all.
    """
    last_day = max(found.end, default=NONE)
    limits = _Limits(network, found, last_day)
    free = _Limits(network, found, last_day)
    for target in network.targets:
        limits.start[target], limits.end[target] = found.start[target], found.end[target]
    special = network.out_of_the_ordinary()
    for item in reversed(order):
        if item in special or not found.end[item]:
            limits.settle(item)
            limits.hold_predecessors(item, limits.start[item], limits.end[item])
            free.hold_predecessors(item, found.start[item], found.end[item])
            continue
        days = network.duration[item]
        start_limit = limits.start[item]
        if days is not None and limits.end[item] - days < start_limit:
            start_limit = limits.start[item] = limits.end[item] - days
        if network.plain[item]:
            limits.hold_plain(item, start_limit)
            free.hold_plain(item, found.start[item])
    return limits.room(), free.room()


class _Limits:
    """The latest start and end of each item that leave something downstream where it is."""

    def __init__(self, network: Network, found: Times, last_day: int) -> None:
        self.network, self.found = network, found
        self.start = [FAR] * len(found.start)
        self.end = [last_day] * len(found.end)

    def settle(self, item: int) -> None:
        """Round the limits down to what the item's precision can be, and let the end limit the start."""
        network = self.network
        if item in network.month_ends:
            self.end[item] = month_end_by(self.end[item])
        if self._moves_whole(item):
            self.start[item] = min(self.start[item], self._start_for(item, self.end[item]))
        if item in network.month_starts and self.start[item] < FAR:
            self.start[item] = month_start_by(self.start[item])

    def _moves_whole(self, item: int) -> bool:
        """Whether a later start makes a later end."""
        network = self.network
        held = item in network.started or item in network.fixed
        return network.duration[item] is not None and not held and bool(network.own_end[item])

    def _start_for(self, item: int, end: int) -> int:
        duration = self.network.duration[item] or 0
        in_months = item in self.network.month_ends and item in self.network.month_starts
        return months_before(end, duration) if in_months else end - duration

    def hold_plain(self, item: int, start: int) -> None:
        end = self.end
        for predecessor in self.network.plain[item]:
            if end[predecessor] >= start:
                end[predecessor] = start - 1

    def hold_predecessors(self, item: int, start: int, end: int) -> None:
        """Limit what comes before an item that may not be later than `start` and `end`."""
        network = self.network
        if item in network.fixed:
            return
        start_moves = item not in network.started and NONE < start < FAR
        if start_moves:
            self.hold_plain(item, start)
        for tie in network.ties.get(item, ()):
            to_start = tie.type in TO_START
            if not (start_moves if to_start else network.own_end[item]):
                continue
            column = self.end if tie.type in FROM_END else self.start
            limit = latest(tie, start if to_start else end)
            column[tie.predecessor] = min(column[tie.predecessor], limit)

    def room(self) -> list[int]:
        """Days between where each item is and its limits."""
        network, found = self.network, self.found
        room = [FAR] * len(self.start)
        for item, (start, end) in enumerate(zip(found.start, found.end, strict=True)):
            if end:
                limit = self.end[item]
                room[item] = (month_end_by(limit) if item in network.month_ends else limit) - end
            limit = self.start[item]
            if start and limit < FAR and item not in network.started:
                if item in network.month_starts:
                    limit = month_start_by(limit)
                spare = MONTHS_DIFFER if item in network.month_starts and item in network.month_ends else 0
                if not end or limit - start + spare < room[item]:
                    room[item] = min(room[item], limit - start)
        return room
