"""Panels of those who read what is published. Their subject is `Published`; each leads into the report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from django.urls import reverse

from programme.access import Permission
from programme.models import EditionFile, Erratum
from programme.published import Published
from programme.reporting.content import Bullets, Element, Group, Paragraph, Table, Withheld
from programme.ui.parts import Link

SHOWN = 8
"""Rows of a table that a panel shows; of more it tells the number."""


class LatestReport:
    """What was published last: its files, what the panel is asked, and what was put right since."""

    title = "The latest report"
    template_name = "programme/panels/latest_report.html"
    permission = Permission.READ_PUBLISHED

    def context(self, published: Published) -> dict[str, Any] | None:
        report, content = published.latest, published.content
        if report is None or content is None:
            return {"report": None}
        errata = Erratum.objects.filter(programme=published.programme, report=report).standing()
        return {
            "report": report,
            "content": content,
            "files": _files(published),
            "errata": errata.filter(published_on__lte=published.as_at),
        }


def _files(published: Published) -> list[Link]:
    report = published.latest
    if report is None:
        return []
    forms = EditionFile.objects.filter(
        programme=published.programme, edition=report.edition_id, is_exempt=False
    ).values_list("form", flat=True)
    return [
        Link(
            EditionFile.Form(form).label,
            reverse("programme:report-file", args=[published.programme.slug, report.quarter, form]),
        )
        for form in forms
    ]


@dataclass(frozen=True, slots=True)
class Shown:
    """One element of a section; `more` rows of a table stand in the report alone."""

    element: Element
    more: int = 0


class _SectionOfReport:
    """A section of the latest report in its own words, its tables shortened."""

    template_name = "programme/panels/section_of_report.html"
    permission = Permission.READ_PUBLISHED
    title: ClassVar[str]
    key: ClassVar[str]

    def context(self, published: Published) -> dict[str, Any] | None:
        section = published.section(self.key)
        if section is None:
            return None
        return {"elements": list(shown(section.elements)), "href": published.href(section), "of": self.title}


class Summary(_SectionOfReport):
    title, key = "Summary", "summary"


class WhatChanged(_SectionOfReport):
    title, key = "What changed since the report before", "changes"


class WhatBecameOfRecommendations(_SectionOfReport):
    title, key = "Recommendations and responses", "recommendations"


class ComingMeetings(_SectionOfReport):
    title, key = "What comes to which meeting", "forward-plan"


def shown(elements: Iterable[Element]) -> Iterable[Shown]:
    """Pictures stay in the report, where their tables are."""
    for each in elements:
        if isinstance(each, Table):
            short = shortened(each)
            yield Shown(short, len(each.rows) - len(short.rows))
        elif isinstance(each, Paragraph | Bullets | Withheld):
            yield Shown(each)


def shortened(table: Table) -> Table:
    """The first rows. A total would not be theirs, so it is left out with the rest."""
    if len(table.rows) <= SHOWN:
        return table
    groups: list[Group] = []
    left = SHOWN
    for group in table.groups:
        if left <= 0:
            break
        rows: Sequence[Any] = group.rows[:left]
        groups.append(replace(group, rows=rows))
        left -= len(rows)
    return replace(table, groups=groups, total=())


class EarlierReports:
    title = "Earlier reports"
    template_name = "programme/panels/earlier_reports.html"
    permission = Permission.READ_PUBLISHED

    def context(self, published: Published) -> dict[str, Any] | None:
        earlier = published.reports[1:]
        href = reverse("programme:reports", args=[published.programme.slug])
        return {"reports": earlier, "href": href} if earlier else None
