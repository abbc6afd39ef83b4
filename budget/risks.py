"""The budget's part in risks: the proposals that one concerns, and the risks of a proposal."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from budget.models import Proposal, ProposalRisk
from programme.access import Permission
from programme.boards import Board, amount
from programme.models import Programme, Risk
from programme.panels import risks_panel
from programme.risk_links import RiskLinks


class ProposalsOfRisk(RiskLinks):
    name = "proposals"
    one = "proposal"
    help_text = "The codes of the proposals it concerns, for example R1a, G2."
    model = ProposalRisk
    other = "proposal"

    def things(self, programme: Programme) -> QuerySet[Any]:
        proposals: QuerySet[Any] = Proposal.objects.filter(programme=programme).standing()
        return proposals


def money_at(board: Board, mark: str, value: str) -> tuple[Decimal, str]:
    """Pounds of the proposals that risks with a mark concern, each once, and the address of their rows."""
    found = board.of("risk_money")[mark].get(value, 0)
    return amount(found), board.href("money-at-risk", "money", **{mark: value})


class RisksOfProposal:
    """On the page of a proposal: the risks that concern it."""

    title = "Risks"
    template_name = "programme/panels/risks_of.html"
    permission = Permission.VIEW

    def context(self, proposal: Proposal) -> dict[str, Any] | None:
        links = ProposalRisk.objects.filter(proposal=proposal).standing().values("risk")
        risks: Any = Risk.objects.filter(programme=proposal.programme_id, pk__in=links)
        return risks_panel(risks, "proposal")
