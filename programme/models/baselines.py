"""Approved dates, numbered, kept for ever."""

from __future__ import annotations

from django.db import models

from programme.dates import PlanDate
from programme.fields import PlanDateField
from programme.models.entered import Entered
from programme.models.plan import ScheduleItem


class Baseline(Entered):
    """A set of dates as approved: number 1 is the first (domain.md section 2)."""

    number = models.PositiveIntegerField()
    approved_on = models.DateField()
    approved_by = models.CharField(max_length=120)
    reason = models.TextField()

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["programme", "number"], name="baseline_number_once"),)

    def __str__(self) -> str:
        return f"Baseline {self.number}, approved {PlanDate.of_day(self.approved_on)}"


class BaselineDate(models.Model):
    """An item's dates in one baseline. Never changed, so it has neither version nor history."""

    baseline = models.ForeignKey(Baseline, on_delete=models.PROTECT, related_name="dates")
    item = models.ForeignKey(ScheduleItem, on_delete=models.PROTECT, related_name="baseline_dates")
    start = PlanDateField(null=True, blank=True)
    end = PlanDateField(null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["baseline", "item"], name="baseline_date_once"),)

    def __str__(self) -> str:
        return f"{self.start} to {self.end}"
