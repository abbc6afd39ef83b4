"""Two people changed the same thing: which of their values stand, and what has to be asked. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any, Final

UNKNOWN: Final = object()
"""Stands for a value nobody can tell any more. It equals no other."""


class Changed(Enum):
    """Who gave a field another value since the form was opened."""

    NOBODY = "nobody"
    THEY = "they"
    I = "i"  # noqa: E741 - the other side of THEY
    ALIKE = "alike"
    """Both, to the same value."""
    BOTH = "both"
    """Both, to different values: a person has to choose."""


class Side(Enum):
    THEIRS = "theirs"
    """What is stored now."""
    MINE = "mine"
    """What was typed."""


def who_changed(seen: object, stored: object, typed: object) -> Changed:
    """Compare the value that was seen with the one stored since and the one typed since."""
    if stored == typed:
        return Changed.NOBODY if seen == stored else Changed.ALIKE
    if seen == stored:
        return Changed.I
    return Changed.THEY if seen == typed else Changed.BOTH


def compare(
    seen: Mapping[str, Any], stored: Mapping[str, Any], typed: Mapping[str, Any], names: Iterable[str]
) -> dict[str, Changed]:
    """Field by field. What was seen may be unknown; then every difference has to be asked."""
    return {name: who_changed(seen.get(name, UNKNOWN), stored[name], typed[name]) for name in names}


def kept(changed: Changed, chosen: Side | None = None) -> Side | None:
    """Whose value stands; None where it has to be asked and nothing is chosen yet."""
    if changed is Changed.BOTH:
        return chosen
    return Side.THEIRS if changed is Changed.THEY else Side.MINE
