"""A printed link says only "linked to": what type its dates suggest (domain.md section 3)."""

from __future__ import annotations

from dataclasses import dataclass

from programme.dates import PlanDate
from programme.schedule import LinkType


@dataclass(frozen=True, slots=True)
class PrintedDates:
    """The dates of an action as printed; none where the plan says ongoing, onwards or completed."""

    start: PlanDate | None
    end: PlanDate | None


@dataclass(frozen=True, slots=True)
class ProposedLink:
    """A type and a lag in months; not constraining where the printed dates contradict every type."""

    type: LinkType
    lag: int
    constraining: bool


def propose(predecessor: PrintedDates, successor: PrintedDates) -> ProposedLink:
    """The strictest type that the printed dates already keep, so that a plan as printed has no slip."""
    if successor.start and predecessor.end:
        if successor.start.first > predecessor.end.last:
            return ProposedLink(LinkType.FINISH_TO_START, 0, True)
        if successor.start == predecessor.end and successor.start.is_month:
            return ProposedLink(LinkType.FINISH_TO_START, -1, True)
    if successor.start and predecessor.start and successor.start.first >= predecessor.start.first:
        return ProposedLink(LinkType.START_TO_START, 0, True)
    if successor.end and predecessor.end and successor.end.last >= predecessor.end.last:
        return ProposedLink(LinkType.FINISH_TO_FINISH, 0, True)
    return ProposedLink(LinkType.FINISH_TO_START, 0, False)
