"""What an assessment needs before it is signed off (domain.md section 7)."""

from __future__ import annotations

import pytest

from equality.choices import Impact, Outcome, Stage
from equality.rules import (
    NEEDS_ANSWER,
    WORKING,
    WORST_FIRST,
    Answer,
    missing_before_sign_off,
    missing_from_outcome,
    missing_from_strands,
    next_stages,
    worst,
)


def words(*answers: Answer, stage: Stage = Stage.FINAL) -> list[str]:
    return [each.words for each in missing_before_sign_off(answers, stage)]


@pytest.mark.parametrize("impact", sorted(NEEDS_ANSWER))
def test_an_impact_that_may_hurt_needs_a_mitigation_or_a_justification(impact: Impact) -> None:
    said = f"Age: the impact is {impact.label.lower()}, with no mitigation and no justification"
    assert words(Answer("age", "Age", impact)) == [said]
    assert words(Answer("age", "Age", impact, mitigations=1)) == []
    assert words(Answer("age", "Age", impact, justified=True)) == []


@pytest.mark.parametrize("impact", [Impact.NEUTRAL, Impact.POSITIVE])
def test_an_impact_that_hurts_nobody_needs_nothing(impact: Impact) -> None:
    assert words(Answer("age", "Age", impact)) == []


def test_unknown_is_not_neutral() -> None:
    assert words(Answer("age", "Age", Impact.UNKNOWN))
    assert worst([Impact.NEUTRAL, Impact.UNKNOWN]) is Impact.UNKNOWN


def test_a_strand_that_nobody_has_assessed_is_missing_whatever_is_promised() -> None:
    assert words(Answer("age", "Age", None, mitigations=2)) == ["Age: the impact is not assessed"]


def test_every_strand_is_named_in_the_order_of_the_form() -> None:
    answers = [Answer("sex", "Sex"), Answer("race", "Race", Impact.NEUTRAL), Answer("age", "Age")]
    assert [each.key for each in missing_from_strands(answers)] == ["sex", "age"]


def test_a_form_without_questions_cannot_be_signed() -> None:
    assert words() == ["Its template asks no question, so nothing is assessed"]


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.FINAL])
def test_only_a_final_assessment_can_be_signed(stage: Stage) -> None:
    found = words(Answer("age", "Age", Impact.NEUTRAL), stage=stage)
    assert found == [f"It is at the stage “{stage.label}” and only a final one can be signed off"]


@pytest.mark.parametrize(
    ("outcome", "reason", "message"),
    [
        (None, "Because", "Select the outcome"),
        (Outcome.CONTINUE, "", "Say what justifies"),
        (Outcome.CONTINUE, " \n", "Say what justifies"),
    ],
)
def test_an_outcome_that_says_too_little(outcome: Outcome | None, reason: str, message: str) -> None:
    assert missing_from_outcome(outcome, reason).startswith(message)


def test_other_outcomes_need_no_words() -> None:
    for outcome in (Outcome.NO_CHANGE, Outcome.ADJUST, Outcome.STOP):
        assert missing_from_outcome(outcome, "") == ""
    assert missing_from_outcome(Outcome.CONTINUE, "The building is unsafe") == ""


def test_signing_is_not_a_change_of_stage() -> None:
    assert all(Stage.SIGNED_OFF not in next_stages(stage) for stage in Stage)


def test_a_signed_assessment_is_reopened_or_reviewed() -> None:
    assert set(next_stages(Stage.SIGNED_OFF)) == {Stage.REVIEW_DUE, Stage.DRAFT}
    assert set(next_stages(Stage.REVIEW_DUE)) == {Stage.DRAFT}
    for stage in WORKING:
        assert set(next_stages(stage)) == set(WORKING) - {stage}


def test_a_group_is_known_by_its_worst_impact() -> None:
    assert set(WORST_FIRST) == set(Impact)
    assert worst([Impact.POSITIVE, Impact.POSSIBLE, Impact.NEUTRAL]) is Impact.POSSIBLE
    assert worst([]) is None
