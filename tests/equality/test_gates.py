"""Gates of closures that an assessment holds: judged by the day on which a stage was entered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from equality.alerts import gates_without_assessment
from equality.choices import Outcome
from equality.choices import Stage as Written
from equality.gates import Gate, GateState, gates_of
from equality.models import Assessment
from programme.days import Day
from programme.facts import facts_of
from programme.models import Programme, ScheduleItem, Urgency
from programme.operations.updates import set_reporting_date
from programme.planning import load_plan
from services.models import Closure, ClosureStage, Service, Stage
from tests.equality.making import make_assessment, make_links
from tests.factories import enter, make_person, make_programme, plan_date
from tests.services.making import make_service

FIRST, DECIDED = dt.date(2011, 1, 1), dt.date(2011, 9, 30)
State = ScheduleItem.State


def decision(
    *assessments: Sequence[tuple[dt.date, str]],
    state: str = State.COMPLETE,
    end: str = "2011-09-30",
    known_since: dt.date | None = FIRST,
    start_kind: str = ScheduleItem.StartKind.DATED,
) -> Gate:
    item = ScheduleItem(pk=1, state=state, actual_end=plan_date(end), start_kind=start_kind)
    [gate] = gates_of([ClosureStage(stage=Stage.DECISION, item_id=1)], {1: item}, assessments, known_since)
    return gate


def test_a_decision_taken_while_the_assessment_was_a_draft_has_an_unmet_gate() -> None:
    gate = decision([(FIRST, Written.DRAFT)])
    assert (gate.state, gate.is_passed) == (GateState.NOT_MET, True)
    assert gate.words == "Decision taken on 30 Sep 2011 without a signed assessment"


def test_an_assessment_signed_on_the_day_of_the_decision_is_in_time_and_one_signed_later_is_not() -> None:
    assert decision([(FIRST, Written.DRAFT), (DECIDED, Written.SIGNED_OFF)]).state == GateState.MET
    after = DECIDED + dt.timedelta(days=1)
    late = decision([(FIRST, Written.DRAFT), (after, Written.SIGNED_OFF)])
    assert late.state == GateState.MET_LATE
    assert late.words.endswith("; there is one since")
    assert decision([(after, Written.SIGNED_OFF)], end="2011-09").state == GateState.MET_LATE
    assert decision([(DECIDED, Written.SIGNED_OFF)], end="2011-09").state == GateState.MET


def test_an_assessment_that_was_reopened_after_the_decision_was_signed_when_it_was_taken() -> None:
    past = [(FIRST, Written.SIGNED_OFF), (dt.date(2011, 10, 5), Written.DRAFT)]
    assert decision(past).state == GateState.MET
    reopened_before = [(FIRST, Written.SIGNED_OFF), (dt.date(2011, 9, 5), Written.DRAFT)]
    assert decision(reopened_before).state == GateState.NOT_MET
    withdrawn = [(FIRST, Written.SIGNED_OFF), (dt.date(2011, 9, 5), "")]
    assert decision(withdrawn).state == GateState.NOT_MET


@pytest.mark.parametrize(
    ("end", "known_since", "start_kind"),
    [
        ("2011-09-30", FIRST, ScheduleItem.StartKind.COMPLETED),
        ("", FIRST, ScheduleItem.StartKind.COMPLETED),
        ("2010-12-31", FIRST, ScheduleItem.StartKind.DATED),
    ],
)
def test_what_was_over_before_the_system_is_not_seen_and_not_unmet(
    end: str, known_since: dt.date, start_kind: str
) -> None:
    gate = decision(end=end, known_since=known_since, start_kind=start_kind)
    assert (gate.state, gate.is_passed) == (GateState.NOT_SEEN, True)


def test_a_cancelled_stage_has_no_gate() -> None:
    item = ScheduleItem(pk=1, state=State.CANCELLED)
    assert not list(gates_of([ClosureStage(stage=Stage.DECISION, item_id=1)], {1: item}, (), FIRST))


@pytest.fixture
def programme() -> Programme:
    return make_programme(today=dt.date(2011, 2, 15))


def decide(programme: Programme, service: Service, on: dt.date) -> None:
    set_reporting_date(programme, on, by=None)
    for name in (Stage.CONSULTATION, Stage.DECISION):
        stage = ClosureStage.objects.select_related("item").get(closure__service=service, stage=name)
        stage.item.state, stage.item.actual_end = State.COMPLETE, plan_date(f"{on}")
        enter(programme, stage.item)


def sign(assessment: Assessment) -> None:
    assessment.stage, assessment.outcome = Written.SIGNED_OFF, Outcome.values[0]
    assessment.signed_by, assessment.signed_on = make_person("signer"), dt.date(2011, 3, 31)
    enter(assessment.programme, assessment)


@pytest.mark.django_db
def test_a_decision_without_a_signed_assessment_counts_and_opens_an_alert_until_one_is_signed(
    programme: Programme,
) -> None:
    service = make_service(programme, "Elm House")
    assessment = make_assessment(programme, "Elm House")
    make_links(assessment, services=[service])
    decide(programme, service, dt.date(2011, 3, 31))
    unmet = facts_of(Day(programme), "gates").where(gate="NOT_MET")
    words = "Decision taken on 31 Mar 2011 without a signed assessment"
    assert [(fact.label, fact.cells[1], fact.cells[4]) for fact in unmet] == [
        ("Elm House", "Decision", words)
    ]
    [finding] = gates_without_assessment(load_plan(programme), 30)
    assert (finding.subject, finding.urgency) == ("stage:elm-house.decision", Urgency.HIGH)
    assert finding.message == f"Elm House: d{words[1:]}."

    set_reporting_date(programme, dt.date(2011, 4, 1), by=None)
    assessment.refresh_from_db()
    sign(assessment)
    assert not list(gates_without_assessment(load_plan(programme), 30))
    assert [fact.cells[3] for fact in facts_of(Day(programme), "gates").where(service="elm-house")] == [
        "Met",
        "Met too late",
    ]
    then = facts_of(Day(programme, dt.date(2011, 3, 31)), "gates")
    assert len(then.where(gate="NOT_MET")) == 1


@pytest.mark.django_db
def test_a_service_that_stays_lacks_an_assessment_while_the_decision_on_it_needs_one(
    programme: Programme,
) -> None:
    service = make_service(programme, "Elm House", closure=Closure.Kind.RETAIN)
    make_service(programme, "Oak House", closure=None)
    assert [fact.label for fact in facts_of(Day(programme), "unassessed")] == ["Elm House"]
    stage = ClosureStage.objects.select_related("item").get(closure__service=service, stage=Stage.DECISION)
    stage.item.state, stage.item.start_kind = State.COMPLETE, ScheduleItem.StartKind.COMPLETED
    enter(programme, stage.item)
    assert not facts_of(Day(programme), "unassessed")
