"""Tables of the plan. What is shown is what a download holds."""

from __future__ import annotations

from programme.items import item_href
from programme.models import Alert
from programme.ui.columns import Column, DateColumn, DaysColumn, LinkColumn, PlanDateColumn, TagColumn
from programme.ui.tables import Table


class StateColumn(Column):
    css = "wm-nowrap"


class ActionTable(Table):
    caption = "Actions of the plan"
    caption_hidden = True
    empty_text = "No action has been loaded yet. The plan's numbered lines belong here."
    row_header = "title"

    number = Column("No", accessor="item__code", order_by="position")
    title = LinkColumn("Action", accessor="item__title")
    workstream = Column("Workstream", accessor="workstream__name", order_by="workstream__position")
    start = PlanDateColumn("Start", accessor="item__figure__start", default="Under way")
    end = PlanDateColumn("End", accessor="item__figure__end", default="Open-ended")
    slip = DaysColumn("Slip", accessor="item__figure__slip_days", months="item__figure__slip_months")
    state = StateColumn("State", accessor="item__get_state_display", order_by="item__state")
    status = TagColumn("Status", accessor="item__figure__get_status_display", order_by="item__figure__status")

    class Meta:
        order_by = "number"


class MyActionTable(Table):
    caption = "Actions you lead"
    caption_hidden = True
    empty_text = "You lead no unfinished action. Actions appear here when you are named as their lead."
    row_header = "title"

    number = Column("No", accessor="item__code", order_by="position")
    title = LinkColumn("Action", accessor="item__title")
    programme = Column("Programme", accessor="programme__name")
    end = PlanDateColumn("End", accessor="item__figure__end", default="Open-ended")
    slip = DaysColumn("Slip", accessor="item__figure__slip_days", months="item__figure__slip_months")
    status = TagColumn("Status", accessor="item__figure__get_status_display", order_by="item__figure__status")


class AlertTable(Table):
    caption = "Open alerts"
    caption_hidden = True
    empty_text = "No alert is open. Actions that are overdue appear here."
    row_header = "message"

    rule = TagColumn("Alert")
    message = LinkColumn("What", linkify=lambda record: item_href(record.programme, record.item))
    opened_on = DateColumn("Since")

    class Meta:
        model = Alert
        fields = ()
        order_by = "opened_on"
