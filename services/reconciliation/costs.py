"""What services cost: sheets that must add up, and money that is printed twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from budget.reconciliation.checks import Check, Rule, apart, proposal
from programme.ui.format import pounds
from services.costs import NEAR, Sheet
from services.reconciliation.places import service


def cost_sheet(slug: str, place: str, sheet: Sheet, about: Sequence[str] = ()) -> Iterator[Check]:
    """Lines against what the sheet prints under them."""
    subjects = (f"costs:{slug}", *about)
    for home in sheet.homes:
        if home.printed_net is not None:
            yield Check(
                Rule.LINES_SUM,
                place=f"{place}: {home.name}",
                stated=home.printed_net,
                computed=home.net,
                about=subjects,
                agrees=home.agrees,
                message=f"{home.name}: the lines add up to {pounds(home.net)}, "
                f"not to {pounds(home.printed_net)}.",
                mend="Correct the line or the net to what the ledger holds.",
            )
    for check in sheet.checks():
        if check.printed is not None:
            yield Check(
                Rule.LINES_SUM,
                place=f"{place}: {lower(check.label)}",
                stated=check.printed,
                computed=check.computed,
                allowed=NEAR,
                about=subjects,
                agrees=check.agrees,
                message=f"{check.label}: {check.how} is {pounds(check.computed)}, "
                f"not {pounds(check.printed)}.",
                mend="Find the line that is missing or was changed after the total was printed.",
            )


@dataclass(frozen=True, slots=True)
class SameMoney:
    """A line of a cost sheet and the amount of a proposal that it points to, or that may be the same."""

    line: str
    amount: Decimal
    code: str
    stated: Decimal
    is_linked: bool


def amounts_of_one_thing(slug: str, place: str, pairs: Iterable[SameMoney]) -> Iterator[Check]:
    """A line that is a proposal must have its amount; one that has the amount of a proposal may be it."""
    for each in pairs:
        what = lower(each.line)
        if each.is_linked:
            yield Check(
                Rule.TOTALS,
                place=f"{place}: {what}",
                code=each.code,
                stated=each.amount,
                computed=each.stated,
                allowed=NEAR,
                about=(proposal(each.code), f"costs:{slug}"),
                agrees=abs(each.amount - each.stated) <= NEAR,
                message=f"{place} prints {pounds(each.amount)} for {what}, and "
                f"{each.code}, which is the same money, states {pounds(each.stated)}: "
                f"{apart(each.amount, each.stated)} apart.",
                mend="Correct whichever is out of date. The budget counts the proposal alone.",
            )
        elif each.amount == each.stated:
            yield Check(
                Rule.DOUBLE_COUNT,
                place=f"{place}: {what}",
                code=each.code,
                stated=each.amount,
                computed=Decimal(0),
                about=(proposal(each.code), f"costs:{slug}"),
                message=f"{place} has {pounds(each.amount)} for {what}, which "
                f"is just what {each.code} states: the same money may be counted twice.",
                mend=f"Point the line to {each.code} where it is the same money.",
            )


@dataclass(frozen=True, slots=True)
class PrintedCost:
    """What a document says that one service costs in a year, and the budget on its proposal's sheet."""

    slug: str
    name: str
    place: str
    label: str
    cost: Decimal
    code: str
    gross: Decimal
    net: Decimal


def two_costs(printed: Iterable[PrintedCost]) -> Iterator[Check]:
    """A cost printed for a service against the gross and net budget of the one proposal about it alone."""
    for each in printed:
        agrees = any(abs(each.cost - amount) <= NEAR for amount in (each.gross, each.net))
        yield Check(
            Rule.TOTALS,
            place=f"{each.name}: {lower(each.label)}",
            code=each.code,
            stated=each.cost,
            computed=each.gross,
            allowed=NEAR,
            about=(service(each.slug), proposal(each.code)),
            agrees=agrees,
            message=f"Two amounts are printed for what {each.name} costs: {pounds(each.cost)} ({each.place}) "
            f"and {pounds(each.gross)} before income, {pounds(each.net)} net, on the sheet of {each.code}.",
            mend="Ask which budget the saving is reckoned on, and whether both are for the same year.",
        )


def lower(label: str) -> str:
    """A label as it stands within a sentence."""
    return label[:1].lower() + label[1:]
