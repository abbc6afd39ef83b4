"""How a question of the panel stands, what it is about in words, and the answers it had."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from programme.models import Question, Report
from programme.text_versions import TextVersion, text_versions

ALL_OF_IT = "All of the report"


def state_of(question: Question, today: dt.date) -> str:
    if question.answered_on:
        return "Answered"
    return "Overdue" if question.is_overdue(today) else "Waits for an answer"


def sections_of(report: Report) -> list[tuple[str, str]]:
    """The sections of a report as it was approved: key, and number with title."""
    if report.edition is None:
        return []
    found = report.edition.content["sections"]
    return [(each["key"], f"{each['number']}. {each['title']}") for each in found]


def asked_about(report: Report) -> list[tuple[Question, str]]:
    """The questions about a report in their order, with how each stands today."""
    asked = Question.objects.filter(report=report).for_pages().order_by("number")
    today = report.programme.today()
    return [(each, state_of(each, today)) for each in asked]


def about(question: Question, titles: Mapping[str, str]) -> str:
    """`Section 4. Savings`, by the titles of the report's sections."""
    if not question.section:
        return ALL_OF_IT
    return f"Section {titles.get(question.section, question.section)}"


def answers_of(question: Question) -> list[TextVersion]:
    """Every answer a question had, the one that stands first."""
    return text_versions(question, "answer")
