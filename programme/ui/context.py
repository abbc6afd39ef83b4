"""What the frame of every page shows, taken from what its view put on the request."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from programme.ui.format import long_date


@dataclass(frozen=True, slots=True)
class Frame:
    programme: Any = None
    menu: Any = ()
    as_at: dt.date | None = None
    freshness: str = ""
    behind: bool = False
    trouble: str = ""
    underway: Any = None


def page(request: HttpRequest) -> dict[str, Frame]:
    """A page without a programme (sign-in, an error) has a frame without those parts."""
    as_at = getattr(request, "as_at", None)
    freshness = getattr(request, "freshness", None)
    frame = Frame(
        programme=getattr(request, "programme", None),
        menu=getattr(request, "page_menu", ()),
        as_at=as_at,
        freshness=freshness_sentence(as_at, freshness.revision, freshness.calculated_at) if freshness else "",
        behind=bool(freshness and freshness.behind),
        trouble=freshness.trouble if freshness else "",
        underway=freshness.underway if freshness else None,
    )
    return {"page": frame}


def freshness_sentence(as_at: dt.date | None, revision: int, calculated_at: dt.datetime | None) -> str:
    day = f" as at {long_date(as_at)}" if as_at else ""
    if calculated_at is None:
        return f"Figures{day}, revision {revision:,}, have not been worked out yet."
    when = timezone.localtime(calculated_at)
    return f"Figures{day}, revision {revision:,}, worked out at {when:%H:%M} on {long_date(when.date())}."
