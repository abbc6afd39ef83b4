"""How wide the columns of a table are to be, for outputs that do not work it out themselves. Pure."""

from __future__ import annotations

from programme.reporting.content import Table

NUMBERS = frozenset({"pounds", "count"})
NARROW, WIDE = 2.0, 14.0
BY_LENGTH = 0.65
"""Long text wraps, so a column does not grow with it in full."""


def is_number(kind: str) -> bool:
    return kind in NUMBERS


def shares(table: Table) -> list[float]:
    """The share of the room that each column of words takes; 0 for figures, which take what they need."""
    found = []
    for index, column in enumerate(table.columns):
        if is_number(column.kind):
            found.append(0.0)
            continue
        lengths = [len(row[index].text) for row in table.rows] or [1]
        usual = sum(lengths) / len(lengths)
        found.append(round(min(max(usual**BY_LENGTH, len(column.heading) ** BY_LENGTH, NARROW), WIDE), 2))
    # A table of figures alone still needs a column that takes the rest.
    return found if any(found) else [1.0, *found[1:]]
