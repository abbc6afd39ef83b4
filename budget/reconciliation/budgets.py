"""Base budgets: one printed on several sheets, and money that is more than its budget."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from budget.money import ZERO
from budget.reconciliation.checks import Check, Rule, listed, proposal
from budget.reconciliation.snapshot import Kind, Lines, Sheet, Snapshot
from programme.financial_years import year_label
from programme.ui.format import plural, pounds

LOST_INCOME = re.compile(
    r"\b(loss|lost|lose|losing|forgone|foregone)\b.*\bincome\b|\bincome\b.*\b(loss|lost|forgone|foregone)\b",
    re.IGNORECASE,
)
ENOUGH_LINES = 2
"""Equal lines that make two budgets of different services one; a single round figure may be chance."""


def shared_base(snapshot: Snapshot) -> Iterator[Check]:
    """One base budget printed on several sheets, which is not to be added up."""
    for sheets in _by_base(snapshot):
        if len(sheets) > 1:
            yield _repeated(sheets)


def _by_base(snapshot: Snapshot) -> list[list[Sheet]]:
    """Sheets by the budget that they print, in printed order.

    Sheets of one family or of one service area share it when all its lines are equal. Others need two
    lines besides the net that are not nil.
    """
    same: defaultdict[Lines, list[Sheet]] = defaultdict(list)
    for sheet in snapshot.sheets:
        if sheet.existing.net:
            same[sheet.existing].append(sheet)
    found: list[list[Sheet]] = []
    for lines, sheets in same.items():
        if len([line for line in lines.above if line]) >= ENOUGH_LINES:
            found.append(sheets)
        else:
            related: defaultdict[str, list[Sheet]] = defaultdict(list)
            for sheet in sheets:
                related[_relation(snapshot, sheet, sheets)].append(sheet)
            found += related.values()
    return found


def _relation(snapshot: Snapshot, sheet: Sheet, others: Sequence[Sheet]) -> str:
    """The family of the first sheet of the same service area, else the sheet's own family."""
    if sheet.area:
        sheet = next(each for each in others if each.area.casefold() == sheet.area.casefold())
    return snapshot.family(sheet)


def _repeated(sheets: Sequence[Sheet]) -> Check:
    first, net = sheets[0], sheets[0].existing.net or ZERO
    codes = [sheet.code for sheet in sheets]
    return Check(
        Rule.SHARED_BASE,
        place="Existing budget",
        code=first.code,
        stated=net * len(sheets),
        computed=net,
        about=tuple(proposal(code) for code in codes),
        message=f"One budget of {pounds(net)} is printed on {plural(len(sheets), 'sheet')}: {listed(codes)}. "
        f"Added up they would make {pounds(net * len(sheets))}.",
        mend=f"Count it once, under {first.code}. Accept this where the sheets are about one service, "
        "or enter each sheet's own part of the budget.",
    )


def over_budget(snapshot: Snapshot) -> Iterator[Check]:
    """Savings above the net budget they come from, one by one and together, and lost income above income."""
    for sheets in _by_base(snapshot):
        leaves = [sheet for sheet in sheets if not sheet.is_summary]
        alone = [check for sheet in leaves for check in _savings(sheet)]
        yield from alone or _together(sheets, leaves)
    for sheet in snapshot.leaves:
        yield from _lost_income(sheet)


def _savings(sheet: Sheet) -> Iterator[Check]:
    for year, amount in sorted(sheet.in_year.items()):
        if sheet.kind is Kind.REDUCTION and _exceeds(-amount, sheet.existing.net):
            yield _over(sheet, year, amount, f"{sheet.code} saves {pounds(-amount)}", (sheet,))


def _together(sheets: Sequence[Sheet], leaves: Sequence[Sheet]) -> Iterator[Check]:
    saving = [leaf for leaf in leaves if leaf.kind is Kind.REDUCTION]
    for year in sorted({year for leaf in saving for year in leaf.in_year}):
        found = [leaf for leaf in saving if leaf.in_year.get(year)]
        amount = sum((leaf.in_year[year] for leaf in found), ZERO)
        if _exceeds(-amount, sheets[0].existing.net):
            codes = listed([leaf.code for leaf in found])
            yield _over(sheets[0], year, amount, f"{codes} together save {pounds(-amount)}", found)


def _exceeds(saving: Decimal, net: Decimal | None) -> bool:
    """A base that is income, or nil, has no cost that could be saved: nothing is said of it."""
    return net is not None and ZERO < net < saving


def _over(sheet: Sheet, year: int, amount: Decimal, who: str, about: Sequence[Sheet]) -> Check:
    net = sheet.existing.net or ZERO
    source = sheet.stated[year].source if year in sheet.stated else ""
    label = year_label(year)
    return Check(
        Rule.OVER_BUDGET,
        place=label,
        code=sheet.code,
        stated=amount,
        computed=-net,
        about=tuple(proposal(each.code) for each in about),
        message=f"{who} in {label}{f' ({source})' if source else ''}, which is more than all of the net "
        f"budget of {pounds(net)} that it comes from.",
        mend="Check what the saving is reckoned on: another budget, more than one year, or a gross cost "
        "whose income goes too.",
    )


def _lost_income(sheet: Sheet) -> Iterator[Check]:
    """Growth that makes up for lost income, by its line or its title, above all the income there is."""
    income = sheet.existing.income
    if sheet.kind is not Kind.GROWTH or not income:
        return
    for year, stated in sorted(sheet.stated.items()):
        printed = stated.lines.income
        lost = printed if printed else stated.amount if LOST_INCOME.search(sheet.title) else ZERO
        if lost > abs(income):
            label = year_label(year)
            yield Check(
                Rule.OVER_BUDGET,
                place=f"Income in {label}",
                code=sheet.code,
                stated=lost,
                computed=abs(income),
                about=(proposal(sheet.code),),
                message=f"{sheet.code} makes up for {pounds(lost)} of lost income in {label}, which is more "
                f"than all of the {pounds(abs(income))} of income in its budget.",
                mend="Ask whether other services lose income too, and whether the income budget is complete.",
            )
