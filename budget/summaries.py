"""What the budget comes to on a day: approved, forecast, delivered, what slippage costs and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from budget.cause_cards import CauseCard, worst_on
from budget.days import money_on, year_money_on, year_on
from budget.facts import AMOUNTS
from budget.models import Proposal, SavingFigure
from budget.money import ZERO
from budget.pictures.charts import bridge_steps, month_lines
from budget.totals import slipped
from programme.days import Day
from programme.facts import Facts, facts_of
from programme.ui.parts import ChainStep

BIGGEST = 3
"""Causes that a dashboard names."""
CHAINS, STEPS = 2, 5
"""How many ways to the money it shows of each, and how many steps of one; the page of the cause has all."""


def money(day: Day) -> dict[str, Any]:
    """Pounds of the budget year, and what slippage costs over all years."""
    year, everything = year_on(day), facts_of(day, "savings")
    found, cards = everything.where(year=str(year)), worst_on(day, BIGGEST)
    undelivered = found.where(undelivered="on")
    rows = money_on(day).savings
    return {
        "year": year,
        "slipped": _halves(row for row in rows if row.year == year),
        "slipped_in_all": _halves(rows),
        "net": _amounts(found),
        "kinds": {kind.value: _amounts(found.where(kind=kind.value)) for kind in Proposal.Kind},
        "statuses": {
            status: {"proposals": len(held), **_amounts(held)} for status, held in found.by("status").items()
        },
        "delayed": len(found.where(delayed="on")),
        "undelivered": {"proposals": len(undelivered), **_amounts(undelivered)},
        "all_years": everything.total("slippage"),
        "unexplained": sum((row.unexplained for row in money_on(day).totals), ZERO),
        "alone": sum((row.sole for row in money_on(day).causes), ZERO),
        "causes": [_card(card) for card in cards],
        "more_causes": len({row.item_id for row in money_on(day).causes}) - len(cards),
    }


def pictures(day: Day) -> dict[str, Any]:
    """The budget year month by month, and the steps from approved to forecast."""
    money = year_money_on(day, year_on(day))
    lines, steps = month_lines(money), bridge_steps(money)
    return {
        "what": lines.what,
        "year": lines.year,
        "sign": steps.sign,
        "columns": lines.columns,
        "known": lines.known,
        "approved": steps.approved,
        "forecast": steps.forecast,
        "changes": steps.changes,
    }


def _halves(rows: Iterable[SavingFigure]) -> dict[str, Any]:
    found = slipped(rows)
    return {"worse": found.worse, "kept": found.kept, "is_growth": found.is_growth}


def _amounts(facts: Facts) -> dict[str, Any]:
    return {name: facts.total(name) for name in AMOUNTS}


def _card(card: CauseCard) -> dict[str, Any]:
    return {
        "item": card.item.code,
        "href": card.href,
        "what": card.what,
        "sole": card.sole,
        "shared": card.shared,
        "years": card.years,
        "in_words": card.in_words,
        "chains": [shortened(chain) for chain in card.chains[:CHAINS]],
        "more_chains": max(len(card.chains) - CHAINS, 0),
    }


def shortened(chain: Sequence[ChainStep]) -> list[dict[str, Any]]:
    """The cause and what it ends at; of a long way the middle is told by its number."""
    steps = [{"title": step.title, "href": step.href, "slip": step.slip, "kind": step.kind} for step in chain]
    if len(steps) <= STEPS:
        return steps
    first, last = steps[: STEPS - 3], steps[-2:]
    between = len(steps) - len(first) - len(last)
    return [*first, {"title": f"{between} more between", "href": "", "slip": "", "kind": ""}, *last]


def risk_money(day: Day) -> dict[str, Any]:
    """Forecast pounds that open risks concern, each proposal once: in all, by risk, by place."""
    found = facts_of(day, "money-at-risk")
    return {
        "all": found.total("money"),
        **{
            mark: {value: held.total("money") for value, held in found.by(mark).items()}
            for mark in ("risk", "cell", "third")
        },
    }
