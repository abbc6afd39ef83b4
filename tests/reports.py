"""Reports for tests, as far as the tests need them: what the worker makes is short here."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

from django.utils import timezone

from programme.models import (
    Document,
    Edition,
    EditionFile,
    Person,
    Programme,
    Question,
    Report,
    ReportBuild,
    ReportWords,
)
from tests.factories import TODAY, enter

State = Report.State
CONTENT: dict[str, Any] = {
    "programme": "River",
    "council": "River Council",
    "title": "River: quarterly report",
    "period": "A quarter",
    "quarter": "2010-Q4",
    "as_at": "2011-02-15",
    "revision": 1,
    "is_illustrative": False,
    "front": [["Wards affected", "All"]],
    "asks": [],
    "sections": [
        {
            "key": "summary",
            "title": "Summary",
            "number": 1,
            "elements": [
                {"kind": "paragraph", "text": "As planned.", "lead": "", "exempt": 0, "number": "1.1"}
            ],
        }
    ],
    "facts": {},
}
PAGE = b"<html><article><h1>The paper</h1></article></html>"


def make_reports(programme: Programme, by: Person | None = None) -> dict[str, Report]:
    """A draft with words, one that waits for approval, one approved and one published."""
    quarters = {
        State.DRAFT: "2010-Q4",
        State.SUBMITTED: "2010-Q3",
        State.APPROVED: "2010-Q2",
        State.PUBLISHED: "2010-Q1",
    }
    found = {state.value: make_report(programme, quarter, state) for state, quarter in quarters.items()}
    draft = found[State.DRAFT]
    enter(programme, ReportWords(programme=programme, report=draft, section="summary", text="As planned."))
    programme.refresh_from_db()
    ReportBuild.objects.create(
        report=draft, revision=programme.revision, version=draft.version, content=CONTENT
    )
    return found


def make_report(programme: Programme, quarter: str, state: Report.State = State.DRAFT) -> Report:
    """A report in a state, with an edition once it has been submitted, also with what is exempt."""
    report = Report(programme=programme, quarter=quarter)
    enter(programme, report)
    if state == State.DRAFT:
        return report
    report.state, report.submitted_on = State.SUBMITTED, TODAY
    enter(programme, report)
    report.edition = make_edition(report)
    if state == State.SUBMITTED:
        report.edition = None
        return report
    report.state, report.approved_on = state, TODAY
    report.published_on = TODAY if state == State.PUBLISHED else None
    enter(programme, report)
    return report


def make_edition(report: Report) -> Edition:
    edition = Edition.objects.create(
        programme=report.programme,
        report=report,
        number=report.editions.count() + 1,
        version=report.version,
        built_at=timezone.now(),
        revision=report.programme.revision,
        content=CONTENT,
        sha256="0" * 64,
    )
    cause = report.history.latest("history_id").caused_by
    for is_exempt in (False, True):
        document = Document.objects.create(
            programme=report.programme,
            cause=cause,
            name=f"{report.quarter}.html",
            media_type="text/html",
            size=len(PAGE),
            sha256=hashlib.sha256(PAGE).hexdigest(),
            content=PAGE,
        )
        EditionFile.objects.create(
            programme=report.programme, edition=edition, form="html", is_exempt=is_exempt, document=document
        )
    return edition


def make_question(report: Report, by: Person, **fields: Any) -> Question:
    """What a member asks about a published report; nobody has answered."""
    number = Question.objects.filter(programme=report.programme).count() + 1
    values = {"text": "Why?", "asked_on": TODAY, "reply_by": TODAY + dt.timedelta(days=14)}
    question = Question(
        programme=report.programme, report=report, number=number, asked_by=by, **{**values, **fields}
    )
    enter(report.programme, question)
    return question
