"""Which boxes stand around one: so many steps each way, of many neighbours those that matter most. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from programme.network.layers import Edge

FAN = 6
"""Neighbours of one box on one side that are drawn; of further ones the number is told."""
MOST = 60
"""Boxes of one picture."""


class Side(Enum):
    BEFORE = "before"
    AFTER = "after"


@dataclass(slots=True)
class Around:
    """The boxes shown, each with its side; `more` counts the neighbours of one on one side that are not."""

    sides: dict[str, Side | None]
    more: dict[tuple[str, Side], int] = field(default_factory=dict)


def around(edges: Collection[Edge], middle: str, steps: int, weight: Callable[[Edge], Any]) -> Around:
    """What leads to `middle` and follows from it within so many steps.

    Of many neighbours those with the least `weight` are shown, which no two edges share. The order of the
    input changes nothing.
    """
    beside = {side: defaultdict[str, list[Edge]](list) for side in Side}
    for edge in set(edges):
        beside[Side.BEFORE][edge[1]].append(edge)
        beside[Side.AFTER][edge[0]].append(edge)
    opened: list[tuple[str, Side]] = []
    found: dict[str, Side | None] = {middle: None}
    rims = {side: [middle] for side in Side}
    for _ in range(steps):
        for side in Side:
            opened += [(key, side) for key in rims[side]]
            rims[side] = _step(found, rims[side], side, beside[side], weight)
    hidden = {
        (key, side): {_far(edge, side) for edge in beside[side][key]} - found.keys() for key, side in opened
    }
    return Around(found, {place: len(keys) for place, keys in hidden.items() if keys})


def _step(
    found: dict[str, Side | None],
    rim: Iterable[str],
    side: Side,
    beside: Mapping[str, list[Edge]],
    weight: Callable[[Edge], Any],
) -> list[str]:
    """Adds the neighbours of a rim to what is found, and gives those that are new."""
    fresh = []
    for key in rim:
        others = [_far(edge, side) for edge in sorted(beside[key], key=weight)]
        # One more box for "and 1 more" would take as much room as the box itself.
        for other in others if len(others) <= FAN + 1 else others[:FAN]:
            if other not in found and len(found) < MOST:
                found[other] = side
                fresh.append(other)
    return fresh


def _far(edge: Edge, side: Side) -> str:
    return edge[0] if side is Side.BEFORE else edge[1]
