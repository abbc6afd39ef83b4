"""Gates of closures that an equality assessment holds (domain.md section 6): passed ones, and the next.

Whether a gate was met is judged by the day on which its stage was entered: an assessment that is reopened
later was signed then, and one that is signed later was not. Plain rows in, words out.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils import timezone

from equality.choices import Stage
from equality.models import Assessment, AssessmentService
from programme.dates import PlanDate
from programme.models import AsAt, Programme, ScheduleItem, history_until
from services import models as services
from services.querysets import REACHED

Past = Sequence[tuple[dt.date, str]]
"""The stages that an assessment has held, each with the day since when, oldest first; "" once withdrawn."""
DRAFTED = (Stage.DRAFT, Stage.CONSULTATION, Stage.FINAL, Stage.SIGNED_OFF, Stage.REVIEW_DUE)
SIGNED = (Stage.SIGNED_OFF, Stage.REVIEW_DUE)


@dataclass(frozen=True, slots=True)
class _Need:
    """What a stage needs to be entered: an assessment at one of these stages."""

    stages: Collection[str]
    what: str
    passed: str


NEEDS = {
    services.Stage.CONSULTATION: _Need(DRAFTED, "drafted assessment", "consultation begun"),
    services.Stage.DECISION: _Need(SIGNED, "signed assessment", "decision taken"),
}


class GateState(TextChoices):
    NOT_MET = "NOT_MET", "Not met"
    MET_LATE = "MET_LATE", "Met too late"
    NOT_SEEN = "NOT_SEEN", "Evidence not seen"
    MET = "MET", "Met"


@dataclass(frozen=True, slots=True)
class Gate:
    """One gate of a closure; `words` say what is missing, empty where nothing is."""

    stage: services.ClosureStage
    state: GateState
    is_passed: bool
    words: str = ""


def past_of_service(
    programme: Programme, when: AsAt | None, links: Iterable[AssessmentService]
) -> dict[int, list[Past]]:
    """Of each service, by its id, what the assessments that cover it have been, up to a time; one query."""
    held: defaultdict[int, list[tuple[dt.date, str]]] = defaultdict(list)
    rows = history_until(Assessment, programme, when).order_by("history_date", "history_id")
    for pk, since, stage, withdrawn in rows.values_list("id", "history_date", "stage", "withdrawn_at"):
        held[pk].append((timezone.localdate(since), "" if withdrawn else stage))
    found: defaultdict[int, list[Past]] = defaultdict(list)
    for link in links:
        if link.assessment_id in held:
            found[link.service_id].append(held[link.assessment_id])
    return dict(found)


def gates_of(
    stages: Iterable[services.ClosureStage],
    items: Mapping[int, ScheduleItem],
    assessments: Collection[Past],
    known_since: dt.date | None,
) -> Iterator[Gate]:
    """Those of the stages of one closure that apply, in their order.

    What was over before the first day of the system, or complete when it was entered, was not seen by it.
    """
    for stage in stages:
        item, need = items[stage.item_id], NEEDS.get(services.Stage(stage.stage))
        if item.state == ScheduleItem.State.CANCELLED:
            continue
        is_passed = item.state in REACHED or item.actual_start is not None
        if need:
            if is_passed:
                yield _passed(stage, item, need, assessments, known_since)
            else:
                yield _ahead(stage, need, assessments)


def passed_and_next(gates: Iterable[Gate]) -> list[Gate]:
    """Those that were passed and the first to come, of the gates of one closure."""
    found = list(gates)
    return [*(gate for gate in found if gate.is_passed), *[gate for gate in found if not gate.is_passed][:1]]


def _ahead(stage: services.ClosureStage, need: _Need, assessments: Collection[Past]) -> Gate:
    if any(_stage_on(each, None) in need.stages for each in assessments):
        return Gate(stage, GateState.MET, False)
    return Gate(stage, GateState.NOT_MET, False, f"A {need.what} that covers it")


def _passed(
    stage: services.ClosureStage,
    item: ScheduleItem,
    need: _Need,
    assessments: Collection[Past],
    known_since: dt.date | None,
) -> Gate:
    entered, passed = _entered(stage, item), need.passed.capitalize()
    words = f"{passed} without a {need.what}"
    if entered:
        words = f"{passed} {'in' if entered.is_month else 'on'} {entered} without a {need.what}"
    if any(_stage_on(each, entered.last if entered else None) in need.stages for each in assessments):
        return Gate(stage, GateState.MET, True)
    if item.start_kind == ScheduleItem.StartKind.COMPLETED or (
        entered and known_since and entered.last < known_since
    ):
        return Gate(stage, GateState.NOT_SEEN, True, f"{passed} before the plan was entered")
    if any(_stage_on(each, None) in need.stages for each in assessments):
        return Gate(stage, GateState.MET_LATE, True, f"{words}; there is one since")
    return Gate(stage, GateState.NOT_MET, True, words)


def _entered(stage: services.ClosureStage, item: ScheduleItem) -> PlanDate | None:
    """A consultation is entered when it begins, a decision when it is taken."""
    if stage.stage == services.Stage.CONSULTATION:
        return item.actual_start or item.actual_end
    return item.actual_end or item.actual_start


def _stage_on(held: Past, day: dt.date | None) -> str:
    """The stage at the end of a day, or the last one known."""
    return next((stage for since, stage in reversed(held) if day is None or since <= day), "")
