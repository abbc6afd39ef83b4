"""The map around one action: a picture, and the same in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from programme.boards import figure_href
from programme.network.around import Around, Choice, Side, around
from programme.network.layers import Edge, LoopError, layered
from programme.network.picture import MapPicture, draw
from programme.network.reading import PlanNetwork
from programme.network.values import Area, Box, MapLink, Mark
from programme.ui.format import plural

FAN, FAN_OF_ENDS = 6, 3
"""Neighbours of a box in one area that are drawn, and things that only hang on it. Others are counted."""


@dataclass(frozen=True, slots=True)
class Row:
    """One link in words: `after` waits for `before`."""

    before: Box
    after: Box
    link: MapLink


@dataclass(frozen=True, slots=True)
class Rest:
    """Stands for the neighbours of a box that are not drawn, and leads to the list of all."""

    of: Box
    side: Side
    box: Box


@dataclass(frozen=True, slots=True)
class Part:
    """The links of one side: those of the box in the middle, or those further out."""

    side: Side
    is_near: bool
    rows: Sequence[Row]
    rest: Sequence[Rest]


@dataclass(frozen=True, slots=True)
class FocusMap:
    """`picture` is None where nothing is linked, or where links lead back to where they began."""

    box: Box
    message: str
    parts: Sequence[Part]
    picture: MapPicture | None


def focus_map(network: PlanNetwork, middle: str, steps: int) -> FocusMap:
    """What stands around the box `middle` within so many steps; of very much the most important."""
    choice = Choice(
        network.weight_of, network.group_of, lambda key: FAN_OF_ENDS if network.is_end(key) else FAN
    )
    shown = around(network.edges, middle, steps, choice)
    links = network.links({edge for edge in network.edges if set(edge) <= shown.sides.keys()})
    boxes = {key: network.box(key) for key in shown.sides}
    rests = _rests(network, shown, boxes)
    return FocusMap(
        boxes[middle],
        _message(network.edges, middle, links),
        _parts(shown, boxes, links, rests),
        _picture(network, middle, boxes, links, rests),
    )


def _rests(network: PlanNetwork, shown: Around, boxes: Mapping[str, Box]) -> list[Rest]:
    counts: Counter[tuple[str, Side, Area]] = Counter()
    for (key, side, group), count in shown.more.items():
        counts[key, side, network.area_of_group[group]] += count
    found = []
    for (key, side, area), count in counts.items():
        marks = {"before": key, "to": area.slug} if side is Side.AFTER else {"after": key, "from": area.slug}
        href = figure_href(network.day.programme.slug, "links", "", marks, None)
        more = Box(f"{side.value} {key} {area.slug}", area, f"and {count} more", href, "more")
        found.append(Rest(boxes[key], side, more))
    return sorted(found, key=lambda rest: (rest.box.area, rest.box.key))


def _parts(
    shown: Around, boxes: Mapping[str, Box], links: Iterable[MapLink], rests: Iterable[Rest]
) -> list[Part]:
    """Before and after, near and far. What is nearer to the middle says on which side a link is."""
    rows: dict[tuple[Side, bool], list[Row]] = {(side, near): [] for side in Side for near in (True, False)}
    rest: dict[tuple[Side, bool], list[Rest]] = {place: [] for place in rows}
    for link in links:
        side = shown.sides[link.before] or Side.AFTER
        if side is Side.BEFORE and shown.sides[link.after] is Side.AFTER:
            side = Side.AFTER
        near = shown.sides[link.after if side is Side.BEFORE else link.before] is None
        rows[side, near].append(Row(boxes[link.before], boxes[link.after], link))
    for each in rests:
        rest[each.side, shown.sides[each.of.key] is None].append(each)
    return [Part(side, near, found, rest[side, near]) for (side, near), found in rows.items()]


def _message(edges: Collection[Edge], middle: str, links: Sequence[MapLink]) -> str:
    """`It waits for 3, and 9 wait for it or hang on it. Of the 20 links shown the dates contradict 1.`"""
    before = sum(edge[1] == middle for edge in edges)
    after = sum(edge[0] == middle for edge in edges)
    broken = sum(link.mark is Mark.BROKEN for link in links)
    late = sum(link.is_late for link in links)
    on = f"{after} {'waits' if after == 1 else 'wait'}" if after else "nothing waits"
    words = f"It waits for {before or 'nothing'}, and {on} for it or hang{'' if after > 1 else 's'} on it."
    if not links:
        return words
    found = [f"the dates contradict {broken}"] if broken else []
    found += [f"{late} {'waits' if late == 1 else 'wait'} for something late"] if late else []
    told = " and ".join(found) or "none waits for something late"
    return f"{words} Of the {plural(len(links), 'link')} shown {told}."


def _picture(
    network: PlanNetwork,
    middle: str,
    boxes: Mapping[str, Box],
    links: Sequence[MapLink],
    rests: Sequence[Rest],
) -> MapPicture | None:
    if len(boxes) == 1:
        return None
    places = {key: network.places[key] for key in boxes}
    edges = {link.edge for link in links}
    last = len(network.places)
    for place, rest in enumerate(rests):
        # Under all that is drawn of the same area.
        places[rest.box.key] = (rest.box.area.place, last + place)
        of, more = rest.of.key, rest.box.key
        edges.add((more, of) if rest.side is Side.BEFORE else (of, more))
    try:
        layout = layered(places, edges, middle)
    except LoopError:
        return None
    return draw(layout, {**boxes, **{rest.box.key: rest.box for rest in rests}}, links, middle)
