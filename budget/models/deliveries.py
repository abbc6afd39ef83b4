"""Which items of the plan a proposal is linked to, and which deliver it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from budget.models.proposals import Proposal
from budget.savings import TriggerKind
from programme.models import Entered, ScheduleItem


class ProposalLink(Entered):
    """A link as printed. One to a code that does not exist is kept, without a proposal, and reported."""

    item = models.ForeignKey(ScheduleItem, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=20)
    proposal = models.ForeignKey(
        Proposal, on_delete=models.PROTECT, null=True, blank=True, related_name="links"
    )

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["item", "code"], condition=Q(withdrawn_at=None), name="proposal_link_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.item.code} → {self.code}"


class Delivery(Entered):
    """That an item delivers a proposal, and by which of its dates (domain.md section 5)."""

    class Trigger(models.TextChoices):
        START = TriggerKind.START.value, "Its start"
        END = TriggerKind.END.value, "Its end"

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="deliveries")
    item = models.ForeignKey(ScheduleItem, on_delete=models.PROTECT, related_name="+")
    trigger = models.CharField(max_length=5, choices=Trigger)

    class Meta:
        ordering = ("id",)
        verbose_name_plural = "deliveries"
        constraints = (
            models.UniqueConstraint(
                fields=["proposal", "item"], condition=Q(withdrawn_at=None), name="delivery_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.item.code} delivers {self.proposal.code}"
