"""Equality's part in risks: the assessments that one concerns, and the risks of an assessment."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from equality.models import Assessment, AssessmentRisk
from programme.access import Permission
from programme.models import Programme, Risk
from programme.panels import risks_panel
from programme.risk_links import RiskLinks


class AssessmentsOfRisk(RiskLinks):
    name = "assessments"
    one = "assessment"
    help_text = "The names in their addresses, for example five-homes."
    model = AssessmentRisk
    other = "assessment"

    def things(self, programme: Programme) -> QuerySet[Any]:
        found: QuerySet[Any] = Assessment.objects.filter(programme=programme).standing()
        return found

    def code(self, thing: Any) -> str:
        slug: str = thing.slug
        return slug


class RisksOfAssessment:
    """On the page of an assessment: the risks that concern it."""

    title = "Risks"
    template_name = "programme/panels/risks_of.html"
    permission = Permission.VIEW

    def context(self, assessment: Assessment) -> dict[str, Any] | None:
        links = AssessmentRisk.objects.filter(assessment=assessment).standing().values("risk")
        return risks_panel(Risk.objects.filter(programme=assessment.programme_id, pk__in=links), "assessment")
