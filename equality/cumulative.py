"""All assessments together: impact by strand, for each assessment, service or proposal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from equality.choices import Impact
from equality.models import (
    Assessment,
    AssessmentProposal,
    AssessmentService,
    StrandFinding,
    TemplateStrand,
)
from equality.rules import worst
from programme.models import Programme

NOT_ASKED, NOT_ASSESSED = "Not asked", "Not assessed"


@dataclass(frozen=True, slots=True)
class Subject:
    """A row: what is affected, with its page."""

    title: str
    href: str
    assessments: tuple[Assessment, ...]
    impacts: Mapping[str, Impact] = field(default_factory=dict)
    """The worst impact of its assessments on each strand that one of them has assessed."""
    asked: frozenset[str] = frozenset()

    def word(self, key: str) -> str:
        if key in self.impacts:
            return self.impacts[key].label
        return NOT_ASSESSED if key in self.asked else NOT_ASKED

    def get_absolute_url(self) -> str:
        return self.href


@dataclass(frozen=True, slots=True)
class Overview:
    """`strands` are the columns: name by key, in the order of the forms in use."""

    strands: Mapping[str, str]
    rows: list[Subject]

    def count(self, key: str, impact: Impact) -> int:
        return sum(row.impacts.get(key) is impact for row in self.rows)


def by_assessment(programme: Programme, assessments: list[Assessment]) -> Iterable[tuple[Any, Assessment]]:
    return [(assessment, assessment) for assessment in assessments]


def by_service(programme: Programme, assessments: list[Assessment]) -> Iterable[tuple[Any, Assessment]]:
    links = AssessmentService.objects.filter(programme=programme).standing().order_by("service__position")
    known = {assessment.pk: assessment for assessment in assessments}
    return [(link.service, known[link.assessment_id]) for link in links.select_related("service__programme")]


def by_proposal(programme: Programme, assessments: list[Assessment]) -> Iterable[tuple[Any, Assessment]]:
    links = AssessmentProposal.objects.filter(programme=programme).standing().order_by("proposal__position")
    known = {assessment.pk: assessment for assessment in assessments}
    return [
        (link.proposal, known[link.assessment_id]) for link in links.select_related("proposal__programme")
    ]


GROUPINGS: Mapping[str, tuple[str, Callable[..., Iterable[tuple[Any, Assessment]]]]] = {
    "assessment": ("Assessment", by_assessment),
    "service": ("Service", by_service),
    "proposal": ("Proposal", by_proposal),
}


def overview(programme: Programme, grouping: str = "assessment") -> Overview:
    """The whole programme, grouped as a key of GROUPINGS says; a fixed number of queries."""
    found = Assessment.objects.filter(programme=programme).standing()
    assessments = list(found.select_related("programme"))
    asked = defaultdict(set)
    strands: dict[str, str] = {}
    in_use = {assessment.template_id for assessment in assessments}
    for strand in (
        TemplateStrand.objects.filter(programme=programme, template__in=in_use)
        .standing()
        .order_by("template__position", "position")
    ):
        asked[strand.template_id].add(strand.key)
        strands.setdefault(strand.key, strand.name)
    impacts: defaultdict[int, list[tuple[str, Impact]]] = defaultdict(list)
    findings = StrandFinding.objects.filter(programme=programme).standing()
    for assessment_id, key, impact in findings.values_list("assessment", "strand__key", "impact"):
        impacts[assessment_id].append((key, Impact(impact)))
    groups: defaultdict[Any, list[Assessment]] = defaultdict(list)
    for subject, assessment in GROUPINGS[grouping][1](programme, assessments):
        groups[subject].append(assessment)
    rows = [
        Subject(
            title=str(subject),
            href=subject.get_absolute_url(),
            assessments=tuple(group),
            impacts=_worst(pair for each in group for pair in impacts[each.pk]),
            asked=frozenset[str]().union(*(asked[each.template_id] for each in group)),
        )
        for subject, group in groups.items()
    ]
    return Overview(strands, rows)


def _worst(pairs: Iterable[tuple[str, Impact]]) -> dict[str, Impact]:
    by_key: defaultdict[str, list[Impact]] = defaultdict(list)
    for key, impact in pairs:
        by_key[key].append(impact)
    found = {key: worst(impacts) for key, impacts in by_key.items()}
    return {key: impact for key, impact in found.items() if impact is not None}
