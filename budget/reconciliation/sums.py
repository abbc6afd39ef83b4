"""Parts against their summary, and lines against the net under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from budget.money import ZERO
from budget.reconciliation.checks import Check, Rule, apart, listed, money, proposal
from budget.reconciliation.rounding import adds_up, sum_allowance
from budget.reconciliation.snapshot import Lines, Sheet, Snapshot
from programme.financial_years import year_label
from programme.ui.format import pounds

LINES = ("staff", "other costs", "income")
LONGEST_LIST = 8
"""Codes that a sentence names; of more it gives the first and the last."""


def children_sum(snapshot: Snapshot) -> Iterator[Check]:
    """What a summary prints for a year against its parts; a part that is blank in the year adds nothing."""
    for sheet in snapshot.sheets:
        children = snapshot.children.get(sheet.code, ())
        for year in sorted(sheet.stated) if children else ():
            yield _summary(snapshot, sheet, year)


def _summary(snapshot: Snapshot, sheet: Sheet, year: int) -> Check:
    children = snapshot.children[sheet.code]
    found = [(child, amount) for child in children if (amount := snapshot.amount_in(child, year))]
    stated, added = sheet.stated[year].amount, sum((amount for _, amount in found), ZERO)
    allowance = sum_allowance(snapshot.unit(sheet), [snapshot.unit(child) for child, _ in found])
    readings = (added, *_other_readings(snapshot, sheet, year))
    label = year_label(year)
    return Check(
        Rule.CHILDREN_SUM,
        place=label,
        code=sheet.code,
        stated=stated,
        computed=added,
        allowed=allowance,
        about=(proposal(sheet.code),),
        agrees=any(adds_up(stated, [each], allowance) for each in readings),
        message=f"{sheet.code} prints {money(stated)} for {label}, and its parts {_codes(children)} "
        f"add up to {money(added)}: {apart(stated, added)} apart, more than rounding explains.",
        mend="Find the part that is missing or was changed after the summary was printed. "
        "Totals count the parts, never the summary.",
    )


def _other_readings(snapshot: Snapshot, sheet: Sheet, year: int) -> Iterator[Decimal]:
    """A summary may add up what the further changes of its parts come to, or leave out avoided costs."""
    leaves = [leaf for leaf in snapshot.leaves_under(sheet) if leaf is not sheet]
    yield sum((leaf.carried(year) for leaf in leaves), ZERO)
    yield sum((leaf.amounts.get(year, ZERO) for leaf in leaves if not leaf.is_avoidance), ZERO)


def _codes(sheets: Sequence[Sheet]) -> str:
    codes = [sheet.code for sheet in sheets]
    return listed(codes) if len(codes) <= LONGEST_LIST else f"{codes[0]} to {codes[-1]}"


def lines_sum(snapshot: Snapshot) -> Iterator[Check]:
    """Staff, other costs and income against the net, of the existing budget and of each year's change."""
    for sheet in snapshot.sheets:
        unit = snapshot.unit(sheet)
        yield from _lines(sheet, "Existing budget", "the existing budget", sheet.existing, unit)
        for year, stated in sorted(sheet.stated.items()):
            label = year_label(year)
            yield from _lines(sheet, label, f"the change in {label}", stated.lines, unit)


def _lines(sheet: Sheet, place: str, what: str, lines: Lines, unit: Decimal) -> Iterator[Check]:
    """Lines that are all blank or nil say nothing: the sheet gives its change as a net figure alone."""
    printed = [line for line in lines.above if line]
    if lines.net is None or not printed:
        return
    added = sum(printed, ZERO)
    allowance = sum_allowance(unit, [unit] * len(printed))
    yield Check(
        Rule.LINES_SUM,
        place=place,
        code=sheet.code,
        stated=lines.net,
        computed=added,
        allowed=allowance,
        about=(proposal(sheet.code),),
        agrees=adds_up(lines.net, printed, allowance),
        message=f"The lines of {what} on {sheet.code} add up to {pounds(added)}, and "
        f"{pounds(lines.net)} is printed under them: {apart(lines.net, added)} apart. "
        f"{_why_not_rounding(len(printed))}",
        mend=_mend(lines, allowance),
    )


def _why_not_rounding(count: int) -> str:
    if count == 1:
        return "With a single line that is not nil, rounding cannot explain it."
    return "Rounding does not explain it."


def _mend(lines: Lines, allowance: Decimal) -> str:
    others = [line for line in (lines.staff, lines.non_staff) if line]
    if lines.net is not None and lines.income and adds_up(lines.net, [*others, -lines.income], allowance):
        return "It adds up with the other sign before the income: enter income with a minus."
    blank = [name for name, line in zip(LINES, lines.above, strict=True) if line is None]
    if blank:
        return f"Nothing is printed for {listed(blank)}: enter it, or correct the line or the net."
    return "Correct the line or the net to what the ledger holds."
