"""How far equality assessments are on a day, and which gates of closures wait for one."""

from __future__ import annotations

from typing import Any

from programme.days import Day
from programme.facts import facts_of


def equality(day: Day) -> dict[str, Any]:
    found, gates, impacts, promises, missing = (
        facts_of(day, name) for name in ("assessments", "gates", "impacts", "mitigations", "unassessed")
    )
    return {
        "all": len(found),
        "stages": {stage: len(held) for stage, held in found.by("stage").items()},
        "unsigned": len(found.where(unsigned="on")),
        "due": len(found.where(due="on")),
        "missing": len(missing),
        "missing_names": [[fact.label, fact.href] for fact in missing],
        "unanswered": len(impacts.where(unanswered="on")),
        "mitigations": len(promises),
        "mitigations_overdue": len(promises.where(overdue="on")),
        "gates": {
            stage: {gate: len(each) for gate, each in held.by("gate").items()}
            for stage, held in gates.by("stage").items()
        },
        "gates_not_met": len(gates.where(gate="NOT_MET")),
    }
