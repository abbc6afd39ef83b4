"""The base of all tables, drawn by templates/tables/govuk.html."""

from __future__ import annotations

from itertools import takewhile
from typing import Any

import django_tables2 as tables
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest

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
)
from programme.ui.export import EXPORTS, csv_response, xlsx_response

__all__ = [
    "EXPORTS",
    "Column",
    "DateColumn",
    "DaysColumn",
    "LinkColumn",
    "NumberColumn",
    "PlanDateColumn",
    "PoundsColumn",
    "Table",
    "TagColumn",
    "csv_response",
    "tag_html",
    "xlsx_response",
]


class Table(tables.Table):
    """A subclass says what it is (`caption`) and what belongs in it while it is empty (`empty_text`)."""

    caption = ""
    caption_hidden = False
    caption_heading = False
    empty_text = ""
    stack = True
    """Rows stack on a phone; False for tables whose columns are compared, which scroll instead."""
    row_header = ""
    """The column that names the row; the first one unless said otherwise."""
    total_label = "Total"

    def __init__(self, data: Any, *, caption: str = "", **kwargs: Any) -> None:
        self.caption = caption or type(self).caption
        kwargs.setdefault("empty_text", type(self).empty_text)
        kwargs.setdefault("template_name", "tables/govuk.html")
        if not (self.caption and kwargs["empty_text"]):
            raise ImproperlyConfigured(f"{type(self).__name__} needs a caption and an empty_text")
        super().__init__(data, **kwargs)

    @property
    def row_header_name(self) -> str:
        visible = [bound.name for bound in self.columns]
        return self.row_header if self.row_header in visible else next(iter(visible), "")

    @property
    def total_span(self) -> int:
        """How many columns the name of the totals has room in: those before the first total."""
        return max(len(list(takewhile(lambda column: not column.has_footer(), self.columns))), 1)

    def get_column_class_names(self, classes_set: set[str], bound_column: Any) -> set[str]:
        return classes_set | set(getattr(bound_column.column, "css", "").split())

    def configure(self, request: HttpRequest, per_page: int = 0) -> None:
        """Sort and page as the address asks. `per_page=0` shows all rows.

        Instead of RequestConfig, which lets the address choose the size of a page and fails on a
        negative one.
        """
        self.request = request
        if wanted := request.GET.getlist(self.prefixed_order_by_field):
            self.order_by = wanted
        if per_page:
            self.paginate(per_page=per_page)
            self.page = self.paginator.get_page(request.GET.get(self.prefixed_page_field))
