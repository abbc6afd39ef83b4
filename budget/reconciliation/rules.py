"""All rules on one snapshot."""

from __future__ import annotations

from collections.abc import Iterable

from budget.reconciliation.budgets import over_budget, shared_base
from budget.reconciliation.checks import Check, Rule
from budget.reconciliation.delivery import effect_before_start, undelivered, unknown_proposal
from budget.reconciliation.drivers import driver_arithmetic
from budget.reconciliation.headings import dates_differ, heading, starts_after_end
from budget.reconciliation.people import group_counts, parent_clients
from budget.reconciliation.repeats import double_count
from budget.reconciliation.snapshot import Snapshot
from budget.reconciliation.sums import children_sum, lines_sum
from budget.reconciliation.totals import totals

RULES = (
    undelivered,
    children_sum,
    lines_sum,
    totals,
    driver_arithmetic,
    over_budget,
    double_count,
    group_counts,
    parent_clients,
    unknown_proposal,
    effect_before_start,
    dates_differ,
    starts_after_end,
    heading,
    shared_base,
)
ORDER = {rule.value: place for place, rule in enumerate(Rule)}


def checks(snapshot: Snapshot) -> list[Check]:
    """Every comparison that the printed figures allow, agreeing or not."""
    return [check for rule in RULES for check in rule(snapshot)]


def findings(snapshot: Snapshot) -> list[Check]:
    """The comparisons that do not agree."""
    return disagreeing(checks(snapshot))


def disagreeing(checks: Iterable[Check]) -> list[Check]:
    return [check for check in checks if not check.agrees]


def in_order(checks: Iterable[Check]) -> list[Check]:
    """By rule; within a rule as they were found, which is the printed order."""
    return sorted(checks, key=lambda check: ORDER[check.rule])
