"""The workstreams that a report lists, with their places in the plan."""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from programme.items import item_href
from programme.models import ListedWorkstream
from programme.ui.columns import Column
from programme.ui.format import NOT_STATED, link
from programme.ui.tables import Table


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
