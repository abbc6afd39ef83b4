"""Promising something about an impact, and keeping track of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from typing import Any

from equality.models import Mitigation, StrandFinding
from equality.operations.assessments import must_be_open, what_of, write_seen
from programme.consequences import Consequence
from programme.dates import PlanDate
from programme.history import change, write
from programme.models import Cause, ScheduleItem, changed
from programme.operations.edits import News, Report, edit_for
from programme.operations.errors import Refused
from programme.operations.updates import preview, report_progress
from programme.planning import load_plan

State = ScheduleItem.State


class Step(Enum):
    """What can be said of a mitigation."""

    OWNER = "OWNER"
    DUE = "DUE"
    DONE = "DONE"


@dataclass(frozen=True, slots=True)
class MitigationReport:
    """Who sees to it now, by when, or when it was done. Only what the step asks for counts."""

    step: Step
    owner: Any = None
    date: PlanDate | None = None
    reason: str = ""
    text: str = ""


def add_mitigation(
    finding: StrandFinding, *, text: str, owner: Any, due: PlanDate | None, by: Any
) -> Mitigation:
    """Promise something about an impact. With a date it is tracked in the plan from now on."""
    assessment = finding.assessment
    programme = assessment.programme
    with change(programme, by=by, what=what_of(assessment, "mitigation added"), text=text) as cause:
        must_be_open(assessment)
        taken = Mitigation.objects.filter(finding__assessment=assessment).order_by("-number")
        number = (taken.values_list("number", flat=True).first() or 0) + 1
        mitigation = Mitigation(programme=programme, finding=finding, number=number, text=text, owner=owner)
        if due:
            _must_be_ahead(due, programme.today(), "due")
            mitigation.item = mitigation_item(mitigation, baseline_end=due)
            write(cause, [mitigation.item])
        write(cause, [mitigation])
    return mitigation


def preview_report(mitigation: Mitigation, report: MitigationReport) -> Consequence:
    """What the report would move; only another date than the first can move anything."""
    _check(mitigation, report)
    if mitigation.item is None or report.step is Step.OWNER:
        return Consequence()
    plan = load_plan(mitigation.programme)
    return preview(plan, edit_for(plan, plan.items[mitigation.item.pk], _progress(report)))


def report_mitigation(
    mitigation: Mitigation, report: MitigationReport, *, version: int, item_version: int, by: Any
) -> Cause:
    """Record news of a mitigation. The versions are those seen; `item_version` is 0 without a date."""
    _check(mitigation, report)
    if report.step is Step.OWNER:
        return _hand_over(mitigation, report, version=version, by=by)
    if mitigation.item is None:
        return _track(mitigation, report, version=version, by=by)
    return report_progress(
        mitigation.item,
        _progress(report),
        by=by,
        version=item_version,
        reason=report.reason if report.step is Step.DUE else "",
        text=report.text,
    )


def _check(mitigation: Mitigation, report: MitigationReport) -> None:
    if report.step is Step.OWNER:
        return
    if mitigation.is_done:
        raise Refused("This mitigation is done already", "step")
    if report.date is None:
        asked = "by when it is to be done" if report.step is Step.DUE else "when it was done"
        raise Refused(f"Enter {asked}", "date")
    today = mitigation.programme.today()
    if report.step is Step.DONE and report.date.first > today:
        raise Refused("The date it was done must be today or before", "date")
    if report.step is Step.DUE and mitigation.item is None:
        _must_be_ahead(report.date, today, "date")


def _progress(report: MitigationReport) -> Report:
    return Report(News.MOVED if report.step is Step.DUE else News.DONE, end=report.date)


def _hand_over(mitigation: Mitigation, report: MitigationReport, *, version: int, by: Any) -> Cause:
    assessment = mitigation.finding.assessment
    owner = report.owner
    words = (
        f"{owner} sees to mitigation {mitigation.number}"
        if owner
        else f"mitigation {mitigation.number} has no owner"
    )
    with change(assessment.programme, by=by, what=what_of(assessment, words), text=report.text) as cause:
        write_seen(cause, changed(mitigation, {"owner_id": owner.pk if owner else None}), version)
    return cause


def _track(mitigation: Mitigation, report: MitigationReport, *, version: int, by: Any) -> Cause:
    """Give a mitigation its first date: the one it is due, or the one on which it was done."""
    assessment = mitigation.finding.assessment
    done = report.step is Step.DONE
    words = f"mitigation {mitigation.number} {'is done' if done else 'has a date'}"
    with change(assessment.programme, by=by, what=what_of(assessment, words), text=report.text) as cause:
        assert report.date is not None  # noqa: S101 - _check has seen to it
        item = (
            mitigation_item(mitigation, actual_end=report.date, state=State.COMPLETE)
            if done
            else mitigation_item(mitigation, baseline_end=report.date)
        )
        write(cause, [item])
        write_seen(cause, changed(mitigation, {"item_id": item.pk}), version)
    return cause


def _must_be_ahead(due: PlanDate, today: dt.date, field: str) -> None:
    if due.last < today:
        raise Refused("The date must be today or later", field)


def mitigation_item(mitigation: Mitigation, **values: Any) -> ScheduleItem:
    """What tracks a mitigation in the plan, not saved."""
    assessment = mitigation.finding.assessment
    return ScheduleItem(
        programme=assessment.programme,
        kind=Mitigation.KIND,
        code=f"{assessment.slug}.{mitigation.number}",
        title=mitigation.text,
        **values,
    )
