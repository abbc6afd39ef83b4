"""What is shown around a box: so many steps each way, and of many neighbours those that matter most."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from programme.network.around import MOST, Choice, Side, around
from programme.network.layers import Edge

FAN = 6


def first_letter(key: str) -> str:
    return key[0]


ALPHABETICAL = Choice(weight=lambda edge: edge, group=first_letter, fan=lambda key: FAN)
CHAIN = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")]


def test_it_goes_so_many_steps_each_way() -> None:
    assert around(CHAIN, "c", 1, ALPHABETICAL).sides == {"c": None, "b": Side.BEFORE, "d": Side.AFTER}
    assert around(CHAIN, "c", 2, ALPHABETICAL).sides.keys() == set("abcde")


def test_of_many_neighbours_the_lightest_are_shown_and_the_others_counted() -> None:
    edges = [("m", f"n{number:02}") for number in range(FAN + 5)]
    found = around(edges, "m", 1, ALPHABETICAL)
    assert found.sides.keys() == {"m", *(f"n{number:02}" for number in range(FAN))}
    assert found.more == {("m", Side.AFTER, "n"): 5}


def test_one_group_does_not_crowd_out_another() -> None:
    edges = [("m", f"a{number:02}") for number in range(FAN + 5)] + [("m", "z")]
    found = around(edges, "m", 1, ALPHABETICAL)
    assert "z" in found.sides
    assert found.more == {("m", Side.AFTER, "a"): 5}


def test_a_single_one_too_many_is_shown_too() -> None:
    edges = [("m", f"n{number}") for number in range(FAN + 1)]
    assert not around(edges, "m", 1, ALPHABETICAL).more


def test_what_is_hidden_at_one_box_and_shown_through_another_is_not_counted() -> None:
    many = [("m", f"n{number:02}") for number in range(FAN + 3)]
    found = around([*many, ("n00", f"n{FAN + 2:02}")], "m", 2, ALPHABETICAL)
    assert found.more == {("m", Side.AFTER, "n"): 2}


def test_what_lies_beyond_the_last_step_is_not_counted() -> None:
    assert not around(CHAIN, "a", 1, ALPHABETICAL).more


@st.composite
def networks(draw: st.DrawFn) -> list[Edge]:
    number = draw(st.integers(2, 30))
    pairs = [(f"{a:02}", f"{b:02}") for b in range(number) for a in range(b)]
    return draw(st.lists(st.sampled_from(pairs), min_size=1, unique=True, max_size=120))


@given(networks(), st.integers(1, 5), st.integers())
def test_every_neighbour_of_an_opened_box_is_shown_or_counted(
    edges: list[Edge], steps: int, seed: int
) -> None:
    middle = edges[0][0]
    found = around(edges, middle, steps, ALPHABETICAL)
    assert len(found.sides) <= MOST
    for side, end in ((Side.BEFORE, 1), (Side.AFTER, 0)):
        beside = {edge[1 - end] for edge in edges if edge[end] == middle}
        hidden = sum(count for (key, of, _), count in found.more.items() if (key, of) == (middle, side))
        assert len(beside - found.sides.keys()) == hidden
    shuffled = list(edges)
    random.Random(seed).shuffle(shuffled)
    assert around(shuffled, middle, steps, ALPHABETICAL) == found
