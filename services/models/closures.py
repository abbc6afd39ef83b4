"""Closing, changing, re-providing or retaining a service, in stages (domain.md section 6)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from programme.models import Entered, ScheduleItem
from services.models.services import Service


class Stage(models.TextChoices):
    """In the order in which they are reached."""

    IDENTIFIED = "IDENTIFIED", "Identified"
    CONSULTATION = "CONSULTATION", "Consultation"
    DECISION = "DECISION", "Decision"
    TRANSITION = "TRANSITION", "Transition"
    CLOSED = "CLOSED", "Closed"
    RELEASED = "RELEASED", "Site released"


class Closure(Entered):
    """What becomes of one service, and in which stages."""

    class Kind(models.TextChoices):
        CLOSE = "CLOSE", "Close"
        CHANGE_USE = "CHANGE_USE", "Change use"
        REPROVIDE = "REPROVIDE", "Re-provide"
        RETAIN = "RETAIN", "Retain"

    STAGES = {
        Kind.CLOSE: tuple(Stage),
        Kind.CHANGE_USE: (Stage.IDENTIFIED, Stage.CONSULTATION, Stage.DECISION, Stage.TRANSITION),
        Kind.REPROVIDE: (
            Stage.IDENTIFIED,
            Stage.CONSULTATION,
            Stage.DECISION,
            Stage.TRANSITION,
            Stage.CLOSED,
        ),
        Kind.RETAIN: (Stage.IDENTIFIED, Stage.DECISION),
    }
    """The stages that each kind passes; the others do not apply to it."""

    service = models.OneToOneField(Service, on_delete=models.PROTECT, related_name="closure")
    kind = models.CharField(max_length=12, choices=Kind)
    other_date = models.CharField(
        max_length=120, blank=True, help_text="A second date printed for the same closure"
    )
    other_place = models.CharField(max_length=120, blank=True, help_text="Where the second date is printed")

    def __str__(self) -> str:
        return f"{self.service}: {self.get_kind_display()}"


class ClosureStage(Entered):
    """One stage of a closure. Its dates, state and links are those of its schedule item."""

    KIND = "stage"

    closure = models.ForeignKey(Closure, on_delete=models.PROTECT, related_name="stages")
    stage = models.CharField(max_length=12, choices=Stage)
    position = models.PositiveSmallIntegerField()
    item = models.OneToOneField(ScheduleItem, on_delete=models.PROTECT, related_name="closure_stage")
    place = models.CharField(max_length=200, blank=True, help_text="Where its date is printed")

    class Meta:
        ordering = ("closure__service__position", "position")
        constraints = (
            models.UniqueConstraint(
                fields=["closure", "stage"], condition=Q(withdrawn_at=None), name="closure_stage_once"
            ),
        )

    def __str__(self) -> str:
        return str(self.item.title)


def stage_code(service_slug: str, stage: str) -> str:
    """`elizabeth-house.site-released`: the code of a stage's schedule item."""
    return f"{service_slug}.{Stage(stage).label.lower().replace(' ', '-')}"
