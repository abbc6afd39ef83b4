"""The pass back: how much later each item could be."""

from __future__ import annotations

from programme.schedule.bounds import FROM_END, TO_START, latest
from programme.schedule.columns import FAR, NONE, Network, Times
from programme.schedule.placing import end_by, latest_start, start_by

MONTHS_DIFFER = 3
"""Days by which two spans of whole months can differ: a start and an end moved by the same months."""


def floats(network: Network, order: list[int], found: Times) -> tuple[list[int], list[int]]:
    """Total float (to the nearest target) and free float (to any successor), in days (domain.md section 2).

    A target may not move at all; everything else may run to the programme's end, the latest end of all.
    """
    limits = _Limits(network, found)
    free = _Limits(network, found)
    for target in network.targets:
        limits.start[target], limits.end[target] = found.start[target] or FAR, found.end[target]
    careful = _careful(network, found)
    start, plain, duration = found.start, network.plain, network.duration
    latest_end, free_end = limits.end, free.end
    for item in reversed(order):
        if item in careful:
            limits.settle(item)
            limits.hold_predecessors(item, limits.start[item], limits.end[item])
            free.hold_predecessors(item, start[item], found.end[item])
            continue
        before, free_before = latest_end[item] - (duration[item] or 0) - 1, start[item] - 1
        for predecessor in plain[item]:
            if latest_end[predecessor] > before:
                latest_end[predecessor] = before
            if free_end[predecessor] > free_before:
                free_end[predecessor] = free_before
    return limits.room(careful), free.room(careful)


def _careful(network: Network, found: Times) -> set[int]:
    """The items for which more counts than their own end and what waits for it."""
    careful = set(network.out_of_the_ordinary()) | network.targets
    careful.update(tie.predecessor for held in network.ties.values() for tie in held)
    columns = zip(network.duration, found.end, strict=True)
    careful.update(item for item, (days, end) in enumerate(columns) if days is None or not end)
    return careful


class _Limits:
    """The latest start and end of each item that leave something downstream where it is."""

    def __init__(self, network: Network, found: Times) -> None:
        self.network, self.found = network, found
        self.start = [FAR] * len(found.start)
        self.end = [max(found.end, default=NONE)] * len(found.end)

    def settle(self, item: int) -> None:
        """Round the limits down to where the item can be, and let the end limit the start."""
        network = self.network
        self.end[item] = self._end_by(item, self.end[item])
        if self._moves_whole(item):
            duration = network.duration[item] or 0
            start = latest_start(
                self.end[item],
                duration,
                months=(item in network.month_starts, item in network.month_ends),
                decision=item in network.meetings,
                calendar=network.calendar,
            )
            if self.end[item] >= network.own_end[item]:
                # Its own start gives its own end, on whatever days the two are.
                start = max(start, network.own_start[item])
            self.start[item] = min(self.start[item], start)
        if self.start[item] < FAR:
            self.start[item] = self._start_by(item, self.start[item])

    def _moves_whole(self, item: int) -> bool:
        """Whether a later start makes a later end."""
        network = self.network
        held = item in network.started or item in network.fixed
        return network.duration[item] is not None and not held and bool(network.own_end[item])

    def _end_by(self, item: int, limit: int) -> int:
        """The last end within a limit; its own estimate stands also where no link would put it."""
        if limit == NONE:
            return NONE  # nothing downstream has an end
        network = self.network
        meetings, by_month = network.meetings.get(item, ()), item in network.month_ends
        end = end_by(limit, by_month=by_month, meetings=meetings, calendar=network.calendar)
        own = network.own_end[item]
        return own if end < own <= limit else end

    def _start_by(self, item: int, limit: int) -> int:
        network = self.network
        start = start_by(limit, by_month=item in network.month_starts, calendar=network.calendar)
        own = network.own_start[item]
        return own if start < own <= limit else start

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
            limit = latest(tie, start if to_start else end, network.calendar)
            column[tie.predecessor] = min(column[tie.predecessor], limit)

    def room(self, careful: set[int]) -> list[int]:
        """Days between where each item is and its limits."""
        room = [limit - end for limit, end in zip(self.end, self.found.end, strict=True)]
        for item in careful:
            room[item] = self._room_of(item)
        return room

    def _room_of(self, item: int) -> int:
        network, start, end = self.network, self.found.start[item], self.found.end[item]
        room = self._end_by(item, self.end[item]) - end if end else FAR
        limit = self.start[item]
        # A milestone is later by its end alone: its start is no date of its own.
        is_milestone = bool(end) and not network.own_start[item]
        if start and limit < FAR and item not in network.started and not is_milestone:
            limit = self._start_by(item, limit)
            spare = MONTHS_DIFFER if item in network.month_starts and item in network.month_ends else 0
            if not end or limit - start + spare < room:
                room = min(room, limit - start)
        return room
