"""The reconciliation: what contradicts itself in what is printed, with its filters and downloads."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from budget.check_filters import AGREES, BY_PROPOSAL, CheckFilter
from budget.check_tables import CheckTable, with_acceptances
from budget.models import AcceptedFinding, CheckFigure, PrintedTotal
from budget.pages import budget_tabs
from budget.reconciliation.checks import Rule
from budget.reconciliation.loose import loose_money
from budget.reconciliation.snapshot import Kind
from budget.reconciliation.totals import place_of
from budget.reconciliation.words import MEANINGS
from budget.totals import budget_year
from programme.access import Permission
from programme.financial_years import year_label
from programme.ui.views import TableView
from programme.views.base import ProgrammeView


@dataclass(frozen=True, slots=True)
class Group:
    """Findings under one heading, with what they mean."""

    heading: str
    meaning: str
    table: CheckTable


def group_of(heading: str, meaning: str, checks: list[CheckFigure]) -> Group:
    """A column in which no row has a figure stays away."""
    empty = [
        name
        for name in ("message", "stated", "computed", "difference")
        if all(getattr(check, name) in ("", None) for check in checks)
    ]
    return Group(heading, meaning, CheckTable(checks, caption=heading, exclude=empty))


class Reconciliation(ProgrammeView, TableView):
    section = "budget:proposals"
    title = "Reconciliation"
    template_name = "budget/reconciliation.html"
    one = "finding"
    export_name = "reconciliation"
    table_class = CheckTable
    filterset_class = CheckFilter
    per_page = 100

    def get_queryset(self) -> Any:
        if self.request.GET.get("state") == AGREES:
            self.one = "check"
        checks = CheckFigure.objects.visible_to(self.request.user).filter(programme=self.programme)
        return checks.with_acceptance().select_related("programme", "proposal__programme")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        year, checks = budget_year(self.programme), self.get_queryset()
        accepted = AcceptedFinding.objects.filter(programme=self.programme).standing()
        return super().get_context_data(
            tabs=budget_tabs(self.programme, "budget:reconciliation"),
            tabs_label="Budget",
            groups=self.groups(kwargs["table"]),
            year=year_label(year),
            loose=loose_money(self.programme, year),
            counts=counts_of(checks),
            printed=self.printed(checks),
            gone=accepted.without_finding().select_related("accepted_by"),
            can_edit=self.may(Permission.EDIT_BUDGET),
            **kwargs,
        )

    def groups(self, table: CheckTable) -> list[Group]:
        """The page's rows as one table a rule or proposal, in the order of the list."""
        checks = with_acceptances([row.record for row in table.paginated_rows])
        heading = proposal_heading if self.request.GET.get("group") == BY_PROPOSAL else rule_heading
        return [group_of(*words, list(rows)) for words, rows in groupby(checks, heading)]

    def printed(self, checks: Any) -> list[tuple[PrintedTotal, CheckFigure | None]]:
        """The totals as printed, each with what it was compared with."""
        by_place = {check.place: check for check in checks.about("reconciliation")}
        totals = PrintedTotal.objects.filter(programme=self.programme).standing().select_related("programme")
        return [
            (each, by_place.get(place_of(each.place, Kind(each.kind), each.year)) or by_place.get(each.place))
            for each in totals
        ]


def rule_heading(check: CheckFigure) -> tuple[str, str]:
    return check.get_rule_display(), "" if check.agrees else MEANINGS[Rule(check.rule)]


def proposal_heading(check: CheckFigure) -> tuple[str, str]:
    return str(check.proposal or check.code or "About no single proposal"), ""


def counts_of(checks: Any) -> dict[str, int]:
    """How many checks there are of each state."""
    accepted, findings, every = checks.accepted().count(), checks.findings().count(), checks.count()
    return {"open": findings - accepted, "accepted": accepted, "agree": every - findings, "all": every}
