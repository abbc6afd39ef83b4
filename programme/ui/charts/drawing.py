"""A drawing in plain shapes, which one template turns into SVG.

Colours are attributes, not classes, so that the same drawing can go into a page, a PDF and a document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

INK, QUIET, RULE, FAINT = "#0b0c0c", "#484949", "#858686", "#cecece"
ACCENT, RED, GREEN, WHITE = "#1d70b8", "#ca3535", "#0f7a52", "#ffffff"

Anchor = Literal["start", "middle", "end"]
LETTER = 8.0
"""A letter of 14 px Arial is about so wide, in pixels; with room to spare, as not every machine has Arial."""
LINE = 18
"""From one line of text to the next."""


@dataclass(frozen=True, slots=True)
class Stroke:
    d: str
    colour: str = INK
    width: float = 1
    dash: str = ""
    kind: ClassVar = "stroke"


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    width: float
    height: float
    fill: str
    edge: str = "none"
    kind: ClassVar = "box"


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    fill: str
    edge: str
    r: float = 4
    kind: ClassVar = "dot"


@dataclass(frozen=True, slots=True)
class Words:
    """Text on a white halo, so that it can be read across a line. `y` is its baseline."""

    x: float
    y: float
    text: str
    anchor: Anchor = "start"
    bold: bool = False
    quiet: bool = False
    kind: ClassVar = "words"


Shape = Stroke | Box | Dot | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    width: int
    height: int
    shapes: Sequence[Shape]


def width_of(text: str) -> float:
    """About how wide a text is, in pixels."""
    return len(text) * LETTER


def wrapped(text: str, width: float, most: int = 2) -> list[str]:
    """A text in lines of at most `width` pixels; what is more than `most` lines is cut short."""
    room = max(int(width / LETTER), 1)
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    kept = lines[:most]
    if len(lines) > most:
        kept[-1] = f"{kept[-1]} {lines[most]}"
    return [line if len(line) <= room else line[: room - 1].rstrip() + "…" for line in kept]
