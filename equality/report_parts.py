"""What the equality assessments have to say in a report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from equality.choices import Impact, Stage
from equality.models import Assessment, Mitigation, StrandFinding, TemplateStrand
from programme.models import ScheduleItem
from programme.reporting.content import Cell, Column, Element, Group, Paragraph, Table, count_cell
from programme.reporting.quarter_end import QuarterEnd, ReportPart
from programme.ui.format import plural


def assessments(end: QuarterEnd) -> Iterator[Element]:
    found = end.rows(Assessment)
    if not found:
        yield Paragraph("No equality assessment is entered.")
        return
    strands = {each.pk: each for each in end.rows(TemplateStrand)}
    impacts: defaultdict[int, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    of_finding: dict[int, int] = {}
    affected: Counter[str] = Counter()
    for finding in sorted(end.rows(StrandFinding), key=lambda each: _place(strands, each)):
        strand = strands.get(finding.strand_id)
        name = strand.name if strand else "Another strand"
        of_finding[finding.pk] = finding.assessment_id
        impacts[finding.assessment_id][finding.impact].append(name)
        affected[name] += finding.impact == Impact.NEGATIVE
    kept: Counter[int] = Counter()
    promised: Counter[int] = Counter()
    for mitigation in end.rows(Mitigation):
        if (assessment := of_finding.get(mitigation.finding_id)) is not None:
            promised[assessment] += 1
            kept[assessment] += _is_kept(end, mitigation)
    rows = []
    for each in found:
        mine = impacts[each.pk]
        review = end.figures.get(each.review_id or 0)
        rows.append(
            [
                Cell(each.title),
                Cell(each.get_stage_display()),
                Cell("; ".join(mine[Impact.NEGATIVE]) or "None"),
                Cell("; ".join(mine[Impact.POSSIBLE]) or "None"),
                count_cell(promised[each.pk]),
                count_cell(kept[each.pk]),
                Cell(str(review.end or "–") if review else "–"),
            ]
        )
    yield Table(
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
        groups=[Group(rows)],
        total=[
            Cell("All"),
            *(Cell("") for _ in range(3)),
            count_cell(promised.total()),
            count_cell(kept.total()),
            Cell(""),
        ],
    )
    signed = sum(each.stage == Stage.SIGNED_OFF for each in found)
    words = f"{signed} of {plural(len(found), 'assessment')} {'is' if signed == 1 else 'are'} signed off."
    worst = [name for name, count in affected.most_common(1) if count]
    if worst:
        words += f" Over all of them {worst[0].lower()} is affected most often."
    yield Paragraph(words)


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


ASSESSMENTS = ReportPart(
    "equality", assessments, "Equality", "What the assessments found, and what is done about it."
)
IMPLICATIONS = ReportPart("implications", implications)
