"""Questions about many actions. Each reads the computed figures, never the clock."""

from __future__ import annotations

from typing import Any, Self

from django.db.models import Q

from programme.models.entered import EnteredQuerySet

UNFINISHED = ("NOT_STARTED", "IN_PROGRESS", "ON_HOLD")


class ActionQuerySet(EnteredQuerySet[Any]):
    def for_pages(self) -> Self:
        """With everything a row shows, in one query."""
        return self.standing().with_row()

    def with_row(self) -> Self:
        """The same, also of what is no longer in the plan."""
        return self.select_related(
            "programme",
            "item",
            "item__decided_by",
            "item__figure",
            "item__figure__driver",
            "workstream",
            "lead",
        )

    def unfinished(self) -> Self:
        return self.filter(item__state__in=UNFINISHED)

    def late(self) -> Self:
        """Forecast, or finished, after the baseline."""
        return self.filter(item__figure__slip_days__gt=0)

    def overdue(self) -> Self:
        return self.filter(item__figure__is_overdue=True)

    def critical(self) -> Self:
        return self.filter(item__figure__is_critical=True)

    def led_by(self, person: object) -> Self:
        """Actions whose own lead, or else whose workstream's lead, is the person."""
        return self.filter(Q(lead=person) | Q(lead=None, workstream__lead=person))
