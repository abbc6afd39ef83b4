"""The reconciliation's part on the page of a proposal."""

from __future__ import annotations

from typing import Any

from budget.check_tables import accepted_words, state_of, with_acceptances
from budget.models import CheckFigure, Proposal
from budget.reconciliation.checks import proposal as subject
from budget.reconciliation.words import band_words, difference_words, figure_words
from programme.access import Permission


class ChecksOfProposal:
    """What was compared on this proforma, agreeing or not, each with the band that rounding allows."""

    title = "Checks on this proforma"
    template_name = "budget/panels/checks_of_proposal.html"
    permission = Permission.VIEW

    def context(self, proposal: Proposal) -> dict[str, Any] | None:
        mine = CheckFigure.objects.filter(programme=proposal.programme_id).about(subject(proposal.code))
        checks = list(mine.with_acceptance().select_related("programme"))
        rows = [row_of(check) for check in with_acceptances(checks)]
        return {
            "findings": [row for row in rows if not row["agrees"]],
            "agreeing": [row for row in rows if row["agrees"]],
        }


def row_of(check: Any) -> dict[str, Any]:
    return {
        "label": check.get_rule_display(),
        "place": check.place,
        "href": check.get_absolute_url(),
        "message": check.message,
        "mend": check.mend,
        "stated": figure_words(check.stated, check.unit),
        "computed": figure_words(check.computed, check.unit),
        "difference": difference_words(check),
        "band": band_words(check),
        "state": state_of(check),
        "accepted": accepted_words(check),
        "agrees": check.agrees,
    }
