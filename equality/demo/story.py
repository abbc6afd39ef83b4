"""Events of the illustrated half-year that belong to equality."""

from __future__ import annotations

from typing import Any

from equality.choices import Outcome, Stage
from equality.models import Assessment
from equality.operations.assessments import change_stage, sign_off
from programme.dates import PlanDate
from programme.models import Person, Programme


def assess(programme: Programme, people: dict[str, Person], event: dict[str, Any]) -> None:
    """The equality lead takes an assessment to another stage."""
    assessment = Assessment.objects.get(programme=programme, slug=event["assessment"])
    change_stage(
        assessment,
        Stage(event["stage"]),
        version=assessment.version,
        by=people["equality"],
        text=event["text"],
    )


def sign(programme: Programme, people: dict[str, Person], event: dict[str, Any]) -> None:
    """Somebody who wrote none of it signs."""
    assessment = Assessment.objects.get(programme=programme, slug=event["assessment"])
    sign_off(
        assessment,
        outcome=Outcome(event["outcome"]),
        reason=event["text"],
        review=PlanDate.from_iso(event["review"]),
        version=assessment.version,
        by=people["office"],
    )
