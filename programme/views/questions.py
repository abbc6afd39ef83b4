"""Questions of the scrutiny panel about published reports: asking, reading and answering."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from programme.access import Permission
from programme.forms.questions import AnswerForm, QuestionForm
from programme.models import Entered, Programme, Question
from programme.operations.questions import REPLY_WORKING_DAYS, answer, ask
from programme.question_states import about, answers_of, sections_of, state_of
from programme.tables.questions import QuestionTable
from programme.ui.format import long_date
from programme.ui.parts import Link
from programme.ui.views import TableView
from programme.views.base import ProgrammeView
from programme.views.published import tabs
from programme.views.reports import ReportMixin
from programme.views.saving import SavingView


def questions_to(person: Any, programme: Programme) -> Any:
    """The questions of a programme that somebody may read."""
    return Question.objects.filter(programme=programme).readable_by(person)


class QuestionList(ProgrammeView, TableView):
    section = "programme:reports"
    permission = Permission.READ_PUBLISHED
    template_name = "programme/questions.html"
    title = "Questions from the panel"
    one = "question"
    table_class = QuestionTable

    def get_queryset(self) -> Any:
        return questions_to(self.request.user, self.programme).for_pages()

    def get_table_kwargs(self) -> dict[str, Any]:
        return {"today": self.programme.today()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            tabs=tabs(self.programme, "questions"),
            days=REPLY_WORKING_DAYS,
            may_ask=self.may(Permission.ASK_QUESTIONS),
            reports_href=reverse("programme:reports", args=[self.programme.slug]),
            **kwargs,
        )


class QuestionMixin(ProgrammeView):
    section = "programme:reports"
    question: Question

    def find(self, number: int) -> None:
        found = questions_to(self.request.user, self.programme).for_pages()
        self.question = self.find_row(found, number=number)

    def about(self) -> str:
        titles = dict(sections_of(self.question.report))
        return f"{self.question.report}. {about(self.question, titles)}"


class QuestionPage(QuestionMixin):
    """A question with the answer that stands, and those before it."""

    permission = Permission.READ_PUBLISHED

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        self.find(number)
        question, today = self.question, self.programme.today()
        answers = answers_of(question)
        context = {
            "title": str(question),
            "question": question,
            "about": self.about(),
            "state": state_of(question, today),
            "answer": answers[0] if answers else None,
            "earlier": answers[1:],
            "may_answer": self.may(Permission.EDIT_REPORTS),
            "breadcrumbs": [Link("Questions", list_href(self.programme))],
        }
        return render(request, "programme/question.html", context)


def list_href(programme: Programme) -> str:
    return reverse("programme:questions", args=[programme.slug])


class AskQuestion(ReportMixin, SavingView):
    """A member asks about a report that is published to them."""

    permission = Permission.ASK_QUESTIONS
    question: Question | None = None

    def find_subject(self, **address: Any) -> None:
        self.report = self.find(address["quarter"])

    def get_form(self, data: Any = None) -> QuestionForm:
        return QuestionForm(data, sections=sections_of(self.report))

    def page(self) -> dict[str, Any]:
        return {
            "title": "Ask a question",
            "caption": str(self.report),
            "lead": f"The programme office answers within {REPLY_WORKING_DAYS} working days. "
            "The question, your name and the answer are seen by the panel and the council’s officers.",
        }

    def save(self, form: QuestionForm) -> None:
        self.question = ask(self.report, **form.cleaned_data, by=self.request.user)

    @property
    def saved_message(self) -> str:  # type: ignore[override]
        day = long_date(self.question.reply_by) if self.question else ""
        return f"Your question is with the programme office. It answers by {day}."

    def success_url(self) -> str:
        return self.question.get_absolute_url() if self.question else self.report.get_absolute_url()


class AnswerQuestion(QuestionMixin, SavingView):
    permission = Permission.EDIT_REPORTS
    saved_message = "The answer is saved. The panel can read it."

    def find_subject(self, **address: Any) -> None:
        self.find(address["number"])

    def rows(self) -> dict[str, Entered | None]:
        return {"version": self.question}

    def form_on(self, rows: Mapping[str, Any], data: Any = None) -> AnswerForm:
        return AnswerForm(data, question=rows["version"])

    def page(self) -> dict[str, Any]:
        verb = "Change the answer to" if self.question.answered_on else "Answer"
        return {
            "title": f"{verb} question {self.question.number}",
            "caption": self.about(),
            "lead": self.question.text,
        }

    def save(self, form: AnswerForm) -> None:
        answer(self.question, **form.cleaned_data, by=self.request.user)

    def success_url(self) -> str:
        return self.question.get_absolute_url()
