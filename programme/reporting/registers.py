"""What a report says of risks, recommendations, meetings and implications."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from programme.forward_plan import decisions_for
from programme.models import (
    Body,
    Implication,
    Meeting,
    Recommendation,
    ReportingDuty,
    Risk,
)
from programme.reporting.content import Cell, Column, Element, Group, Paragraph, Table
from programme.reporting.quarter_end import QuarterEnd
from programme.ui.format import plural, short_date


def risks(end: QuarterEnd) -> Iterator[Element]:
    found = sorted(end.rows(Risk), key=lambda risk: (risk.state != Risk.State.OPEN, -risk.score, risk.number))
    if not found:
        yield Paragraph("No risk is entered.")
        return
    still_open = sum(risk.state == Risk.State.OPEN for risk in found)
    yield Paragraph(f"{plural(still_open, 'risk')} {'is' if still_open == 1 else 'are'} open.")
    before = end.before.get("risks", {})
    yield Table(
        caption="Risks, the highest first",
        columns=[
            Column("Risk"),
            Column("Likelihood", "status"),
            Column("Severity", "status"),
            Column("Movement"),
            Column("What is done about it"),
        ],
        groups=[Group([_risk(risk, before, compared=bool(end.before)) for risk in found])],
        note=f"Movement is against {end.before_words}." if end.before else "",
    )


def _risk(risk: Risk, before: Mapping[str, Any], *, compared: bool) -> list[Cell]:
    def level(value: int | None) -> Cell:
        return Cell(Risk.Level(value).label if value else "Not stated")

    was = before.get(str(risk.number))
    return [
        Cell(str(risk)),
        level(risk.likelihood),
        level(risk.severity),
        Cell(movement(was, risk_fact(risk)) if compared else "–"),
        Cell(risk.controls or "Nothing is entered"),
    ]


def movement(was: Mapping[str, Any] | None, now: Mapping[str, Any]) -> str:
    if was is None:
        return "New"
    if was["open"] != now["open"]:
        return "Open again" if now["open"] else "Closed"
    if was["ranking"] == now["ranking"]:
        return "Unchanged"
    return "Up" if now["ranking"] > was["ranking"] else "Down"


def risk_fact(risk: Risk) -> dict[str, Any]:
    # Reports that were approved keep the score under this name.
    return {"open": risk.state == Risk.State.OPEN, "ranking": risk.score}


def risk_facts(end: QuarterEnd) -> dict[str, Any]:
    return {str(risk.number): risk_fact(risk) for risk in end.rows(Risk)}


def recommendations(end: QuarterEnd) -> Iterator[Element]:
    """What committees recommended, what was answered and how far it is."""
    meetings = {each.pk: each for each in end.rows(Meeting)}
    bodies = {each.pk: each for each in end.rows(Body)}
    rows = []
    for each in end.rows(Recommendation):
        meeting = meetings.get(each.meeting_id)
        if meeting is None:
            continue
        day = short_date(meeting.held_on) if meeting.held_on else "day not given"
        rows.append(
            [
                Cell(each.text),
                Cell(f"{each.made_by or bodies[meeting.body_id]}, {day}"),
                Cell(each.get_state_display()),
                Cell(each.answer or "–"),
                Cell(each.progress or "–"),
            ]
        )
    if not rows:
        yield Paragraph("No recommendation has been made.")
        return
    yield Table(
        caption="Recommendations and what became of them",
        columns=[
            Column("Recommendation"),
            Column("Made by"),
            Column("Answer", "status"),
            Column("In words"),
            Column("Progress"),
        ],
        groups=[Group(rows)],
    )


def forward_plan(end: QuarterEnd) -> Iterator[Element]:
    """What comes to which meeting, as it was known on the day."""
    bodies = {each.pk: each for each in end.rows(Body)}
    coming = sorted(
        (each for each in end.rows(Meeting) if each.held_on and each.held_on > end.on),
        key=lambda each: (each.held_on or dt.date.max, each.pk),
    )
    if coming:
        yield Table(
            caption="Meetings to come",
            columns=[Column("Meeting"), Column("Body"), Column("What comes to it")],
            groups=[
                Group(
                    [
                        [
                            Cell(short_date(each.held_on or end.on)),
                            Cell(str(bodies[each.body_id])),
                            Cell(
                                "; ".join([part for part in (each.purpose, *_decisions(end, each)) if part])
                                or "–"
                            ),
                        ]
                        for each in coming
                    ]
                )
            ],
        )
    else:
        yield Paragraph("No meeting to come has been entered.")
    for duty in end.rows(ReportingDuty):
        yield Paragraph(
            f"{bodies[duty.body_id]} is told {duty.get_frequency_display().lower()}: {duty.subject.lower()}."
        )


def _decisions(end: QuarterEnd, meeting: Meeting) -> list[str]:
    return [str(item) for item in decisions_for(meeting, end.plan.items.values(), end.figures)]


def implications(end: QuarterEnd) -> Iterator[Element]:
    found = end.rows(Implication)
    if found:
        yield Table(
            caption="Other implications",
            columns=[Column("Area"), Column("Applies"), Column("Paragraphs")],
            groups=[
                Group(
                    [
                        [Cell(each.area), Cell("Yes" if each.applies else "No"), Cell(each.paragraphs or "–")]
                        for each in found
                    ]
                )
            ],
        )
