"""Whether the dates of two items keep the link between them, and with how much room."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from programme.models import Dependency, ItemFigure, ScheduleItem
from programme.planning import as_link, calendar_of
from programme.schedule import Calendar, Dates, Link, LinkType, room_days
from programme.ui.format import plural

STARTS = (LinkType.FINISH_TO_START, LinkType.START_TO_START)


class LinkStanding(Enum):
    """How a link stands between two items as they are forecast."""

    INFORMATION = "information only"
    BROKEN = "broken"
    BEGUN = "has begun"
    UNDATED = "not dated"
    TIGHT = "tight"
    ROOM = "room"


@dataclass(frozen=True, slots=True)
class LinkState:
    """`days` by which the predecessor could move; negative where the dates contradict the link."""

    standing: LinkStanding
    days: int = 0

    @property
    def days_missing(self) -> int:
        return -self.days

    @property
    def is_contradicted(self) -> bool:
        """Whether the dates contradict it, also where it is information only and so moves nothing."""
        return self.days < 0

    @property
    def words(self) -> str:
        """`The dates are 12 days too close`, `30 days of room`."""
        close = f"The dates are {plural(self.days_missing, 'day')} too close"
        if self.standing is LinkStanding.INFORMATION:
            return f"{close}, but it moves nothing" if self.is_contradicted else "It moves nothing"
        return {
            LinkStanding.BROKEN: close,
            LinkStanding.BEGUN: "Has begun, so it does not move",
            LinkStanding.UNDATED: "Not dated",
            LinkStanding.TIGHT: "No room: one moves the other",
            LinkStanding.ROOM: f"{plural(self.days, 'day')} of room",
        }[self.standing]


def state_of(link: Dependency) -> LinkState:
    """From the stored figures of both items. Reads nothing where these, and the programme, are loaded."""
    figures = _figure(link.predecessor), _figure(link.successor)
    return standing_of(as_link(link), link.successor, *figures, calendar_of(link.programme))


def standing_of(
    link: Link,
    successor: ScheduleItem,
    before: Dates | None,
    after: Dates | None,
    calendar: Calendar,
) -> LinkState:
    """From the dates of both items, stored or in memory."""
    has_begun = successor.state == successor.State.COMPLETE or (link.type in STARTS and successor.has_begun)
    if has_begun and link.constraining:
        # What has happened keeps its dates, whatever it was to wait for.
        return LinkState(LinkStanding.BEGUN)
    days = room_days(link, before, after, calendar) if before and after else None
    if not link.constraining:
        return LinkState(LinkStanding.INFORMATION, 0 if has_begun else min(days or 0, 0))
    if days is None:
        return LinkState(LinkStanding.UNDATED)
    if days < 0:
        return LinkState(LinkStanding.BROKEN, days)
    return LinkState(LinkStanding.ROOM if days else LinkStanding.TIGHT, days)


def _figure(item: object) -> ItemFigure | None:
    return getattr(item, "figure", None)
