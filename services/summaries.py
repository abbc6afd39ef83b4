"""Where services stand on a day, and who is still to move."""

from __future__ import annotations

from typing import Any

from programme.days import Day
from programme.facts import facts_of
from services.models import StaffGroup


def closures(day: Day) -> dict[str, Any]:
    """Services by the stage reached; people and posts that still have to move."""
    services, people, staff = (facts_of(day, name) for name in ("services", "people", "staff"))
    return {
        "services": len(services),
        "late": len(services.where(late="on")),
        "stages": {
            stage: {
                "services": len(held),
                "names": [[fact.label, fact.href] for fact in held],
            }
            for stage, held in services.by("stage").items()
        },
        "people": people.total("people"),
        "people_services": len(people),
        "people_unstated": len(people.where(unstated="on")),
        "has_staff": bool(day.rows(StaffGroup)),
        "posts_lost": staff.total("lost"),
        "displaced": staff.total("displaced"),
    }
