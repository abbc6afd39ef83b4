"""The pass forward: start, end and driver of every item."""

from __future__ import annotations

from programme.schedule.bounds import FROM_END, TO_START, earliest, month_end_from, month_start_by
from programme.schedule.columns import NONE, Network, Times
from programme.schedule.placing import carried, end_from, start_from

OWN = -1


class BeyondCalendar(ValueError):
    """An item whose links push it out of the years a plan can name."""

    def __init__(self, item: int) -> None:
        self.item = item
        super().__init__(item)


def forward(network: Network, order: list[int]) -> Times:
    """Times without floats. `order` has every predecessor before its successors."""
    size = len(network.plain)
    start, end, driver = list(network.own_start), list(network.own_end), [OWN] * size
    result = Times(start, end, end, [NONE] * size, [NONE] * size, driver)
    start_bound, own_end, duration, plain = (
        result.start_bound,
        network.own_end,
        network.duration,
        network.plain,
    )
    special = network.out_of_the_ordinary()
    for item in order:
        if item in special:
            try:
                _place(network, result, item)
            except (ValueError, OverflowError) as error:
                raise BeyondCalendar(item) from error
            continue
        latest = NONE
        source = OWN
        for predecessor in plain[item]:
            if end[predecessor] > latest:
                latest = end[predecessor]
                source = predecessor
        if not latest:
            continue
        start_bound[item] = latest + 1
        if latest < start[item]:
            continue
        start[item] = latest + 1
        days = duration[item]
        if not own_end[item]:
            driver[item] = source
        elif days is not None and latest + 1 + days > own_end[item]:
            end[item] = latest + 1 + days
            driver[item] = source
    return result


def _place(network: Network, result: Times, item: int) -> None:
    """Start and end of an item that is not ordinary: months, lags, floors, started or fixed."""
    start_source, end_source = demands(network, result, item)
    if item in network.fixed:
        return
    start_driver = _place_start(network, result, item, start_source)
    if network.own_end[item]:
        _place_end(network, result, item, start_driver, end_source)
    else:
        result.driver[item] = start_driver


def demands(network: Network, result: Times, item: int) -> tuple[int, int]:
    """Note what predecessors demand of start and end; return the one that demands most of each."""
    start_source = end_source = OWN
    start_bound = end_bound = NONE
    for predecessor in network.plain[item]:
        if result.end[predecessor] and result.end[predecessor] + 1 > start_bound:
            start_bound, start_source = result.end[predecessor] + 1, predecessor
    for tie in network.ties.get(item, ()):
        source = (result.end if tie.type in FROM_END else result.start)[tie.predecessor]
        if not source:
            continue
        bound = earliest(tie, source, network.calendar)
        if tie.type in TO_START:
            if bound > start_bound or (bound == start_bound and tie.predecessor < start_source):
                start_bound, start_source = bound, tie.predecessor
        elif bound > end_bound:
            end_bound, end_source = bound, tie.predecessor
    result.start_bound[item], result.end_bound[item] = start_bound, end_bound
    return start_source, end_source


def _place_start(network: Network, result: Times, item: int, source: int) -> int:
    if item in network.started:
        return OWN
    driver, start, bound = OWN, network.own_start[item], result.start_bound[item]
    by_month = item in network.month_starts
    if bound > start:
        start, driver = start_from(bound, by_month=by_month, calendar=network.calendar), source
    if start and network.today and _has_passed(network, month_end_from(start) if by_month else start):
        start = month_start_by(network.today) if by_month else network.calendar.on_or_after(network.today)
        driver = OWN
    result.start[item] = start
    return driver


def _place_end(network: Network, result: Times, item: int, start_driver: int, source: int) -> None:
    end, driver, bound = network.own_end[item], OWN, result.end_bound[item]
    by_month = item in network.month_ends
    needed = _carried(network, item, result.start[item])
    if bound > needed:
        needed, start_driver = bound, source
    meetings = network.meetings.get(item, ())
    if needed > end:
        end = end_from(needed, by_month=by_month, meetings=meetings, calendar=network.calendar)
        driver = start_driver
    if network.today and _has_passed(network, end):
        end = end_from(network.today, by_month=by_month, meetings=meetings, calendar=network.calendar)
        driver = OWN
    result.end[item], result.driver[item] = end, driver


def _has_passed(network: Network, last: int) -> bool:
    """Whether the whole period of a date lies between the approval and today, where there is one.

    A month that today lies in has not passed, so an item may still start or end in it.
    """
    return network.approved <= last < network.today


def _carried(network: Network, item: int, start: int) -> int:
    """The end that the duration alone gives to a start that is not its own.

    NONE for its own start, to which its own end belongs, on whatever days the two are; and once it has
    started, as its end is then estimated.
    """
    duration = network.duration[item]
    if item in network.started or duration is None or start in (NONE, network.own_start[item]):
        return NONE
    return carried(
        start,
        duration,
        months=(item in network.month_starts, item in network.month_ends),
        decision=item in network.meetings,
        calendar=network.calendar,
    )
