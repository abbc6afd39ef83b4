"""What leads from each area of the plan into which others, as a drawing. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from programme.network.overview import Tally
from programme.network.picture import PLAIN_TO_BOLD
from programme.network.values import Area
from programme.ui.charts.drawing import INK, LINE, RED, RULE, wrapped

WIDTH, NAME = 880, 224
"""Of the drawing, and of a box with the name of an area."""
PORT, PILL = 28, 26
"""From one link to the next at the side of a box, and the size of the number there."""
APART, HEAD = 12, 32
MOST = 60
"""Lines that are drawn; the table has all. What breaks comes first, then what is late, then what is much."""


class Strand(Enum):
    """How a line is drawn, and what the key of the picture says of it."""

    BROKEN = "The dates contradict at least one"
    LATE = "At least one waits for something late"
    SOUND = "All in order"

    @property
    def stroke(self) -> tuple[str, str]:
        """Colour and dash."""
        return {Strand.BROKEN: (RED, "3 4"), Strand.LATE: (INK, ""), Strand.SOUND: (RULE, "")}[self]


@dataclass(frozen=True, slots=True)
class AreaBox:
    area: Area
    x: float
    y: float
    height: float
    lines: Sequence[tuple[str, float]]
    """Each with its baseline."""
    width: int = NAME


@dataclass(frozen=True, slots=True)
class Ribbon:
    """`x` and `y` are the middle of its number."""

    tally: Tally
    strand: Strand
    d: str
    width: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class OverviewPicture:
    width: int
    height: float
    boxes: Sequence[AreaBox]
    ribbons: Sequence[Ribbon]
    left_out: int
    strands: Sequence[Strand] = tuple(Strand)


def draw_overview(tallies: Sequence[Tally]) -> OverviewPicture | None:
    """What is waited for at the left, what waits at the right; None where no link leads across."""
    drawn = sorted(tallies, key=_worry)[:MOST]
    if not drawn:
        return None
    leaving, coming = defaultdict(list), defaultdict(list)
    for tally in sorted(drawn, key=lambda each: (each.before, each.after)):
        leaving[tally.before].append(tally)
        coming[tally.after].append(tally)
    left = dict(sorted(leaving.items()))
    right = {area: sorted(found, key=lambda each: each.before) for area, found in sorted(coming.items())}
    boxes_left, from_y = _column(left, 0)
    boxes_right, to_y = _column(right, WIDTH - NAME)
    boxes = [*boxes_left, *boxes_right]
    ribbons = [
        _ribbon(tally, from_y[tally.before, tally.after], to_y[tally.before, tally.after]) for tally in drawn
    ]
    return OverviewPicture(
        width=WIDTH,
        height=max(box.y + box.height for box in boxes) + 4,
        boxes=boxes,
        # What worries most is drawn last, above the others.
        ribbons=ribbons[::-1],
        left_out=len(tallies) - len(drawn),
    )


def _worry(tally: Tally) -> tuple[bool, bool, int, Area, Area]:
    return not tally.broken, not tally.late, -tally.links, tally.before, tally.after


def _column(
    areas: Mapping[Area, Sequence[Tally]], x: float
) -> tuple[list[AreaBox], dict[tuple[Area, Area], float]]:
    """Boxes under each other, each as high as its links need, and where each link touches its box."""
    boxes: list[AreaBox] = []
    ports: dict[tuple[Area, Area], float] = {}
    y: float = HEAD
    for area, found in areas.items():
        lines = wrapped(area.name, (NAME - 24) * PLAIN_TO_BOLD)
        height = max(16 + LINE * len(lines), PORT * len(found) + 8)
        first = y + height / 2 - LINE * len(lines) / 2 + 14
        boxes.append(
            AreaBox(area, x, y, height, [(line, first + LINE * place) for place, line in enumerate(lines)])
        )
        top = y + (height - PORT * len(found)) / 2 + PORT / 2
        ports |= {(each.before, each.after): top + PORT * place for place, each in enumerate(found)}
        y += height + APART
    return boxes, ports


def _ribbon(tally: Tally, from_y: float, to_y: float) -> Ribbon:
    begin, end = NAME, WIDTH - NAME
    half = (end - begin) / 2
    d = f"M{begin} {from_y}H{begin + PILL}C{begin + half} {from_y} {end - half} {to_y} {end} {to_y}"
    strand = Strand.BROKEN if tally.broken else Strand.LATE if tally.late else Strand.SOUND
    return Ribbon(tally, strand, d, 1.5 + min(tally.links, 16) / 2, begin + PILL, from_y)
