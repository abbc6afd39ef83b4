"""The plan as a table."""

from __future__ import annotations

from typing import Any

from programme.filters import ActionFilter
from programme.models import Action
from programme.tables import ActionTable
from programme.ui.views import TableView
from programme.views.base import ProgrammeView


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
