"""Numbers of people: groups against the number stated, and parts against their summary."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from budget.reconciliation.checks import Check, Rule, Unit, listed, people, proposal
from budget.reconciliation.snapshot import Sheet, Snapshot


def group_counts(snapshot: Snapshot) -> Iterator[Check]:
    """The groups listed against the people stated: on the sheet, else in its drivers."""
    for sheet in snapshot.sheets:
        added = _groups(sheet)
        stated = _stated(sheet, added)
        if added is None or stated is None:
            continue
        verb = "is" if stated == 1 else "are"
        where = f"{verb} stated" if sheet.clients is not None else f"{verb} in its drivers"
        yield Check(
            Rule.GROUP_COUNTS,
            place="Target groups",
            code=sheet.code,
            stated=Decimal(stated),
            computed=Decimal(added),
            unit=Unit.PEOPLE,
            about=(proposal(sheet.code),),
            agrees=added == stated,
            message=f"The groups of {sheet.code} add up to {people(added)}, and {people(stated)} {where}.",
            mend="Ask the service which is right: a wrong number of people makes the amount wrong too.",
        )


def _groups(sheet: Sheet) -> int | None:
    return sum(count for _, count in sheet.groups) if sheet.groups else None


def _stated(sheet: Sheet, groups: int | None) -> int | None:
    """Lines of drivers may count different people or the same ones twice over: either reading will do."""
    if sheet.clients is not None:
        return sheet.clients
    counted = [line.clients for line in sheet.drivers if line.clients is not None]
    if not counted:
        return None
    readings = (sum(counted), max(counted))
    return groups if groups in readings else readings[0]


def parent_clients(snapshot: Snapshot) -> Iterator[Check]:
    """People stated on a summary against its parts, wherever every part gives a number.

    Where some parts are blank, the others alone may still be more than the summary has.
    """
    for sheet in snapshot.sheets:
        children = snapshot.children.get(sheet.code, ())
        counts = [
            (child.code, count) for child in children if (count := people_of(snapshot, child)) is not None
        ]
        if sheet.clients is None or not counts:
            continue
        added = sum(count for _, count in counts)
        if len(counts) < len(children) and added <= sheet.clients:
            continue
        yield Check(
            Rule.PARENT_CLIENTS,
            place="People",
            code=sheet.code,
            stated=Decimal(sheet.clients),
            computed=Decimal(added),
            unit=Unit.PEOPLE,
            about=(proposal(sheet.code),),
            agrees=added == sheet.clients,
            message=f"{sheet.code} states {people(sheet.clients)}, and its parts add up to {people(added)}: "
            f"{listed([f'{code} {count}' for code, count in counts])}.",
            mend="Correct the part or the summary. Somebody who is in two parts is counted twice here.",
        )


def people_of(snapshot: Snapshot, sheet: Sheet, seen: frozenset[str] = frozenset()) -> int | None:
    """How many people a sheet concerns: as stated, else by its drivers or groups, else all of its parts'."""
    own = _stated(sheet, _groups(sheet))
    if own is None:
        own = _groups(sheet)
    if own is not None or sheet.code in seen:
        return own
    seen |= {sheet.code}
    parts = [people_of(snapshot, child, seen) for child in snapshot.children.get(sheet.code, ())]
    known = [part for part in parts if part is not None]
    return sum(known) if known and len(known) == len(parts) else None
