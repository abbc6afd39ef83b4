"""Totals as documents print them, against the proposals; and headings that name the wrong year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from budget.money import ZERO
from budget.reconciliation.checks import Check, Rule, Unit, apart, listed, money
from budget.reconciliation.rounding import sum_allowance
from budget.reconciliation.snapshot import Kind, Sheet, Snapshot, Total
from programme.financial_years import year_label

WORDS = {Kind.GROWTH: "total growth", Kind.REDUCTION: "total reductions", Kind.NET: "net total"}
SUBJECT = "reconciliation:totals"
"""Totals are on no proposal's page: they lead to the reconciliation itself."""


def place_of(place: str, kind: Kind, year: int) -> str:
    """The place of the check of one printed total."""
    return f"{place}: {WORDS[kind]} {year_label(year)}"


def totals(snapshot: Snapshot) -> Iterator[Check]:
    """Each printed total against the sum of the leaves; one under a wrong year is left to `heading`."""
    for total in snapshot.totals:
        if not _other_year(snapshot, total):
            yield _total(snapshot, total)
    yield from _nets(snapshot)


def _total(snapshot: Snapshot, total: Total) -> Check:
    added, allowance, agrees = _compare(snapshot, total, total.year)
    label, what = year_label(total.year), WORDS[total.kind]
    return Check(
        Rule.TOTALS,
        place=place_of(total.place, total.kind, total.year),
        stated=total.amount,
        computed=added,
        allowed=allowance,
        about=(SUBJECT,),
        agrees=agrees,
        message=f"{total.place} prints {money(total.amount)} as the {what} of {label}, and the proposals "
        f"add up to {money(added)}: {apart(total.amount, added)} apart, more than rounding explains.",
        mend="Look for a proposal that is missing here, is counted twice or was changed after the total was "
        "printed.",
    )


def _compare(snapshot: Snapshot, total: Total, year: int) -> tuple[Decimal, Decimal, bool]:
    """The sum of the leaves of a year, how far it may be off, and whether it agrees.

    A document that states the further change of each year may add up those, or what they come to; and it
    may leave the years blank in which a proposal goes on as it was.
    """
    kind = _of_kind(snapshot, total.kind)
    leaves = [leaf for leaf in kind if leaf.carried(year) or year in leaf.amounts]
    allowance = sum_allowance(total.rounded_to, [snapshot.unit(leaf) for leaf in leaves])
    stated = sum((leaf.amounts.get(year, ZERO) for leaf in leaves), ZERO)
    in_year = sum((leaf.in_year.get(year, ZERO) for leaf in leaves), ZERO)
    carried = sum((leaf.carried(year) for leaf in leaves), ZERO)
    for added in (in_year, stated, carried):
        if abs(added - total.amount) <= allowance:
            return added, allowance, True
    return in_year, allowance, False


def _of_kind(snapshot: Snapshot, kind: Kind) -> list[Sheet]:
    return [leaf for leaf in snapshot.leaves if kind in (Kind.NET, leaf.kind) and not leaf.is_avoidance]


def _nets(snapshot: Snapshot) -> Iterator[Check]:
    """Growth and reductions against the net that the same place prints."""
    by_place: defaultdict[tuple[str, int], dict[Kind, Total]] = defaultdict(dict)
    for total in snapshot.totals:
        by_place[total.place, total.year][total.kind] = total
    for (place, year), found in by_place.items():
        if len(found) < len(Kind):
            continue
        net, parts = found[Kind.NET], [found[Kind.GROWTH], found[Kind.REDUCTION]]
        added = sum((part.amount for part in parts), ZERO)
        allowance = sum_allowance(net.rounded_to, [part.rounded_to for part in parts])
        yield Check(
            Rule.TOTALS,
            place=f"{place}: growth less reductions {year_label(year)}",
            stated=net.amount,
            computed=added,
            allowed=allowance,
            about=(SUBJECT,),
            agrees=abs(added - net.amount) <= allowance,
            message=f"{place} prints {money(net.amount)} as the net, and its own growth and reductions come "
            f"to {money(added)}: {apart(net.amount, added)} apart.",
            mend="One of the three is a slip of the pen, or something is left out of a column.",
        )


def wrong_year(snapshot: Snapshot) -> Iterator[Check]:
    """Totals headed with a year for which nothing is stated, whose figures are those of another one."""
    found: defaultdict[tuple[str, int, int], list[Total]] = defaultdict(list)
    for total in snapshot.totals:
        if other := _other_year(snapshot, total):
            found[total.place, total.year, other].append(total)
    for (place, printed, meant), headed in found.items():
        yield _headed(place, printed, meant, headed)


def _headed(place: str, printed: int, meant: int, headed: Sequence[Total]) -> Check:
    what = listed([WORDS[total.kind] for total in headed])
    return Check(
        Rule.HEADING,
        place=place,
        stated=year_label(printed),
        computed=year_label(meant),
        unit=Unit.YEAR,
        about=(SUBJECT,),
        message=f"{place} is headed {year_label(printed)}, and its {what} are the sums of "
        f"{year_label(meant)}; nothing is stated for {year_label(printed)}.",
        mend=f"Read it as {year_label(meant)}, and correct the heading when the table is printed again.",
    )


def _other_year(snapshot: Snapshot, total: Total) -> int | None:
    """The one other year whose leaves give the total, where its own year has none."""
    leaves = _of_kind(snapshot, total.kind)
    years = {year for leaf in leaves for year in leaf.amounts}
    if (
        any(total.year in leaf.stated for leaf in leaves)
        or not total.amount
        or _compare(snapshot, total, total.year)[2]
    ):
        return None
    fitting = [year for year in sorted(years) if _compare(snapshot, total, year)[2]]
    return fitting[0] if len(fitting) == 1 else None
