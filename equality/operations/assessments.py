"""Writing an assessment, taking it through its stages, and signing it off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from equality.choices import Outcome, Stage
from equality.models import Assessment, StrandFinding, TemplateStrand
from equality.reading import answers_of, authors_of
from equality.rules import REOPENED, missing_before_sign_off, missing_from_outcome, next_stages
from programme.dates import PlanDate
from programme.history import StaleVersion, change, write
from programme.models import Cause, Entered, ScheduleItem, changed
from programme.operations.errors import Refused

SIGNED = "It is signed off, so it stays as it is: change its stage to draft first"


def record_finding(
    assessment: Assessment,
    strand: TemplateStrand,
    values: Mapping[str, Any],
    *,
    version: int,
    by: Any,
    text: str = "",
) -> Cause:
    """Say what the impact on a strand is. `version` is the finding's that the author saw, 0 where none was.

    Refused on a signed assessment, and without a reason where the impact differs from the one before.
    """
    with change(
        assessment.programme, by=by, what=what_of(assessment, f"{strand.name} written"), text=text
    ) as cause:
        must_be_open(assessment)
        stored = StrandFinding.objects.filter(assessment=assessment, strand=strand).standing().first()
        if (stored.version if stored else 0) != version:
            raise StaleVersion([stored] if stored else [])
        if stored and stored.impact != values["impact"]:
            if not text.strip():
                raise Refused("Say why the impact is another one now", "text")
            values = {**values, "stated_outright": True}
        row = (
            changed(stored, values)
            if stored
            else StrandFinding(programme=assessment.programme, assessment=assessment, strand=strand, **values)
        )
        write(cause, [row])
    return cause


def change_stage(assessment: Assessment, stage: Stage, *, version: int, by: Any, text: str) -> Cause:
    """Go to another stage; reopening a signed assessment takes its signature away (history keeps it)."""
    if not text.strip():
        raise Refused("Say in a sentence why the stage changes", "text")
    with change(
        assessment.programme, by=by, what=what_of(assessment, f"now {stage.label.lower()}"), text=text
    ) as cause:
        if stage not in next_stages(Stage(assessment.stage)):
            raise Refused(f"It cannot go from {assessment.get_stage_display()} to {stage.label}", "stage")
        values: dict[str, Any] = {"stage": stage}
        if stage is REOPENED:
            values |= {"signed_by_id": None, "signed_on": None}
        write_seen(cause, changed(assessment, values), version)
    return cause


def sign_off(
    assessment: Assessment,
    *,
    outcome: Outcome | None,
    reason: str,
    review: PlanDate | None,
    version: int,
    by: Any,
) -> Cause:
    """Sign a final assessment. Refused with what is missing, and for somebody who wrote any of it."""
    programme = assessment.programme
    with change(
        programme, by=by, what=what_of(assessment, "signed off"), text=outcome.label if outcome else ""
    ) as cause:
        if missing := missing_before_sign_off(answers_of(assessment), Stage(assessment.stage)):
            raise Refused("; ".join(each.words for each in missing))
        if by in authors_of(assessment):
            raise Refused("You wrote part of it, so somebody else must sign it off")
        if wrong := missing_from_outcome(outcome, reason):
            raise Refused(wrong, "reason" if outcome else "outcome")
        if review and review.first <= programme.today():
            raise Refused("The review must be after today", "review")
        signed = changed(
            assessment,
            {
                "stage": Stage.SIGNED_OFF,
                "outcome": outcome,
                "outcome_reason": reason,
                "signed_by_id": by.pk,
                "signed_on": programme.today(),
            },
        )
        if review:
            signed.review = _next_review(cause, assessment, review)
        write_seen(cause, signed, version)
    return cause


def _next_review(cause: Cause, assessment: Assessment, end: PlanDate) -> ScheduleItem:
    """The item of the coming review. The one before it is over: signing anew is what it was for."""
    today = assessment.programme.today()
    rows: list[Entered] = []
    before = assessment.review
    if before and before.state != ScheduleItem.State.COMPLETE:
        done = {"state": ScheduleItem.State.COMPLETE, "actual_end": PlanDate.of_day(today)}
        rows.append(changed(before, done))
    codes = ScheduleItem.objects.filter(
        programme=assessment.programme, kind=Assessment.REVIEW, code__startswith=f"{assessment.slug}."
    )
    item = ScheduleItem(
        programme=assessment.programme,
        kind=Assessment.REVIEW,
        code=f"{assessment.slug}.{codes.count() + 1}",
        title=f"Review of the equality assessment of {assessment.title}"[:300],
        baseline_end=end,
    )
    write(cause, [*rows, item])
    return item


def write_seen(cause: Cause, row: Entered, version: int) -> None:
    """Write a row as changed by somebody who saw this version of it."""
    row.version = version
    write(cause, [row])


def must_be_open(assessment: Assessment) -> None:
    assessment.refresh_from_db(fields=["stage"])
    if not assessment.may_change:
        raise Refused(SIGNED)


def what_of(assessment: Assessment, what: str) -> str:
    """`Equality assessment Herrick Lodge: Race written`, cut where the title is long."""
    words = f": {what}"
    return f"Equality assessment {assessment.title}"[: 200 - len(words)] + words
