"""Equality assessments as facts: how far each is, what is missing, which gates wait for one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from equality.choices import Stage
from equality.models import Assessment, AssessmentService, Mitigation, StrandFinding, TemplateStrand
from equality.rules import NEEDS_ANSWER, WORKING
from programme.days import Day
from programme.facts import Fact, FactKind
from programme.models import ScheduleItem
from services import models as services
from services.facts import NO_STAGE, in_order, progress_on, service_href

Marks = dict[str, str | tuple[str, ...]]
DRAFTED = (Stage.DRAFT, Stage.CONSULTATION, Stage.FINAL, Stage.SIGNED_OFF, Stage.REVIEW_DUE)


def assessment_href(day: Day, assessment: Assessment) -> str:
    return assessment.get_absolute_url() if day.stands(assessment) else ""


class Assessments(FactKind):
    name = "assessments"
    title = "Equality assessments"
    one = "assessment"
    columns = ("Stage", "Signed on", "Review")
    marks = {"stage": "Stage", "unsigned": "Not signed off", "due": "Review due"}

    def facts(self, day: Day) -> list[Fact]:
        found = []
        for each in sorted(day.rows(Assessment), key=lambda row: row.position):
            figure = day.figures.get(each.review_id or 0)
            marks: Marks = {"stage": each.stage}
            if each.stage in WORKING:
                marks["unsigned"] = "on"
            elif each.stage == Stage.REVIEW_DUE or (figure and figure.is_overdue):
                marks["due"] = "on"
            signed = f"{each.signed_on.day} {each.signed_on:%b %Y}" if each.signed_on else "Not signed off"
            review = str(figure.end) if figure and figure.end else "No date"
            found.append(
                Fact(
                    each.title,
                    assessment_href(day, each),
                    marks,
                    cells=(each.get_stage_display(), signed, review),
                )
            )
        return found


def stages_by_service(day: Day) -> dict[int, list[Stage]]:
    """The stages of the assessments that cover each service."""
    return covering(day.rows(AssessmentService), day.rows(Assessment))


def covering(links: Iterable[AssessmentService], assessments: Iterable[Assessment]) -> dict[int, list[Stage]]:
    """The stages of these assessments by the id of the service that they cover."""
    stages = {each.pk: Stage(each.stage) for each in assessments}
    found: defaultdict[int, list[Stage]] = defaultdict(list)
    for link in links:
        if link.assessment_id in stages:
            found[link.service_id].append(stages[link.assessment_id])
    return dict(found)


class Unassessed(FactKind):
    name = "unassessed"
    title = "Services without an equality assessment"
    one = "service"
    columns = ("What becomes of it", "Stage reached")
    note = "Services that are to close or change, and that no assessment covers."

    def facts(self, day: Day) -> list[Fact]:
        covered, progress = stages_by_service(day), progress_on(day)
        return [
            Fact(
                each.name,
                service_href(day, each),
                cells=(each.get_intent_display(), found.reached.label if found.reached else "None"),
            )
            for each in in_order(day)
            if (found := progress.get(each.pk))
            and found.closure
            and found.closure.kind != services.Closure.Kind.RETAIN
            and not covered.get(each.pk)
        ]


class Gates(FactKind):
    name = "gates"
    title = "Closures by the gate before the next stage"
    one = "service"
    columns = ("Stage reached", "To enter", "Gate", "What is missing")
    marks = {"stage": "Stage", "gate": "Gate"}
    note = (
        "Consultation needs a drafted equality assessment that covers the service, a decision needs a signed "
        "one. Other stages have no gate that an assessment holds."
    )

    def facts(self, day: Day) -> list[Fact]:
        covered, progress = stages_by_service(day), progress_on(day)
        found = []
        for each in in_order(day):
            mine = progress.get(each.pk)
            if not mine or not mine.next:
                continue
            gate, missing = gate_of(mine.next, covered.get(each.pk, []))
            stage = mine.reached.label if mine.reached else "None"
            marks: Marks = {"stage": mine.reached or NO_STAGE, "gate": gate}
            cells = (stage, mine.next.label, gate.replace("_", " ").capitalize(), missing)
            found.append(Fact(each.name, service_href(day, each), marks, cells=cells))
        return found


def gate_of(stage: services.Stage, assessments: Collection[Stage]) -> tuple[str, str]:
    """MET, NOT_MET or NONE for the stage to be entered, and what is missing (domain.md section 6)."""
    if stage == services.Stage.CONSULTATION:
        met = any(each in DRAFTED for each in assessments)
        return ("MET", "") if met else ("NOT_MET", "A drafted assessment that covers it")
    if stage == services.Stage.DECISION:
        met = any(each in (Stage.SIGNED_OFF, Stage.REVIEW_DUE) for each in assessments)
        return ("MET", "") if met else ("NOT_MET", "A signed assessment that covers it")
    return "NONE", ""


class Impacts(FactKind):
    name = "impacts"
    title = "Impacts by what is promised about them"
    one = "impact"
    columns = ("Assessment", "Impact", "What is promised")
    marks = {"impact": "Impact", "unanswered": "Nothing promised"}
    note = "A negative, possible or unknown impact needs a mitigation or a justification before sign-off."

    def facts(self, day: Day) -> list[Fact]:
        assessments = day.by_id(Assessment)
        strands = {
            row.pk: row
            for row in TemplateStrand.objects.filter(
                template__in={row.template_id for row in assessments.values()}
            )
        }
        promises: defaultdict[int, int] = defaultdict(int)
        for each in day.rows(Mitigation):
            promises[each.finding_id] += 1
        found = []
        for row in day.rows(StrandFinding):
            about = assessments.get(row.assessment_id)
            if about is None:
                continue
            promised = bool(promises[row.pk] or row.justification)
            marks: Marks = {"impact": row.impact}
            if row.impact in NEEDS_ANSWER and not promised:
                marks["unanswered"] = "on"
            answer = (
                f"{promises[row.pk]} promised" if promises[row.pk] else "Justified" if promised else "Nothing"
            )
            cells = (about.title, row.get_impact_display(), answer)
            found.append(
                (
                    about.position,
                    strands[row.strand_id].position,
                    Fact(strands[row.strand_id].name, assessment_href(day, about), marks, cells=cells),
                )
            )
        return [fact for _, _, fact in sorted(found, key=lambda each: each[:2])]


class Mitigations(FactKind):
    name = "mitigations"
    title = "Mitigations"
    one = "mitigation"
    columns = ("Assessment", "Due", "State")
    marks = {"overdue": "Overdue", "done": "Carried out", "undated": "Without a date"}

    def facts(self, day: Day) -> list[Fact]:
        findings, assessments = day.by_id(StrandFinding), day.by_id(Assessment)
        items = day.by_id(ScheduleItem)
        found = []
        for row in day.rows(Mitigation):
            finding = findings.get(row.finding_id)
            about = assessments.get(finding.assessment_id) if finding else None
            if about is None:
                continue
            item, figure = items.get(row.item_id or 0), day.figures.get(row.item_id or 0)
            marks: Marks = {}
            if item and item.state == ScheduleItem.State.COMPLETE:
                marks["done"] = "on"
            elif figure and figure.is_overdue:
                marks["overdue"] = "on"
            if not item:
                marks["undated"] = "on"
            state = item.get_state_display() if item else "Promised"
            due = str(figure.end) if figure and figure.end else "No date"
            cells = (about.title, due, state)
            found.append(
                (about.position, row.number, Fact(row.text, assessment_href(day, about), marks, cells=cells))
            )
        return [fact for _, _, fact in sorted(found, key=lambda each: each[:2])]
