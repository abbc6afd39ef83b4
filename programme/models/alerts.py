"""What somebody should know, what they answered, and when a programme speaks up."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Prefetch, Q
from django.urls import reverse

from programme.models.entered import Entered
from programme.models.plan import ScheduleItem, Workstream
from programme.models.programmes import Cause, Programme


class Urgency(models.IntegerChoices):
    """How soon somebody has to act. The highest goes on to others where nobody answers."""

    LOW = 1, "Low"
    MEDIUM = 2, "Medium"
    HIGH = 3, "High"


class AlertQuerySet(models.QuerySet["Alert"]):
    def visible_to(self, person: Any) -> AlertQuerySet:
        return self.filter(programme__in=Programme.objects.open_to(person))

    def open(self) -> AlertQuerySet:
        return self.filter(closed_on=None)

    def answered(self, day: dt.date) -> AlertQuerySet:
        """Those with an answer that holds on a day: it ends with its last day, and when things get worse."""
        return self.filter(pk__in=_holding(day).values("alert"))

    def waiting(self, day: dt.date) -> AlertQuerySet:
        """Open, and nobody has answered."""
        return self.open().exclude(pk__in=_holding(day).values("alert"))

    def most_urgent_first(self) -> AlertQuerySet:
        return self.order_by("-urgency", "opened_on", "id")

    def for_pages(self) -> AlertQuerySet:
        """With everything a row shows, and the answer that stands, in two queries."""
        return self.select_related(
            "programme", "item__programme", "owner", "workstream__lead"
        ).prefetch_related(
            Prefetch(
                "answers",
                AlertAnswer.objects.standing().select_related("cause__by"),
                to_attr="standing_answers",
            )
        )


@lru_cache(maxsize=20_000)
def alert_href(programme_slug: str, rule: str, subject: str) -> str:
    """Kept, as a recalculation asks for the address of each."""
    return reverse("programme:alert", args=[programme_slug, rule, subject])


class Alert(models.Model):
    """One open alert a rule and subject; it updates while it lasts and closes itself (domain.md section 8).

    `subject` names what it is about (`action:23`, `proposal:R2`); `item` is what it hangs on, where that has
    a date, and `owner` who is told, empty where nobody is named for it. A cause that comes back opens a new
    one, so the closed ones of a rule and subject are its history.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="alerts")
    rule = models.CharField(max_length=30)
    subject = models.CharField(max_length=80)
    item = models.ForeignKey(ScheduleItem, on_delete=models.PROTECT, null=True, related_name="alerts")
    workstream = models.ForeignKey(Workstream, on_delete=models.PROTECT, null=True, related_name="+")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    urgency = models.PositiveSmallIntegerField(choices=Urgency, default=Urgency.MEDIUM)
    urgent_since = models.DateField(null=True, help_text="The day from which it was of the highest urgency")
    weight = models.PositiveBigIntegerField(
        default=0, help_text="Days, pounds or a count, to tell whether it gets worse; nobody sees it"
    )
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

    def get_absolute_url(self) -> str:
        return alert_href(self.programme.slug, self.rule, self.subject)


class AlertAnswer(Entered):
    """That somebody knows of an alert, or wants to see it again later. It stays quiet meanwhile."""

    class Kind(models.TextChoices):
        ACKNOWLEDGED = "ACKNOWLEDGED", "Acknowledged"
        SNOOZED = "SNOOZED", "Snoozed"

    alert = models.ForeignKey(Alert, on_delete=models.PROTECT, related_name="answers")
    cause = models.ForeignKey(Cause, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    reason = models.TextField()
    until = models.DateField(
        null=True, blank=True, help_text="The last day on which it stays quiet, where it is snoozed"
    )
    urgency = models.PositiveSmallIntegerField(choices=Urgency, help_text="That of the alert when answered")
    ceiling = models.PositiveBigIntegerField(
        default=0, help_text="The weight of the alert above which it is open again"
    )

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["alert"], condition=Q(withdrawn_at=None), name="one_standing_answer_an_alert"
            ),
            models.CheckConstraint(
                condition=Q(kind="SNOOZED", until__isnull=False) | Q(kind="ACKNOWLEDGED", until=None),
                name="only_what_is_snoozed_has_a_last_day",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.alert}"


def _holding(day: dt.date) -> models.QuerySet[AlertAnswer]:
    return AlertAnswer.objects.filter(
        Q(until=None) | Q(until__gte=day),
        withdrawn_at=None,
        urgency__gte=F("alert__urgency"),
        ceiling__gte=F("alert__weight"),
    )


class AlertThreshold(Entered):
    """A number of a programme's alert rules, by its name; without a row the declared default holds."""

    name = models.CharField(max_length=30)
    value = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(
                fields=["programme", "name"],
                condition=Q(withdrawn_at=None),
                name="one_standing_alert_threshold_each",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"
