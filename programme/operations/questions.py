"""Questions of the scrutiny panel about a published report, and their answers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Max

from programme.history import change, write
from programme.models import Question, Report, changed
from programme.operations.errors import Refused
from programme.schedule import WORKING_DAYS

REPLY_WORKING_DAYS = 10
"""Working days within which a member has an answer: two weeks, so that it comes before the next meeting."""


def reply_by(asked_on: dt.date) -> dt.date:
    """The last of the working days for an answer; the day of asking does not count."""
    return dt.date.fromordinal(WORKING_DAYS.add(asked_on.toordinal() + 1, REPLY_WORKING_DAYS - 1))


def ask(report: Report, *, section: str, text: str, by: Any) -> Question:
    """Ask about a report, or one section of it by its key. Refused where the report is not published."""
    if not text.strip():
        raise Refused("Enter your question", "text")
    if not report.is_published:
        raise Refused("Questions are asked about published reports: this one has not been published")
    with change(report.programme, by=by, what=f"{report}: question asked", text=text.strip()) as cause:
        asked = Question.objects.filter(programme=report.programme)
        today = report.programme.today()
        question = Question(
            programme=report.programme,
            report=report,
            number=(asked.aggregate(last=Max("number"))["last"] or 0) + 1,
            section=section,
            text=text.strip(),
            asked_by=by,
            asked_on=today,
            reply_by=reply_by(today),
        )
        write(cause, [question])
    return question


def answer(question: Question, *, answer: str, version: int, by: Any) -> Question:
    """Answer a question, or put an answer right: the one before stays in history and on the page.

    The day of the first answer is kept, as that is what the reply-by date is held against. `version` is the
    one its author saw, else StaleVersion.
    """
    if not answer.strip():
        raise Refused("Enter the answer", "answer")
    is_first = question.answered_on is None
    what = f"{question} answered" if is_first else f"Answer to question {question.number} changed"
    with change(question.programme, by=by, what=what, text=answer.strip()) as cause:
        values: dict[str, Any] = {"answer": answer.strip(), "answered_by": by}
        if is_first:
            values["answered_on"] = question.programme.today()
        edited = changed(question, values)
        edited.version = version
        write(cause, [edited])
    return edited
