"""Tables of services."""

from __future__ import annotations

from programme.ui.columns import Column, LinkColumn, NumberColumn, PlanDateColumn
from programme.ui.format import NOT_STATED
from programme.ui.tables import Table
from services.models import Service, Stage


class StageColumn(Column):
    """The last stage reached; what the plan does not close or change has none."""

    css = "wm-nowrap"

    def render(self, value: str) -> str:
        return Stage(value).label

    value = render


class ServiceTable(Table):
    caption = "Services, as printed. Not stated means that no figure is printed."
    empty_text = "No service has been loaded yet. Care homes, day services, meals and sites belong here."
    row_header = "name"

    name = LinkColumn("Service")
    kind = Column("Kind", accessor="get_kind_display", order_by="kind")
    ward = Column("Ward", default=NOT_STATED)
    intent = Column("Proposal", accessor="get_intent_display", order_by="intent")
    stage = StageColumn("Stage reached", default="None")
    next_stage = StageColumn("Next dated stage", default="None")
    next_end = PlanDateColumn("Its date")
    beds = NumberColumn("Beds", default=NOT_STATED)
    occupied = NumberColumn("Occupied", default=NOT_STATED)
    clients = NumberColumn("Clients", default=NOT_STATED)

    class Meta:
        model = Service
        fields = ()
