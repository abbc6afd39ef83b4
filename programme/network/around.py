"""Which boxes stand around one: so many steps each way, of many neighbours those that matter most. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from programme.network.layers import Edge

MOST = 60
"""Boxes of one picture."""


class Side(Enum):
    BEFORE = "before"
    AFTER = "after"


@dataclass(slots=True)
class Around:
    """The boxes shown, each with its side. `more` counts neighbours that are not, by box, side and group."""

    sides: dict[str, Side | None]
    more: dict[tuple[str, Side, str], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """How it is chosen what to show. No two links share a weight; the least come first.

    `group` and `fan` are of a box: of those of one group beside another box so many are drawn.
    """

    weight: Callable[[Edge], Any]
    group: Callable[[str], str]
    fan: Callable[[str], int]


def around(edges: Collection[Edge], middle: str, steps: int, choice: Choice) -> Around:
    """What leads to `middle` and follows from it within so many steps.

    The order of the input changes nothing.
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
            rims[side] = _step(found, rims[side], side, beside[side], choice)
    more: Counter[tuple[str, Side, str]] = Counter()
    for key, side in opened:
        hidden = {_far(edge, side) for edge in beside[side][key]} - found.keys()
        more.update((key, side, choice.group(each)) for each in hidden)
    return Around(found, dict(more))


def _step(
    found: dict[str, Side | None],
    rim: Iterable[str],
    side: Side,
    beside: Mapping[str, list[Edge]],
    choice: Choice,
) -> list[str]:
    """Adds the neighbours of a rim to what is found, and gives those that are new."""
    fresh = []
    for key in rim:
        for other in _chosen([_far(edge, side) for edge in sorted(beside[key], key=choice.weight)], choice):
            if other not in found and len(found) < MOST:
                found[other] = side
                fresh.append(other)
    return fresh


def _chosen(others: Sequence[str], choice: Choice) -> list[str]:
    """The first of each group; the order stays."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for other in others:
        groups[choice.group(other)].append(other)
    # One more box for "and 1 more" would take as much room as the box itself.
    kept = set()
    for held in groups.values():
        fan = choice.fan(held[0])
        kept |= set(held if len(held) <= fan + 1 else held[:fan])
    return [other for other in others if other in kept]


def _far(edge: Edge, side: Side) -> str:
    return edge[0] if side is Side.BEFORE else edge[1]
