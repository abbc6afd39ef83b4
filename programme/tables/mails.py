"""The log of mails, with where one that was lost can be sent again."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from programme.models import Mailing, Programme
from programme.ui.columns import Column, DateColumn, NumberColumn, TagColumn, tag_html
from programme.ui.format import link, plural, short_date
from programme.ui.status import status_tag
from programme.ui.tables import Table


class MailTable(Table):
    caption = (
        "Mails, the newest first. Each says what is new to one person on one day, in all programmes, "
        "or that a report is published."
    )
    empty_text = (
        "No mail has been made yet. Everybody has one a day, where something is new to them, and members of "
        "the panel one about each report."
    )
    row_header = "day"

    day = DateColumn("Day")
    person = Column("To", order_by="person__username")
    address = Column("Address", default="None is known")
    report = Column("What it tells", empty_values=(), order_by=("report__quarter", "alerts"))
    state = TagColumn("State", accessor="get_state_display", order_by="state")
    attempts = NumberColumn("Attempts")
    answer = Column("What the mail server said", accessor="pk", orderable=False)

    class Meta:
        model = Mailing
        fields = ()
        order_by = "-day"

    def __init__(self, data: Any, *, programme: Programme, lost: Collection[int], **kwargs: Any) -> None:
        """`lost` are the ids of the mails that can be sent again."""
        self.programme, self.lost = programme, lost
        super().__init__(data, **kwargs)

    def render_state(self, record: Mailing) -> SafeString:
        """The words for what nobody knows are too long for a tag."""
        is_known = record.state != Mailing.State.UNKNOWN
        return tag_html(status_tag(record.get_state_display() if is_known else "Not known"))

    def render_answer(self, record: Mailing) -> str | SafeString:
        said = self.value_answer(record)
        if record.pk not in self.lost:
            return said
        href = self._again_href(record)
        if not href:
            return said
        again = format_html(
            'Send again<span class="govuk-visually-hidden"> to {} of {}</span>',
            record.person,
            short_date(record.day),
        )
        return format_html("{} {}", said, link(again, href))

    def _again_href(self, record: Mailing) -> str:
        """Where it can be sent again; a report's mail in the report's own programme alone."""
        person = [self.programme.slug, record.person.username]
        if record.report is None:
            return reverse("programme:send-again", args=[*person, record.day.isoformat()])
        if record.report.programme_id != self.programme.pk:
            return ""
        return reverse("programme:send-publication-again", args=[*person, record.report.quarter])

    def render_report(self, record: Mailing) -> str:
        if record.report is None:
            number = record.alerts  # type: ignore[attr-defined]
            return (
                f"{plural(number, 'new alert')} of this programme" if number else "Nothing of this programme"
            )
        is_ours = record.report.programme_id == self.programme.pk
        return str(record.report) if is_ours else "A report of another programme"

    value_report = render_report

    def value_answer(self, record: Mailing) -> str:
        if record.state != Mailing.State.WAITING or not record.answer:
            return record.answer
        return f"{record.answer}. Tried again from {timezone.localtime(record.try_at):%H:%M}"
