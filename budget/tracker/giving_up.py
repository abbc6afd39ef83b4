"""Withdrawing or replacing a proposal: it then comes to what it has brought, and is late no more."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from budget.contributions import compare
from budget.models import Proposal
from budget.portfolio import load_portfolio
from programme.consequences import Consequence
from programme.history import change, write
from programme.models import Cause, changed
from programme.operations.errors import Refused
from programme.planning import load_plan


@dataclass(frozen=True, slots=True)
class End:
    """`state` is empty for one that goes on."""

    state: str
    replaced_by: Proposal | None = None

    @property
    def values(self) -> dict[str, Any]:
        return {"end_state": self.state, "replaced_by_id": self.replaced_by.pk if self.replaced_by else None}


def replacement(proposal: Proposal, code: str) -> Proposal:
    """The proposal with a code; Refused where it cannot stand in for this one."""
    found = Proposal.objects.filter(programme=proposal.programme, code=code).standing()
    other: Proposal | None = found.select_related("replaced_by").first()
    if other is None:
        raise Refused(f"There is no proposal {code[:20]} in this programme: enter it with its own page first")
    seen = {proposal.pk}
    at: Proposal | None = other
    while at is not None:
        if at.pk in seen:
            raise Refused(f"{code} cannot replace {proposal.code}: it is replaced by it, or is the same")
        seen.add(at.pk)
        at = at.replaced_by
    return other


def preview_end_state(proposal: Proposal, end: End) -> Consequence:
    """What the forecast of each year comes to without it, or with it again. Pounds by year."""
    portfolio = load_portfolio(proposal.programme)
    plan = load_plan(proposal.programme)
    proposals = [
        changed(each, end.values) if each.pk == proposal.pk else each for each in portfolio.proposals
    ]
    for each in proposals:
        each.programme = proposal.programme
    after = replace(portfolio, proposals=proposals)
    return Consequence(money=compare(portfolio.figures(plan), after.figures(plan)))


def set_end_state(proposal: Proposal, end: End, *, version: int, by: Any, text: str) -> Cause:
    """Refused without a reason in words, for a summary, and where nothing would change."""
    if proposal.is_summary:
        raise Refused("A summary is the sum of its parts: withdraw those")
    if not text.strip():
        raise Refused("Say why", "text")
    if all(getattr(proposal, name) == value for name, value in end.values.items()):
        raise Refused("That is how it stands already", "end_state")
    what = {"WITHDRAWN": "withdrawn", "REPLACED": "replaced"}.get(end.state, "taken up again")
    with change(proposal.programme, by=by, what=f"{proposal.code} {what}", text=text) as cause:
        edited = changed(proposal, end.values)
        edited.version = version
        write(cause, [edited])
    return cause
