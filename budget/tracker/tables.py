"""The table of the tracker: one leaf a row, the worst rating first."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import django_filters
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from budget.filters import years
from budget.models import DeliveryStatus, LastMonthFigure, Proposal, SavingFigure
from budget.money import ZERO
from budget.status import Rag
from budget.totals import is_counted
from budget.tracker.summary import direction
from programme.ui.columns import Column, PoundsColumn, TagColumn
from programme.ui.filters import FilterSet
from programme.ui.format import figure, link, pounds, whole
from programme.ui.tables import Table

WORDS = {"worse": "Worse", "better": "Better", "same": "Same", "": "New"}


class TrackerFilter(FilterSet):
    year = django_filters.ChoiceFilter(label="Year", method="shown_year", empty_label=None)
    rag = django_filters.ChoiceFilter(label="Rating", choices=Rag.choices)
    status = django_filters.ChoiceFilter(label="Status", choices=DeliveryStatus.choices)
    kind = django_filters.ChoiceFilter(
        label="Kind", field_name="proposal__kind", choices=Proposal.Kind.choices
    )
    q = django_filters.CharFilter(label="Code or words", method="search")

    class Meta:
        model = SavingFigure
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["year"].extra["choices"] = years(self.request)

    def shown_year(self, figures: Any, name: str, value: str) -> Any:
        """The view has taken the figures of this year."""
        return figures

    def search(self, figures: Any, name: str, value: str) -> Any:
        return figures.filter(
            Q(proposal__code__iexact=value)
            | Q(proposal__title__icontains=value)
            | Q(proposal__explanation__icontains=value)
        )


def counted_total(name: str) -> Any:
    """A footer over the rows that count; cost avoidance is never added."""

    def footer(table: Table) -> str:
        rows = [row for row in table.data if is_counted(row.proposal)]
        return whole(sum((getattr(row, name) or ZERO for row in rows), ZERO), signed=name == "slippage")

    return footer


class ProposalColumn(Column):
    css = "wm-tracker__title"


class RatingColumn(Column):
    css = "wm-tracker__rating"


class TrackerTable(Table):
    caption = "Each proposal once. A minus is money saved; slippage is a plus when it is worse."
    empty_text = "No proposal has an amount in this year."
    row_header = "title"
    total_label = "Sum of the rows shown"

    code = Column("Code", accessor="proposal__code", order_by=("proposal__position", "proposal_id"))
    title = ProposalColumn("Proposal", accessor="proposal__title")
    rag = RatingColumn("Rating now", order_by=("rag", "proposal__position"))
    original = Column("At budget setting", accessor="proposal__original_rating", visible=False, default="")
    since = Column("Since last month", accessor="pk", orderable=False)
    approved = PoundsColumn("Approved", footer=counted_total("approved"))
    slippage = PoundsColumn("Slippage", signed=True, footer=counted_total("slippage"))
    forecast = PoundsColumn("Forecast", footer=counted_total("forecast"))
    weighted = PoundsColumn("Counts", footer=counted_total("weighted"))
    delivered = PoundsColumn("Delivered", footer=counted_total("delivered"))
    status = Column("Status", accessor="get_status_display", visible=False)
    explanation = Column("Explanation", accessor="proposal__explanation", visible=False, default="")
    mitigation = Column("What is done about it", accessor="proposal__mitigation", visible=False, default="")

    class Meta:
        model = SavingFigure
        fields = ()
        order_by = "rag"
        attrs = {"class": "wm-tracker"}

    def __init__(
        self, data: Any, *, before: Mapping[int, LastMonthFigure], explainable: Any, **kwargs: Any
    ) -> None:
        """`explainable` says of a proposal's id whether the reader may explain it."""
        self.before, self.explainable = before, explainable
        super().__init__(data, **kwargs)

    def render_title(self, value: str, record: SavingFigure) -> SafeString:
        proposal = record.proposal
        lines = [("Why", proposal.explanation), ("What is done", proposal.mitigation)]
        said = format_html_join(
            "", '<span class="wm-sub"><b>{}:</b> {}</span>', [(name, text) for name, text in lines if text]
        )
        if record.rag in (Rag.RED, Rag.AMBER) and not proposal.explanation:
            said = format_html('<span class="wm-sub">{}</span>', "Not explained yet.")
        action = ""
        if self.explainable(proposal.pk):
            href = reverse("budget:rate-proposal", args=[proposal.programme.slug, proposal.code])
            hidden = format_html(
                'Rate and explain<span class="govuk-visually-hidden"> {}</span>', proposal.code
            )
            action = format_html('<span class="wm-sub">{}</span>', link(hidden, href))
        return format_html("{}{}{}", link(value, proposal.get_absolute_url()), said, action)

    def value_title(self, value: str) -> str:
        return value

    def render_rag(self, value: object, record: SavingFigure) -> SafeString:
        tag = TagColumn().render(record.get_rag_display())
        proposal = record.proposal
        original = proposal.get_original_rating_display() or "not stated"
        whose = "Finance’s rating. " if proposal.rating else ""
        words = f"{whose}At budget setting: {original.lower()}"
        return format_html('{} {}<span class="wm-sub">{}</span>', tag, record.get_status_display(), words)

    def value_rag(self, record: SavingFigure) -> str:
        return str(record.get_rag_display())

    def value_original(self, record: SavingFigure) -> str:
        return str(record.proposal.get_original_rating_display())

    def render_since(self, record: SavingFigure) -> SafeString:
        before = self.before.get(record.proposal_id)
        way = direction(before, record)
        words = WORDS[way] + (f", {detail}" if (detail := self.detail(before, record)) else "")
        return render_to_string("components/direction.html", {"direction": way, "words": words})

    def value_since(self, record: SavingFigure) -> str:
        before = self.before.get(record.proposal_id)
        detail = self.detail(before, record)
        return WORDS[direction(before, record)] + (f", {detail}" if detail else "")

    @staticmethod
    def detail(before: LastMonthFigure | None, now: SavingFigure) -> str:
        """By how much, or what it was rated."""
        if before is None:
            return ""
        change: Decimal = now.forecast - before.forecast
        if change:
            return f"by {pounds(abs(change))}"
        return f"was {before.get_rag_display().lower()}" if before.rag != now.rag else ""

    def value_delivered(self, value: Decimal) -> Decimal:
        return value

    def render_delivered(self, value: Decimal, record: SavingFigure) -> SafeString:
        address = reverse("budget:delivered", args=[record.proposal.programme.slug])
        return figure(whole(value), f"{address}?year={record.year}#row-{record.proposal.code}")
