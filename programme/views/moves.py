"""How often and how far the ends of the plan have moved."""

from __future__ import annotations

from typing import Any

from programme.filters.plan import ItemFilter
from programme.models import ScheduleItem
from programme.moving import moves_of
from programme.tables.history import MovedRow, MovesTable
from programme.ui.tables import Table
from programme.ui.views import TableView
from programme.views.base import ProgrammeView
from programme.views.plan import tabs


class MoveList(ProgrammeView, TableView):
    section = "programme:plan"
    template_name = "programme/moves.html"
    title = "What has moved"
    one = "item"
    export_name = "moves"
    filterset_class = ItemFilter

    def get_queryset(self) -> Any:
        items = ScheduleItem.objects.visible_to(self.request.user).filter(programme=self.programme)
        return items.standing().select_related("programme", "action__workstream")

    def get_table(self, rows: Any) -> Table:
        moves = moves_of(rows)
        return MovesTable([MovedRow(item, moves[item.pk]) for item in rows if item.pk in moves])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(tabs=tabs(self, "moves"), **kwargs)
