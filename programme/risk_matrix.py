"""The matrix of open risks, by three levels or five: a picture and an equal table. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from programme.facts import Facts
from programme.models import Risk
from programme.risk_levels import THREE, rating_of
from programme.ui.charts.drawing import INK, Box, Drawing, Shape, Words, wrapped
from programme.ui.format import plural, pounds

TINTS = {"LOW": "#cfe4dc", "MEDIUM": "#fcd6c3", "HIGH": "#f4cdc6"}
"""Tints of GOV.UK; each cell also says its rating in words."""
LEFT, TOP, HEIGHT = 84, 28, 64


@dataclass(frozen=True, slots=True)
class Cell:
    """Risks of one likelihood and severity; `numbers` lead to each, `href` to all of them."""

    rating: str
    risks: int
    numbers: Sequence[tuple[str, str]]
    href: str
    money: Decimal = Decimal(0)
    money_href: str = ""

    @property
    def words(self) -> str:
        return plural(self.risks, "risk")

    @property
    def money_words(self) -> str:
        return pounds(self.money, "k")


@dataclass(frozen=True, slots=True)
class Matrix:
    """`severities` head the columns; rows are by likelihood, the highest first."""

    scale: int
    severities: Sequence[str]
    rows: Sequence[tuple[str, Sequence[Cell]]]
    wide: Drawing
    narrow: Drawing
    message: str


def fits_three(risks: Facts) -> bool:
    """Whether three levels lose nothing: no risk is very low or very high."""
    return all(
        int(level) in (2, 3, 4)
        for fact in risks
        for level in str(fact.marks.get("cell", "")).split("-")
        if level
    )


def matrix(
    risks: Facts,
    scale: int,
    href: Callable[[str, str], str],
    money: Callable[[str, str], tuple[Decimal, str]],
) -> Matrix:
    """`href` and `money` give the rows behind a cell and the pounds at risk there, by its mark and value."""
    levels: list[tuple[str, str, int]] = (
        [(name, name.capitalize(), (2, 3, 4)[place]) for place, name in enumerate(THREE)]
        if scale == 3
        else [(str(level.value), level.label, level.value) for level in Risk.Level]
    )
    mark = "third" if scale == 3 else "cell"
    found = risks.by(mark)

    def cell(likely: tuple[str, str, int], severe: tuple[str, str, int]) -> Cell:
        value = f"{likely[0]}-{severe[0]}"
        held = found.get(value, Facts([]))
        at_risk, money_href = money(mark, value)
        return Cell(
            rating=rating_of(likely[2], severe[2]),
            risks=len(held),
            numbers=[(fact.label.partition(" ")[0], fact.href) for fact in held],
            href=href(mark, value),
            money=at_risk,
            money_href=money_href,
        )

    rows = [(likely[1], [cell(likely, severe) for severe in levels]) for likely in reversed(levels)]
    severities = [label for _, label, _ in levels]
    placed = [
        f"{words.words} of likelihood {likely.lower()} and severity {severity.lower()}"
        for likely, cells in rows
        for severity, words in zip(severities, cells, strict=True)
        if words.risks
    ]
    return Matrix(
        scale,
        severities,
        rows,
        _draw(severities, rows, 640),
        _draw(severities, rows, 288),
        f"{', '.join(placed)}." if placed else "No open risk has a place in it.",
    )


def _draw(severities: Sequence[str], rows: Sequence[tuple[str, Sequence[Cell]]], width: int) -> Drawing:
    """Likelihood upwards, severity to the right; the worst are at the top right."""
    left = LEFT if width > 400 else 52
    across = (width - left) / len(severities)
    shapes: list[Shape] = []
    for down, (likely, cells) in enumerate(rows):
        top = TOP + HEIGHT * down
        for place, line in enumerate(wrapped(likely, left - 4)):
            shapes.append(Words(0, top + 28 + 18 * place, line, quiet=True))
        for column, cell in enumerate(cells):
            x = round(left + across * column, 1)
            shapes.append(
                Box(
                    x + 1,
                    top + 1,
                    round(across - 2, 1),
                    HEIGHT - 2,
                    TINTS[cell.rating],
                    INK if cell.risks else "none",
                )
            )
            shapes.append(
                Words(
                    x + 8, top + 18, cell.rating.capitalize() if across > 60 else cell.rating[0], quiet=True
                )
            )
            if cell.risks:
                numbers = ", ".join(number for number, _ in cell.numbers)
                shapes.append(Words(x + 8, top + 44, wrapped(numbers, across - 12, most=1)[0], bold=True))
    for column, severity in enumerate(severities):
        name = severity if across > 70 else "".join(word[0] for word in severity.split())
        shapes.append(Words(round(left + across * (column + 0.5), 1), TOP - 8, name, "middle", quiet=True))
    return Drawing(width, TOP + HEIGHT * len(rows) + 4, shapes)
