"""The table of quarterly reports."""

from __future__ import annotations

import datetime as dt

from programme.models import Person, Report
from programme.ui.columns import Column, DateColumn, LinkColumn, TagColumn
from programme.ui.format import NOT_STATED, short_date
from programme.ui.tables import Table


class ReportTable(Table):
    caption = "Quarterly reports"
    caption_hidden = True
    empty_text = "There is no report yet. Each quarter's report is kept here as it was approved."
    row_header = "quarter"

    quarter = LinkColumn("Report on")
    state = TagColumn("State", accessor="get_state_display", order_by="state")
    meeting = Column("Goes to", default=NOT_STATED, orderable=False)
    approved = Column("Approved", accessor="approved_on", default="Not yet")
    published_on = DateColumn("Published", default="Not yet")

    class Meta:
        model = Report
        fields = ()
        order_by = "-quarter"

    def render_quarter(self, record: Report) -> str:
        return record.period.words

    value_quarter = render_quarter

    def render_meeting(self, record: Report) -> str:
        meeting = record.meeting
        if meeting is None:
            return NOT_STATED
        return f"{meeting.body}, {short_date(meeting.held_on) if meeting.held_on else 'day not given'}"

    value_meeting = render_meeting

    def render_approved(self, value: dt.date, record: Report) -> str:
        return f"{short_date(value)}, {name_of(record.approved_by)}"

    value_approved = render_approved


def name_of(person: Person | None) -> str:
    return (person.get_full_name() or str(person)) if person else "somebody"
