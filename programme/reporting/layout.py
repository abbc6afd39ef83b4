"""How wide the columns of a table are to be, for outputs that do not work it out themselves. Pure."""

from __future__ import annotations

from programme.reporting.content import Column, Table

NUMBERS = frozenset({"pounds", "count"})
NARROW, WIDE = 2.0, 14.0
LONG_SHARE = 9.0
"""From about thirty letters on a column holds sentences."""
BY_LENGTH = 0.65
"""Long text wraps, so a column does not grow with it in full."""
BY_WORD = 0.62
"""A word does not wrap, so the longest one needs its room."""
LONGEST_LABEL = 16
"""Letters of a status that stands on one line."""


def is_number(kind: str) -> bool:
    return kind in NUMBERS


def shares(table: Table) -> list[float]:
    """The share of the room that each column of words takes; 0 for figures and statuses, which take
    what they need."""
    found = [_share(table, index, column) for index, column in enumerate(table.columns)]
    # A table of figures alone still needs a column that takes the rest.
    return found if any(found) else [1.0, *found[1:]]


def _share(table: Table, index: int, column: Column) -> float:
    texts = [row[index].text for row in table.rows]
    longest = max(map(len, texts), default=0)
    is_label = column.kind == "status" and len(column.heading) <= longest <= LONGEST_LABEL
    if is_number(column.kind) or is_label:
        return 0.0
    usual = sum(map(len, texts)) / len(texts) if texts else 1
    words = [word for text in (column.heading, *texts) for word in text.split()]
    needed = (usual**BY_LENGTH, BY_WORD * max(map(len, words), default=0), NARROW)
    share: float = min(max(needed), WIDE)
    return round(share, 2)
