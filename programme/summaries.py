"""What the plan comes to on a day: counts by workstream and by lead, risks, alerts and decisions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from programme.days import Day
from programme.facts import Fact, Facts, facts_of
from programme.facts.actions import Actions
from programme.facts.alerts import Alerts
from programme.facts.risks import Risks
from programme.models import Status, Workstream
from programme.rollup import ratings_on
from programme.status import Rating

COUNTED = ("late", "critical", "overdue", "stale", "blocked", "soon")
SHOWN = 5
"""Rows that a panel names; of more it tells the number."""
NAMED = 3
"""People whom the verdict names."""


def actions(day: Day) -> dict[str, Any]:
    """Of all actions, of each workstream and of each lead."""
    facts = facts_of(day, "actions")
    ratings, streams = ratings_on(day), facts.by("workstream")
    return {
        **_counts(facts),
        "workstreams": [
            _workstream(each, ratings.get(each.pk), streams.get(each.slug, Facts([])))
            for each in sorted(day.rows(Workstream), key=lambda row: row.position)
        ],
        "leads": {
            lead: {**_counts(found), "due": _rows(found.where(overdue="on")) + _rows(found.where(soon="on"))}
            for lead, found in sorted(facts.by("lead").items())
        },
        "late_leads": late_leads(facts.where(late="on")),
    }


def late_leads(late: Facts) -> dict[str, Any]:
    """Who leads what is late: those with most of it, how many more people, and what nobody leads."""
    found = sorted(late.by("lead").items(), key=lambda each: (-len(each[1]), each[0]))
    return {
        "named": [
            {"lead": lead, "name": Actions.cell(next(iter(facts)), "Led by"), "late": len(facts)}
            for lead, facts in found[:NAMED]
        ],
        "more": len(found[NAMED:]),
        "nobody": len(late.where(unled="on")),
    }


def _workstream(workstream: Workstream, rating: Rating | None, facts: Facts) -> dict[str, Any]:
    return {
        "slug": workstream.slug,
        "name": workstream.name,
        "status": rating.status if rating else "",
        "reason": rating.reason if rating else "",
        **_counts(facts),
        "worst": _worst(facts),
    }


def _counts(facts: Facts) -> dict[str, Any]:
    marked = Counter(mark for fact in facts for mark in fact.marks.items())
    return {
        "all": len(facts),
        **{name: marked[name, "on"] for name in COUNTED},
        "statuses": {status.value: marked["status", status] for status in Status},
        "worse": marked["travel", "worse"],
        "better": marked["travel", "better"],
    }


def _worst(facts: Facts) -> Mapping[str, str] | None:
    """The action that is latest, in words."""
    late = facts.where(late="on")
    found = max(late, key=lambda fact: fact.amount("slip"), default=None)
    if found is None:
        return None
    return {"label": found.label, "href": found.href, "slip": Actions.cell(found, "Slip")}


def _rows(facts: Facts) -> list[dict[str, Any]]:
    """The first few, for a list on a panel."""
    return [
        {"label": fact.label, "href": fact.href, "cells": list(fact.cells)} for fact in list(facts)[:SHOWN]
    ]


def risks(day: Day) -> dict[str, Any]:
    """The open risks by rating and by place in the matrix, the highest first."""
    found = facts_of(day, "risks").where(open="on")
    return {
        "open": len(found),
        "ratings": {rating: len(held) for rating, held in found.by("rating").items()},
        "highest": [_risk(fact) for fact in list(found)[:SHOWN]],
    }


def _risk(fact: Fact) -> dict[str, str]:
    said = dict(zip(Risks.columns, fact.cells, strict=True))
    return {
        "label": fact.label,
        "href": fact.href,
        "rating": said["Rating"],
        "score": said["Score"],
        "likelihood": said["Likelihood"],
        "severity": said["Severity"],
        "movement": said["In a month"],
        "way": str(fact.marks.get("moved", "")),
        "owner": said["Owner"],
    }


def alerts(day: Day) -> dict[str, Any]:
    """Those that wait for an answer are the ones a panel names."""
    found = facts_of(day, "alerts")
    waiting = found.where(waiting="on")
    return {
        "open": len(found),
        "waiting": len(waiting),
        "first": _first_alerts(waiting),
        "people": {
            person: {"waiting": len(held), "first": _first_alerts(held)}
            for person, held in sorted(waiting.by("person").items())
            if person
        },
    }


def _first_alerts(facts: Facts) -> list[dict[str, Any]]:
    return [
        {"rule": Alerts.cell(fact, "Alert"), "label": fact.label, "href": fact.href}
        for fact in list(facts)[:SHOWN]
    ]


def decisions(day: Day) -> dict[str, Any]:
    found = facts_of(day, "decisions")
    coming = found.where(next="on")
    return {
        "all": len(found),
        "next": len(coming),
        "blocked": len(coming.where(blocked="on")),
        "first": _rows(coming),
    }


def questions(day: Day) -> dict[str, Any]:
    """Of the scrutiny panel: those without an answer, the earliest to be answered first."""
    found = facts_of(day, "questions")
    waiting = found.where(open="on")
    return {
        "all": len(found),
        "open": len(waiting),
        "overdue": len(found.where(overdue="on")),
        "first": _rows(waiting),
    }
