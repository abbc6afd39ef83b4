"""What finance has confirmed as delivered."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from budget.models.proposals import POUNDS, Proposal
from programme.models import Entered


class DeliveredAmount(Entered):
    """Signed pounds that one leaf proposal delivered in one month, as finance confirmed it."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="delivered_amounts")
    month = models.DateField(help_text="The first day of the month")
    amount = models.DecimalField(**POUNDS)

    class Meta:
        ordering = ("month",)
        constraints = (
            models.UniqueConstraint(
                fields=["proposal", "month"], condition=Q(withdrawn_at=None), name="delivered_once_a_month"
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="delivered_month_is_its_first_day"),
        )

    def __str__(self) -> str:
        return f"{self.proposal.code} {self.month:%b %Y}: {self.amount}"
