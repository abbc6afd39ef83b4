"""Writing a report: its front sheet, the words of each section, and what they were before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from programme.access import Permission
from programme.forms.reports import FrontForm, WordsForm
from programme.models import Entered, Meeting, ReportWords
from programme.operations.reports import change_front, change_words
from programme.reporting.composing import parts
from programme.reporting.word_changes import Span, word_changes
from programme.tables.reports import name_of
from programme.ui.format import long_date
from programme.ui.parts import Link
from programme.views.report_list import list_href
from programme.views.reports import ReportMixin, report_tabs
from programme.views.saving import SavingView


class WritingView(ReportMixin, SavingView):
    permission = Permission.EDIT_REPORTS

    def success_url(self) -> str:
        return self.report.get_absolute_url()


class ChangeReport(WritingView):
    saved_message = "The front sheet is saved."

    def find_subject(self, **address: Any) -> None:
        self.report = self.find(address["quarter"])

    def rows(self) -> dict[str, Entered | None]:
        return {"version": self.report}

    def form_on(self, rows: Mapping[str, Any], data: Any = None) -> FrontForm:
        meetings = Meeting.objects.filter(programme=self.programme).standing().select_related("body")
        return FrontForm(data, report=rows["version"], meetings=list(meetings))

    def page(self) -> dict[str, Any]:
        return {"title": "Change the front sheet", "caption": str(self.report)}

    def save(self, form: FrontForm) -> None:
        said = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        self.report.version = form.cleaned_data["version"]
        change_front(self.report, **said, by=self.request.user)


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section of a report, and what is written in it."""

    key: str
    title: str
    hint: str
    words: ReportWords | None


class ReportWordsList(ReportMixin):
    """The sections of a report with what is written in each."""

    def get(self, request: HttpRequest, quarter: str) -> HttpResponse:
        self.report = self.find(quarter)
        found = ReportWords.objects.filter(programme=self.programme, report=self.report).standing()
        written = {each.section: each for each in found}
        context = {
            "title": f"Words of the report on {self.report.period}",
            "report": self.report,
            "tabs": report_tabs(self.report, "report-words"),
            "breadcrumbs": [Link("Reports", list_href(self.programme))],
            "sections": [
                SectionRow(key, shares[0].title, shares[0].hint, written.get(key))
                for key, shares in parts().items()
            ],
            "can_edit": self.may(Permission.EDIT_REPORTS) and self.report.is_draft,
        }
        return render(request, "programme/reports/words.html", context)


class SectionMixin(ReportMixin):
    words: ReportWords | None

    def find_section(self, address: Mapping[str, Any]) -> None:
        self.report = self.find(address["quarter"])
        shares = parts().get(address["section"])
        if shares is None:
            raise Http404
        self.part = shares[0]
        rows = ReportWords.objects.filter(programme=self.programme, report=self.report)
        self.words = rows.filter(section=self.part.key).standing().first()

    def words_href(self) -> str:
        return reverse("programme:report-words", args=[self.programme.slug, self.report.quarter])


class ChangeWords(SectionMixin, WritingView):
    template_name = "programme/reports/words_form.html"

    def find_subject(self, **address: Any) -> None:
        self.find_section(address)

    def rows(self) -> dict[str, Entered | None]:
        return {"version": self.words}

    def form_on(self, rows: Mapping[str, Any], data: Any = None) -> WordsForm:
        return WordsForm(data, words=rows["version"])

    def page(self) -> dict[str, Any]:
        return {
            "title": self.part.title,
            "caption": f"Words of the report on {self.report.period}",
            "lead": self.part.hint,
            "history_href": self.history_href() if self.words else "",
        }

    def history_href(self) -> str:
        args = [self.programme.slug, self.report.quarter, self.part.key]
        return reverse("programme:words-history", args=args)

    def save(self, form: WordsForm) -> None:
        change_words(self.report, self.part.key, **form.cleaned_data, by=self.request.user)

    @property
    def saved_message(self) -> str:  # type: ignore[override]
        return f"The words of “{self.part.title}” are saved."

    def success_url(self) -> str:
        return self.words_href()


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the words of a section: who wrote it, when, and what is other than before."""

    number: int
    who: str
    when: str
    spans: list[Span]
    exempt_spans: list[Span]
    paragraph: int


class WordsHistory(SectionMixin):
    def get(self, request: HttpRequest, **address: Any) -> HttpResponse:
        self.find_section(address)
        if self.words is None:
            raise Http404
        context = {
            "title": f"Versions of “{self.part.title}”",
            "caption": f"Words of the report on {self.report.period}",
            "breadcrumbs": [
                Link("Reports", list_href(self.programme)),
                Link("Words", self.words_href()),
            ],
            "versions": versions_of(self.words),
        }
        return render(request, "programme/reports/words_history.html", context)


def versions_of(words: ReportWords) -> list[Version]:
    """Newest first."""
    rows = list(words.history.order_by("version").select_related("caused_by__by"))
    found = []
    before = ReportWords()
    for row in rows:
        found.append(
            Version(
                row.version,
                name_of(row.caused_by.by),
                long_date(timezone.localdate(row.caused_by.effective_at)),
                word_changes(before.text, row.text),
                word_changes(before.exempt_text, row.exempt_text),
                row.exempt_paragraph,
            )
        )
        before = row
    return found[::-1]
