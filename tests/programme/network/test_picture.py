"""The drawings: nothing overlaps, every link touches its boxes, and all lies within the picture."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from programme.network.layers import layered
from programme.network.overview import Tally
from programme.network.overview_picture import MOST, PILL, Strand, draw_overview
from programme.network.picture import Card, MapPicture, draw
from programme.network.values import Area, Box, MapLink, Mark

AREAS = [Area(place, f"area-{place}", f"Area {place}") for place in range(4)]
NUMBER = re.compile(r"-?[0-9.]+")


@st.composite
def pictures(draw_from: st.DrawFn) -> tuple[MapPicture, list[MapLink]]:
    number = draw_from(st.integers(2, 16))
    keys = [f"box {each}" for each in range(number)]
    boxes = {
        key: Box(
            key,
            draw_from(st.sampled_from(AREAS)),
            draw_from(st.text("ab ", min_size=1, max_size=80)),
            "/",
            draw_from(st.sampled_from(["action", "item", "end"])),
            when=draw_from(st.sampled_from(["", "Ends Nov 2011"])),
            late=draw_from(st.sampled_from(["", "2 months late", "No slip"])),
        )
        for key in keys
    }
    pairs = [(keys[a], keys[b]) for b in range(number) for a in range(b)]
    edges = draw_from(st.lists(st.sampled_from(pairs), unique=True, max_size=30))
    middle = draw_from(st.sampled_from(keys))
    places = {key: (boxes[key].area.place, place) for place, key in enumerate(keys)}
    layout = layered(places, edges, middle)
    shown = {slot for layer in layout.layers for slot in layer if isinstance(slot, str)}
    links = [
        MapLink(*edge, "Finish to start", "", "", draw_from(st.sampled_from(list(Mark))), is_late=False)
        for edge in layout.routes
    ]
    return draw(layout, {key: boxes[key] for key in shown}, links, middle), links


def overlap(one: Card, other: Card) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


@given(pictures())
def test_no_two_boxes_overlap_and_each_lies_in_the_band_of_its_area(
    found: tuple[MapPicture, list[MapLink]],
) -> None:
    picture, _ = found
    assert not [pair for pair in combinations(picture.cards, 2) if overlap(*pair)]
    bands = {band.name: band for band in picture.bands}
    for card in picture.cards:
        band = bands[card.box.area.name]
        assert band.y < card.y
        assert card.y + card.height < band.y + band.height
        assert 0 < card.x < card.x + card.width < picture.width
    for above, under in pairwise(picture.bands):
        assert above.y + above.height < under.y
    assert picture.bands[-1].y + picture.bands[-1].height == picture.height


@given(pictures())
def test_every_line_leaves_its_box_goes_right_and_ends_at_the_other(
    found: tuple[MapPicture, list[MapLink]],
) -> None:
    picture, links = found
    cards = {card.box.key: card for card in picture.cards}
    assert {wire.edge for wire in picture.wires} == {link.edge for link in links}
    for wire in picture.wires:
        before, after = (cards[key] for key in wire.edge)
        begin_x, begin_y, *_ = map(float, NUMBER.findall(wire.d))
        _, _, tip_x, tip_y, *_ = map(float, NUMBER.findall(wire.head))
        assert begin_x == before.x + before.width < tip_x == after.x
        assert before.y < begin_y < before.y + before.height
        assert after.y < tip_y < after.y + after.height


def straight_parts(d: str) -> list[tuple[float, float, float]]:
    """From x to x at y: where a line crosses a layer."""
    parts, x, y = [], 0.0, 0.0
    for kind, numbers in re.findall(r"([MCH])([^MCH]*)", d):
        values = [float(each) for each in NUMBER.findall(numbers)]
        if kind == "H":
            parts.append((x, values[0], y))
            x = values[0]
        else:
            x, y = values[-2:]
    return parts


@given(pictures())
def test_no_line_runs_under_a_box(found: tuple[MapPicture, list[MapLink]]) -> None:
    picture, _ = found
    for wire in picture.wires:
        for begin, end, y in straight_parts(wire.d):
            for card in picture.cards:
                is_beside = end <= card.x or begin >= card.x + card.width
                assert is_beside or not card.y < y < card.y + card.height


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(1, 40), st.booleans()), max_size=90)
)
def test_numbers_of_the_overview_stand_clear_of_each_other(rows: list[tuple[int, int, int, bool]]) -> None:
    areas = [Area(place, f"area-{place}", f"Area {place}") for place in range(10)]
    tallies = [
        Tally(areas[a], areas[b], links, int(broken), 0, {})
        for (a, b), (links, broken) in {(a, b): (n, x) for a, b, n, x in rows if a != b}.items()
    ]
    picture = draw_overview(tallies)
    if picture is None:
        assert not tallies
        return
    assert len(picture.ribbons) + picture.left_out == len(tallies)
    assert len(picture.ribbons) <= MOST
    heights = sorted(ribbon.y for ribbon in picture.ribbons)
    assert all(under - above >= PILL for above, under in pairwise(heights))
    worried = [tally for tally in tallies if tally.broken]
    assert len([each for each in picture.ribbons if each.strand is Strand.BROKEN]) == min(len(worried), MOST)
