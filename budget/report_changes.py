"""Two reports compared, pound by pound: a pure function on the facts that each has printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from decimal import Decimal
from typing import Any

from budget.money import ZERO
from budget.status import DeliveryStatus
from programme.reporting.content import Cell, Group, pounds_cell
from programme.ui.format import pounds

Fact = Mapping[str, Any]


def changes_of_money(
    before: Mapping[str, Fact], after: Mapping[str, Fact], year: str
) -> tuple[list[Group], Sequence[Cell]]:
    """Proposals whose forecast or status in a year differs, in groups, and the totals of their pounds.

    Empty groups are left out. A change is positive where it costs more or saves less.
    """
    then, now = _of_year(before, "forecast", year), _of_year(after, "forecast", year)
    groups = _grouped(before, after, year)
    order = {code: index for index, code in enumerate([*after, *before])}

    def row(code: str) -> list[Cell]:
        title = (after.get(code) or before[code])["title"]
        status = _status_words(before.get(code), after.get(code), year)
        return [Cell(f"{code} {title}"), *_compared(then.get(code), now.get(code)), Cell(status)]

    listed = [
        Group([row(code) for code in sorted(codes, key=order.__getitem__)], f"{heading} ({len(codes)})")
        for heading, codes in groups.items()
        if codes
    ]
    changed = [code for codes in groups.values() for code in codes]
    return listed, _total(
        [then.get(code, ZERO) for code in changed], [now.get(code, ZERO) for code in changed]
    )


def _grouped(before: Mapping[str, Fact], after: Mapping[str, Fact], year: str) -> dict[str, Set[str]]:
    """The codes of what differs, each under what happened to it."""
    then, now = _of_year(before, "forecast", year), _of_year(after, "forecast", year)
    approved_then, approved_now = (_of_year(each, "approved", year) for each in (before, after))
    both = then.keys() & now.keys()
    anew = {code for code in both if approved_then.get(code) != approved_now.get(code)}
    rest = both - anew
    same = {code for code in rest if now[code] == then[code]}
    return {
        "New": now.keys() - then.keys(),
        "Removed": then.keys() - now.keys(),
        "Approved anew": anew,
        "Pounds up: costs more or saves less": {code for code in rest if now[code] > then[code]},
        "Pounds down: costs less or saves more": {code for code in rest if now[code] < then[code]},
        "Status alone": {code for code in same if _status(before[code], year) != _status(after[code], year)},
    }


def _compared(was: Decimal | None, is_now: Decimal | None) -> list[Cell]:
    change = (is_now or ZERO) - (was or ZERO)
    return [
        *(pounds_cell(each, "–" if each is None else pounds(each)) for each in (was, is_now)),
        pounds_cell(change, pounds(change, signed=True)),
    ]


def _total(then: Iterable[Decimal], now: Iterable[Decimal]) -> list[Cell]:
    was, is_now = sum(then, ZERO), sum(now, ZERO)
    way = "Worse" if is_now > was else "Better" if is_now < was else "The same in all"
    return [Cell("All that changed"), *_compared(was, is_now), Cell(way)]


def _of_year(facts: Mapping[str, Fact], name: str, year: str) -> dict[str, Decimal]:
    return {
        code: Decimal(fact[name][year]) for code, fact in facts.items() if fact[name].get(year) is not None
    }


def _status(fact: Fact, year: str) -> str:
    return str(fact["status"].get(year, ""))


def _status_words(before: Fact | None, after: Fact | None, year: str) -> str:
    found = [
        DeliveryStatus(_status(fact, year)).label for fact in (before, after) if fact and _status(fact, year)
    ]
    if not found:
        return "–"
    return found[0] if len(set(found)) == 1 else f"{found[0]} to {found[1].lower()}"
