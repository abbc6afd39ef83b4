"""The engine against networkx on large networks, and on the plan of Leicester: prints ratios, asserts none.

Run with `python -m pytest tests/benchmarks/bench_schedule.py -s`.
"""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Callable
from typing import Any

import networkx as nx  # type: ignore[import-untyped]
import pytest

from programme.management.commands.schedule_network import network_of
from programme.models import Programme
from programme.planning import load_plan
from programme.schedule import calculate, times

SIZE, LINKS_EACH = 100_000, 3
Shape = tuple[list[int], list[list[int]]]


def wide(size: int) -> Shape:
    """Fifty layers: each item waits for three of the layer before."""
    chance = random.Random(7)
    layer = size // 50
    preds = [
        sorted({chance.randrange(layer) + (place // layer - 1) * layer for _ in range(LINKS_EACH)})
        if place >= layer
        else []
        for place in range(size)
    ]
    return [chance.randrange(1, 60) for _ in range(size)], preds


def chain(size: int) -> Shape:
    """Each item waits for the three before it."""
    chance = random.Random(8)
    preds = [list(range(max(0, place - LINKS_EACH), place)) for place in range(size)]
    return [chance.randrange(1, 60) for _ in range(size)], preds


def shuffled(shape: Shape) -> Shape:
    """The same network with its items numbered at random, so that the order of the input helps nobody."""
    durations, preds = shape
    places = list(range(len(durations)))
    random.Random(9).shuffle(places)
    new_durations, new_preds = [0] * len(durations), [list[int]() for _ in durations]
    for old, new in enumerate(places):
        new_durations[new] = durations[old]
        new_preds[new] = [places[each] for each in preds[old]]
    return new_durations, new_preds


def with_networkx(durations: list[int], preds: list[list[int]]) -> int:
    """Build the same network and pass it forward and back; the length of the plan in days."""
    graph: Any = nx.DiGraph()
    graph.add_nodes_from(range(len(durations)))
    graph.add_edges_from((each, place) for place, held in enumerate(preds) for each in held)
    order = list(nx.topological_sort(graph))
    early = [0] * len(durations)
    for item in order:
        early[item] = max((early[each] + durations[each] for each in graph.predecessors(item)), default=0)
    length = max(start + days for start, days in zip(early, durations, strict=True))
    late = [0] * len(durations)
    for item in reversed(order):
        late[item] = min((late[each] for each in graph.successors(item)), default=length) - durations[item]
    return length


def seconds(work: Callable[[], Any]) -> float:
    gc.collect()
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("wide", wide(SIZE)),
        ("chain", chain(SIZE)),
        ("wide, shuffled", shuffled(wide(SIZE))),
        ("chain, shuffled", shuffled(chain(SIZE))),
    ],
)
def test_against_networkx(name: str, shape: Shape) -> None:
    network = network_of(*shape)
    ours = [seconds(lambda: times(network)) for _ in range(3)]
    built = [seconds(lambda: times(network_of(*shape))) for _ in range(3)]
    theirs = [seconds(lambda: with_networkx(*shape)) for _ in range(2)]
    result = times(network)
    assert max(result.end) - 1 == with_networkx(*shape)
    print(
        f"\n{name}: {min(ours):.3f} s, networkx {min(theirs):.3f} s, ratio {min(ours) / min(theirs):.2f}; "
        f"with its columns built {min(built):.3f} s, ratio {min(built) / min(theirs):.2f}"
    )


def test_the_plan_of_leicester(leicester: Programme) -> None:
    plan = load_plan(leicester)
    activities, links = list(plan.activities.values()), plan.links
    spent = [
        seconds(lambda: calculate(activities, links, as_at=plan.as_at, approved_on=plan.approved_on))
        for _ in range(20)
    ]
    print(f"\nleicester, {len(activities)} items, {len(links)} links: {min(spent) * 1000:.2f} ms")
