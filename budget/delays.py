"""What a delay of proposals would cost, from their stored figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Q

from budget.delay import DelayStep, together
from budget.models import EffectFigure, Proposal


def delays_of(proposals: Collection[Proposal], *, response: str = "") -> dict[Proposal, list[DelayStep]]:
    """By proposal, where anything delivers it; a summary stands for its leaves. With `response` only those
    leaves on which delay has that effect.
    """
    figures = EffectFigure.objects.filter(Q(proposal__in=proposals) | Q(proposal__parent__in=proposals))
    if response:
        figures = figures.filter(proposal__delay_response=response)
    of: defaultdict[int, list[list[DelayStep]]] = defaultdict(list)
    for figure in figures.select_related("proposal"):
        for pk in (figure.proposal_id, figure.proposal.parent_id):
            of[pk or 0].append(figure.delay_steps)
    found = {proposal: together(of[proposal.pk]) for proposal in proposals if proposal.pk in of}
    return {proposal: steps for proposal, steps in found.items() if steps}
