"""One line of the table: what was done, what came of it, and whether that keeps the bounds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

LIMIT = 60.0
"""Seconds after recovery within which the figures have to be right."""


@dataclass
class Line:
    """What one fault did. `seconds` are those from each recovery until the figures were right."""

    fault: str
    said: list[str] = field(default_factory=list)
    """The words of each edit that was said to be saved."""
    times: int = 0
    seconds: list[float] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def slowest(self) -> float:
        return max(self.seconds, default=0.0)

    @property
    def holds(self) -> bool:
        return not (self.lost or self.twice or self.wrong) and self.slowest <= LIMIT

    def cells(self) -> list[str]:
        return [
            self.fault,
            str(self.times),
            str(len(self.said)),
            str(len(self.lost)),
            str(len(self.twice)),
            str(len(self.wrong)),
            f"{self.slowest:.1f}",
            "yes" if self.holds else "NO",
        ]


HEADINGS = [
    "Fault",
    "Times",
    "Edits made",
    "Lost",
    "Duplicated",
    "Wrong",
    "Seconds to right figures",
    "Holds",
]


def table(lines: Iterable[Line]) -> str:
    """As Markdown, so that it can be kept in the papers as it is printed; with what was wrong below."""
    lines = list(lines)
    rows = [HEADINGS, *(line.cells() for line in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    said = [_row(row, widths) for row in rows]
    said.insert(1, "| " + " | ".join("-" * width for width in widths) + " |")
    for line in lines:
        for what in (*line.lost, *line.twice, *line.wrong):
            said.append(f"{line.fault}: {what}")
    return "\n".join(said)


def _row(cells: list[str], widths: list[int]) -> str:
    return "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) + " |"
