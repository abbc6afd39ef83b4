"""The sections of a report that the plan fills, and those that are words alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from programme.reporting.action_changes import changes_of_actions
from programme.reporting.actions import action_facts, all_actions, exceptions, summary
from programme.reporting.content import Cell, Column, Element, Group, Paragraph, Table
from programme.reporting.glossary import TERMS
from programme.reporting.quarter_end import QuarterEnd, ReportPart
from programme.reporting.registers import forward_plan, implications, recommendations, risks


def changes(end: QuarterEnd) -> Iterator[Element]:
    if not end.before:
        yield Paragraph("This is the first report, so there is none to compare it with.")
        return
    yield Paragraph(f"Compared with {end.before_words}, action by action and pound by pound.")
    groups = changes_of_actions(end.before.get("actions", {}), action_facts(end))
    if not groups:
        yield Paragraph("No action has changed its end, its rating or its approved dates.")
        return
    yield Table(
        caption="Actions that changed",
        columns=[Column(each) for each in ("Action", "Then", "Now", "Effect")],
        groups=groups,
    )


def rules(end: QuarterEnd) -> Iterator[Element]:
    yield Paragraph(
        "Actions and workstreams are rated by these rules of the programme, as at the quarter's end."
    )
    rows = [line.partition(": ") for line in end.rules.in_words()]
    yield Table(
        caption="The programme's rules of status",
        columns=[Column("Word"), Column("Rule")],
        groups=[
            Group([[Cell(word if rule else "Workstreams"), Cell(rule or word)] for word, _, rule in rows])
        ],
    )


def glossary(end: QuarterEnd) -> Iterator[Element]:
    yield Table(
        caption="Words used in this report",
        columns=[Column("Word"), Column("Meaning")],
        groups=[Group([[Cell(word), Cell(meaning)] for word, meaning in TERMS])],
    )


def nothing(end: QuarterEnd) -> Sequence[Element]:
    """For sections that are words alone."""
    return ()


SUMMARY = ReportPart("summary", summary, "Summary", "What a member should know after a minute.")
EXCEPTIONS = ReportPart(
    "exceptions", exceptions, "Exceptions to the plan", "What is late, why, and what is done."
)
RISKS = ReportPart("risks", risks, "Risks", "What has become more or less likely.")
CHANGES = ReportPart("changes", changes, "What has changed", "The changes that matter.")
RECOMMENDATIONS = ReportPart("recommendations", recommendations, "Recommendations and responses")
FORWARD_PLAN = ReportPart("forward-plan", forward_plan, "What comes to which meeting")
IMPLICATIONS = ReportPart("implications", implications)
CONSULTATION = ReportPart(
    "consultation", nothing, "Consultation", "Who was consulted, how, and what they said."
)
BACKGROUND = ReportPart("background", nothing, "Background papers", "A list: begin each line with a dash.")
RULES = ReportPart("rules", rules, "Appendix: how ratings are worked out")
ALL_ACTIONS = ReportPart("actions", all_actions, "Appendix: all actions")
GLOSSARY = ReportPart("glossary", glossary, "Appendix: words used")
