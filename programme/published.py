"""What the panel sees of a programme: its published reports as they were approved, and no figure of its own.

Nothing here reads the plan, so nothing unpublished can be reached.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from programme.models import Programme, Report
from programme.reporting.content import Content, Section, from_json, public


@dataclass(frozen=True, slots=True)
class Published:
    """The reports that a person may read by a day, the newest first, and what the newest says in public."""

    programme: Programme
    as_at: dt.date
    reports: Sequence[Report]
    content: Content | None

    @property
    def latest(self) -> Report | None:
        return self.reports[0] if self.reports else None

    def section(self, key: str) -> Section | None:
        """A section of the newest report, where that says anything in it."""
        sections = self.content.sections if self.content else ()
        return next((each for each in sections if each.key == key and each.elements), None)

    def href(self, section: Section) -> str:
        """Where the newest report says it."""
        return f"{self.latest.get_absolute_url()}#section-{section.key}" if self.latest else ""


def published_by(programme: Programme, person: Any, on: dt.date) -> Published:
    """As at a day. A report never changes once it is approved, so a past day needs no history."""
    found = Report.objects.filter(programme=programme).readable_by(person).published()
    found = found.filter(published_on__lte=on).for_pages().defer("edition__content").order_by("-quarter")
    reports = list(found)
    return Published(programme, on, reports, _content(reports[0]) if reports else None)


def _content(report: Report) -> Content:
    """What is exempt is left out, and said to be."""
    stored = Report.objects.filter(programme=report.programme_id, pk=report.pk)
    return public(from_json(stored.values_list("edition__content", flat=True).get()))
