"""Computed figures: written by the recalculation alone, without version or history."""

from __future__ import annotations

import uuid

from django.db import models

from programme.fields import PlanDateField
from programme.models.plan import ScheduleItem
from programme.models.programmes import Cause, Programme


class Calculation(models.Model):
    """Which revision the figures of a programme belong to."""

    programme = models.OneToOneField(Programme, on_delete=models.PROTECT, primary_key=True)
    revision = models.PositiveIntegerField()
    as_at = models.DateField()
    calculated_at = models.DateTimeField()
    changed = models.PositiveIntegerField(help_text="Figures that the last run wrote")
    milliseconds = models.PositiveIntegerField()
    began_at = models.DateTimeField(
        null=True, help_text="When the run that is under way began, where runs take longer than a moment"
    )

    def __str__(self) -> str:
        return f"{self.programme}: revision {self.revision}"


class WorkerBeat(models.Model):
    """When the worker was last heard of: one row."""

    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.at)


class Status(models.TextChoices):
    """RAG, always with its word (domain.md sections 2 and 8). In order of concern, worst first."""

    RED = "RED", "Red"
    AMBER = "AMBER", "Amber"
    GREEN = "GREEN", "Green"
    NOT_DUE = "NOT_DUE", "Not due"
    COMPLETE = "COMPLETE", "Complete"


class Readiness(models.TextChoices):
    """What an item that is not finished waits for right now."""

    READY = "READY", "Ready"
    BLOCKED = "BLOCKED", "Blocked"


class ItemFigure(models.Model):
    """When an item is forecast to happen as at the day of the calculation, and why."""

    item = models.OneToOneField(
        ScheduleItem, on_delete=models.PROTECT, primary_key=True, related_name="figure"
    )
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    start = PlanDateField(null=True)
    end = PlanDateField(null=True)
    due_on = models.DateField(null=True)
    slip_days = models.IntegerField()
    slip_months = models.DecimalField(max_digits=7, decimal_places=2)
    inherited_slip_days = models.IntegerField()
    total_float_days = models.IntegerField(null=True)
    free_float_days = models.IntegerField(null=True)
    is_critical = models.BooleanField()
    is_overdue = models.BooleanField()
    driver = models.ForeignKey(ScheduleItem, on_delete=models.PROTECT, null=True, related_name="+")
    status = models.CharField(
        max_length=8, choices=Status, help_text="As shown: an override, else as proposed"
    )
    status_reason = models.CharField(max_length=200)
    proposed_status = models.CharField(max_length=8, choices=Status, default=Status.GREEN)
    proposed_reason = models.CharField(max_length=200, default="")
    status_before = models.CharField(
        max_length=8, choices=Status, blank=True, help_text="As shown a month before; empty where unknown"
    )
    readiness = models.CharField(max_length=7, choices=Readiness, blank=True)
    readiness_reason = models.CharField(max_length=200, blank=True)
    is_stale = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.item}: {self.start} to {self.end}"

    @property
    def own_slip_days(self) -> int:
        return self.slip_days - self.inherited_slip_days

    @property
    def why(self) -> str:
        """`Hope. The rules propose red: Critical, and 3 working days late. A month ago: amber`."""
        parts = [self.status_reason.rstrip(". ")]
        if self.status != self.proposed_status:
            parts.append(
                f"The rules propose {self.get_proposed_status_display().lower()}: {self.proposed_reason}"
            )
        if self.status_before and self.status_before != self.status:
            parts.append(f"A month ago: {self.get_status_before_display().lower()}")
        return ". ".join(parts)


class Movement(models.Model):
    """How a change moved an item, kept with its cause: the history of dates that nobody typed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cause = models.ForeignKey(Cause, on_delete=models.PROTECT, related_name="movements")
    item = models.ForeignKey(ScheduleItem, on_delete=models.PROTECT, related_name="movements")
    start_before = PlanDateField(null=True)
    start_after = PlanDateField(null=True)
    end_before = PlanDateField(null=True)
    end_after = PlanDateField(null=True)
    days = models.IntegerField(help_text="Calendar days by which the end (or, without one, the start) moved")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["cause", "item"], name="movement_once"),)

    def __str__(self) -> str:
        return f"{self.item}: {self.days} days"


class StatusMonth(models.Model):
    """How many actions had each rating at the end of a past month. Kept, as a past day costs a schedule."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    as_at = models.DateField()
    basis = models.CharField(max_length=60, help_text="What it was made from: the same is not made again")
    statuses = models.JSONField(default=dict)

    class Meta:
        ordering = ("as_at",)
        constraints = (models.UniqueConstraint(fields=["programme", "as_at"], name="one_status_month_each"),)

    def __str__(self) -> str:
        return f"Ratings on {self.as_at}"


class KeptDay(models.Model):
    """What the last run of a day made of it, kept for a month: then another day is compared with it.

    `statuses` are the ids of the items by their status as shown, `summaries` those of the day's dashboards.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    as_at = models.DateField()
    basis = models.CharField(
        max_length=60, help_text="What it was made from: it is that day while this is so"
    )
    edition = models.PositiveSmallIntegerField()
    statuses = models.JSONField(default=dict)
    summaries = models.JSONField(default=dict)

    class Meta:
        ordering = ("as_at",)
        constraints = (models.UniqueConstraint(fields=["programme", "as_at"], name="one_kept_day_each"),)

    def __str__(self) -> str:
        return f"{self.programme}, {self.as_at}"


class BoardSummary(models.Model):
    """What dashboards say of a programme, added up: today's, and that of a month before to compare it with.

    `content` is as the summary of that name in config.pages.SUMMARIES makes it, with amounts as text.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=40)
    is_before = models.BooleanField()
    as_at = models.DateField()
    basis = models.CharField(
        max_length=60, blank=True, help_text="What it was made from: the same is not made again"
    )
    edition = models.PositiveSmallIntegerField()
    content = models.JSONField(default=dict)

    class Meta:
        ordering = ("name", "-is_before")
        verbose_name_plural = "board summaries"
        constraints = (
            models.UniqueConstraint(fields=["programme", "name", "is_before"], name="one_summary_each"),
        )

    def __str__(self) -> str:
        return f"{self.name}, {self.as_at}"
