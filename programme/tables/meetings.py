"""Meetings, and what they were asked or ask for."""

from __future__ import annotations

import datetime as dt
from typing import Any

from programme.models import Meeting, Recommendation
from programme.ui.columns import Column, DateColumn, LinkColumn, NumberColumn, TagColumn
from programme.ui.format import NOT_STATED
from programme.ui.tables import Table


class MeetingTable(Table):
    caption = "Meetings, the latest first"
    caption_hidden = True
    empty_text = "No meeting has been entered yet. Those that decide, scrutinise or are told belong here."
    row_header = "body"

    held_on = DateColumn("Date", default="Date not given", order_by="sorted_on")
    body = LinkColumn("Body", order_by="body__name")
    purpose = Column("Purpose", default=NOT_STATED)
    when = Column("When", accessor="held_on", orderable=False, empty_values=())
    decision = Column("Decision", default="None recorded")
    asked = NumberColumn("Recommendations")

    class Meta:
        model = Meeting
        fields = ()
        order_by = "-held_on"

    def __init__(self, data: Any, *, today: dt.date, **kwargs: Any) -> None:
        self.today = today
        super().__init__(data, **kwargs)

    def render_when(self, value: dt.date | None) -> str:
        if value is None:
            return "Date not given"
        return "Today" if value == self.today else "Upcoming" if value > self.today else "Past"

    value_when = render_when


class RecommendationTable(Table):
    caption = "Recommendations and their responses"
    caption_hidden = True
    empty_text = "No recommendation has been entered yet. What a meeting was asked or asks for belongs here."
    row_header = "text"

    text = LinkColumn("Recommendation", linkify=lambda record: record.get_absolute_url())
    meeting = Column("Meeting", accessor="meeting__body", order_by=("meeting__held_on", "position"))
    held_on = DateColumn("Date", accessor="meeting__held_on", default="Date not given", orderable=False)
    made_by = Column("Made by", default=NOT_STATED)
    made_to = Column("Made to", default=NOT_STATED)
    state = TagColumn("State", accessor="get_state_display", order_by="state")
    response = Column("Response", empty_values=())
    progress = Column("Progress", default="None noted")

    class Meta:
        model = Recommendation
        fields = ()
        order_by = "meeting"

    def render_response(self, record: Recommendation) -> str:
        return record.answer or "None recorded"

    value_response = render_response
