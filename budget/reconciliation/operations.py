"""Accepting findings, taking that back, and entering the totals that documents print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from budget.models import AcceptedFinding, CheckFigure, PrintedTotal
from programme.history import StaleVersion, change, withdraw, write
from programme.models import Cause, Programme, changed
from programme.operations.errors import Refused


@dataclass(frozen=True, slots=True)
class Seen:
    """What the reader of a finding saw: its figures, and the version of its acceptance, 0 for none."""

    figures: int
    version: int = 0


def accept_finding(check: CheckFigure, seen: Seen, *, by: Any, reason: str) -> AcceptedFinding:
    """Accept a finding with the figures it has now: it is open again when they change.

    Refused without a reason, or when it has gone; StaleVersion when its figures are not those that were read,
    or somebody else accepted it meanwhile.
    """
    if not reason.strip():
        raise Refused("Say why this is accepted", "reason")
    with change(check.programme, by=by, what=_what("accepted", check), text=reason) as cause:
        now = CheckFigure.objects.filter(pk=check.pk).findings().first()
        if now is None:
            raise Refused("This finding has gone: the figures agree now, so there is nothing to accept")
        stored = _standing(now)
        row = stored or AcceptedFinding(
            programme=cause.programme, rule=now.rule, code=now.code, place=now.place
        )
        if (now.figures, row.version) != (seen.figures, seen.version):
            raise StaleVersion([row])
        row.stated, row.computed, row.reason = now.stated, now.computed, reason
        row.accepted_by, row.accepted_on = by, cause.programme.today()
        write(cause, [row])
    return row


def withdraw_acceptance(accepted: AcceptedFinding, *, by: Any) -> Cause:
    """Open a finding again; who accepted it and why stays in history. StaleVersion if it is open already."""
    what = _what("open again", accepted)
    with change(accepted.programme, by=by, what=what) as cause:
        if AcceptedFinding.objects.filter(pk=accepted.pk).standing().first() is None:
            raise StaleVersion([accepted])
        withdraw(cause, [accepted])
    return cause


def add_total(programme: Programme, values: Mapping[str, Any], *, by: Any) -> PrintedTotal:
    """Keep a total as a document prints it. Refused when the same one is entered already."""
    with change(programme, by=by, what=f"Printed total added: {values['place']}") as cause:
        total = PrintedTotal(programme=cause.programme, **values)
        _refuse_twice(total)
        write(cause, [total])
    return total


def change_total(
    total: PrintedTotal, values: Mapping[str, Any], *, version: int, by: Any, text: str = ""
) -> PrintedTotal:
    with change(total.programme, by=by, what=f"Printed total changed: {total.place}", text=text) as cause:
        edited = changed(total, values)
        edited.version = version
        _refuse_twice(edited)
        write(cause, [edited])
    return edited


def withdraw_total(total: PrintedTotal, *, by: Any) -> Cause:
    """Take a total out of use; it stays in history. StaleVersion where somebody else was faster."""
    with change(total.programme, by=by, what=f"Printed total taken out: {total.place}") as cause:
        if PrintedTotal.objects.filter(pk=total.pk).standing().first() is None:
            raise StaleVersion([total])
        withdraw(cause, [total])
    return cause


def _refuse_twice(total: PrintedTotal) -> None:
    same = PrintedTotal.objects.filter(
        programme=total.programme, place=total.place, kind=total.kind, year=total.year
    )
    if same.standing().exclude(pk=total.pk).exists():
        raise Refused(
            f"{total.get_kind_display()} of {total.year_label} in “{total.place}” is entered already: change "
            "that one instead",
            "place",
        )


def _standing(check: CheckFigure) -> AcceptedFinding | None:
    same: Any = AcceptedFinding.objects.filter(
        programme=check.programme, rule=check.rule, code=check.code, place=check.place
    )
    found: AcceptedFinding | None = same.standing().first()
    return found


def _what(what: str, of: CheckFigure | AcceptedFinding) -> str:
    return f"Finding {what}: {of.code} {of.place}".replace(":  ", ": ")
