"""What closing costs, as a sheet of lines with the totals printed beside what they add up to."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from budget.models import Proposal
from programme.models import Entered
from services.models.services import Service


class CostSheet(Entered):
    """One cost analysis: the homes as they are, the closing period, costs afterwards."""

    slug = models.SlugField()
    name = models.CharField(max_length=120)
    place = models.CharField(max_length=120)
    basis = models.CharField(max_length=200, blank=True)
    period = models.CharField(max_length=60, help_text="The closing period, for example 2011/12")
    period_months = models.PositiveSmallIntegerField(default=12)
    running_percent = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Share of the net cost that goes on in the closing period"
    )
    printed_current = models.DecimalField(null=True, blank=True, max_digits=14, decimal_places=2)
    printed_running = models.DecimalField(null=True, blank=True, max_digits=14, decimal_places=2)
    printed_period = models.DecimalField(null=True, blank=True, max_digits=14, decimal_places=2)
    printed_after = models.DecimalField(null=True, blank=True, max_digits=14, decimal_places=2)
    printed_saving = models.DecimalField(null=True, blank=True, max_digits=14, decimal_places=2)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["programme", "slug"], name="cost_sheet_slug_once"),)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("services:costs", args=[self.programme.slug, self.slug])


class HomeCost(Entered):
    """A service's current costs on a sheet: signed pounds, income negative, and its printed net."""

    sheet = models.ForeignKey(CostSheet, on_delete=models.PROTECT, related_name="homes")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="costs")
    employees = models.DecimalField(max_digits=14, decimal_places=2)
    running = models.DecimalField(max_digits=14, decimal_places=2)
    income = models.DecimalField(max_digits=14, decimal_places=2)
    printed_net = models.DecimalField(null=True, blank=True, max_digits=14, decimal_places=2)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["sheet", "service"], condition=Q(withdrawn_at=None), name="home_once_a_sheet"
            ),
        )

    def __str__(self) -> str:
        return f"{self.service}: {self.printed_net}"

    @property
    def label(self) -> str:
        return str(self.service)


class CostLine(Entered):
    """A line of the closing period or of the time after it. One that is also a proposal points to it."""

    class Part(models.TextChoices):
        PERIOD = "PERIOD", "In the closing period"
        AFTER = "AFTER", "After it"

    sheet = models.ForeignKey(CostSheet, on_delete=models.PROTECT, related_name="lines")
    part = models.CharField(max_length=6, choices=Part)
    position = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=160)
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    is_one_off = models.BooleanField(default=False, help_text="Paid once, however long the closing takes")
    proposal = models.ForeignKey(
        Proposal,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Where the same money is in the budget: it is never added to that again",
    )

    class Meta:
        ordering = ("position",)

    def __str__(self) -> str:
        return f"{self.label}: {self.amount}"
