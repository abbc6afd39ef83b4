"""The layered layout: links go forward, slots are taken once, and the order of the input changes nothing."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.network.layers import Bend, Edge, Layout, LoopError, layered

Network = tuple[dict[str, tuple[int, int]], list[Edge], str]


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Up to 24 boxes in up to four bands; links lead from a lower number to a higher, so never in a loop."""
    number = draw(st.integers(1, 24))
    places = {f"box {each}": (draw(st.integers(0, 3)), each) for each in range(number)}
    pairs = [(f"box {a}", f"box {b}") for b in range(number) for a in range(b)]
    edges = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=60)) if pairs else []
    return places, edges, f"box {draw(st.integers(0, number - 1))}"


def layer_of(layout: Layout) -> dict[object, int]:
    return {slot: number for number, layer in enumerate(layout.layers) for slot in layer}


def reachable(edges: list[Edge], start: str) -> set[str]:
    found, more = {start}, True
    while more:
        fresh = {after for before, after in edges if before in found} - found
        found |= fresh
        more = bool(fresh)
    return found


@given(networks())
def test_every_link_goes_to_the_right_one_layer_at_a_time(network: Network) -> None:
    layout = layered(*network)
    layers = layer_of(layout)
    for edge, route in layout.routes.items():
        assert (route[0], route[-1]) == edge
        assert [layers[slot] for slot in route] == list(range(layers[edge[0]], layers[edge[0]] + len(route)))


@given(networks())
def test_everything_before_and_after_the_middle_stands_exactly_once(network: Network) -> None:
    places, edges, middle = network
    layout = layered(*network)
    slots = [slot for layer in layout.layers for slot in layer]
    assert len(slots) == len(set(slots))
    shown = {slot for slot in slots if not isinstance(slot, Bend)}
    assert shown == reachable(edges, middle) | reachable([(b, a) for a, b in edges], middle)
    assert layout.routes.keys() == {edge for edge in edges if edge[0] in shown and edge[1] in shown}


@given(networks())
def test_what_is_of_one_band_stands_together_in_the_order_of_bands(network: Network) -> None:
    layout = layered(*network)
    for layer in layout.layers:
        bands = [layout.bands[slot] for slot in layer]
        assert bands == sorted(bands)
        assert layer


@given(networks(), st.integers())
def test_the_order_of_the_input_changes_nothing(network: Network, seed: int) -> None:
    places, edges, middle = network
    shuffled_places, shuffled_edges = list(places.items()), list(edges)
    random.Random(seed).shuffle(shuffled_places)
    random.Random(seed + 1).shuffle(shuffled_edges)
    again = layered(dict(shuffled_places), shuffled_edges, middle)
    assert again.layers == layered(*network).layers


@given(networks())
def test_no_layer_can_be_left_out_because_each_holds_the_longest_way(network: Network) -> None:
    """Every box has a neighbour one layer nearer to the middle, so none stands further out than it must."""
    _, _, middle = network
    layout = layered(*network)
    layers = layer_of(layout)
    for key, layer in layers.items():
        if isinstance(key, str) and key != middle:
            nearer = layer - 1 if layer > layers[middle] else layer + 1
            beside = [edge for edge in layout.routes if key in edge]
            assert any(layers[other] == nearer for edge in beside for other in edge)


def test_a_picture_that_needs_no_crossing_has_none() -> None:
    places = {name: (0, place) for place, name in enumerate("mabcdef")}
    edges = [("m", "a"), ("m", "b"), ("m", "c"), ("a", "f"), ("b", "e"), ("c", "d")]
    assert layered(places, edges, "m").crossings == 0


def test_crossings_are_counted_between_layers() -> None:
    places = {
        name: (band, place)
        for place, (name, band) in enumerate({"m": 0, "a": 0, "b": 1, "c": 0, "d": 1}.items())
    }
    edges = [("m", "a"), ("m", "b"), ("a", "d"), ("b", "c")]
    assert layered(places, edges, "m").crossings == 1


@pytest.mark.parametrize(
    "edges", [[("a", "b"), ("b", "a")], [("m", "a"), ("a", "m")], [("m", "a"), ("a", "b"), ("b", "a")]]
)
def test_a_loop_is_refused(edges: list[Edge]) -> None:
    places = {name: (0, place) for place, name in enumerate("mab")}
    if edges[0][0] == "a":
        edges = [("m", "a"), *edges]
    with pytest.raises(LoopError):
        layered(places, edges, "m")
