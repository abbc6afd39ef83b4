"""What somebody types into the form of a proforma, for tests of pages."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from budget.models import Proposal
from budget.proformas.content import Proforma
from budget.proformas.operations import Approval, approve, revise
from budget.proformas.rows import version_of
from tests.factories import TODAY

TYPED = {
    "amount_2011": "120000",
    "profile": Proposal.Profile.STEP,
    "basis": Proposal.Basis.CUMULATIVE,
    "benefit": Proposal.Benefit.CASHABLE,
    "is_recurrent": "on",
    "delay_response": Proposal.DelayResponse.POSTPONED,
    "text": "Counted again",
}
APPROVAL = Approval(TODAY, "Cabinet", "As agreed")


def typed_on(proposal: Proposal, **typed: str) -> dict[str, Any]:
    """The form of a proposal with one amount, as it is stored but for what is typed."""
    return {**TYPED, "title": proposal.title, "version": str(proposal.version), **typed}


def with_amounts(proposal: Proposal, amounts: dict[int, int], **fields: Any) -> Proforma:
    """The newest version with other amounts."""
    newest = version_of(proposal)
    blank = {"staff": None, "non_staff": None, "income": None, "source": ""}
    lines = [{"year": year, "amount": Decimal(amount), **blank} for year, amount in amounts.items()]
    return Proforma({**newest.fields, **fields}, {**newest.parts, "amounts": lines})


def revised(proposal: Proposal, amounts: dict[int, int], **fields: Any) -> Proposal:
    """The proposal with a new version, which waits."""
    proforma = with_amounts(proposal, amounts, **fields)
    revise(proposal, proforma, version=proposal.version, by=None, text="Counted again")
    return Proposal.objects.select_related("programme", "parent").get(pk=proposal.pk)


def approved(proposal: Proposal) -> Any:
    """The newest version, approved; the cause."""
    return approve(proposal, APPROVAL, version=proposal.version, by=None)
