"""Status words and their colours: the one place that pairs them (domain.md section 2, "RAG")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Colour = Literal["red", "amber", "green", "blue", "grey", "plain"]

WORDS: dict[Colour, tuple[str, ...]] = {
    "blue": (
        "complete",
        "completed",
        "done",
        "delivered",
        "closed",
        "site released",
        "published",
        "adopted",
    ),
    "green": (
        "green",
        "on track",
        "met",
        "ready",
        "signed off",
        "accepted",
        "approved",
        "agreed",
        "confirmed",
        "sent",
        "within float",
        "low",
        "very low",
        "noted",
        "carried out",
        "positive",
        "agrees",
        "answered",
    ),
    "amber": (
        "amber",
        "delayed",
        "at risk",
        "draft",
        "due soon",
        "stale",
        "waits for you",
        "assumed",
        "on hold",
        "review due",
        "snoozed",
        "medium",
        "partly agreed",
        "possible",
        "reconciliation",
        "predecessor slipped",
        "saving at risk",
        "dates contradict a link",
        "acknowledged",
        "gate unmet",
        "not known",
        "figures behind",
        "waits for an answer",
        "question overdue",
        "met too late",
    ),
    "red": (
        "red",
        "late",
        "overdue",
        "equality overdue",
        "blocked",
        "missing",
        "unsigned",
        "not met",
        "broken",
        "failed",
        "unachievable",
        "critical",
        "behind",
        "open",
        "open again",
        "high",
        "very high",
        "not agreed",
        "negative",
        "start after its end",
    ),
    "grey": (
        "evidence not seen",
        "withdrawn",
        "replaced",
        "cancelled",
        "not stated",
        "unknown",
        "not assessed",
    ),
    "plain": ("not due", "not started", "in progress", "driver", "illustrative", "information only"),
}
COLOURS: dict[str, Colour] = {word: colour for colour, words in WORDS.items() for word in words}


@dataclass(frozen=True, slots=True)
class Tag:
    word: str
    colour: Colour = "plain"


def status_tag(status: object, colour: Colour | None = None) -> Tag:
    """The tag of a status: a word, a stored code such as ON_TRACK, or a member of a choices class.

    `colour` is for the words that come in more than one: a delayed proposal may be rated red.
    """
    if isinstance(status, Tag):
        return status
    text = str(getattr(status, "label", status) or "Not stated").strip()
    if text.isupper():
        text = text.lower().replace("_", " ")
    word = text[:1].upper() + text[1:]
    # "Not met: 2" and "Unsigned, due" have the colour of what stands before the detail.
    key = word.lower().partition(":")[0].partition(",")[0]
    return Tag(word, colour or COLOURS.get(key, "plain"))
