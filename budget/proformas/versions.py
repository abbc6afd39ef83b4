"""The versions of a proforma with who made each and why, and its approval."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from budget.models import Proposal, ProposalApproval, ProposalEdition
from programme.models import Cause
from programme.ui.format import long_date


@dataclass(frozen=True, slots=True)
class Version:
    """`cause` is None where it was never kept apart: it is what the document printed."""

    number: int
    cause: Cause | None
    approval: ProposalApproval | None
    counts: bool
    is_newest: bool

    @property
    def state(self) -> str:
        if self.counts:
            return "Approved"
        return "Waits for approval" if self.is_newest else "Replaced"

    @property
    def made(self) -> str:
        """`by Finance officer on 3 May 2011`."""
        if self.cause is None:
            return "as loaded"
        day = long_date(timezone.localdate(self.cause.effective_at))
        return f"by {self.cause.by} on {day}" if self.cause.by else f"on {day}"

    @property
    def why(self) -> str:
        return self.cause.text or self.cause.what if self.cause else "Loaded as printed"


def versions_of(proposal: Proposal) -> list[Version]:
    """Newest first. A proposal that was never edited has the one that was loaded."""
    kept = ProposalEdition.objects.filter(proposal=proposal).standing().select_related("cause__by")
    causes: dict[int, Cause | None] = {each.number: each.cause for each in kept}
    approvals = {each.edition: each for each in ProposalApproval.objects.filter(proposal=proposal).standing()}
    causes.setdefault(proposal.edition, None)
    return [
        Version(
            number,
            causes[number],
            approvals.get(number),
            counts=number == proposal.approved_edition,
            is_newest=number == proposal.edition,
        )
        for number in sorted(causes, reverse=True)
    ]
