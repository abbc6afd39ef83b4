"""Tables of the plan. What is shown is what a download holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from programme.alert_states import State, answer_of, standing_of
from programme.alerts import label_of
from programme.baselines import slip_against
from programme.differences import Dates
from programme.hearing import told_words
from programme.items import item_href
from programme.models import (
    Alert,
    ListedWorkstream,
    Mailing,
    Meeting,
    Programme,
    Recommendation,
    Risk,
    ScheduleItem,
)
from programme.risk_levels import rating_of, score_of
from programme.ui.columns import (
    Column,
    DateColumn,
    DaysColumn,
    LinkColumn,
    NumberColumn,
    PlanDateColumn,
    PoundsColumn,
    TagColumn,
    tag_html,
    zero_in_grey,
)
from programme.ui.format import NOT_STATED, days_words, figure, link, plural, short_date, whole
from programme.ui.status import status_tag
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
        return told_words(record)

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


class RiskTable(Table):
    caption = "Risks. The score is likelihood times severity, each from 1, very low, to 5, very high."
    empty_text = "No risk has been entered yet. What might go wrong, and what is done about it, belongs here."
    row_header = "text"

    number = Column("No", order_by="number")
    text = LinkColumn("Risk")
    likelihood = Column(
        "Likelihood", accessor="get_likelihood_display", order_by="likely", default=NOT_STATED
    )
    severity = Column("Severity", accessor="get_severity_display", order_by="severe", default=NOT_STATED)
    ranking = Column("Rating and score", label="Rating")
    moved = Column("In a month", accessor="number", orderable=False)
    controls = Column("What is done about it", default=NOT_STATED)
    owner = Column("Owner", default="Nobody is named")
    amount = PoundsColumn("Might cost")
    at_risk = PoundsColumn("Money at risk", accessor="number", orderable=False)
    concerns = Column("Concerns", accessor="pk", orderable=False)
    # Said in words beside how a risk moved; a download has it in a column of its own.
    state = Column("State", accessor="get_state_display", order_by="state", visible=False)

    class Meta:
        model = Risk
        fields = ()
        order_by = "-ranking"

    def __init__(
        self,
        data: Any,
        *,
        concerns: Mapping[int, str],
        moves: Mapping[int, str],
        money: Mapping[int, tuple[Decimal, str]],
        **kwargs: Any,
    ) -> None:
        """`moves` and `money`, with the address of its rows, are by the number of a risk."""
        self.concerned, self.moves, self.money = concerns, moves, money
        super().__init__(data, **kwargs)

    def render_moved(self, value: int, record: Risk) -> str:
        return self.moves.get(value, "New") if record.state == Risk.State.OPEN else "Closed"

    value_moved = render_moved

    def render_at_risk(self, value: int, column: PoundsColumn) -> str | SafeString:
        pounds, href = self.money[value]
        return figure(whole(pounds), href) if pounds else column.render(pounds)

    def value_at_risk(self, value: int) -> Decimal:
        return self.money[value][0]

    def render_ranking(self, record: Risk) -> str | SafeString:
        rating = rating_of(record.likelihood, record.severity)
        return (
            tag_html(status_tag(f"{rating.capitalize()}: {score_of(record.likelihood, record.severity)}"))
            if rating
            else NOT_STATED
        )

    def value_ranking(self, value: int) -> int | str:
        return value or NOT_STATED

    def render_amount(self, value: Decimal, record: Risk, column: PoundsColumn) -> str:
        per = "" if record.amount_per == Risk.AmountPer.ONCE else f" {record.get_amount_per_display()}"
        return f"{column.render(value)}{per}"

    def value_amount(self, value: Decimal, record: Risk) -> Decimal | str:
        """A number, but for one that comes again: its words keep it from being added to the others."""
        once = record.amount_per == Risk.AmountPer.ONCE
        return value if once else f"{value} {record.get_amount_per_display()}"

    def render_concerns(self, value: int) -> str:
        return self.concerned.get(value, "Nothing is linked")

    value_concerns = render_concerns


class ListedWorkstreamTable(Table):
    caption = "Workstreams that the report lists"
    caption_hidden = True
    empty_text = "No workstream is listed. Those that the report describes, with their leads, belong here."
    row_header = "name"

    name = Column("Workstream")
    group = Column("Group", accessor="get_group_display", order_by="group")
    lead_printed = Column("Lead, as printed", default="Not given")
    remit = Column("Remit", default=NOT_STATED)
    place = Column("In the plan", accessor="standing_places", orderable=False, empty_values=())
    note = Column("Note", default="", orderable=False)

    class Meta:
        model = ListedWorkstream
        fields = ()

    def render_place(self, record: ListedWorkstream) -> str | SafeString:
        return (
            format_html_join("; ", "{}", ((link(words, href),) for words, href in places(record)))
            or "No action"
        )

    def value_place(self, record: ListedWorkstream) -> str:
        return "; ".join(words for words, _ in places(record)) or "No action"


def places(listed: ListedWorkstream) -> list[tuple[str, str]]:
    """Where a listed workstream is in the plan, with the address of each place."""
    found = []
    for place in listed.standing_places:  # type: ignore[attr-defined]
        if place.workstream:
            href = reverse("programme:workstream", args=[place.programme.slug, place.workstream.slug])
            found.append((f"All of {place.workstream}", href))
        else:
            found.append((f"Action {place.item}", item_href(place.programme, place.item)))
    return found


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
