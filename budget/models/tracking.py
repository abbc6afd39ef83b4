"""What finance says beside the proposals: confidence in a status, pressures, what the budget assumes."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from budget.models.proposals import POUNDS
from budget.status import DeliveryStatus
from programme.financial_years import year_label
from programme.models import Entered


class RatingWeight(Entered):
    """How much of a forecast saving finance counts while its proposal has a status."""

    status = models.CharField(max_length=12, choices=DeliveryStatus)
    percent = models.PositiveSmallIntegerField(validators=[MaxValueValidator(100)])

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["programme", "status"], condition=Q(withdrawn_at=None), name="one_weight_a_status"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_status_display()}: {self.percent}%"


class Pressure(Entered):
    """A cost that arose within the year and that no proposal holds: positive is worse."""

    year = models.PositiveSmallIntegerField(help_text="2011 for 2011/12")
    title = models.CharField(max_length=200)
    amount = models.DecimalField(**POUNDS)

    class Meta:
        ordering = ("year", "id")

    def __str__(self) -> str:
        return f"{self.title} {year_label(self.year)}: {self.amount}"


class BudgetAssumption(Entered):
    """The net change that the council's approved budget counts on in one year, signed as proposals are."""

    year = models.PositiveSmallIntegerField(help_text="2011 for 2011/12")
    amount = models.DecimalField(**POUNDS)
    source = models.CharField(max_length=200)

    class Meta:
        ordering = ("year",)
        constraints = (
            models.UniqueConstraint(
                fields=["programme", "year"], condition=Q(withdrawn_at=None), name="one_assumption_a_year"
            ),
        )

    def __str__(self) -> str:
        return f"{year_label(self.year)}: {self.amount}"
