"""The boxes around one as a drawing: areas as bands, links from left to right. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from programme.network.layers import Bend, Edge, Layout, Slot
from programme.network.values import Box, MapLink, Mark
from programme.ui.charts.drawing import LINE, wrapped

WIDTH, BETWEEN, BEND = 192, 56, 16
"""Of a box, between two layers, and the height that a link takes that passes a layer.

Two steps each way fill a screen of 1280 px.
"""
APART, PAD, HEAD = 12, 12, 32
LABEL = 28
"""The name of a band."""
TEXT = 14
"""From the left edge of a box to its text, beside the hatch of what is late."""
MOST_LINES = 6
"""Of a name; whoever hears a longer one hears all of it."""
PLAIN_TO_BOLD = 0.88
"""Bold letters are wider, so fewer fit."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text in a box; `y` is its baseline."""

    text: str
    x: float
    y: float
    look: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    box: Box
    x: float
    y: float
    height: float
    outline: str
    lines: Sequence[Line]
    is_middle: bool
    width: int = WIDTH

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    @property
    def in_words(self) -> str:
        """Begins with what can be read in the box, so that it can be named by voice; then the rest."""
        read = " ".join(line.text for line in self.lines)
        full = "" if self.box.name in read else self.box.name
        return ", ".join(part for part in (read, full, self.box.area.name, self.box.state) if part)

    @property
    def inset(self) -> int:
        """Where the hatch of what is late begins under the top: round corners keep clear of it."""
        return 12 if self.box.shape == "end" else 2

    @property
    def hatch(self) -> float:
        return self.height - 2 * self.inset


@dataclass(frozen=True, slots=True)
class Wire:
    """One line from box to box, for all links between the two, drawn as the one that matters most."""

    edge: Edge
    mark: Mark
    d: str
    head: str
    label: str
    x: float
    y: float
    cross: tuple[float, float] | None

    @property
    def stroke(self) -> tuple[str, float, str]:
        return self.mark.stroke

    @property
    def cross_d(self) -> str:
        """The cross on a link that the dates contradict."""
        if self.cross is None:
            return ""
        x, y = self.cross
        return f"M{x - 4} {y - 4}l8 8M{x + 4} {y - 4}l-8 8"


@dataclass(frozen=True, slots=True)
class Band:
    name: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class MapPicture:
    width: float
    height: float
    heads: Sequence[Line]
    bands: Sequence[Band]
    wires: Sequence[Wire]
    cards: Sequence[Card]

    @property
    def marks(self) -> list[Mark]:
        """Those that the key of the picture explains."""
        return [mark for mark in Mark if any(wire.mark is mark for wire in self.wires)]


def draw(layout: Layout, boxes: Mapping[str, Box], links: Sequence[MapLink], middle: str) -> MapPicture:
    """`boxes` and `links` are those of the layout; `middle` is the box that all others stand around."""
    texts = {key: _texts(box) for key, box in boxes.items()}
    heights = {key: 16 + LINE * len(lines) for key, lines in texts.items()}
    tops, bands = _stacked(layout, {box.area.place: box.area.name for box in boxes.values()}, heights)
    cards: dict[str, Card] = {}
    for number, layer in enumerate(layout.layers):
        for slot in layer:
            if isinstance(slot, str):
                x = PAD + number * (WIDTH + BETWEEN)
                is_middle = slot == middle
                cards[slot] = _card(boxes[slot], texts[slot], x, tops[slot], is_middle=is_middle)
    at = next(number for number, layer in enumerate(layout.layers) if middle in layer)
    return MapPicture(
        width=2 * PAD + len(layout.layers) * (WIDTH + BETWEEN) - BETWEEN,
        height=bands[-1].y + bands[-1].height,
        heads=_heads(len(layout.layers), at),
        bands=bands,
        wires=_wires(layout, cards, tops, links),
        cards=list(cards.values()),
    )


def _texts(box: Box) -> list[tuple[str, str]]:
    """The lines of a box, each with how it looks."""
    room = WIDTH - TEXT - 4
    bold = room * PLAIN_TO_BOLD
    found = [(line, "name") for line in wrapped(box.name, bold, most=MOST_LINES)]
    found += [(line, "") for line in wrapped(box.when, room)]
    if box.is_worse:
        found += [(line, "late") for line in wrapped(box.late, bold)]
    elif box.late:
        found += [(line, "") for line in wrapped(box.late, room)]
    if box.is_critical:
        found.append(("critical", "name"))
    return found


def _stacked(
    layout: Layout, names: Mapping[int, str], heights: Mapping[str, float]
) -> tuple[dict[Slot, float], list[Band]]:
    """The top of every slot, and the bands: each as high as its fullest layer, others in its middle."""
    columns: defaultdict[int, list[list[Slot]]] = defaultdict(list)
    for layer in layout.layers:
        held: defaultdict[int, list[Slot]] = defaultdict(list)
        for slot in layer:
            held[layout.bands[slot]].append(slot)
        for band, slots in held.items():
            columns[band].append(slots)

    def height_of(slot: Slot) -> float:
        return BEND if isinstance(slot, Bend) else heights[slot]

    def height(slots: Sequence[Slot]) -> float:
        return sum(height_of(slot) + APART for slot in slots) - APART

    tops: dict[Slot, float] = {}
    bands: list[Band] = []
    y: float = HEAD
    for band in sorted(columns):
        inner = max(height(slots) for slots in columns[band])
        for slots in columns[band]:
            top = y + LABEL + (inner - height(slots)) / 2
            for slot in slots:
                tops[slot] = top
                top += height_of(slot) + APART
        bands.append(Band(names[band], y, LABEL + inner + PAD))
        y += LABEL + inner + PAD + 8
    return tops, bands


def _card(box: Box, texts: Sequence[tuple[str, str]], x: float, y: float, *, is_middle: bool) -> Card:
    height = 16 + LINE * len(texts)
    lines = [
        Line(text, x + TEXT, y + 8 + 14 + LINE * place, look) for place, (text, look) in enumerate(texts)
    ]
    return Card(box, x, y, height, _outline(box.shape, x, y, height), lines, is_middle)


def _outline(shape: str, x: float, y: float, height: float) -> str:
    """Actions are square, other dates of the plan have a corner cut, what hangs on them is round."""
    right, bottom = x + WIDTH, y + height
    if shape == "item":
        return f"M{x} {y}H{right - 12}L{right} {y + 12}V{bottom}H{x}Z"
    if shape == "end":
        round_ = "a12 12 0 0 1"
        return (
            f"M{x + 12} {y}H{right - 12}{round_} 12 12V{bottom - 12}{round_} -12 12H{x + 12}"
            f"{round_} -12 -12V{y + 12}{round_} 12 -12Z"
        )
    return f"M{x} {y}H{right}V{bottom}H{x}Z"


def _heads(layers: int, middle: int) -> list[Line]:
    heads = {middle - 1: "It waits for", middle + 1: "Waits for it"}
    return [
        Line(text, PAD + layer * (WIDTH + BETWEEN) + WIDTH / 2, 20)
        for layer, text in heads.items()
        if 0 <= layer < layers
    ]


def _wires(
    layout: Layout, cards: Mapping[str, Card], tops: Mapping[Slot, float], links: Sequence[MapLink]
) -> list[Wire]:
    """Those that matter most last, so that they lie above the others."""
    by_edge: defaultdict[Edge, list[MapLink]] = defaultdict(list)
    for link in links:
        by_edge[link.edge].append(link)

    def middle(slot: Slot) -> float:
        return tops[slot] + BEND / 2 if isinstance(slot, Bend) else cards[slot].middle

    leaving = _ports(cards, {edge: (edge[0], middle(route[1])) for edge, route in layout.routes.items()})
    coming = _ports(cards, {edge: (edge[1], middle(route[-2])) for edge, route in layout.routes.items()})
    found = []
    for edge, route in layout.routes.items():
        points = [(cards[edge[0]].x + WIDTH, leaving[edge])]
        for bend in route[1:-1]:
            x = points[-1][0] + BETWEEN
            points += [(x, middle(bend)), (x + WIDTH, middle(bend))]
        points.append((cards[edge[1]].x, coming[edge]))
        found.append(_wire(edge, by_edge[edge], points))
    marks = list(Mark)
    return sorted(found, key=lambda wire: -marks.index(wire.mark))


def _ports(cards: Mapping[str, Card], ends: Mapping[Edge, tuple[str, float]]) -> dict[Edge, float]:
    """Where each link touches its box: spread over the side, in the order of where they lead."""
    sides: defaultdict[str, list[tuple[float, Edge]]] = defaultdict(list)
    for edge, (key, to) in ends.items():
        sides[key].append((to, edge))
    return {
        edge: round(cards[key].y + cards[key].height * (place + 1) / (len(found) + 1), 1)
        for key, found in sides.items()
        for place, (_, edge) in enumerate(sorted(found))
    }


def _wire(edge: Edge, links: Sequence[MapLink], points: Sequence[tuple[float, float]]) -> Wire:
    marks = list(Mark)
    mark = min((link.mark for link in links), key=marks.index, default=Mark.INFORMATION)
    (x, y), (end_x, end_y) = points[-2], points[-1]
    d = f"M{points[0][0]} {points[0][1]}"
    for place in range(1, len(points), 2):
        (from_x, from_y), (to_x, to_y) = points[place - 1], points[place]
        half = (to_x - from_x) / 2
        stop = to_x - 7 if place == len(points) - 1 else to_x
        d += f"C{from_x + half} {from_y} {to_x - half} {to_y} {stop} {to_y}"
        if place + 1 < len(points):
            d += f"H{points[place + 1][0]}"
    return Wire(
        edge,
        mark,
        d,
        f"M{end_x - 9} {end_y - 5}L{end_x} {end_y}L{end_x - 9} {end_y + 5}Z",
        ", ".join(sorted({link.short for link in links if link.short})),
        end_x - 12,
        end_y - 5,
        ((x + end_x) / 2, (y + end_y) / 2) if mark is Mark.BROKEN else None,
    )
