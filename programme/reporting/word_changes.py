"""What somebody changed in a text, word by word. Pure."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["same", "added", "removed"]
WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Span:
    text: str
    kind: Kind


def word_changes(before: str, after: str) -> list[Span]:
    """The text in order, with what was taken out before what took its place. Spaces keep their lines."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    spans: list[Span] = []

    def add(words: list[str], kind: Kind) -> None:
        if words:
            spans.append(Span("".join(words), kind))

    for tag, i, j, k, m in difflib.SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag == "equal":
            add(new[k:m], "same")
        else:
            add(old[i:j], "removed")
            add(new[k:m], "added")
    return spans
