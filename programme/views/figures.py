"""The rows that a figure is the sum of."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import Any

import django_tables2 as tables
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from programme.days import Day
from programme.facts import COUNT, Fact, FactKind, Facts, fact_kinds, facts_of
from programme.schedule import ScheduleError
from programme.ui.columns import Column, LinkColumn, NumberColumn, PoundsColumn
from programme.ui.format import long_date, rounding_note, whole
from programme.ui.parts import Link
from programme.ui.tables import Table
from programme.ui.views import TableView
from programme.views.as_at import AsAtView

OWN = {"as-at", "sum", "sort", "page", "format"}
"""What an address of rows can hold beside the marks of its kind."""


class FactTable(Table):
    caption = "Rows"
    caption_hidden = True
    empty_text = "No row counts here: the figure is nil."
    row_header = "label"
    total_label = "Sum"

    label = LinkColumn("What", linkify=lambda record: record.href or None)

    class Meta:
        fields = ()


class CellColumn(Column):
    """One of the words that a kind of fact says of each row."""

    def __init__(self, heading: str, place: int) -> None:
        super().__init__(heading, empty_values=(), orderable=False)
        self.place = place

    def render(self, record: Fact) -> str:
        return record.cells[self.place]

    value = render


class FigureRows(AsAtView, TableView):
    """Exactly the rows of one figure, as at one day, with their sum."""

    one = "row"
    table_class = FactTable
    template_name = "programme/figure.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.asked.day is None:
            return self.refuse(self.asked, title=self.kind.title)
        self.show_day(self.asked.day)
        try:
            return super().get(request, *args, **kwargs)
        except ScheduleError as error:
            return self.refuse(self.asked, title=self.kind.title, error=error)

    @cached_property
    def kind(self) -> FactKind:
        kind = fact_kinds().get(self.kwargs["kind"])
        if kind is None:
            raise Http404
        if not self.may(kind.permission):
            raise PermissionDenied
        return kind

    @cached_property
    def measure(self) -> str:
        measure: str = self.request.GET.get("sum", COUNT)
        if measure and measure not in self.kind.measures:
            raise Http404
        return measure

    @cached_property
    def marks(self) -> dict[str, str]:
        found = {name: value for name, value in self.request.GET.items() if name not in OWN}
        if not found.keys() <= self.kind.marks.keys():
            raise Http404
        return found

    @cached_property
    def found(self) -> Facts:
        day = Day(self.programme, self.asked.day)
        return facts_of(day, self.kind.name).where(self.marks)

    def get_title(self) -> str:
        return self.kind.title

    def get_export_name(self) -> str:
        return self.kind.name

    def get_queryset(self) -> list[Any]:
        _ = self.measure
        return list(self.found)

    def get_table_kwargs(self) -> dict[str, Any]:
        cells = [
            (f"cell_{place}", CellColumn(heading, place)) for place, heading in enumerate(self.kind.columns)
        ]
        return {"extra_columns": [*cells, *self.value_columns()], "caption": self.kind.title}

    def value_columns(self) -> list[tuple[str, tables.Column]]:
        if not self.measure:
            return []
        name, measure = self.measure, self.kind.measures[self.measure]

        def footer(table: Any) -> str:
            return whole(self.found.total(name))

        base = PoundsColumn if measure.is_pounds else NumberColumn
        column = base(measure.label, accessor=f"amounts__{name}", footer=footer)
        return [(f"sum_{name}", column)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        home = reverse("programme:dashboard", args=[self.programme.slug])
        past = self.asked.day != self.programme.today()
        total = self.found.total(self.measure)
        context = super().get_context_data(
            caption=self.kind.in_words(self.marks),
            note=self.kind.note,
            total=self.total_words(total),
            rounding=self.rounding(),
            past=long_date(self.asked.day) if past and self.asked.day else "",
            breadcrumbs=[Link("Dashboard", home + (f"?as-at={self.asked.day}" if past else ""))],
            **kwargs,
        )
        return {**context, "count_words": self.total_words(Decimal(len(self.found)), COUNT)}

    def rounding(self) -> str:
        if not self.measure or not self.kind.measures[self.measure].is_pounds:
            return ""
        return rounding_note(fact.amount(self.measure) for fact in self.found)

    def total_words(self, total: Decimal, measure: str | None = None) -> str:
        name = self.measure if measure is None else measure
        if not name:
            return f"{int(total):,} {self.kind.one if total == 1 else self.kind.many or self.kind.one + 's'}"
        return self.kind.measures[name].in_words(total)
