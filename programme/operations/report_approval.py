"""From a draft to a published report: which step can be taken, and taking it (domain.md section 10)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from programme.digests.publication import tell_panel
from programme.history import change, write
from programme.models import Edition, Entered, Erratum, Report, ReportWords
from programme.operations.errors import Refused
from programme.reporting.building import edition_to_approve, hint
from programme.ui.format import long_date

State = Report.State
WRITTEN = (State.DRAFT, State.SUBMITTED)


def authors_of(report: Report) -> set[int]:
    """The ids of everybody who wrote any of the report or submitted it. Sending it back writes nothing."""
    words = ReportWords.history.filter(report_id=report.pk)
    found = {*words.values_list("caused_by__by", flat=True)}
    before = ""
    for each in Report.history.filter(id=report.pk).order_by("version").select_related("caused_by"):
        if each.state in WRITTEN and (before, each.state) != (State.SUBMITTED, State.DRAFT):
            found.add(each.caused_by.by_id)
        before = each.state
    return found - {None}


def check_submit(report: Report) -> None:
    if report.state == State.SUBMITTED:
        raise Refused("The report waits for approval already")
    if not report.is_draft:
        raise Refused("The report has been approved: it is not submitted again")


def submit(report: Report, *, by: Any) -> Report:
    """Hand a draft over for approval: from now on it is not changed, and its files are made."""

    def step(now: Report) -> None:
        check_submit(now)
        now.state, now.submitted_by, now.submitted_on = State.SUBMITTED, by, now.programme.today()

    return _take(report, step, f"{report}: submitted for approval", by=by)


def check_send_back(report: Report) -> None:
    if report.is_draft:
        raise Refused("The report is a draft: there is nothing to send back")
    if report.state != State.SUBMITTED:
        raise Refused("What is approved never changes: publish an erratum instead")


def send_back(report: Report, *, text: str, by: Any) -> Report:
    """Make it a draft again, so that it can be changed. Refused without saying what is to be changed."""
    if not text.strip():
        raise Refused("Say what is to be changed", "text")

    def step(now: Report) -> None:
        check_send_back(now)
        now.state, now.submitted_by, now.submitted_on = State.DRAFT, None, None

    return _take(report, step, f"{report}: sent back", text=text, by=by)


def check_approve(report: Report, *, by: Any) -> Edition:
    """What would be approved. Refused to whoever wrote any of it, and until its files have been made."""
    if report.is_draft:
        raise Refused("The report has not been submitted for approval")
    if report.state != State.SUBMITTED:
        on = long_date(report.approved_on) if report.approved_on else "an earlier day"
        raise Refused(f"The report was approved on {on} already")
    if by.pk in authors_of(report):
        raise Refused("You wrote part of this report or submitted it, so somebody else has to approve it")
    made = edition_to_approve(report)
    if made is None:
        raise Refused("The files of the report are being made: approve it once they can be read")
    return made


def approve(report: Report, *, edition: int, by: Any) -> Report:
    """Freeze what was submitted: content, rules and files. `edition` is the number that was read.

    Refused as by `check_approve`, and where something else has been submitted since it was read.
    """

    def step(now: Report) -> None:
        made = check_approve(now, by=by)
        if made.number != edition:
            raise Refused("Something else has been submitted since you read the report: read it again")
        now.state, now.approved_by, now.approved_on = State.APPROVED, by, now.programme.today()
        now.edition = made

    return _take(report, step, f"{report}: approved", by=by)


def check_publish(report: Report) -> None:
    if report.is_published:
        on = long_date(report.published_on) if report.published_on else "an earlier day"
        raise Refused(f"The report was published on {on} already")
    if report.state != State.APPROVED:
        raise Refused("The report has not been approved: only what is approved is published")


def publish(report: Report, *, by: Any) -> Report:
    """Open an approved report to the panel, as it was approved, and let its members be told by mail."""

    def step(now: Report) -> None:
        check_publish(now)
        now.state, now.published_by, now.published_on = State.PUBLISHED, by, now.programme.today()
        tell_panel(now)

    return _take(report, step, f"{report}: published", by=by)


def check_erratum(report: Report) -> None:
    if not report.is_published:
        raise Refused("Only a published report has an erratum: this one has not been published")


def publish_erratum(report: Report, *, text: str, by: Any) -> Erratum:
    """Say beside a published report what is wrong in it. The report itself stays as it was approved."""
    if not text.strip():
        raise Refused("Say what is wrong, and what is right", "text")
    with change(report.programme, by=by, what=f"{report}: erratum published") as cause:
        now = Report.objects.get(pk=report.pk)
        check_erratum(now)
        number = Erratum.objects.filter(report=now).count() + 1
        today = report.programme.today()
        erratum = Erratum(
            programme=report.programme, report=now, number=number, text=text.strip(), published_on=today
        )
        rows: list[Entered] = [erratum]
        write(cause, rows)
    return erratum


def _take(report: Report, step: Callable[[Report], None], what: str, *, by: Any, text: str = "") -> Report:
    """One step of a report, on what is stored when its turn comes: two people never take it both."""
    with change(report.programme, by=by, what=what, text=text) as cause:
        now = Report.objects.select_related("programme").get(pk=report.pk)
        step(now)
        rows: list[Entered] = [now]
        write(cause, rows)
        hint(now)
    return now
