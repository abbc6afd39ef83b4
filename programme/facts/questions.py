"""The questions of the scrutiny panel as facts."""

from __future__ import annotations

from programme.days import Day
from programme.facts import Fact, FactKind
from programme.models import Question, Report
from programme.question_states import state_of
from programme.ui.format import short_date


class Questions(FactKind):
    name = "questions"
    title = "Questions from the scrutiny panel"
    one = "question"
    columns = ("Report", "Asked on", "Answer by", "State")
    marks = {"open": "Without an answer", "overdue": "Overdue"}

    def facts(self, day: Day) -> list[Fact]:
        reports = day.by_id(Report)
        ordered = sorted(day.rows(Question), key=lambda each: (each.reply_by, each.number))
        return [_fact(day, each, reports[each.report_id]) for each in ordered]


def _fact(day: Day, question: Question, report: Report) -> Fact:
    marks = {} if question.answered_on else {"open": "on"}
    if question.is_overdue(day.as_at):
        marks["overdue"] = "on"
    return Fact(
        label=f"{question.number} {question.text}",
        href=question.get_absolute_url() if day.stands(question) else "",
        marks=marks,
        cells=(
            report.period.label,
            short_date(question.asked_on),
            short_date(question.reply_by),
            state_of(question, day.as_at),
        ),
    )
