"""Which proposals a risk concerns."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from budget.models.proposals import Proposal
from programme.models import Entered, Risk


class ProposalRisk(Entered):
    """That a risk concerns a proposal."""

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="+")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="risk_links")
    note = models.CharField(max_length=200, blank=True, help_text="Who says so, where it is not printed")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["risk", "proposal"], condition=Q(withdrawn_at=None), name="proposal_risk_once"
            ),
        )

    def __str__(self) -> str:
        return f"Risk {self.risk.number} → {self.proposal.code}"
