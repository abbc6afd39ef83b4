"""What an assessment needs before it is signed off (domain.md section 7). Plain values in, words out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from equality.choices import Impact, Outcome, Stage

WORST_FIRST = (Impact.NEGATIVE, Impact.POSSIBLE, Impact.UNKNOWN, Impact.NEUTRAL, Impact.POSITIVE)
NEEDS_ANSWER = frozenset({Impact.NEGATIVE, Impact.POSSIBLE, Impact.UNKNOWN})
"""Impacts that need a mitigation or a justification. A possible one is negative until shown not to be."""
WORKING = (Stage.SCREENING, Stage.DRAFT, Stage.CONSULTATION, Stage.FINAL)
"""Stages in which the text may change."""
REOPENED = Stage.DRAFT


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of one strand. `impact` is None where nobody has assessed it."""

    key: str
    name: str
    impact: Impact | None = None
    mitigations: int = 0
    justified: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that stands between an assessment and its sign-off; `key` names its strand, if any."""

    words: str
    key: str = ""


def needs_answer(impact: Impact | None, mitigations: int, *, justified: bool) -> bool:
    """Whether an impact stands there without a mitigation or a justification."""
    return impact in NEEDS_ANSWER and not mitigations and not justified


def missing_from_strands(answers: Iterable[Answer]) -> list[Missing]:
    """Strand by strand, in the order of the form."""
    found = []
    for answer in answers:
        if answer.impact is None:
            found.append(Missing(f"{answer.name}: the impact is not assessed", answer.key))
        elif needs_answer(answer.impact, answer.mitigations, justified=answer.justified):
            words = f"{answer.name}: the impact is {answer.impact.label.lower()}"
            found.append(Missing(f"{words}, with no mitigation and no justification", answer.key))
    return found


def missing_before_sign_off(answers: Collection[Answer], stage: Stage) -> list[Missing]:
    """Everything that the text and its stage still need; empty where somebody may sign."""
    found = missing_from_strands(answers)
    if not answers:
        found.append(Missing("Its template asks no question, so nothing is assessed"))
    if stage != Stage.FINAL:
        found.append(Missing(f"It is at the stage “{stage.label}” and only a final one can be signed off"))
    return found


def missing_from_outcome(outcome: Outcome | None, reason: str) -> str:
    """What is wrong with the outcome that somebody wants to sign; empty where nothing is."""
    if outcome is None:
        return "Select the outcome of the assessment"
    if outcome is Outcome.CONTINUE and not reason.strip():
        return "Say what justifies going on in spite of the negative impact"
    return ""


def next_stages(stage: Stage) -> tuple[Stage, ...]:
    """Where an assessment may go from here. Signing off is a step of its own, not one of these."""
    if stage in WORKING:
        return tuple(other for other in WORKING if other is not stage)
    if stage is Stage.SIGNED_OFF:
        return (Stage.REVIEW_DUE, REOPENED)
    return (REOPENED,)


def worst(impacts: Iterable[Impact]) -> Impact | None:
    """The impact that a group of assessments is known by."""
    return min(impacts, key=WORST_FIRST.index, default=None)
