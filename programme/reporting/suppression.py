"""Leaving out small counts of people, so that no total gives them back (domain.md section 1). Pure."""

from __future__ import annotations

from collections.abc import Sequence

SMALLEST_SHOWN = 5
MARK = "[c]"
NOTE = (
    f"{MARK} stands for a count of 1 to 4, or for one that is held back "
    "so that such a count cannot be worked out from the others."
)


def is_small(count: int | None) -> bool:
    """Nobody can be recognised in none at all, so 0 is shown."""
    return count is not None and 0 < count < SMALLEST_SHOWN


def hidden_rows(rows: Sequence[Sequence[int | None]]) -> frozenset[int]:
    """Which rows of counts to hold back where the total of each column is printed.

    A row is hidden whole, as its counts are often differences of each other. Rows are added, the smallest
    first, until what a column holds back could be shared out in more than one way.
    """
    hidden = {index for index, row in enumerate(rows) if any(map(is_small, row))}
    others = sorted(
        (index for index in range(len(rows)) if index not in hidden),
        key=lambda index: (sum(count or 0 for count in rows[index]), index),
    )
    while others and not all(_is_safe(column) for column in _columns(rows, hidden)):
        hidden.add(others.pop(0))
    return frozenset(hidden)


def total_is_safe(rows: Sequence[Sequence[int | None]], hidden: frozenset[int]) -> bool:
    """Whether the totals may be printed beside the rows that are left."""
    return all(_is_safe(column) for column in _columns(rows, set(hidden)))


def _columns(rows: Sequence[Sequence[int | None]], hidden: set[int]) -> list[list[int]]:
    width = max(map(len, rows), default=0)
    held = [rows[index] for index in sorted(hidden)]
    return [[row[column] or 0 for row in held] for column in range(width)]


def _is_safe(held: Sequence[int]) -> bool:
    """The reader knows the sum of the counts held back: it must leave each of them open.

    Small ones are between 1 and 4, so a sum that only all ones or all fours can make gives them away.
    """
    small = [count for count in held if is_small(count)]
    if not small:
        return True
    others = [count for count in held if not is_small(count)]
    if any(others):
        return True
    return len(small) > 1 and len(small) < sum(small) < (SMALLEST_SHOWN - 1) * len(small)
