"""The equality assessments of the two real programmes, as printed.

A printed "none identified" is neutral, since the form looked and says so; unknown is for what nobody
has assessed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from budget.models import Proposal
from equality.models import (
    Assessment,
    AssessmentProposal,
    AssessmentService,
    AssessmentTemplate,
    Mitigation,
    StrandFinding,
    TemplateStrand,
)
from programme.demo import document
from programme.history import change, write
from programme.models import Baseline, Cause, Entered, Person, Programme
from services.models import Service

FOLDER = Path(__file__).parent
WHAT = "Equality assessments loaded as printed"


def load(slug: str, people: dict[str, Person]) -> dict[str, int]:
    """Load a programme's assessments and their forms, once; return how many rows were made."""
    programme = Programme.objects.get(slug=slug)
    file = FOLDER / f"{document(slug)}.json"
    if not file.exists() or Assessment.objects.filter(programme=programme).exists():
        return {}
    facts = json.loads(file.read_text())
    baseline = Baseline.objects.get(programme=programme, number=1)
    with change(programme, by=None, what=WHAT, text=facts["source"], on=baseline.approved_on) as cause:
        templates = _templates(cause)
        assessments = _assessments(cause, facts, templates[facts["template"]])
        findings = _findings(cause, facts, assessments)
        mitigations = _mitigations(cause, facts, findings)
        _links(cause, facts, assessments)
    return {"assessments": len(assessments), "strands": len(findings), "mitigations": mitigations}


def _templates(cause: Cause) -> dict[str, AssessmentTemplate]:
    forms = json.loads((FOLDER / "templates.json").read_text())
    templates = {
        form["slug"]: AssessmentTemplate(
            programme=cause.programme,
            position=position,
            **{name: form[name] for name in ("slug", "name", "note")},
        )
        for position, form in enumerate(forms, start=1)
    }
    write(cause, templates.values())
    strands = [
        TemplateStrand(
            programme=cause.programme, template=templates[form["slug"]], position=position, **strand
        )
        for form in forms
        for position, strand in enumerate(form["strands"], start=1)
    ]
    write(cause, strands)
    return templates


def _assessments(cause: Cause, facts: dict[str, Any], template: AssessmentTemplate) -> dict[str, Assessment]:
    assessments = {
        each["slug"]: Assessment(
            programme=cause.programme,
            template=template,
            position=position,
            stage=facts["stage"],
            register_number=each.get("register_number", ""),
            **{name: each[name] for name in ("slug", "title", "label", "note")},
        )
        for position, each in enumerate(facts["assessments"], start=1)
    }
    write(cause, assessments.values())
    return assessments


def _findings(
    cause: Cause, facts: dict[str, Any], assessments: dict[str, Assessment]
) -> dict[tuple[str, str], StrandFinding]:
    strands = {
        (strand.template_id, strand.key): strand
        for strand in TemplateStrand.objects.filter(programme=cause.programme)
    }
    findings = {}
    for each in facts["assessments"]:
        assessment = assessments[each["slug"]]
        for key, said in each["strands"].items():
            findings[each["slug"], key] = StrandFinding(
                programme=cause.programme,
                assessment=assessment,
                strand=strands[assessment.template_id, key.replace("_", "-")],
                impact=facts["impacts"][said["impact"]],
                printed_impact=said["impact"],
                stated_outright=said["stated_outright"],
                affected=said["assessment"],
            )
    write(cause, findings.values())
    return findings


def _mitigations(cause: Cause, facts: dict[str, Any], findings: dict[tuple[str, str], StrandFinding]) -> int:
    mitigations: list[Entered] = []
    for each in facts["assessments"]:
        promised = [(key, text) for key, said in each["strands"].items() for text in said["mitigations"]]
        mitigations += [
            Mitigation(
                programme=cause.programme, finding=findings[each["slug"], key], number=number, text=text
            )
            for number, (key, text) in enumerate(promised, start=1)
        ]
    write(cause, mitigations)
    return len(mitigations)


def _links(cause: Cause, facts: dict[str, Any], assessments: dict[str, Assessment]) -> None:
    programme = cause.programme
    proposals = {each.code: each for each in Proposal.objects.filter(programme=programme)}
    services = {each.slug: each for each in Service.objects.filter(programme=programme)}
    rows: list[Entered] = []
    for each in facts["assessments"]:
        assessment = assessments[each["slug"]]
        rows += [
            AssessmentProposal(
                programme=programme,
                assessment=assessment,
                proposal=proposals[code],
                is_inferred=each["proposals_are_inferred"],
            )
            for code in each["proposals"]
        ]
        rows += [
            AssessmentService(
                programme=programme,
                assessment=assessment,
                service=services[slug],
                is_inferred=each["services_are_inferred"],
            )
            for slug in each["services"]
        ]
    write(cause, rows)
