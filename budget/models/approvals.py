"""The versions of a proforma, and which of them were approved, by whom, when and why."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse

from budget.models.proposals import Proposal
from programme.models import Cause, Entered


class ProposalEdition(Entered):
    """One version of a proforma, whole and never changed; `content` is what `budget.proformas` encodes."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    content: models.JSONField[Any, Any] = models.JSONField()
    cause = models.ForeignKey(Cause, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(
                fields=["proposal", "number"], condition=Q(withdrawn_at=None), name="edition_number_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.proposal.code} version {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("budget:version", args=[self.programme.slug, self.proposal.code, self.number])


class ProposalApproval(Entered):
    """One edition of a proforma as it was approved; a later edition shows as changed since."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="approvals")
    edition = models.PositiveIntegerField()
    approved_on = models.DateField()
    approved_by = models.CharField(max_length=120)
    minute = models.CharField(max_length=120, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("approved_on", "id")

    def __str__(self) -> str:
        return f"{self.proposal.code} version {self.edition}, approved {self.approved_on}"
