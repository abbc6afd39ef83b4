"""Predecessors before successors, and what to say where that cannot be."""

from __future__ import annotations

from programme.schedule.columns import Network

NEW, OPEN, DONE = 0, 1, 2


class LoopError(ValueError):
    """Items that wait for each other; `loop` runs from predecessor to successor and back to the first."""

    def __init__(self, loop: list[int]) -> None:
        self.loop = loop
        super().__init__(" → ".join(map(str, loop)))


def topological_order(network: Network) -> list[int]:
    """Indexes with every predecessor before its successors; LoopError where there is a loop.

    It walks back along predecessors, which are at hand: lists of successors would cost more than the walk.
    """
    plain, ties = network.plain, network.ties
    state = bytearray(len(plain))
    order: list[int] = []
    path: list[int] = []
    for root in range(len(plain)):
        if state[root]:
            continue
        path.append(root)
        while path:
            item = path[-1]
            if state[item]:
                path.pop()
                if state[item] == OPEN:
                    state[item] = DONE
                    order.append(item)
                continue
            state[item] = OPEN
            before = plain[item]
            if item in ties:
                before = [*before, *(tie.predecessor for tie in ties[item])]
            for predecessor in before:
                if not state[predecessor]:
                    path.append(predecessor)
                elif state[predecessor] == OPEN:
                    raise LoopError(_loop([each for each in path if state[each] == OPEN], predecessor))
    return order


def _loop(waiting: list[int], first: int) -> list[int]:
    """The loop that closes at `first`, lowest index first, from items each of which waits for the next."""
    loop = waiting[waiting.index(first) :][::-1]
    lowest = loop.index(min(loop))
    return [*loop[lowest:], *loop[:lowest], loop[lowest]]
