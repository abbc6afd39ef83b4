"""Impact over all assessments, as a table of rows and strands."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.urls import reverse

from equality.cumulative import GROUPINGS, Overview, overview
from equality.tables import CumulativeTable, strand_columns
from equality.views.assessments import tabs
from programme.ui.parts import Link
from programme.ui.tables import Table
from programme.ui.views import TableView
from programme.views.base import ProgrammeView


class Cumulative(ProgrammeView, TableView):
    section = "equality:assessments"
    template_name = "equality/cumulative.html"
    title = "Cumulative equality impact"
    table_class = CumulativeTable
    per_page = 100
    export_name = "cumulative-equality-impact"

    @cached_property
    def grouping(self) -> str:
        asked = self.request.GET.get("by", "")
        return asked if asked in GROUPINGS else "assessment"

    @cached_property
    def overview(self) -> Overview:
        return overview(self.programme, self.grouping)

    @property
    def one(self) -> str:  # type: ignore[override]
        return GROUPINGS[self.grouping][0].lower()

    def get_queryset(self) -> Any:
        return self.overview.rows

    def get_table(self, rows: Any) -> Table:
        return CumulativeTable(
            rows,
            caption=f"{self.title} by {self.one}",
            subject=GROUPINGS[self.grouping][0],
            extra_columns=strand_columns(self.overview),
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        here = reverse("equality:cumulative", args=[self.programme.slug])
        groupings = [
            Link(f"By {label.lower()}", f"{here}?by={key}", current=key == self.grouping)
            for key, (label, _) in GROUPINGS.items()
        ]
        return super().get_context_data(
            tabs=tabs(self.programme, "equality:cumulative"),
            groupings=groupings,
            several="" if self.grouping == "assessment" else self.one,
            **kwargs,
        )
