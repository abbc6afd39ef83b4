"""Where the boxes of a layered picture stand: every link goes to the right, and nothing overlaps. Pure.

Layers by the longest way from one box in the middle, then an order within each layer that crosses few links
(Sugiyama's method: barycentres, swept both ways). A link over several layers bends in each of them, so that
none runs under a box.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

Edge = tuple[str, str]
SWEEPS = 6
"""Times that the layers are put in order, to the right and back in turn; more seldom betters a picture."""


class LoopError(ValueError):
    """Links that lead back to where they began have no layers."""


@dataclass(frozen=True, slots=True)
class Bend:
    """Where a link over several layers passes one of them."""

    edge: Edge
    layer: int


Slot = str | Bend
"""What has a place of its own in a layer."""
Order = list[list[Slot]]


@dataclass(frozen=True, slots=True)
class Layout:
    """Layer by layer from the left, each from top to bottom, those of one band together.

    `routes` give the slots that each link passes, with both its ends.
    """

    layers: Sequence[Sequence[Slot]]
    bands: Mapping[Slot, int]
    routes: Mapping[Edge, Sequence[Slot]]

    @property
    def crossings(self) -> int:
        return _crossings(self.layers, _steps(self.routes.values()))


def layered(places: Mapping[str, tuple[int, int]], edges: Collection[Edge], middle: str) -> Layout:
    """Lay out what leads to `middle` and what follows from it; the order of the input changes nothing.

    `places` hold the band of each box and a number among all of them, no two alike, which settles ties. What
    is neither before nor after `middle` is left out. Raises LoopError.
    """
    layers_of = _layers(places.keys(), edges, middle)
    layers: Order = [[] for _ in range(max(layers_of.values()) + 1)]
    bands: dict[Slot, int] = {}
    for key in sorted(layers_of, key=places.__getitem__):
        layers[layers_of[key]].append(key)
        bands[key] = places[key][0]
    routes: dict[Edge, list[Slot]] = {}
    known = {edge for edge in edges if edge[0] in layers_of and edge[1] in layers_of}
    for edge in sorted(known, key=lambda edge: (places[edge[0]], places[edge[1]])):
        before, after = edge
        bends = [Bend(edge, layer) for layer in range(layers_of[before] + 1, layers_of[after])]
        for bend in bends:
            layers[bend.layer].append(bend)
            bands[bend] = places[before][0]
        routes[edge] = [before, *bends, after]
    layers = [sorted(layer, key=bands.__getitem__) for layer in layers]
    return Layout(_with_few_crossings(layers, _steps(routes.values()), bands), bands, routes)


def _layers(keys: Collection[str], edges: Iterable[Edge], middle: str) -> dict[str, int]:
    """The layer of each box, 0 at the left."""
    onward, back = defaultdict(set), defaultdict(set)
    for before, after in edges:
        if before in keys and after in keys:
            onward[before].add(after)
            back[after].add(before)
    leading, following = _longest_ways(middle, back), _longest_ways(middle, onward)
    if leading.keys() & following.keys() != {middle}:
        raise LoopError("What waits for it is also what it waits for")
    left = max(leading.values())
    layers = {key: left - steps for key, steps in leading.items()}
    return layers | {key: left + steps for key, steps in following.items()}


def _longest_ways(start: str, following: Mapping[str, set[str]]) -> dict[str, int]:
    """How many steps the longest way to each takes that can be reached. Raises LoopError."""
    reached, queue = {start}, [start]
    while queue:
        fresh = following.get(queue.pop(), set()) - reached
        reached |= fresh
        queue += fresh
    waits_for = dict.fromkeys(reached, 0)
    for key in reached:
        for after in following.get(key, ()):
            waits_for[after] += 1
    steps, ready = dict.fromkeys(reached, 0), [key for key, count in waits_for.items() if not count]
    for key in ready:
        for after in following.get(key, ()):
            steps[after] = max(steps[after], steps[key] + 1)
            waits_for[after] -= 1
            if not waits_for[after]:
                ready.append(after)
    if len(ready) < len(reached):
        raise LoopError("The links lead back to where they began")
    return steps


@dataclass(frozen=True, slots=True)
class _Steps:
    """What each slot is joined to in the layer before it, and in the one after."""

    back: Mapping[Slot, Sequence[Slot]]
    onward: Mapping[Slot, Sequence[Slot]]


def _steps(routes: Iterable[Sequence[Slot]]) -> _Steps:
    back: defaultdict[Slot, list[Slot]] = defaultdict(list)
    onward: defaultdict[Slot, list[Slot]] = defaultdict(list)
    for route in routes:
        for before, after in zip(route, route[1:], strict=False):
            back[after].append(before)
            onward[before].append(after)
    return _Steps(back, onward)


def _with_few_crossings(layers: Order, steps: _Steps, bands: Mapping[Slot, int]) -> Order:
    """The best of the orders that the sweeps come upon; of equals the first."""
    best, fewest = layers, _crossings(layers, steps)
    for sweep in range(SWEEPS):
        if not fewest:
            break
        layers = _swept(layers, steps.onward if sweep % 2 else steps.back, bands, leftward=bool(sweep % 2))
        crossed = _crossings(layers, steps)
        if crossed < fewest:
            best, fewest = layers, crossed
    return best


def _swept(
    layers: Order, beside: Mapping[Slot, Sequence[Slot]], bands: Mapping[Slot, int], *, leftward: bool
) -> Order:
    """Each layer in turn in the order of the means of what its slots are joined to; bands stay together."""
    found: Order = []
    at: dict[Slot, float] = {}
    for layer in reversed(layers) if leftward else layers:
        means = {
            slot: sum(at[other] for other in beside[slot]) / len(beside[slot]) if beside.get(slot) else place
            for place, slot in enumerate(layer)
        }
        ordered = sorted(layer, key=lambda slot: (bands[slot], means[slot]))
        at = {slot: float(place) for place, slot in enumerate(ordered)}
        found.append(ordered)
    return found[::-1] if leftward else found


def _crossings(layers: Sequence[Sequence[Slot]], steps: _Steps) -> int:
    """How many pairs of links cross between neighbouring layers."""
    count = 0
    for left, right in zip(layers, layers[1:], strict=False):
        at = {slot: place for place, slot in enumerate(right)}
        seen: list[int] = []
        for slot in left:
            ends = sorted(at[after] for after in steps.onward.get(slot, ()))
            count += sum(len(seen) - bisect_right(seen, end) for end in ends)
            for end in ends:
                insort(seen, end)
    return count
