"""Writing a quarterly report: begin one, its front sheet, the words of its sections."""

from __future__ import annotations

from typing import Any

from programme.history import StaleVersion, change, write
from programme.models import Entered, Meeting, Programme, Report, ReportBuild, ReportWords
from programme.operations.errors import Refused
from programme.quarters import Quarter
from programme.reporting.building import hint
from programme.reporting.composing import check_quarter, section_titles

CARRIED_OVER = ("wards", "report_of", "contact")
"""What a front sheet takes over from the report before."""


def create_report(programme: Programme, quarter: Quarter, *, by: Any) -> Report:
    """Begin the report on a quarter. Refused where there is one, and where nothing can be said yet."""
    with change(programme, by=by, what=f"Report on {quarter} begun") as cause:
        others = Report.objects.filter(programme=programme).standing()
        if others.filter(quarter=quarter.label).exists():
            raise Refused(f"There is a report on {quarter} already: open that one", "quarter")
        check_quarter(programme, quarter)
        report = Report(programme=programme, quarter=quarter.label)
        before = others.filter(quarter__lt=quarter.label).order_by("-quarter").first()
        for name in CARRIED_OVER if before else ():
            setattr(report, name, getattr(before, name))
        write(cause, [report])
        hint(report)
    return report


def change_front(
    report: Report,
    *,
    wards: str,
    report_of: str,
    contact: str,
    purpose: str,
    asks: str,
    meeting: Meeting | None,
    by: Any,
) -> Report:
    """Save the front sheet. `report` has the version its author saw. Refused once it is submitted."""
    with change(report.programme, by=by, what=f"{report}: front sheet changed") as cause:
        _must_be_draft(Report.objects.get(pk=report.pk))
        report.wards, report.report_of, report.contact = wards, report_of, contact
        report.purpose, report.asks, report.meeting = purpose, asks, meeting
        write(cause, [report])
        hint(report)
    return report


def change_words(
    report: Report,
    section: str,
    *,
    text: str,
    exempt_text: str,
    exempt_paragraph: int | None,
    version: int,
    by: Any,
) -> ReportWords:
    """Save the words of a section; the words before stay in their history.

    `version` is that of the words their author saw, 0 where there were none. Exempt words need the paragraph
    of Schedule 12A that exempts them. Refused once the report is submitted.
    """
    text, exempt_text = (words.replace("\r\n", "\n").strip() for words in (text, exempt_text))
    if exempt_text and not exempt_paragraph:
        raise Refused("Choose the paragraph by which these words are exempt", "exempt_paragraph")
    with change(report.programme, by=by, what=f"{report}: {section_titles()[section]} written") as cause:
        _must_be_draft(Report.objects.get(pk=report.pk))
        stored = ReportWords.objects.filter(report=report, section=section).standing().first()
        words = stored or ReportWords(programme=report.programme, report=report, section=section)
        if words.version != version:
            raise StaleVersion([words])
        words.text, words.exempt_text = text, exempt_text
        words.exempt_paragraph = (exempt_paragraph or 0) if exempt_text else 0
        rows: list[Entered] = [words]
        write(cause, rows)
        # The report itself has not changed, so that whoever has its front sheet open is not disturbed.
        ReportBuild.objects.filter(report=report).update(version=None)
        hint(report)
    return words


def _must_be_draft(report: Report) -> None:
    if report.state == Report.State.SUBMITTED:
        raise Refused("The report waits for approval: it is changed once it has been sent back")
    if not report.is_draft:
        raise Refused("What is approved never changes: publish an erratum instead")
