"""Questions about many assessments."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from equality.choices import Impact, Stage
from equality.rules import NEEDS_ANSWER, WORKING
from programme.models import EnteredQuerySet


class FindingQuerySet(EnteredQuerySet[Any]):
    def unanswered(self) -> Self:
        """Negative, possible or unknown impacts with neither a mitigation nor a justification."""
        promised = _related(self.model, "Mitigation").filter(finding=OuterRef("pk"), withdrawn_at=None)
        return self.filter(~Exists(promised), impact__in=NEEDS_ANSWER, justification="")


class AssessmentQuerySet(EnteredQuerySet[Any]):
    def for_pages(self) -> Self:
        """With everything that a row of the register shows."""
        findings = _related(self.model, "StrandFinding").filter(assessment=OuterRef("pk"), withdrawn_at=None)
        mitigations = _related(self.model, "Mitigation").filter(
            finding__assessment=OuterRef("pk"), finding__withdrawn_at=None, withdrawn_at=None
        )
        counts = {
            "negative": _count(findings.filter(impact=Impact.NEGATIVE), "assessment"),
            "possible": _count(findings.filter(impact=Impact.POSSIBLE), "assessment"),
            "open_impacts": _count(findings.unanswered(), "assessment"),
            "promises": _count(mitigations, "finding__assessment"),
            "stage_order": Case(
                *(When(stage=stage, then=Value(order)) for order, stage in enumerate(Stage)),
                output_field=models.IntegerField(),
            ),
        }
        standing: Self = self.standing().annotate(**counts)
        return standing.select_related("programme", "template", "review__figure").prefetch_related(
            models.Prefetch(
                "service_links",
                _related(self.model, "AssessmentService")
                .filter(withdrawn_at=None)
                .select_related("service__programme"),
            ),
            models.Prefetch(
                "proposal_links",
                _related(self.model, "AssessmentProposal")
                .filter(withdrawn_at=None)
                .select_related("proposal__programme"),
            ),
        )

    def unsigned(self) -> Self:
        return self.filter(stage__in=WORKING)

    def unanswered(self) -> Self:
        """Those with an impact that nothing is promised about."""
        findings = _related(self.model, "StrandFinding").filter(assessment=OuterRef("pk"), withdrawn_at=None)
        return self.filter(Exists(findings.unanswered()))

    def with_impact(self, impact: str) -> Self:
        findings = _related(self.model, "StrandFinding").filter(assessment=OuterRef("pk"), withdrawn_at=None)
        return self.filter(Exists(findings.filter(impact=impact)))

    def about_service(self, slug: str) -> Self:
        links = _related(self.model, "AssessmentService").filter(
            assessment=OuterRef("pk"), withdrawn_at=None, service__slug=slug
        )
        return self.filter(Exists(links))

    def search(self, words: str) -> Self:
        """By title, label, register number, and the text of findings and mitigations."""
        findings = _related(self.model, "StrandFinding").filter(assessment=OuterRef("pk"), withdrawn_at=None)
        mitigations = _related(self.model, "Mitigation").filter(
            finding__assessment=OuterRef("pk"), withdrawn_at=None
        )
        return self.filter(
            Q(title__icontains=words)
            | Q(label__icontains=words)
            | Q(register_number__iexact=words)
            | Exists(findings.filter(affected__icontains=words))
            | Exists(mitigations.filter(text__icontains=words))
        )


def _related(model: Any, name: str) -> Any:
    return model._meta.apps.get_model("equality", name)._default_manager.all()


def _count(rows: Any, group: str) -> Any:
    """How many of the rows belong to the row in hand; `group` is the path that says so."""
    counted = rows.order_by().values(of=F(group)).annotate(rows=Count("pk")).values("rows")
    return Coalesce(Subquery(counted, output_field=models.IntegerField()), 0)
