"""What might go wrong, how likely and how bad, and what is done about it."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from programme.models.entered import Entered, EnteredQuerySet
from programme.models.plan import ScheduleItem
from programme.risk_levels import score_of


class RiskQuerySet(EnteredQuerySet["Risk"]):
    def for_pages(self) -> Self:
        """With what a row shows, in one query."""
        return self.standing().with_row()

    def with_row(self) -> Self:
        """The same, also of withdrawn ones; they can be ordered by `score`, 0 where a level is not stated."""
        likely, severe = Coalesce(F("likelihood"), Value(0)), Coalesce(F("severity"), Value(0))
        found = self.annotate(likely=likely, severe=severe).alias(score=likely * severe)
        return found.select_related("programme", "owner")

    def open(self) -> Self:
        return self.filter(state=Risk.State.OPEN)

    def highest_first(self) -> Self:
        return self.order_by("-score", "number")


class Risk(Entered):
    """A risk of the programme. Levels go from 1 to 5; the document's own letter is kept beside them."""

    class Level(models.IntegerChoices):
        VERY_LOW = 1, "Very low"
        LOW = 2, "Low"
        MEDIUM = 3, "Medium"
        HIGH = 4, "High"
        VERY_HIGH = 5, "Very high"

    class State(models.TextChoices):
        OPEN = "OPEN", "Open"
        CLOSED = "CLOSED", "Closed"

    class AmountPer(models.TextChoices):
        ONCE = "ONCE", "in all"
        MONTH = "MONTH", "a month"
        YEAR = "YEAR", "a year"

    number = models.PositiveIntegerField()
    text = models.TextField()
    likelihood = models.PositiveSmallIntegerField(choices=Level, null=True, blank=True)
    severity = models.PositiveSmallIntegerField(choices=Level, null=True, blank=True)
    printed_likelihood = models.CharField(max_length=20, blank=True)
    printed_severity = models.CharField(max_length=20, blank=True)
    controls = models.TextField(blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    amount = models.DecimalField(
        max_digits=14, decimal_places=2, null=True, blank=True, help_text="Pounds that it might cost"
    )
    amount_per = models.CharField(max_length=5, choices=AmountPer, default=AmountPer.ONCE)
    state = models.CharField(max_length=6, choices=State, default=State.OPEN)

    objects: ClassVar[Any] = RiskQuerySet.as_manager()

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["programme", "number"], name="risk_number_once"),
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gte=0), name="risk_amount_not_negative"
            ),
            models.CheckConstraint(
                condition=(Q(likelihood=None) | Q(likelihood__range=(1, 5)))
                & (Q(severity=None) | Q(severity__range=(1, 5))),
                name="risk_levels_1_to_5",
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.text}"

    @property
    def score(self) -> int:
        """1 to 25; 0 where a level is not stated."""
        return score_of(self.likelihood, self.severity)

    def get_absolute_url(self) -> str:
        return reverse("programme:risk", args=[self.programme.slug, self.number])


class RiskItem(Entered):
    """That a risk concerns an item of the plan."""

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="item_links")
    item = models.ForeignKey(ScheduleItem, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=200, blank=True, help_text="Who says so, where it is not printed")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["risk", "item"], condition=Q(withdrawn_at=None), name="risk_item_once"
            ),
        )

    def __str__(self) -> str:
        return f"Risk {self.risk.number} → {self.item.code}"
