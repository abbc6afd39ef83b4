"""Events of the illustrated half-year that belong to the money."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from budget.models import Proposal
from budget.operations import confirm_delivered
from budget.proformas.content import Proforma
from budget.proformas.operations import revise
from budget.proformas.rows import version_of
from budget.tracker.operations import add_pressure, rate_proposal, set_assumption, set_weights
from programme.models import Person, Programme


def delivered(programme: Programme, people: dict[str, Person], event: dict[str, Any]) -> None:
    """Finance confirms a month."""
    amounts = {code: Decimal(amount) for code, amount in event["amounts"].items()}
    month = dt.date.fromisoformat(event["month"])
    confirm_delivered(programme, month, amounts, by=people["finance"], text=event["text"])


def rated(programme: Programme, people: dict[str, Person], event: dict[str, Any]) -> None:
    """Finance rates a proposal and says why."""
    proposal = Proposal.objects.select_related("programme").get(programme=programme, code=event["code"])
    values = {name: event[name] for name in ("rating", "original_rating", "explanation", "mitigation")}
    rate_proposal(proposal, values, version=proposal.version, by=people["finance"])


def revised(programme: Programme, people: dict[str, Person], event: dict[str, Any]) -> None:
    """Finance edits a proforma: other amounts in some years, in other words."""
    proposals = Proposal.objects.select_related("programme", "parent")
    proposal = proposals.get(programme=programme, code=event["code"])
    newest = version_of(proposal)
    amounts = {int(year): Decimal(amount) for year, amount in event["amounts"].items()}
    lines = [
        {**line, "amount": amounts.get(line["year"], line["amount"])} for line in newest.lines("amounts")
    ]
    edited = Proforma(
        {**newest.fields, "description": event["description"]}, {**newest.parts, "amounts": lines}
    )
    revise(proposal, edited, version=proposal.version, by=people["finance"], text=event["text"])


def confidence(programme: Programme, people: dict[str, Person], event: dict[str, Any]) -> None:
    set_weights(programme, event["percents"], versions={}, by=people["finance"], text=event["text"])


def pressure(programme: Programme, people: dict[str, Person], event: dict[str, Any]) -> None:
    values = {"year": event["year"], "title": event["title"], "amount": Decimal(event["amount"])}
    add_pressure(programme, values, by=people["finance"])


def budget_counts_on(programme: Programme, people: dict[str, Person], event: dict[str, Any]) -> None:
    values = {"amount": Decimal(event["amount"]), "source": event["source"]}
    set_assumption(programme, event["year"], values, version=0, by=people["finance"])
