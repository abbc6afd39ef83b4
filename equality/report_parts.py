"""What the equality assessments have to say in a report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from equality.choices import Impact, Stage
from equality.facts import Gates
from equality.gates import GateState
from equality.models import Assessment, Mitigation, StrandFinding, TemplateStrand
from programme.facts import Fact, facts_of
from programme.models import ScheduleItem
from programme.reporting.content import Cell, Column, Element, Group, Paragraph, Table, count_cell
from programme.reporting.quarter_end import QuarterEnd, ReportPart
from programme.ui.format import plural


@dataclass
class Found:
    """What the findings of each assessment, by its id, come to."""

    impacts: defaultdict[int, defaultdict[str, list[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    """Names of strands by the impact on them."""
    affected: Counter[str] = field(default_factory=Counter)
    """How often a strand is affected negatively, over all assessments."""
    promised: Counter[int] = field(default_factory=Counter)
    kept: Counter[int] = field(default_factory=Counter)


def assessments(end: QuarterEnd) -> Iterator[Element]:
    yield from _written(end)
    yield from _unmet(end)


def _unmet(end: QuarterEnd) -> Iterator[Element]:
    """Gates of closures without the assessment they need: passed ones, and those to come."""
    gates = facts_of(end.day, "gates")
    unmet = [*gates.where(gate=GateState.NOT_MET.value), *gates.where(gate=GateState.MET_LATE.value)]
    if unmet:
        yield Table(
            caption="Gates of closures without the assessment they need",
            columns=[Column("Service"), Column("Stage"), Column("Gate", "status"), Column("What is missing")],
            groups=[Group([_gate(each) for each in unmet])],
        )


def _in_sentence(fact: Fact) -> str:
    words = Gates.cell(fact, "What is missing")
    return words[:1].lower() + words[1:]


def _gate(fact: Fact) -> list[Cell]:
    said = (Gates.cell(fact, heading) for heading in ("To enter", "Gate", "What is missing"))
    return [Cell(fact.label), *map(Cell, said)]


def _written(end: QuarterEnd) -> Iterator[Element]:
    rows = end.rows(Assessment)
    if not rows:
        yield Paragraph("No equality assessment is entered.")
        return
    found = _found(end)
    yield _table(end, rows, found)
    yield Paragraph(_in_words(rows, found))


def _found(end: QuarterEnd) -> Found:
    found = Found()
    strands = {each.pk: each for each in end.rows(TemplateStrand)}
    assessment_of: dict[int, int] = {}
    for finding in sorted(end.rows(StrandFinding), key=lambda each: _place(strands, each)):
        strand = strands.get(finding.strand_id)
        name = strand.name if strand else "Another strand"
        assessment_of[finding.pk] = finding.assessment_id
        found.impacts[finding.assessment_id][finding.impact].append(name)
        found.affected[name] += finding.impact == Impact.NEGATIVE
    for mitigation in end.rows(Mitigation):
        if (assessment := assessment_of.get(mitigation.finding_id)) is not None:
            found.promised[assessment] += 1
            found.kept[assessment] += _is_kept(end, mitigation)
    return found


def _table(end: QuarterEnd, rows: Sequence[Assessment], found: Found) -> Table:
    return Table(
        caption="Equality impact assessments",
        columns=[
            Column("Assessment"),
            Column("Stage", "status"),
            Column("Negative impact"),
            Column("Possible impact"),
            Column("Promises", "count", is_totalled=True),
            Column("Kept", "count", is_totalled=True),
            Column("Next review"),
        ],
        groups=[Group([_row(end, each, found) for each in rows])],
        total=[
            Cell("All"),
            *(Cell("") for _ in range(3)),
            count_cell(found.promised.total()),
            count_cell(found.kept.total()),
            Cell(""),
        ],
    )


def _row(end: QuarterEnd, assessment: Assessment, found: Found) -> list[Cell]:
    impacts = found.impacts[assessment.pk]
    review = end.figures.get(assessment.review_id or 0)
    return [
        Cell(assessment.title),
        Cell(assessment.get_stage_display()),
        Cell("; ".join(impacts[Impact.NEGATIVE]) or "None"),
        Cell("; ".join(impacts[Impact.POSSIBLE]) or "None"),
        count_cell(found.promised[assessment.pk]),
        count_cell(found.kept[assessment.pk]),
        Cell(str(review.end or "–") if review else "–"),
    ]


def _in_words(rows: Sequence[Assessment], found: Found) -> str:
    signed = sum(each.stage == Stage.SIGNED_OFF for each in rows)
    verb = "is" if 1 in (signed, len(rows)) else "are"
    words = f"{signed} of {plural(len(rows), 'assessment')} {verb} signed off."
    worst = [name for name, count in found.affected.most_common(1) if count]
    return f"{words} Over all of them {worst[0].lower()} is affected most often." if worst else words


def _place(strands: dict[int, TemplateStrand], finding: StrandFinding) -> tuple[int, int]:
    strand = strands.get(finding.strand_id)
    return (strand.position if strand else 0, finding.pk)


def _is_kept(end: QuarterEnd, mitigation: Mitigation) -> bool:
    item = end.plan.items.get(mitigation.item_id or 0)
    return item is not None and item.state == ScheduleItem.State.COMPLETE


def implications(end: QuarterEnd) -> Iterator[Element]:
    unsigned = [each for each in end.rows(Assessment) if each.stage != Stage.SIGNED_OFF]
    if unsigned:
        yield Paragraph(
            f"{plural(len(unsigned), 'assessment')} {'is' if len(unsigned) == 1 else 'are'} not signed off; "
            "the section on equality lists them.",
            lead="Equality",
        )
    passed = facts_of(end.day, "gates").where(gate=GateState.NOT_MET.value, passed="on")
    if passed:
        yield Paragraph(
            "Entered without the equality assessment it needs: "
            + "; ".join(f"{each.label} ({_in_sentence(each)})" for each in passed)
            + ".",
            lead="Gates",
        )


ASSESSMENTS = ReportPart(
    "equality", assessments, "Equality", "What the assessments found, and what is done about it."
)
IMPLICATIONS = ReportPart("implications", implications)
