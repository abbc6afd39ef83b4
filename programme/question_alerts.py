"""The alert rule for questions of the scrutiny panel."""

from __future__ import annotations

from collections.abc import Iterator

from programme.access import Permission
from programme.alerts import AlertRule, Finding
from programme.models import Question, Report, Urgency, as_at, standing
from programme.planning import Plan
from programme.ui.format import long_date


def question_overdue(plan: Plan, limit: int = 0) -> Iterator[Finding]:
    """Not answered, and the day by which an answer was promised has passed."""
    questions = (
        standing(Question, plan.programme) if plan.on is None else as_at(Question, plan.programme, plan.on)
    )
    waiting = [each for each in questions if each.is_overdue(plan.as_at)]
    reports = Report.objects.in_bulk({each.report_id for each in waiting})
    for each in waiting:
        period = reports[each.report_id].period
        message = (
            f"{each} about the report on {period} was to be answered by {long_date(each.reply_by)} "
            "and has no answer."
        )
        yield Finding(f"question:{each.number}", message, urgency=Urgency.HIGH)


QUESTION_OVERDUE = AlertRule(
    "question_overdue",
    "Question overdue",
    "question",
    "A member of the scrutiny panel asked it, and its reply-by date has passed without an answer.",
    "Answer the question.",
    question_overdue,
    audience=Permission.EDIT_REPORTS,
)
