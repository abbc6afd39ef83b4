"""Equality's panels on shared pages. Every figure leads to the rows it is made of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from budget.models import Delivery, Proposal, ProposalLink
from equality.choices import Impact, Stage
from equality.models import Assessment, AssessmentProposal, AssessmentService, StrandFinding
from equality.rules import WORKING
from programme.access import Permission
from programme.models import Programme, ScheduleItem
from services.models import Service


def equality_href(programme: Programme, query: str = "") -> str:
    return reverse("equality:assessments", args=[programme.slug]) + (f"?{query}" if query else "")


@dataclass(frozen=True, slots=True)
class StageRow:
    label: str
    href: str
    assessments: int


class AssessmentsByStage:
    """On the dashboard: how far the assessments are, and what nothing is promised about."""

    title = "Equality assessments"
    template_name = "equality/panels/assessments_by_stage.html"
    permission = Permission.VIEW

    def context(self, programme: Programme) -> dict[str, Any] | None:
        counts = Counter(
            Assessment.objects.filter(programme=programme).standing().values_list("stage", flat=True)
        )
        rows = [
            StageRow(stage.label, equality_href(programme, f"stage={stage}"), counts[stage])
            for stage in Stage
            if counts[stage]
        ]
        findings = StrandFinding.objects.filter(programme=programme, assessment__withdrawn_at=None).standing()
        return {
            "rows": rows,
            "all": StageRow("All assessments", equality_href(programme), sum(counts.values())),
            "unsigned": sum(counts[stage] for stage in WORKING),
            "unsigned_href": equality_href(programme, "unsigned=on"),
            "unanswered": findings.unanswered().count(),
            "unanswered_href": equality_href(programme, "unanswered=on"),
        }


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    assessment: Assessment
    impacts: list[tuple[str, Impact]]
    note: str = ""


class _AssessmentsOf:
    title = "Equality assessments"
    template_name = "equality/panels/assessments_of.html"
    permission = Permission.VIEW

    def rows(self, programme: Programme, notes: dict[int, str]) -> list[AssessmentRow]:
        """The assessments with these ids, each with its impacts and a note."""
        found = Assessment.objects.filter(programme=programme, pk__in=list(notes)).standing()
        assessments = list(found.select_related("programme"))
        findings = StrandFinding.objects.filter(programme=programme, assessment__in=assessments).standing()
        impacts: dict[int, list[tuple[str, Impact]]] = {}
        for each in findings.select_related("strand"):
            impacts.setdefault(each.assessment_id, []).append((each.strand.name, Impact(each.impact)))
        return [AssessmentRow(each, impacts.get(each.pk, []), notes[each.pk]) for each in assessments]


class AssessmentsOfProposal(_AssessmentsOf):
    """On the page of a proposal: assessments of it, of the summary it is part of, and of its parts."""

    def context(self, proposal: Proposal) -> dict[str, Any] | None:
        links = AssessmentProposal.objects.filter(proposal=proposal) | AssessmentProposal.objects.filter(
            proposal__parent=proposal
        )
        if proposal.parent_id:
            links |= AssessmentProposal.objects.filter(proposal=proposal.parent_id)
        notes: dict[int, str] = {}
        for link in links.filter(withdrawn_at=None).select_related("proposal"):
            through = "" if link.proposal_id == proposal.pk else f"Through {link.proposal.code}"
            inferred = "our reading: the form names no proposal" if link.is_inferred else ""
            notes[link.assessment_id] = _sentence(through, inferred)
        rows = self.rows(proposal.programme, notes)
        return {"rows": rows, "empty": "No assessment names this proposal. Those that do appear here."}


class AssessmentsOfService(_AssessmentsOf):
    """On the page of a service."""

    def context(self, service: Service) -> dict[str, Any] | None:
        links = AssessmentService.objects.filter(programme=service.programme, service=service).standing()
        notes = {
            link.assessment_id: _sentence(
                "our reading: the form names no service" if link.is_inferred else ""
            )
            for link in links
        }
        rows = self.rows(service.programme, notes)
        return {"rows": rows, "empty": "No assessment covers this service. Those that do appear here."}


class AssessmentsOfItem(_AssessmentsOf):
    """On the page of an action: assessments of the proposals that it delivers or is linked to."""

    def context(self, item: ScheduleItem) -> dict[str, Any] | None:
        codes: dict[int, str] = {}
        for model in (Delivery, ProposalLink):
            rows = model.objects.filter(item=item).standing().exclude(proposal=None)
            for pk, parent, code in rows.values_list("proposal", "proposal__parent", "proposal__code"):
                codes.setdefault(pk, code)
                if parent:
                    codes.setdefault(parent, code)
        links = AssessmentProposal.objects.filter(programme=item.programme, proposal__in=list(codes))
        notes: dict[int, str] = {}
        for link in links.filter(withdrawn_at=None).order_by("proposal__position"):
            notes.setdefault(link.assessment_id, f"Through {codes[link.proposal_id]}")
        if not notes:
            return None
        found = self.rows(item.programme, notes)
        return {"rows": found, "empty": ""}


def _sentence(*parts: str) -> str:
    words = ", ".join(part for part in parts if part)
    return words[:1].upper() + words[1:]
