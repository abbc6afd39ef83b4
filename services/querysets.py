"""Questions about many services; each reads the stored stages, never the clock."""

from __future__ import annotations

from typing import Any, Self

from django.db import models

from programme.models import EnteredQuerySet, ScheduleItem

REACHED = (ScheduleItem.State.IN_PROGRESS, ScheduleItem.State.COMPLETE, ScheduleItem.State.ON_HOLD)


class ServiceQuerySet(EnteredQuerySet[Any]):
    def with_stage(self) -> Self:
        """With the last stage that its closure has reached, and the dates of the next dated one."""
        stages = self.model._meta.apps.get_model("services", "ClosureStage")._default_manager.filter(
            closure__service=models.OuterRef("pk"), withdrawn_at=None
        )
        reached = stages.filter(item__state__in=REACHED).order_by("-position")
        ahead = stages.exclude(item__state__in=REACHED).exclude(item__state=ScheduleItem.State.CANCELLED)
        dated = ahead.filter(item__figure__end__isnull=False).order_by("position")
        return self.annotate(
            stage=models.Subquery(reached.values("stage")[:1]),
            next_stage=models.Subquery(dated.values("stage")[:1]),
            next_end=models.Subquery(dated.values("item__figure__end")[:1]),
            next_slip=models.Subquery(dated.values("item__figure__slip_days")[:1]),
        )

    def for_pages(self) -> Self:
        """With everything a row shows, in one query."""
        return self.standing().with_row()

    def with_row(self) -> Self:
        """The same, also of withdrawn ones."""
        return self.with_stage().select_related("programme", "staff_group")
