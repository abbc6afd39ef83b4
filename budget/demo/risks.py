"""The proposals that the documents' risks concern; whose reading that is stands beside each."""

from __future__ import annotations

from budget.models import Proposal, ProposalRisk
from programme.demo.registers import approved_on, facts_of
from programme.history import change, write
from programme.models import Person, Programme, Risk


def load(slug: str, people: dict[str, Person]) -> dict[str, int]:
    """Link the loaded risks to proposals, once; return how many rows were made."""
    programme = Programme.objects.get(slug=slug)
    facts = facts_of(slug, "risks")
    if not facts or ProposalRisk.objects.filter(programme=programme).exists():
        return {}
    risks = {risk.number: risk for risk in Risk.objects.filter(programme=programme)}
    proposals = {each.code: each for each in Proposal.objects.filter(programme=programme)}
    links = [
        ProposalRisk(
            programme=programme,
            risk=risks[each["number"]],
            proposal=proposals[code],
            note=facts["link_note"],
        )
        for each in facts["risks"]
        for code in each["proposals"]
    ]
    with change(programme, by=None, what="Risks of proposals loaded", on=approved_on(programme)) as cause:
        write(cause, links)
    return {"proposal_risks": len(links)}
