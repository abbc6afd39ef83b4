"""Proposals and the plan: money that nothing delivers, too early, or linked to nothing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from budget.money import ZERO
from budget.reconciliation.checks import Check, Rule, Unit, money, proposal
from budget.reconciliation.snapshot import Delivering, Sheet, Snapshot
from programme.dates import PlanDate, month_index
from programme.financial_years import year_label
from programme.ui.format import plural


def undelivered(snapshot: Snapshot) -> Iterator[Check]:
    """Leaves with money that no action or closure delivers, by the most that one comes to in a year."""
    for leaf in snapshot.leaves:
        stated = leaf.level
        if leaf.delivered_by or leaf.is_dropped or not leaf.amounts:
            continue
        yield Check(
            Rule.UNDELIVERED,
            place="Delivered by",
            code=leaf.code,
            stated=stated,
            computed=ZERO,
            about=(proposal(leaf.code),),
            message=f"No action delivers {leaf.code}, which states {money(stated)}. However late the plan "
            "is, its forecast stays as approved.",
            mend=f"Say which action or closure delivers {leaf.code}, and by its start or its end.",
        )


def effect_before_start(snapshot: Snapshot) -> Iterator[Check]:
    """Savings whose effect lies before the month that what delivers them allows."""
    for leaf in snapshot.leaves:
        if leaf.is_postponed and leaf.amounts and leaf.effect and not leaf.is_dropped:
            for delivering in leaf.delivered_by:
                if delivering.allows and _months(leaf.effect, delivering.allows) > 0:
                    yield _too_early(leaf, leaf.effect, delivering, delivering.allows)


def _months(effect: PlanDate, allows: PlanDate) -> int:
    return month_index(allows.first) - month_index(effect.first)


def _too_early(leaf: Sheet, effect: PlanDate, delivering: Delivering, allows: PlanDate) -> Check:
    early = _months(effect, allows)
    year, amount = next(iter(leaf.amounts.items()))
    assumed = " (assumed, as none is printed)" if leaf.effect_is_assumed else ""
    return Check(
        Rule.EFFECT_BEFORE_START,
        place=f"Effect date and {delivering.name}",
        code=leaf.code,
        stated=effect,
        computed=allows,
        unit=Unit.DATE,
        about=(proposal(leaf.code), delivering.subject),
        message=f"{leaf.code} counts on {money(amount)} in {year_label(year)} from {effect}{assumed}, and "
        f"{delivering.name}, which delivers it, {delivering.when}: money can follow from {allows}, "
        f"{plural(early, 'month')} later.",
        mend="Enter the effect date that the amount was reckoned with, correct which action delivers it, or "
        "take out the months that cannot be had.",
    )


def unknown_proposal(snapshot: Snapshot) -> Iterator[Check]:
    """Links printed in the plan to a proposal that does not exist."""
    for link in snapshot.dead_links:
        yield Check(
            Rule.UNKNOWN_PROPOSAL,
            place=link.name[:1].upper() + link.name[1:],
            code=link.code,
            about=(link.subject,),
            message=f"The plan links {link.name} to {link.code}, and there is no proposal {link.code}.",
            mend=f"Add the proforma of {link.code} if it is missing here, or correct the link.",
        )


def undelivered_in(snapshot: Snapshot, year: int) -> dict[str, tuple[Decimal, Decimal]]:
    """By kind: what no action delivers in a year, and all that is stated for it; avoidance apart."""
    found: dict[str, tuple[Decimal, Decimal]] = {}
    for leaf in snapshot.leaves:
        amount = leaf.in_year.get(year)
        if amount and not leaf.is_avoidance:
            loose, total = found.get(leaf.kind, (ZERO, ZERO))
            is_loose = not leaf.delivered_by and not leaf.is_dropped
            found[leaf.kind] = (loose + (amount if is_loose else ZERO), total + amount)
    return found
