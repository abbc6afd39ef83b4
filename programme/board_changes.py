"""What changed between two boards: the declared figures, and the rating of each workstream."""

from __future__ import annotations

from dataclasses import dataclass

from programme.boards import Board, Summary
from programme.contributions import BoardFigure, contributed
from programme.ui.format import sign
from programme.ui.parts import Direction
from programme.ui.status import Tag, status_tag
from programme.verdicts import SAME


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure on both days; `change` in words, and whether that is worse or better."""

    label: str
    then: BoardFigure
    now: BoardFigure
    direction: Direction
    change: str


@dataclass(frozen=True, slots=True)
class ComparedRating:
    name: str
    then: Tag | None
    now: Tag | None
    direction: Direction
    change: str


def compared(then: Board, now: Board) -> list[Compared]:
    """The declared figures on both days."""
    return [_compared(figure(then), figure(now)) for figure in contributed("COMPARED")]


def _compared(then: BoardFigure, now: BoardFigure) -> Compared:
    change = now.value - then.value
    words = f"{sign(float(change), True)}{now.in_words(abs(change))}" if change else SAME
    return Compared(now.label, then, now, now.direction(change), words)


def ratings(then: Board, now: Board) -> list[ComparedRating]:
    """Each workstream's status on both days; one that did not exist then has none."""
    before = {each["slug"]: each for each in then.of("actions")["workstreams"]}
    return [_rating(before.get(each["slug"]), each) for each in now.of("actions")["workstreams"]]


def _rating(then: Summary | None, now: Summary) -> ComparedRating:
    words = (then["status"] if then else "", now["status"])
    rank = {"RED": 2, "AMBER": 1}
    change = rank.get(words[1], 0) - rank.get(words[0], 0)
    direction: Direction = "worse" if change > 0 else "better" if change < 0 else "same"
    said = {"worse": "Worse", "better": "Better", "same": SAME}[direction]
    tags = [status_tag(word) if word else None for word in words]
    return ComparedRating(now["name"], tags[0], tags[1], direction, said)
