"""The plan as a table."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from programme.access import Permission
from programme.baselines import first_dates
from programme.filters.plan import ActionFilter
from programme.models import Action, Baseline
from programme.tables.actions import ActionTable
from programme.ui.parts import Link
from programme.ui.views import TableView
from programme.views.base import ProgrammeView
from programme.views.trouble import trouble_of

PAGES = {
    "plan": "All actions",
    "worklist": "Monthly update",
    "gantt": "Gantt",
    "map": "Map",
    "what-if": "What if",
    "workstreams": "Workstreams",
    "baselines": "Baselines",
    "moves": "What has moved",
    "changes": "Changes",
}


def tabs(view: ProgrammeView, current: str) -> list[Link]:
    """The pages of this area that the person may open."""
    updates = view.may(Permission.UPDATE_ANY) or view.may(Permission.UPDATE_OWN)
    return [
        Link(label, reverse(f"programme:{name}", args=[view.programme.slug]), current=name == current)
        for name, label in PAGES.items()
        if updates or name != "worklist"
    ]


class PlanTable(ProgrammeView, TableView):
    section = "programme:plan"
    template_name = "programme/plan.html"
    title = "Plan"
    one = "action"
    export_name = "plan"
    table_class = ActionTable
    filterset_class = ActionFilter
    per_page = 100

    def get_queryset(self) -> Any:
        return Action.objects.visible_to(self.request.user).filter(programme=self.programme).for_pages()

    def get_table_kwargs(self) -> dict[str, Any]:
        """Slip against the first baseline, once there is another."""
        approved = Baseline.objects.filter(programme=self.programme).standing()
        return {"first": first_dates(self.programme) if approved.count() > 1 else None}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            tabs=tabs(self, "plan"),
            can_edit=self.may(Permission.EDIT_PLAN),
            trouble=trouble_of(self.request),
            **kwargs,
        )
