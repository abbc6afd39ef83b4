"""What a map shows: boxes in areas, and the links between them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal

from programme.network.layers import Edge
from programme.ui.charts.drawing import ACCENT, INK, QUIET, RED, RULE


@dataclass(frozen=True, slots=True, order=True)
class Area:
    """A workstream, or a place of the menu whose things hang on the plan; in the order of plan and menu."""

    place: int
    slug: str
    name: str


class Mark(Enum):
    """How a link is drawn: the first that fits. Its value is what the key of the picture says."""

    BROKEN = "The dates contradict it"
    DRIVES = "Fixes the date of what follows"
    HANGS = "What it delivers"
    ROOM = "Has room, or has begun"
    INFORMATION = "Information only: moves nothing"

    @property
    def stroke(self) -> tuple[str, float, str]:
        """Colour, width and dash."""
        return STROKES[self.name]


STROKES: dict[str, tuple[str, float, str]] = {
    "BROKEN": (RED, 2, "2 4"),
    "DRIVES": (INK, 3, ""),
    "HANGS": (ACCENT, 2, "7 4"),
    "ROOM": (QUIET, 1.25, ""),
    "INFORMATION": (RULE, 1.25, "2 3"),
}


@dataclass(frozen=True, slots=True)
class Box:
    """An item, or what hangs on one. `when`, `late` and `state` are words, empty where there are none."""

    key: str
    area: Area
    name: str
    href: str
    shape: Literal["action", "item", "end", "more"]
    when: str = ""
    late: str = ""
    state: str = ""
    is_critical: bool = False
    is_done: bool = False

    @property
    def is_worse(self) -> bool:
        """Whether it is late, or costs more than planned."""
        return bool(self.late) and (self.shape == "end" or self.late.endswith("late"))


@dataclass(frozen=True, slots=True)
class MapLink:
    """`before` and `after` are keys of boxes. `short` stands beside its line: `FS −1m`.

    `is_late` says that what it waits for is late, and that it is still waited for.
    """

    before: str
    after: str
    words: str
    short: str
    state: str
    mark: Mark
    is_late: bool

    @property
    def edge(self) -> Edge:
        return self.before, self.after
