"""What the templates of the paper ask of the content of a report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django import template

from programme.reporting.content import Cell, Column, Table
from programme.ui.format import long_date
from programme.ui.status import Colour, status_tag

register = template.Library()


@register.filter
def with_columns(row: Sequence[Cell], table: Table) -> list[tuple[Cell, Column]]:
    return list(zip(row, table.columns, strict=True))


@register.filter
def status_colour(word: str) -> Colour:
    return status_tag(word).colour


@register.filter
def iso_date(text: str) -> str:
    return long_date(dt.date.fromisoformat(text))


@register.simple_tag
def drawing_id(section: str, place: int) -> str:
    return f"picture-{section}-{place}"
