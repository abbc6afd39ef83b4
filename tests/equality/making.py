"""Assessments for tests: valid as they come, so that a test states only what it is about."""

from __future__ import annotations

from typing import Any

from django.utils.text import slugify

from equality.models import (
    Assessment,
    AssessmentProposal,
    AssessmentService,
    AssessmentTemplate,
    Impact,
    Mitigation,
    Stage,
    StrandFinding,
    TemplateStrand,
)
from programme.models import Programme
from tests.factories import enter


def make_template(programme: Programme, *names: str, slug: str = "form") -> AssessmentTemplate:
    """A form that asks about these strands: by default about age and sex."""
    position = AssessmentTemplate.objects.filter(programme=programme).count() + 1
    template = AssessmentTemplate(programme=programme, slug=slug, name=f"The {slug}", position=position)
    enter(programme, template)
    strands = [
        TemplateStrand(
            programme=programme,
            template=template,
            position=number,
            key=slugify(name),
            name=name,
            question=f"Who is affected by {name.lower()}?",
            mitigation_question="What can be done?",
        )
        for number, name in enumerate(names or ("Age", "Sex"), start=1)
    ]
    enter(programme, *strands)
    return template


def make_assessment(
    programme: Programme,
    title: str = "Day centre",
    *,
    template: AssessmentTemplate | None = None,
    **fields: Any,
) -> Assessment:
    form = (
        template or AssessmentTemplate.objects.filter(programme=programme).first() or make_template(programme)
    )
    position = Assessment.objects.filter(programme=programme).count() + 1
    values = {"slug": slugify(title), "stage": Stage.DRAFT, "position": position}
    assessment = Assessment(programme=programme, title=title, template=form, **{**values, **fields})
    enter(programme, assessment)
    return assessment


def make_finding(
    assessment: Assessment, key: str = "age", impact: str = Impact.NEGATIVE, **fields: Any
) -> StrandFinding:
    strand = TemplateStrand.objects.get(template=assessment.template, key=key)
    finding = StrandFinding(
        programme=assessment.programme, assessment=assessment, strand=strand, impact=impact, **fields
    )
    enter(assessment.programme, finding)
    return finding


def make_mitigation(finding: StrandFinding, text: str = "Ask them first", **fields: Any) -> Mitigation:
    taken = Mitigation.objects.filter(finding__assessment=finding.assessment).count()
    values = {"number": taken + 1}
    mitigation = Mitigation(programme=finding.programme, finding=finding, text=text, **{**values, **fields})
    enter(finding.programme, mitigation)
    return mitigation


def make_final(programme: Programme, title: str = "Day centre") -> Assessment:
    """An assessment that lacks nothing but a signature."""
    assessment = make_assessment(programme, title, stage=Stage.FINAL)
    make_mitigation(make_finding(assessment, "age"))
    make_finding(assessment, "sex", Impact.NEUTRAL)
    return assessment


def make_links(assessment: Assessment, *, proposals: Any = (), services: Any = ()) -> None:
    """Make an assessment about proposals and services."""
    enter(
        assessment.programme,
        *[
            AssessmentProposal(programme=assessment.programme, assessment=assessment, proposal=proposal)
            for proposal in proposals
        ],
        *[
            AssessmentService(programme=assessment.programme, assessment=assessment, service=service)
            for service in services
        ],
    )


def make_assessed(programme: Programme, number: int) -> Assessment:
    """For worlds beside each other: an assessment, a strand and a mitigation with names of their own."""
    template = make_template(programme, f"Strand {number}")
    assessment = make_assessment(programme, f"Assessment {number}", template=template)
    make_mitigation(make_finding(assessment, f"strand-{number}"), number=number)
    return assessment


def address_of(programme: Programme, page: str) -> dict[str, Any]:
    """What an address below `equality/` names: parts of the programme's first assessment."""
    if page in ("assessments", "cumulative"):
        return {}
    assessment = first_assessment(programme)
    found: dict[str, Any] = {"slug": assessment.slug}
    if page in ("change-finding", "add-mitigation"):
        found["key"] = TemplateStrand.objects.filter(template=assessment.template)[0].key
    if page == "update-mitigation":
        found["number"] = Mitigation.objects.filter(programme=programme)[0].number
    return found


def first_assessment(programme: Programme) -> Assessment:
    assessment: Assessment = Assessment.objects.filter(programme=programme).order_by("position")[0]
    return assessment


def new_impact(programme: Programme) -> dict[str, Any]:
    """What a valid change of the first strand posts."""
    finding = StrandFinding.objects.filter(programme=programme)[0]
    return {"impact": Impact.POSSIBLE, "text": "Asked again", "version": finding.version}


def new_stage(programme: Programme) -> dict[str, Any]:
    return {
        "stage": Stage.CONSULTATION,
        "text": "It is out",
        "version": first_assessment(programme).version,
    }


def new_mitigation(programme: Programme) -> dict[str, Any]:
    return {"text": "Visit everybody", "owner": ""}


def mitigation_done(programme: Programme) -> dict[str, Any]:
    mitigation = Mitigation.objects.filter(programme=programme)[0]
    day = {"date_day": "1", "date_month": "2", "date_year": "2011"}
    return {"step": "DONE", **day, "version": mitigation.version, "item_version": 0}
