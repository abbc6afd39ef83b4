"""The table of the panel's questions."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.safestring import SafeString

from programme.models import Question
from programme.question_states import state_of
from programme.ui.columns import Column, DateColumn, LinkColumn, tag_html
from programme.ui.status import status_tag
from programme.ui.tables import Table


class QuestionTable(Table):
    caption = "Questions, the newest first"
    caption_hidden = True
    empty_text = "No question has been asked yet. What members of the panel ask about a report is kept here."
    row_header = "text"

    number = Column("No")
    text = LinkColumn("Question", linkify=lambda record: record.get_absolute_url())
    report = Column("Report on", accessor="report__quarter")
    asked_by = Column("Asked by", order_by=("asked_by__last_name", "asked_by__username"))
    asked_on = DateColumn("Asked on")
    reply_by = DateColumn("Answer by")
    state = Column("State", accessor="answered_on", empty_values=(), orderable=False)

    class Meta:
        model = Question
        fields = ()
        order_by = "-number"

    def __init__(self, data: Any, *, today: dt.date, **kwargs: Any) -> None:
        self.today = today
        super().__init__(data, **kwargs)

    def render_report(self, record: Question) -> str:
        return record.report.period.words

    value_report = render_report

    def render_state(self, record: Question) -> SafeString:
        return tag_html(status_tag(state_of(record, self.today)))

    def value_state(self, record: Question) -> str:
        return state_of(record, self.today)
