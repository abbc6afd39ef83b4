"""Where a proposal is delivered. Each has one place, so the money of all adds up to the whole. Pure."""

from __future__ import annotations

from collections.abc import Collection

Place = str
"""The workstream whose actions alone deliver a proposal, by its slug; or one of these."""
SEVERAL, ELSEWHERE, NOWHERE = "+several", "+elsewhere", "+nowhere"
PLACES = {
    SEVERAL: "Several workstreams",
    ELSEWHERE: "Outside the workstreams",
    NOWHERE: "No action delivers it",
}


def place_of(slugs: Collection[str]) -> Place:
    """From the workstreams of what delivers a proposal, each once; empty for an item that belongs to none."""
    if not slugs:
        return NOWHERE
    if len(slugs) > 1:
        return SEVERAL
    return next(iter(slugs)) or ELSEWHERE
