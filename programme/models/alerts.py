"""What somebody should know."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from programme.models.plan import ScheduleItem
from programme.models.programmes import Programme


class AlertQuerySet(models.QuerySet["Alert"]):
    def visible_to(self, person: Any) -> AlertQuerySet:
        return self.filter(programme__in=Programme.objects.open_to(person))

    def open(self) -> AlertQuerySet:
        return self.filter(closed_on=None)


class Alert(models.Model):
    """One open alert a rule and subject; it updates while it lasts and closes itself (domain.md section 8).

    `subject` names what it is about (`action:23`, `proposal:R2`); `item` is set where that has a date.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="alerts")
    rule = models.CharField(max_length=30)
    subject = models.CharField(max_length=80)
    item = models.ForeignKey(ScheduleItem, on_delete=models.PROTECT, null=True, related_name="alerts")
    message = models.CharField(max_length=300)
    opened_on = models.DateField()
    updated_on = models.DateField()
    closed_on = models.DateField(null=True)

    objects = AlertQuerySet.as_manager()

    class Meta:
        ordering = ("opened_on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["programme", "rule", "subject"],
                condition=Q(closed_on=None),
                name="one_open_alert_each",
            ),
        )

    def __str__(self) -> str:
        return self.message
