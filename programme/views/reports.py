"""A quarterly report read as a paper, its files, what happened to it, and how far its making is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from programme.access import Permission
from programme.models import Edition, EditionFile, Erratum, Report, ReportWords
from programme.presenters import changes_of
from programme.question_states import asked_about
from programme.reporting.building import edition_to_approve, hint, is_behind
from programme.reporting.content import Content, from_json, public
from programme.reporting.html import paper_of
from programme.tables.reports import name_of
from programme.ui.parts import Event, Link
from programme.views.base import ProgrammeView
from programme.views.report_list import list_href
from programme.worker import is_working

State = Report.State
WRITERS, APPROVERS = frozenset({Permission.EDIT_REPORTS}), frozenset({Permission.APPROVE_REPORTS})
ASKERS = frozenset({Permission.ASK_QUESTIONS})
STEPS = {
    State.DRAFT: (
        ("report-words", "Write its words", WRITERS),
        ("change-report", "Change the front sheet", WRITERS),
        ("submit-report", "Submit for approval", WRITERS),
    ),
    State.SUBMITTED: (
        ("approve-report", "Approve", APPROVERS),
        ("send-report-back", "Send back", APPROVERS | WRITERS),
    ),
    State.APPROVED: (("publish-report", "Publish", WRITERS),),
    State.PUBLISHED: (
        ("add-erratum", "Publish an erratum", WRITERS),
        ("ask-question", "Ask a question about it", ASKERS),
    ),
}
"""What may be done next with a report, the likeliest first, and who may."""


class ReportMixin(ProgrammeView):
    """A report that its quarter names, of those the person may read."""

    section = "programme:reports"
    report: Report

    def find(self, quarter: str) -> Report:
        reports = Report.objects.filter(programme=self.programme).readable_by(self.request.user)
        report: Report = self.find_row(reports.for_pages(), quarter=quarter)
        return report


@dataclass(frozen=True, slots=True)
class File:
    label: str
    href: str
    size: str


class ReportPage(ReportMixin):
    """The report as a paper: as it was approved, else as the worker last made it."""

    permission = Permission.READ_PUBLISHED
    is_exempt = False

    def get(self, request: HttpRequest, quarter: str) -> HttpResponse:
        self.report = self.find(quarter)
        behind = is_behind(self.report)
        if behind:
            hint(self.report)
        paper = self.paper()
        if self.is_exempt and not self.has_exempt:
            raise Http404
        context = {
            "title": str(self.report),
            "report": self.report,
            "paper": paper,
            "is_exempt": self.is_exempt,
            "has_exempt": self.has_exempt and self.may(Permission.VIEW),
            "making": behind,
            "build": getattr(self.report, "build", None),
            "is_working": not behind or is_working(),
            "edition": self.edition,
            "files": self.files(),
            "errata": Erratum.objects.filter(programme=self.programme, report=self.report).standing(),
            "tabs": report_tabs(self.report, "report") if self.may(Permission.VIEW) else (),
            "breadcrumbs": [Link("Reports", list_href(self.programme))],
            "steps": self.steps(),
            "questions": asked_about(self.report),
            "said": said_of(self.report) if self.may(Permission.VIEW) else (),
        }
        return render(request, "programme/reports/report.html", context)

    @cached_property
    def edition(self) -> Edition | None:
        """What is approved, or is to be."""
        return self.report.edition or edition_to_approve(self.report)

    @cached_property
    def content(self) -> Content | None:
        """What the worker made of a draft last."""
        build = getattr(self.report, "build", None)
        return from_json(build.content) if build and build.content else None

    @cached_property
    def has_exempt(self) -> bool:
        if self.edition:
            return self.edition.files.filter(is_exempt=True).exists()
        return bool(self.content and self.content.has_exempt)

    def paper(self) -> SafeString | str:
        """The bytes that were frozen, where they were; else drawn from the content that is kept."""
        if self.edition:
            files = self.edition.files.filter(form=EditionFile.Form.HTML, is_exempt=self.is_exempt)
            file = files.select_related("document").first()
            # Our own template has made it, and escaped what people wrote.
            return mark_safe(paper_of(bytes(file.document.content))) if file else ""  # noqa: S308
        if self.content is None:
            return ""
        shown = self.content if self.is_exempt else public(self.content)
        return render_to_string("programme/reports/paper.html", {"content": shown})

    def files(self) -> list[File]:
        if not self.edition:
            return []
        found = self.edition.files.filter(is_exempt=self.is_exempt).values_list("form", "document__size")
        name = "programme:report-exempt-file" if self.is_exempt else "programme:report-file"
        labels = dict(EditionFile.Form.choices)
        return [
            File(
                labels[form],
                reverse(name, args=[self.programme.slug, self.report.quarter, form]),
                f"{max(size // 1024, 1):,} KB",
            )
            for form, size in found
        ]

    def steps(self) -> list[Link]:
        """What the person may do next with the report, the likeliest first."""
        return [
            Link(label, reverse(f"programme:{name}", args=[self.programme.slug, self.report.quarter]))
            for name, label, needed in STEPS[State(self.report.state)]
            if needed & self.request.permissions
        ]


class ExemptReport(ReportPage):
    """The report with what is kept from the public, for those who see into the programme."""

    permission = Permission.VIEW
    is_exempt = True


def report_tabs(report: Report, current: str) -> list[Link]:
    pages = {"report": "The report", "report-words": "Its words", "report-history": "What happened"}
    args = [report.programme.slug, report.quarter]
    return [
        Link(label, reverse(f"programme:{name}", args=args), current=name == current)
        for name, label in pages.items()
    ]


def said_of(report: Report) -> list[str]:
    """Who took which step, and when."""
    steps = (
        ("Submitted", report.submitted_by, report.submitted_on),
        ("Approved", report.approved_by, report.approved_on),
        ("Published", report.published_by, report.published_on),
    )
    return [f"{what} by {name_of(who)} on {on:%-d %B %Y}" for what, who, on in steps if on]


class ReportProgress(ReportMixin):
    """How far the making of a report is: a part of its page that asks again by itself."""

    def get(self, request: HttpRequest, quarter: str) -> HttpResponse:
        self.report = self.find(quarter)
        behind = is_behind(self.report)
        build = getattr(self.report, "build", None)
        if not behind:
            # What is shown is out of date now: the page loads itself anew.
            return HttpResponse(headers={"HX-Refresh": "true"})
        context = {"report": self.report, "making": behind, "build": build, "is_working": is_working()}
        return render(request, "programme/parts/report_progress.html", context)


class ReportFile(ReportMixin):
    """A file of a report, as it was made for approval."""

    permission = Permission.READ_PUBLISHED
    is_exempt = False

    def get(self, request: HttpRequest, quarter: str, form: str) -> HttpResponse:
        report = self.find(quarter)
        edition = report.edition or edition_to_approve(report)
        files = EditionFile.objects.filter(
            programme=self.programme, edition=edition, is_exempt=self.is_exempt
        )
        file = files.filter(form=form).select_related("document").first() if edition else None
        if file is None:
            raise Http404
        response = HttpResponse(bytes(file.document.content), content_type=file.document.media_type)
        response.headers["Content-Disposition"] = f'attachment; filename="{file.document.name}"'
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response


class ExemptReportFile(ReportFile):
    permission = Permission.VIEW
    is_exempt = True


class ReportHistory(ReportMixin):
    """Every change of a report: its words, its front sheet and its steps."""

    def get(self, request: HttpRequest, quarter: str) -> HttpResponse:
        report = self.find(quarter)
        context = {
            "title": f"What happened to the report on {report.period}",
            "report": report,
            "tabs": report_tabs(report, "report-history"),
            "breadcrumbs": [Link("Reports", list_href(self.programme))],
            "events": events_of(report),
        }
        return render(request, "programme/reports/history.html", context)


def events_of(report: Report) -> Sequence[Event]:
    return changes_of(
        report.history,
        ReportWords.history.filter(programme=report.programme, report_id=report.pk),
        Erratum.history.filter(programme=report.programme, report_id=report.pk),
    )
