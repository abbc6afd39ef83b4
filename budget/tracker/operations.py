"""What finance enters beside the proposals: months delivered, ratings, confidence, pressures, assumptions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from budget.models import BudgetAssumption, DeliveredAmount, Pressure, Proposal, RatingWeight
from programme.financial_years import year_label
from programme.history import StaleVersion, change, withdraw, write
from programme.models import Cause, Entered, Programme, changed
from programme.operations.errors import Refused


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What somebody typed for one month: signed pounds, or None for nothing confirmed.

    `version` is that of the amount they saw, 0 where there was none.
    """

    amount: Decimal | None
    version: int


def record_delivered(
    proposal: Proposal, months: Mapping[dt.date, Confirmed], *, by: Any, text: str = ""
) -> Cause:
    """Record what finance confirms for months of one proposal, each named by its first day.

    Refused for a summary, for a month that has not begun, and for a correction without its reason.
    """
    if proposal.is_summary:
        raise Refused("A summary is the sum of its parts: confirm those")
    future = [month for month in months if month > proposal.programme.today()]
    if future:
        raise Refused(f"{future[0]:%B %Y} has not begun, so nothing can have been delivered in it")
    what = f"{proposal.code}: delivered in {_listed(months)} confirmed"
    with change(proposal.programme, by=by, what=what, text=text) as cause:
        stored = {
            each.month: each
            for each in DeliveredAmount.objects.filter(proposal=proposal, month__in=months).standing()
        }
        if stored and not text.strip():
            raise Refused(f"Say why what was confirmed for {min(stored):%B %Y} changes", "text")
        written: list[Entered] = []
        withdrawn: list[Entered] = []
        for month, typed in months.items():
            row = stored.get(month) or DeliveredAmount(
                programme=proposal.programme, proposal=proposal, month=month
            )
            if typed.version and month not in stored:
                raise StaleVersion([row])
            row.version = typed.version
            if typed.amount is None:
                withdrawn += [row] if month in stored else []
            else:
                row.amount = typed.amount
                written.append(row)
        withdraw(cause, withdrawn)
        write(cause, written)
    return cause


def _listed(months: Mapping[dt.date, Confirmed]) -> str:
    first, last = min(months), max(months)
    return f"{first:%B %Y}" if first == last else f"{first:%B %Y} to {last:%B %Y}"


def rate_proposal(
    proposal: Proposal, values: Mapping[str, Any], *, version: int, by: Any, text: str = ""
) -> Cause:
    """Say how a proposal stands, why, and what is done about it. `values` are fields of the proposal."""
    with change(proposal.programme, by=by, what=f"{proposal.code} rated and explained", text=text) as cause:
        rated = changed(proposal, values)
        rated.version = version
        write(cause, [rated])
    return cause


def set_weights(
    programme: Programme,
    percents: Mapping[str, int],
    *,
    versions: Mapping[str, int],
    by: Any,
    text: str,
) -> Cause:
    """Set how much of a forecast saving counts by status. `versions` are those that their author saw."""
    if not text.strip():
        raise Refused("Say why the confidence changes", "text")
    with change(programme, by=by, what="Confidence in savings set", text=text) as cause:
        stored = {each.status: each for each in RatingWeight.objects.filter(programme=programme).standing()}
        rows = []
        for status, percent in percents.items():
            row = stored.get(status) or RatingWeight(programme=programme, status=status)
            if status in stored and row.percent == percent:
                continue
            row.version = versions.get(status, 0)
            row.percent = percent
            rows.append(row)
        write(cause, rows)
    return cause


def add_pressure(programme: Programme, values: Mapping[str, Any], *, by: Any) -> Cause:
    """A cost of the year that no proposal holds."""
    with change(programme, by=by, what=f"Pressure entered: {values['title']}") as cause:
        write(cause, [Pressure(programme=programme, **values)])
    return cause


def change_pressure(
    pressure: Pressure, values: Mapping[str, Any], *, version: int, by: Any, text: str
) -> Cause:
    with change(pressure.programme, by=by, what=f"Pressure changed: {pressure.title}", text=text) as cause:
        edited = changed(pressure, values)
        edited.version = version
        write(cause, [edited])
    return cause


def withdraw_pressure(pressure: Pressure, *, by: Any) -> Cause:
    """Take out what was entered by mistake; it stays in history."""
    with change(pressure.programme, by=by, what=f"Pressure taken out: {pressure.title}") as cause:
        withdraw(cause, [pressure])
    return cause


def set_assumption(
    programme: Programme, year: int, values: Mapping[str, Any], *, version: int, by: Any
) -> Cause:
    """What the council's approved budget counts on in one year; `version` is 0 where none was there."""
    what = f"Budget assumption of {year_label(year)} set"
    with change(programme, by=by, what=what) as cause:
        stored = BudgetAssumption.objects.filter(programme=programme, year=year).standing().first()
        row = stored or BudgetAssumption(programme=programme, year=year)
        row.version = version
        row.amount, row.source = values["amount"], values["source"]
        write(cause, [row])
    return cause
