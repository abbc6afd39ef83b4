"""Bases of pages. They know nothing of people and programmes: a view mixes in `ProgrammeView` for these."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.views.generic import TemplateView

from programme.ui.filters import FilterSet
from programme.ui.format import plural
from programme.ui.parts import Link
from programme.ui.tables import EXPORTS, Table


class TableView(TemplateView):
    """A register: filters, a sorted and paged table, and the same rows as CSV and Excel.

    A subclass names its table, and gives its rows in `get_queryset`, already narrowed to what the
    person may see.
    """

    template_name = "layouts/table.html"
    table_class: ClassVar[type[Table]]
    filterset_class: ClassVar[type[FilterSet] | None] = None
    per_page = 50
    title = ""
    one, many = "row", ""
    """What a row is, for the count: "action", or "proposal" and its plural where an s will not do."""
    export_name = ""

    def get_queryset(self) -> QuerySet[Any] | list[Any]:
        raise NotImplementedError(f"{type(self).__name__} does not say where its rows come from")

    def get_filterset(self, rows: Any) -> FilterSet | None:
        if self.filterset_class is None:
            return None
        return self.filterset_class(self.request.GET, rows, request=self.request)

    def get_table(self, rows: Any) -> Table:
        return self.table_class(rows, **self.get_table_kwargs())

    def get_table_kwargs(self) -> dict[str, Any]:
        return {}

    def get_title(self) -> str:
        return self.title

    def get_export_name(self) -> str:
        return self.export_name or f"{self.many or self.one + 's'}"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rows: Any = self.get_queryset()
        filterset = self.get_filterset(rows)
        table = self.get_table(rows if filterset is None else filterset.qs)
        table.configure(request, self.per_page)
        wanted = request.GET.get("format", "")
        if wanted in EXPORTS:
            return EXPORTS[wanted](table, f"{self.get_export_name()}.{wanted}")
        if filterset is not None and filterset.active:
            table.empty_text = f"No {self.many or self.one + 's'} match these filters."
        return self.render_to_response(self.get_context_data(table=table, filter=filterset, **kwargs))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        table: Table = kwargs["table"]
        return super().get_context_data(
            title=self.get_title(),
            count_words=plural(len(table.data), self.one, self.many),
            downloads=self.downloads(),
            **kwargs,
        )

    def downloads(self) -> list[Link]:
        """The address of this page as a file keeps its filters and its order."""
        query = self.request.GET.copy()
        query.pop("page", None)
        links = []
        for name in EXPORTS:
            query["format"] = name
            links.append(Link(name.upper(), f"?{query.urlencode()}"))
        return links
