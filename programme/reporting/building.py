"""Making a report outside of any request: its content for reading, and its files once it is submitted."""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from programme.history import lock
from programme.limits import watch
from programme.models import Document, Edition, EditionFile, Report, ReportBuild, ReportWords
from programme.operations.errors import Refused
from programme.quarters import Quarter
from programme.reporting.composing import SectionWords, Written, compose, parts
from programme.reporting.content import Content, fingerprint, public, to_json
from programme.reporting.rendering import OUTPUTS

log = logging.getLogger(__name__)
CLAIM = dt.timedelta(minutes=2)
"""So long a worker may be silent before another takes over."""
ATTEMPTS = 3
FAULT = (
    "A fault in the product stopped it, and the details are in its log. "
    "It is tried again when something changes"
)


class Busy(Refused):
    """It cannot be made just now, for no fault of its own."""


def hint(report: Report) -> None:
    """Ask the worker, after commit, to make the report. A sweep finds it where the broker takes no hint."""
    transaction.on_commit(partial(_hint, report.programme.slug, report.quarter), robust=True)


def _hint(slug: str, quarter: str) -> None:
    from programme.tasks import make_report

    try:
        make_report.delay(programme=slug, quarter=quarter)
    except Exception:
        log.warning("The broker did not take the hint for %s of %s", quarter, slug, exc_info=True)


def build(report: Report) -> ReportBuild:
    """Bring what is kept of a report up to the programme's newest revision; one worker at a time.

    What cannot be made says why on the build, for the page; it is tried again when something changes.
    """
    kept, _ = ReportBuild.objects.get_or_create(report=report)
    now = timezone.now()
    free = Q(claimed_at=None) | Q(claimed_at__lt=now - CLAIM)
    if not ReportBuild.objects.filter(free, report=report).update(claimed_at=now):
        return kept
    try:
        report.refresh_from_db()
        revision, version, content = _content(report)
        if report.state == Report.State.SUBMITTED:
            _freeze(report, revision, content)
        _keep(report, {"revision": revision, "version": version, "error": "", "content": to_json(content)})
    except Busy as busy:
        _keep(report, {**_failed(report, str(busy)), "revision": None})
    except Refused as refusal:
        _keep(report, _failed(report, str(refusal)))
    except Exception:
        _keep(report, _failed(report, FAULT))
        raise
    kept.refresh_from_db()
    return kept


def _keep(report: Report, values: Mapping[str, Any]) -> None:
    """Write down what came of it, and let go of the report."""
    ReportBuild.objects.filter(report=report).update(**values, step="", claimed_at=None)


def _failed(report: Report, error: str) -> dict[str, Any]:
    return {"revision": report.programme.revision, "version": report.version, "error": error}


def _content(report: Report) -> tuple[int, int, Content]:
    """The content at a revision that no change interrupted, with that revision and the report's version."""
    for _ in range(ATTEMPTS):
        report.programme.refresh_from_db()
        report.refresh_from_db()
        revision, version = report.programme.revision, report.version
        content = content_of(report, progress=_telling(report, with_files=not report.is_draft))
        report.programme.refresh_from_db(fields=["revision"])
        if report.programme.revision == revision:
            return revision, version, content
    raise Busy("The programme is being changed faster than the report can be made: it is tried again soon")


def content_of(
    report: Report, progress: Callable[[int, int, str], None] = lambda done, total, what: None
) -> Content:
    """The content of a report as it stands, compared with the latest earlier one that was approved."""
    before, words = facts_of_previous(report)
    return compose(
        report.programme,
        report.period,
        written_of(report),
        before=before,
        before_words=words,
        progress=progress,
    )


def facts_of_previous(report: Report) -> tuple[Mapping[str, Any] | None, str]:
    """As the latest earlier report printed them; None where there is none, so that they are worked out."""
    earlier = Report.objects.filter(programme=report.programme, quarter__lt=report.quarter).frozen()
    previous = earlier.standing().select_related("edition").order_by("-quarter").first()
    if previous is None or previous.edition is None:
        return None, ""
    return previous.edition.content["facts"], f"the report on {Quarter.from_label(previous.quarter)}"


def written_of(report: Report) -> Written:
    meeting = str(report.meeting.body) if report.meeting else ""
    day = f", {report.meeting.held_on:%-d %B %Y}" if report.meeting and report.meeting.held_on else ""
    words = list(ReportWords.objects.filter(report=report).standing())
    status = "Public, except what is marked" if any(each.exempt_text for each in words) else "Public"
    front = [
        ("Wards affected", report.wards),
        ("Report to", f"{meeting}{day}"),
        ("Report of", report.report_of),
        ("Contact", report.contact),
        ("Status", status),
        ("Purpose", report.purpose),
    ]
    return Written(
        front=[(label, value) for label, value in front if value],
        asks=[line.strip() for line in report.asks.splitlines() if line.strip()],
        sections={
            each.section: SectionWords(each.text, each.exempt_text, each.exempt_paragraph) for each in words
        },
    )


def _telling(report: Report, *, with_files: bool) -> Callable[[int, int, str], None]:
    """Writes down how far it is, so that a page can show it, and renews the claim."""
    more = len(OUTPUTS) if with_files else 0

    def tell(done: int, total: int, what: str) -> None:
        _tell(report, done, total + more, what)

    return tell


def _tell(report: Report, done: int, total: int, what: str) -> None:
    ReportBuild.objects.filter(report=report).update(
        done=done, total=total, step=what[:80], claimed_at=timezone.now()
    )


def _freeze(report: Report, revision: int, content: Content) -> None:
    """Render every file and keep them with the content; nothing where that has been done."""
    if report.editions.filter(version=report.version).exists():
        return
    sections = len(parts())
    files = []
    for place, (form, output) in enumerate(OUTPUTS.items()):
        _tell(report, sections + place, sections + len(OUTPUTS), output.label)
        files.append((form, False, output.render(public(content))))
        if content.has_exempt:
            files.append((form, True, output.render(content)))
    with transaction.atomic():
        lock(report.programme)
        now = Report.objects.get(pk=report.pk)
        unchanged = now.version == report.version and report.programme.revision == revision
        if report.editions.filter(version=report.version).exists() or not unchanged:
            return
        edition = Edition.objects.create(
            programme=report.programme,
            report=report,
            number=report.editions.count() + 1,
            version=report.version,
            built_at=timezone.now(),
            revision=revision,
            content=to_json(content),
            sha256=fingerprint(content),
        )
        for form, is_exempt, data in files:
            EditionFile.objects.create(
                programme=report.programme,
                edition=edition,
                form=form,
                is_exempt=is_exempt,
                document=_document(report, form, data, is_exempt=is_exempt),
            )


def _document(report: Report, form: str, data: bytes, *, is_exempt: bool) -> Document:
    """Kept under the change by which the report was submitted."""
    return Document.objects.create(
        programme=report.programme,
        cause=report.history.latest("history_id").caused_by,
        name=file_name(report.programme.slug, report.quarter, form, is_exempt=is_exempt),
        media_type=OUTPUTS[form].media_type,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        content=data,
    )


def file_name(slug: str, quarter: str, form: str, *, is_exempt: bool = False) -> str:
    return f"{slug}-{quarter}{'-exempt' if is_exempt else ''}.{form}"


def edition_to_approve(report: Report) -> Edition | None:
    """What was made of the report as it was submitted; None until the worker has made it."""
    return report.editions.filter(version=report.version).first()


def is_behind(report: Report) -> bool:
    """Whether something has changed since the content was made. What is approved never is."""
    if report.state not in (Report.State.DRAFT, Report.State.SUBMITTED):
        return False
    kept = ReportBuild.objects.filter(report=report).first()
    if report.state == Report.State.SUBMITTED and edition_to_approve(report):
        return False
    if kept and kept.error and kept.version == report.version:
        return kept.revision != report.programme.revision
    return (
        kept is None
        or kept.version != report.version
        or kept.revision != report.programme.revision
        or report.state == Report.State.SUBMITTED
    )


def reports_behind() -> list[Report]:
    """For the sweep: drafts whose words changed, and what was submitted and is not made yet."""
    waiting = Report.objects.filter(state__in=(Report.State.DRAFT, Report.State.SUBMITTED)).standing()
    changed = waiting.filter(Q(build=None) | ~Q(build__version=F("version")) | Q(state="SUBMITTED"))
    return [report for report in changed.select_related("programme", "meeting__body") if is_behind(report)]


def build_each(reports: Iterable[Report]) -> None:
    """One that cannot be made leaves the others their turn."""
    for report in reports:
        try:
            build(report)
        except Exception:
            log.exception("building %s of %s failed", report.quarter, report.programme.slug)
        watch.renew()
