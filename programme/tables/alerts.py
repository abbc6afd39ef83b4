"""The table of alerts."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from programme.alert_states import State, answer_of, standing_of
from programme.alerts import label_of
from programme.hearing import told_words
from programme.models import Alert
from programme.ui.columns import Column, DateColumn, LinkColumn, TagColumn, tag_html
from programme.ui.status import status_tag
from programme.ui.tables import Table


class AlertTable(Table):
    caption = "Alerts, the most urgent first"
    caption_hidden = True
    empty_text = (
        "No alert is open: nothing is past its due date. Actions that are forecast late are on the dashboard."
    )
    row_header = "message"

    rule = TagColumn("Alert")
    message = LinkColumn("What")
    urgency = Column("Urgency", accessor="get_urgency_display", order_by="-urgency")
    owner = Column("Who is told", accessor="pk", order_by="owner")
    opened_on = DateColumn("Since")
    answer = Column("Answer", accessor="pk", orderable=False)

    class Meta:
        model = Alert
        fields = ()

    def __init__(self, data: Any, *, today: dt.date, **kwargs: Any) -> None:
        self.today = today
        super().__init__(data, **kwargs)

    def render_rule(self, value: str) -> SafeString:
        return tag_html(status_tag(label_of(value)))

    def value_rule(self, value: str) -> str:
        return label_of(value)

    def render_owner(self, record: Alert) -> str:
        return told_words(record.rule, record.owner)

    value_owner = render_owner

    def render_answer(self, record: Alert) -> SafeString:
        standing = standing_of(record, answer_of(record), self.today)
        tag = tag_html(status_tag(standing.state.value))
        if standing.state is State.WAITING:
            return tag
        return format_html('{}<span class="wm-sub">{}</span>', tag, standing.words)

    def value_answer(self, record: Alert) -> str:
        standing = standing_of(record, answer_of(record), self.today)
        return f"{standing.state.value}. {standing.words}"
