"""The filter of the reconciliation."""

from __future__ import annotations

from typing import Any

import django_filters

from budget.models import CheckFigure
from budget.reconciliation.checks import Rule, proposal
from programme.ui.filters import FilterSet

BY_RULE, BY_PROPOSAL = "rule", "proposal"
OPEN, ACCEPTED, AGREES = "open", "accepted", "agrees"


class CheckFilter(FilterSet):
    """Without a state the findings are listed, open and accepted."""

    rule = django_filters.ChoiceFilter(label="Rule", choices=Rule.choices)
    state = django_filters.ChoiceFilter(
        label="State",
        method="in_state",
        empty_label="Open and accepted",
        choices=[(OPEN, "Open"), (ACCEPTED, "Accepted"), (AGREES, "Checks that agree")],
    )
    proposal = django_filters.CharFilter(label="Proposal", method="about")
    group = django_filters.ChoiceFilter(
        label="Grouped by",
        method="as_grouped",
        empty_label=None,
        choices=[(BY_RULE, "Rule"), (BY_PROPOSAL, "Proposal")],
    )

    class Meta:
        model = CheckFigure
        fields = ()

    def filter_queryset(self, queryset: Any) -> Any:
        found = super().filter_queryset(queryset)
        return found if self.form.cleaned_data.get("state") == AGREES else found.filter(agrees=False)

    def in_state(self, checks: Any, name: str, value: str) -> Any:
        if value == AGREES:
            return checks.filter(agrees=True)
        return checks.exclude(accepted_as=None) if value == ACCEPTED else checks.filter(accepted_as=None)

    def about(self, checks: Any, name: str, value: str) -> Any:
        return checks.about(proposal(value.strip()))

    def as_grouped(self, checks: Any, name: str, value: str) -> Any:
        """Proposals in printed order, what is about none at the end."""
        return checks.by_proposal() if value == BY_PROPOSAL else checks
