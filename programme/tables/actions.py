"""Tables of the actions of the plan. What is shown is what a download holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from programme.baselines import slip_against
from programme.differences import Dates
from programme.models import ScheduleItem
from programme.ui.columns import Column, DaysColumn, LinkColumn, PlanDateColumn, TagColumn, zero_in_grey
from programme.ui.format import NOT_STATED, days_words
from programme.ui.tables import Table


class StateColumn(Column):
    css = "wm-nowrap"


class WhyColumn(Column):
    """Why a status is as it is shown."""

    css = "wm-why"

    def render(self, value: str) -> SafeString:
        return format_html('<span class="wm-sub">{}</span>', value)

    def value(self, value: str) -> str:
        return value


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
    first_slip = DaysColumn(
        "Slip, first baseline", accessor="item", orderable=False, empty_values=(), default=NOT_STATED
    )
    state = StateColumn("State", accessor="item__get_state_display", order_by="item__state")
    status = TagColumn("Status", accessor="item__figure__get_status_display", order_by="item__figure__status")
    why = WhyColumn("Why", accessor="item__figure__why", orderable=False)

    class Meta:
        order_by = "number"

    def __init__(self, data: Any, *, first: Mapping[int, Dates] | None = None, **kwargs: Any) -> None:
        """`first` are the dates of the first baseline, where the slip against it is another one."""
        self.first = first or {}
        hidden = () if first else ("first_slip",)
        super().__init__(data, exclude=(*kwargs.pop("exclude", ()), *hidden), **kwargs)

    def render_first_slip(self, value: ScheduleItem) -> str:
        slip = slip_against(self.first.get(value.pk), getattr(value, "figure", None))
        return zero_in_grey(slip.days, days_words(slip.days, slip.months)) if slip else NOT_STATED

    def value_first_slip(self, value: ScheduleItem) -> int | None:
        slip = slip_against(self.first.get(value.pk), getattr(value, "figure", None))
        return slip.days if slip else None


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
    why = WhyColumn("Why", accessor="item__figure__why", orderable=False)
