"""What the components of `templates/components/` take. Any object with the same attributes does as well.

Text is escaped when it is printed; a sentence with links in it is made with
`django.utils.html.format_html` and `programme.ui.format.figure`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from programme.ui.status import Colour, Tag, status_tag

Direction = Literal["worse", "better", "same", ""]


@dataclass(frozen=True, slots=True)
class Link:
    """An entry of breadcrumbs, menu, tabs or a list."""

    label: str
    href: str = ""
    current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class KeyFigure:
    label: str
    value: str
    href: str = ""
    of: str = ""
    note: str = ""
    direction: Direction = ""
    more: str = ""
    """What else there is to say of it; `note` goes with the direction."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`words` finish the sentence that `opening` begins: "Off course: 6 of 64 actions are late"."""

    tag: Tag
    opening: str
    words: str
    lines: Sequence[tuple[str, str]] = ()
    """Three lines under the sentence: a bold opening and the rest."""


@dataclass(frozen=True, slots=True)
class ChainStep:
    """One box of the driver chain: what it is, its slip, and how it hangs on the one before."""

    place: str
    title: str
    href: str = ""
    slip: str = ""
    note: str = ""
    kind: Literal["cause", "here", "money", ""] = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of a timeline; `moved` marks the ones that moved a date.

    `href` leads to all that the change did, `note` says what became of it.
    """

    when: str
    who: str = ""
    what: str = ""
    text: str = ""
    moved: bool = False
    href: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    colour: Colour
    x: float
    width: float
    hatch: str = ""


@dataclass(frozen=True, slots=True)
class StatusBar:
    width: int
    segments: Sequence[Segment]
    counts: Sequence[Link]


BAR_ORDER = ("red", "amber", "green", "complete", "not due")
BAR_HEIGHT, BAR_GAP, BAR_NARROWEST = 12, 1, 4


def status_bar(
    counts: Mapping[str, int],
    *,
    largest: int = 0,
    width: int = 176,
    href: Callable[[str], str] | None = None,
) -> StatusBar:
    """A bar as long as its number of actions, so that rows with the same `largest` can be compared.

    `href` gives the address of the rows behind one status word.
    """
    shown = [(word, counts[word]) for word in BAR_ORDER if counts.get(word)]
    largest = max(largest, sum(count for _, count in shown), 1)
    segments: list[Segment] = []
    x = 0.0
    for word, count in shown:
        length = max(round(count * width / largest, 1), BAR_NARROWEST)
        colour = status_tag(word).colour
        hatch = _hatch(length) if colour == "amber" else ""
        segments.append(Segment(colour, x, length - BAR_GAP, hatch))
        x = round(x + length, 1)
    links = [Link(f"{count} {word}", href(word) if href else "") for word, count in shown]
    return StatusBar(max(width, round(x + 0.5)), segments, links)


def _hatch(width: float) -> str:
    # Lines instead of a pattern fill: a pattern needs an id, and a page has many bars.
    starts = range(-BAR_HEIGHT, int(width) + 1, 5)
    return "".join(f"M{x} {BAR_HEIGHT}l{BAR_HEIGHT}-{BAR_HEIGHT}" for x in starts)
