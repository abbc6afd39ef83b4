"""Computed pounds: written by the recalculation alone."""

from __future__ import annotations

from typing import Any

from django.db import models

from budget.models.proposals import Proposal
from programme.financial_years import year_label
from programme.models import Programme, ScheduleItem

COMPUTED: dict[str, Any] = {"max_digits": 20, "decimal_places": 2}
"""Wider than what is entered: a cost that goes on for years is many times the amount of one."""


class DeliveryStatus(models.TextChoices):
    """How a proposal stands now (domain.md section 5)."""

    ON_TRACK = "ON_TRACK", "On track"
    DELAYED = "DELAYED", "Delayed"
    UNACHIEVABLE = "UNACHIEVABLE", "Unachievable"


class SavingFigure(models.Model):
    """One leaf proposal in one financial year. `approved` is empty where the year was not stated.

    `slippage` is forecast less approved: positive is worse, for growth and for reductions.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="figures")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    approved = models.DecimalField(null=True, **COMPUTED)
    forecast = models.DecimalField(**COMPUTED)
    delivered = models.DecimalField(**COMPUTED, help_text="Confirmed by finance so far")
    slippage = models.DecimalField(**COMPUTED)
    delay_months = models.PositiveIntegerField(
        null=True, help_text="Empty when what delivers it will not happen"
    )
    delayed_by = models.ForeignKey(ScheduleItem, on_delete=models.PROTECT, null=True, related_name="+")
    status = models.CharField(max_length=12, choices=DeliveryStatus)

    class Meta:
        ordering = ("proposal__position", "year")
        constraints = (models.UniqueConstraint(fields=["proposal", "year"], name="one_figure_a_year"),)

    def __str__(self) -> str:
        return f"{self.proposal.code} {year_label(self.year)}: {self.forecast}"

    @property
    def year_label(self) -> str:
        return year_label(self.year)
