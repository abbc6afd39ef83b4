"""What the templates of the paper ask of the content of a report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django import template

from programme.reporting.content import Cell, Column, Table
from programme.reporting.layout import LONG_SHARE, is_number, shares
from programme.ui.format import long_date
from programme.ui.status import Colour, status_tag

register = template.Library()


NUMBER, LONG = "wp-num", "wp-long"


@register.filter
def heads(table: Table) -> list[tuple[Column, str]]:
    """The columns of a table, each with the class of its cells."""
    return list(zip(table.columns, _classes(table), strict=True))


@register.filter
def with_columns(row: Sequence[Cell], table: Table) -> list[tuple[Cell, Column, str]]:
    """The cells of a row, each with its column and its class."""
    return list(zip(row, table.columns, _classes(table), strict=True))


def _classes(table: Table) -> list[str]:
    """Figures stand at the right, and a column of long words is not squeezed by the others."""
    return [
        NUMBER if is_number(column.kind) else LONG if share > LONG_SHARE else ""
        for column, share in zip(table.columns, shares(table), strict=True)
    ]


@register.filter
def status_colour(word: str) -> Colour:
    return status_tag(word).colour


@register.filter
def iso_date(text: str) -> str:
    return long_date(dt.date.fromisoformat(text))


@register.simple_tag
def drawing_id(section: str, place: int) -> str:
    return f"picture-{section}-{place}"
