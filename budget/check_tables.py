"""The table of the reconciliation."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from budget.models import AcceptedFinding, CheckFigure
from budget.reconciliation.checks import Unit
from budget.reconciliation.words import band_words, difference_words, figure_words
from programme.ui.columns import Column, LinkColumn, TagColumn
from programme.ui.format import long_date, pounds
from programme.ui.tables import Table

COUNTED = (Unit.POUNDS, Unit.PEOPLE, Unit.POSTS)


def state_of(check: Any) -> str:
    """In a word; `check` has been read with its acceptance."""
    if check.agrees:
        return "Agrees"
    if check.accepted_as:
        return "Accepted"
    return "Open again" if check.acceptance else "Open"


def with_acceptances(checks: list[Any]) -> list[Any]:
    """The checks, each with its acceptance as `accepted`, if any; one query for all."""
    ids = [check.acceptance for check in checks if check.acceptance]
    rows = AcceptedFinding.objects.filter(programme__in={check.programme_id for check in checks}, pk__in=ids)
    found = rows.select_related("accepted_by").in_bulk() if ids else {}
    for check in checks:
        check.accepted = found.get(check.acceptance)
    return checks


def accepted_words(check: Any) -> str:
    """Who accepted it, when and why, and whether its figures have changed since."""
    row: AcceptedFinding | None = getattr(check, "accepted", None)
    if row is None or check.agrees:
        return ""
    who = f"Accepted by {row.accepted_by or 'the programme'} on {long_date(row.accepted_on)}: {row.reason}"
    if check.accepted_as:
        return who
    then = [figure_words(figure, check.unit) for figure in (row.stated, row.computed)]
    return f"{who} – with {then[0]} stated and {then[1]} computed. The figures have changed since."


class FigureColumn(Column):
    """A figure with its unit; exported exact, a count as a number and a date in ISO."""

    css = "num wm-nowrap"

    def __init__(self, verbose_name: str) -> None:
        super().__init__(verbose_name, orderable=False, empty_values=())

    def render(self, value: str, record: CheckFigure) -> str:
        return figure_words(value, record.unit)

    def value(self, value: str, record: CheckFigure) -> Decimal | str:
        return Decimal(value) if value and record.unit in COUNTED else value


class DifferenceColumn(Column):
    css = "num wm-nowrap"


def proposal_page(record: CheckFigure) -> str | None:
    return record.proposal.get_absolute_url() if record.proposal else None


class CheckTable(Table):
    caption = "Findings"
    caption_hidden = True
    empty_text = "Nothing that is printed contradicts anything else here."
    row_header = "place"

    rule = Column("Rule", accessor="get_rule_display", visible=False)
    code = Column("Proposal", orderable=False, default="", linkify=proposal_page)
    place = LinkColumn("Where", orderable=False)
    message = Column("What", orderable=False)
    stated = FigureColumn("Stated")
    computed = FigureColumn("Computed")
    difference = DifferenceColumn("Difference", orderable=False, empty_values=())
    band = Column("Agrees within", accessor="pk", visible=False)
    state = Column("State", orderable=False, accessor="pk")
    mend = Column("How to mend it", visible=False, default="")

    class Meta:
        model = CheckFigure
        fields = ()

    def render_difference(self, record: CheckFigure) -> str | SafeString:
        words = difference_words(record)
        if record.band is None or record.allowed is None:
            return words
        return format_html('{}<br><span class="wm-note">{} allowed</span>', words, pounds(record.allowed))

    def value_difference(self, record: CheckFigure) -> Decimal | None:
        return record.difference

    def render_band(self, record: CheckFigure) -> str:
        return band_words(record)

    value_band = render_band

    def render_state(self, record: CheckFigure) -> SafeString:
        tag = TagColumn().render(state_of(record))
        words = accepted_words(record)
        return format_html('{} <span class="wm-note">{}</span>', tag, words) if words else tag

    def value_state(self, record: CheckFigure) -> str:
        return state_of(record)
