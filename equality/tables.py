"""Tables of equality assessments. What is shown is what a download holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.html import format_html, format_html_join

from equality.choices import Impact
from equality.cumulative import Overview
from equality.models import Assessment
from programme.ui.columns import Column, LinkColumn, NumberColumn, PlanDateColumn, TagColumn, tag_html
from programme.ui.status import status_tag
from programme.ui.tables import Table


class LinksColumn(Column):
    """Several things, each linked to its page; `of` is the field that holds the thing."""

    def __init__(self, verbose_name: str, *, of: str, words: str = "", **kwargs: Any) -> None:
        super().__init__(verbose_name, **{"orderable": False, "empty_values": (), **kwargs})
        self.of, self.words = of, words

    def _things(self, record: Any) -> Iterable[tuple[str, str]]:
        for row in getattr(record, self.accessor).all():
            thing = getattr(row, self.of)
            yield thing.get_absolute_url(), getattr(thing, self.words) if self.words else str(thing)

    def render(self, record: Any) -> str:
        return format_html_join(", ", '<a class="govuk-link" href="{}">{}</a>', self._things(record))

    def value(self, record: Any) -> str:
        return ", ".join(words for _, words in self._things(record))


class AssessmentTable(Table):
    caption = "Equality impact assessments"
    caption_hidden = True
    empty_text = (
        "No assessment has been entered yet. The programme's equality impact assessments belong here."
    )
    row_header = "title"

    title = LinkColumn("Assessment")
    stage = TagColumn("Stage", accessor="get_stage_display", order_by="stage_order")
    negative = NumberColumn(
        "Negative impacts", label="Negative", footer=lambda table: _sum(table, "negative")
    )
    possible = NumberColumn(
        "Possible impacts", label="Possible", footer=lambda table: _sum(table, "possible")
    )
    open_impacts = NumberColumn("Nothing promised", footer=lambda table: _sum(table, "open_impacts"))
    promises = NumberColumn("Mitigations", footer=lambda table: _sum(table, "promises"))
    services = LinksColumn("Services", accessor="service_links", of="service")
    proposals = LinksColumn("Proposals", accessor="proposal_links", of="proposal", words="code")
    review = PlanDateColumn("Review", accessor="review__figure__end", default="No date")

    class Meta:
        model = Assessment
        fields = ()


def _sum(table: Table, name: str) -> str:
    return f"{sum(getattr(row, name) for row in table.data):,}"


class ImpactColumn(Column):
    """The word for one strand, as a tag; what nobody asked or assessed is grey text."""

    def __init__(self, key: str, name: str, counts: str) -> None:
        super().__init__(
            name, accessor="impacts", empty_values=(), footer=counts, order_by=None, orderable=False
        )
        self.key = key

    def render(self, record: Any) -> str:
        if self.key in record.impacts:
            return tag_html(status_tag(record.impacts[self.key]))
        return format_html('<span class="wm-zero">{}</span>', record.word(self.key))

    def value(self, record: Any) -> str:
        return str(record.word(self.key))


def strand_columns(overview: Overview) -> list[tuple[str, ImpactColumn]]:
    """A column a strand; its footer counts the rows that are or may be negative."""
    columns = []
    for key, name in overview.strands.items():
        negative, possible = (overview.count(key, each) for each in (Impact.NEGATIVE, Impact.POSSIBLE))
        column = ImpactColumn(key, name, f"{negative} negative, {possible} possible")
        columns.append((key.replace("-", "_"), column))
    return columns


class SubjectColumn(LinkColumn):
    """Stays in sight while the strands scroll past."""

    css = "wm-sticky"


class CumulativeTable(Table):
    caption = "Cumulative equality impact"
    empty_text = "No assessment has been entered yet. The impact of each on every strand belongs here."
    stack = False
    total_label = "Altogether"

    title = SubjectColumn("Assessment")

    def __init__(self, *args: Any, subject: str = "Assessment", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.columns["title"].column.verbose_name = subject
