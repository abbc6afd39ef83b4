"""Predecessors before successors, and what to say where that cannot be."""

from __future__ import annotations

from programme.schedule.columns import Network


class LoopError(ValueError):
    """Items that wait for each other; `loop` runs from predecessor to successor and back to the first."""

    def __init__(self, loop: list[int]) -> None:
        self.loop = loop
        super().__init__(" → ".join(map(str, loop)))


def topological_order(network: Network) -> list[int]:
    """Indexes with every predecessor before its successors (Kahn); LoopError where there is a loop."""
    plain, ties = network.plain, network.ties
    size = len(plain)
    successors: list[list[int]] = [[] for _ in range(size)]
    waiting = list(map(len, plain))
    for item, predecessors in enumerate(plain):
        for predecessor in predecessors:
            successors[predecessor].append(item)
    for item, held in ties.items():
        waiting[item] += len(held)
        for tie in held:
            successors[tie.predecessor].append(item)
    order = [item for item in range(size) if not waiting[item]]
    for item in order:
        for successor in successors[item]:
            waiting[successor] -= 1
            if not waiting[successor]:
                order.append(successor)
    if len(order) < size:
        raise LoopError(_loop(network, {item for item in range(size) if waiting[item]}))
    return order


def _loop(network: Network, left: set[int]) -> list[int]:
    """One loop among the items `left` over, each of which waits for another of them."""
    item, path = min(left), list[int]()
    while item not in path:
        path.append(item)
        waits_for = [*network.plain[item], *(tie.predecessor for tie in network.ties.get(item, ()))]
        item = min(other for other in waits_for if other in left)
    loop = path[path.index(item) :][::-1]
    first = loop.index(min(loop))
    return [*loop[first:], *loop[:first], loop[first]]
