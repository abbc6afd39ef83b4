"""Equality assessments as facts: how far each is, what is missing, which gates wait for one."""

from __future__ import annotations

from collections import defaultdict

from equality.choices import Stage
from equality.gates import Gate, GateState, gates_of, passed_and_next, past_of_service
from equality.models import Assessment, AssessmentService, Mitigation, StrandFinding, TemplateStrand
from equality.rules import NEEDS_ANSWER, WORKING
from programme.days import Day, first_day
from programme.facts import Fact, FactKind
from programme.models import ScheduleItem
from services import models as services
from services.facts import NO_STAGE, Progress, in_order, progress_on, service_href, stages_on

Marks = dict[str, str | tuple[str, ...]]


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


def covered_services(day: Day) -> set[int]:
    """The ids of services that an assessment covers."""
    assessments = day.by_id(Assessment)
    return {link.service_id for link in day.rows(AssessmentService) if link.assessment_id in assessments}


class Unassessed(FactKind):
    name = "unassessed"
    title = "Services without an equality assessment"
    one = "service"
    columns = ("What becomes of it", "Stage reached")
    note = (
        "Services that no assessment covers, although they are to close or change, or a decision on them "
        "needs one."
    )

    def facts(self, day: Day) -> list[Fact]:
        covered, progress, gates = covered_services(day), progress_on(day), gates_on(day)
        return [
            Fact(
                each.name,
                service_href(day, each),
                cells=(each.get_intent_display(), found.reached.label if found.reached else "None"),
            )
            for each in in_order(day)
            if (found := progress.get(each.pk))
            and found.closure
            and each.pk not in covered
            and (
                found.closure.kind != services.Closure.Kind.RETAIN
                or any(gate.state == GateState.NOT_MET for gate in gates[each.pk])
            )
        ]


class Gates(FactKind):
    name = "gates"
    title = "Gates of closures that an assessment holds"
    one = "gate"
    columns = ("Stage reached", "To enter", "Passed", "Gate", "What is missing")
    marks = {"stage": "Stage", "gate": "Gate", "service": "Service", "passed": "Passed"}
    note = (
        "Consultation needs a drafted equality assessment that covers the service, a decision needs a signed "
        "one. Listed are those that were passed, as they were on that day, and the next one of each service."
    )

    def facts(self, day: Day) -> list[Fact]:
        progress, gates = progress_on(day), gates_on(day)
        return [
            _gate(day, each, progress[each.pk], gate)
            for each in in_order(day)
            for gate in passed_and_next(gates.get(each.pk, ()))
        ]


def gates_on(day: Day) -> dict[int, list[Gate]]:
    """The gates that an assessment holds, by service."""
    return day.of(_gates)


def _gates(day: Day) -> dict[int, list[Gate]]:
    stages, items, since = stages_on(day), day.by_id(ScheduleItem), first_day(day.programme)
    past = past_of_service(day.programme, day.on, day.rows(AssessmentService))
    return {
        service: list(gates_of(stages[mine.closure.pk], items, past.get(service, ()), since))
        for service, mine in progress_on(day).items()
        if mine.closure
    }


def _gate(day: Day, service: services.Service, progress: Progress, gate: Gate) -> Fact:
    marks: Marks = {
        "stage": progress.reached or NO_STAGE,
        "gate": gate.state.value,
        "service": service.slug,
        "passed": "on" if gate.is_passed else "",
    }
    cells = (
        progress.reached.label if progress.reached else "None",
        gate.stage.get_stage_display(),
        "Yes" if gate.is_passed else "Not yet",
        gate.state.label,
        gate.words,
    )
    return Fact(service.name, service_href(day, service), marks, cells=cells)


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
