"""Equality's panels on shared pages. Every figure leads to the rows it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from budget.models import Delivery, Proposal, ProposalLink
from equality.choices import Impact, Stage
from equality.gates import Gate, GateState, gates_of, passed_and_next, past_of_service
from equality.models import Assessment, AssessmentProposal, AssessmentService, StrandFinding
from programme.access import Permission
from programme.boards import Board, Summary, amount
from programme.days import first_day
from programme.models import Programme, ScheduleItem
from programme.ui.status import status_tag
from services import models as services
from services.facts import NO_STAGE
from services.models import Service

NAMED = 6
"""Services of a stage that are named; of more the number is told."""


class Closures:
    """Services by the stage reached, with the gate before the next one."""

    title = "Service closures and changes of use"
    template_name = "equality/panels/closures.html"
    permission = Permission.VIEW
    span = 7

    def context(self, board: Board) -> dict[str, Any] | None:
        found, gates = board.of("closures"), board.of("equality")["gates"]
        stages = [*((stage.value, stage.label) for stage in services.Stage), (NO_STAGE, "No stage")]
        return {
            "rows": [
                _stage(board, stage, label, found["stages"][stage], gates.get(stage, {}))
                for stage, label in stages
                if stage in found["stages"]
            ],
            "all": found["services"],
            "href": board.href("services"),
            "people": int(amount(found["people"])),
            "people_href": board.href("people", "people"),
            "people_unstated": found["people_unstated"],
            "people_known": found["people_unstated"] < found["people_services"],
            "has_staff": found["has_staff"],
            "people_services": found["people_services"],
            "posts": int(amount(found["posts_lost"])),
            "posts_href": board.href("staff", "lost"),
            "displaced": int(amount(found["displaced"])),
            "displaced_href": board.href("staff", "displaced"),
        }


def _stage(board: Board, stage: str, label: str, found: Summary, gates: Summary) -> dict[str, Any]:
    names = found["names"]
    return {
        "label": label,
        "services": found["services"],
        "href": board.href("services", stage=stage),
        "names": names[:NAMED],
        "more": max(len(names) - NAMED, 0),
        "gates": [
            {
                "tag": status_tag(f"{gate.label}: {gates[gate]}"),
                "href": board.href("gates", stage=stage, gate=gate.value),
            }
            for gate in GateState
            if gates.get(gate)
        ],
    }


class AssessmentsByStage:
    """How far the assessments are, which are missing or due, and what nothing is promised about."""

    title = "Equality assessments"
    template_name = "equality/panels/assessments_by_stage.html"
    permission = Permission.VIEW
    span = 5

    def context(self, board: Board) -> dict[str, Any] | None:
        found = board.of("equality")
        return {
            **found,
            "rows": [
                {
                    "label": stage.label,
                    "href": board.href("assessments", stage=stage.value),
                    "assessments": found["stages"][stage.value],
                }
                for stage in Stage
                if stage.value in found["stages"]
            ],
            "href": board.href("assessments"),
            "missing_href": board.href("unassessed"),
            "due_href": board.href("assessments", due="on"),
            "unsigned_href": board.href("assessments", unsigned="on"),
            "unanswered_href": board.href("impacts", unanswered="on"),
            "overdue_href": board.href("mitigations", overdue="on"),
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


def gates_of_service(service: Service) -> list[Gate]:
    """Those of its closure that an assessment holds: passed ones, and the next."""
    closure = services.Closure.objects.filter(programme=service.programme, service=service).standing().first()
    stages = services.ClosureStage.objects.filter(closure=closure).standing().order_by("position")
    links = AssessmentService.objects.filter(programme=service.programme, service=service).standing()
    past = past_of_service(service.programme, None, links)
    rows = list(stages.select_related("item"))
    gates = gates_of(
        rows,
        {each.item_id: each.item for each in rows},
        past.get(service.pk, ()),
        first_day(service.programme),
    )
    return passed_and_next(gates)


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
        return {
            "rows": rows,
            "empty": "No assessment covers this service. Those that do appear here.",
            "gates": gates_of_service(service),
        }


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
