"""Reading an assessment: its answers strand by strand, who wrote it, and what happened to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from budget.models import Delivery, ProposalLink
from equality.choices import Impact
from equality.models import (
    Assessment,
    AssessmentProposal,
    AssessmentService,
    Mitigation,
    StrandFinding,
    TemplateStrand,
)
from equality.rules import Answer, needs_answer
from programme.models import Cause, Person, ScheduleItem


@dataclass(frozen=True, slots=True)
class Reading:
    """A strand of the form with what is said of it; no finding where nobody has assessed it."""

    strand: TemplateStrand
    finding: StrandFinding | None
    mitigations: list[Mitigation]

    @property
    def impact(self) -> Impact | None:
        return Impact(self.finding.impact) if self.finding else None

    @property
    def lacks_answer(self) -> bool:
        return needs_answer(self.impact, len(self.mitigations), justified=self._justified)

    @property
    def answer(self) -> Answer:
        return Answer(self.strand.key, self.strand.name, self.impact, len(self.mitigations), self._justified)

    @property
    def _justified(self) -> bool:
        return bool(self.finding and self.finding.justification.strip())


def readings_of(assessment: Assessment) -> list[Reading]:
    """Every strand of its template, in the order of the form; three queries."""
    findings = {
        each.strand_id: each for each in StrandFinding.objects.filter(assessment=assessment).standing()
    }
    promised: defaultdict[int, list[Mitigation]] = defaultdict(list)
    mitigations = Mitigation.objects.filter(finding__assessment=assessment).standing()
    for each in mitigations.select_related("owner", "item__figure", "item__programme"):
        promised[each.finding_id].append(each)
    strands = TemplateStrand.objects.filter(template=assessment.template_id).standing()
    return [
        Reading(strand, finding, promised[finding.pk] if finding else [])
        for strand in strands
        for finding in [findings.get(strand.pk)]
    ]


def answers_of(assessment: Assessment) -> list[Answer]:
    return [reading.answer for reading in readings_of(assessment)]


def authors_of(assessment: Assessment) -> set[Person]:
    """Everybody who wrote any of its findings or mitigations, also what has been changed since."""
    causes = Cause.objects.filter(programme=assessment.programme, pk__in=_cause_ids(assessment, text=True))
    return {cause.by for cause in causes.select_related("by") if cause.by}


def causes_of(assessment: Assessment) -> Iterable[Cause]:
    """What changed the assessment, newest first."""
    causes = Cause.objects.filter(programme=assessment.programme, pk__in=_cause_ids(assessment))
    return causes.for_pages().order_by("-effective_at", "-id")


def _cause_ids(assessment: Assessment, *, text: bool = False) -> set[int]:
    """Causes that wrote its findings and mitigations, and unless `text` alone counts the rest of it."""
    mitigations = Mitigation.objects.filter(finding__assessment=assessment)
    histories = [
        StrandFinding.history.filter(assessment=assessment),
        Mitigation.history.filter(id__in=mitigations.values("pk")),
    ]
    if not text:
        items = ScheduleItem.history.filter(id__in=mitigations.values("item"))
        histories += [Assessment.history.filter(id=assessment.pk), items]
    return {pk for rows in histories for pk in rows.values_list("caused_by", flat=True)}


def services_of(assessment: Assessment) -> Iterable[AssessmentService]:
    links = AssessmentService.objects.filter(assessment=assessment).standing()
    return links.select_related("service__programme")


def proposals_of(assessment: Assessment) -> Iterable[AssessmentProposal]:
    links = AssessmentProposal.objects.filter(assessment=assessment).standing()
    return links.select_related("proposal__programme")


def actions_of(assessment: Assessment) -> list[tuple[ScheduleItem, list[str]]]:
    """The items that deliver its proposals or their parts, or are linked to them, with the codes."""
    links = AssessmentProposal.objects.filter(assessment=assessment).standing()
    proposals = links.values("proposal")
    found: defaultdict[int, set[str]] = defaultdict(set)
    items: dict[int, ScheduleItem] = {}
    for model in (Delivery, ProposalLink):
        rows = model.objects.filter(programme=assessment.programme, withdrawn_at=None).filter(
            Q(proposal__in=proposals) | Q(proposal__parent__in=proposals)
        )
        for row in rows.select_related("item__programme", "item__figure", "proposal"):
            items[row.item_id] = row.item
            if row.proposal:
                found[row.item_id].add(row.proposal.code)
    in_order = sorted(items.values(), key=lambda item: (len(item.code), item.code))
    return [(item, sorted(found[item.pk])) for item in in_order]
