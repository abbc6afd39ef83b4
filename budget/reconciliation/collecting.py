"""The checks of all apps on one programme, and keeping the stored ones equal to them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Protocol

from budget.models import CheckFigure, Proposal
from budget.models.reconciliation import LONGEST_PLACE
from budget.reconciliation.checks import Check, text_of
from budget.reconciliation.reading import read_snapshot, snapshot_of
from budget.reconciliation.rules import in_order
from budget.reconciliation.snapshot import Snapshot
from programme.contributions import contributed
from programme.models import AsAt, Programme
from programme.planning import Plan
from programme.recalculation import replace_figures

KEY = ("programme_id", "rule", "code", "place")
SEPARATOR = "\n"


class Findings(Protocol):
    """What an app finds in its printed figures, now or as at a day (config.pages.FINDINGS).

    `snapshot` holds the sheets of that day, read once for all.
    """

    def __call__(self, programme: Programme, on: AsAt | None, snapshot: Snapshot) -> Iterable[Check]: ...


def collect(programme: Programme, on: AsAt | None = None) -> list[Check]:
    """The checks of every app in the order of the rules; each identity once."""
    return _checks(programme, on, read_snapshot(programme, on))


def _checks(programme: Programme, on: AsAt | None, snapshot: Snapshot) -> list[Check]:
    sources: tuple[Findings, ...] = contributed("FINDINGS")
    found: dict[tuple[str, str, str], Check] = {}
    for source in sources:
        for check in map(_fitting, source(programme, on, snapshot)):
            found.setdefault(check.identity, check)
    return in_order(found.values())


def _fitting(check: Check) -> Check:
    """A place that names many things is shortened, and stays another one than its like."""
    if len(check.place) <= LONGEST_PLACE:
        return check
    end = f"… ({key_of(check.identity)})"
    return replace(check, place=check.place[: LONGEST_PLACE - len(end)] + end)


def key_of(identity: tuple[str, str, str]) -> str:
    """What stands for a check in an address: the same for the same rule, code and place."""
    return hashlib.sha256(SEPARATOR.join(identity).encode()).hexdigest()[:12]


def write_checks(plan: Plan) -> int:
    """The recalculation step for reconciliation."""
    programme = plan.programme
    proposals = Proposal.objects.filter(programme=programme).standing()
    by_code = dict(proposals.values_list("code", "pk"))
    stored = {
        (each.rule, each.code, each.place): each for each in CheckFigure.objects.filter(programme=programme)
    }
    figures = [
        CheckFigure(
            programme=programme,
            rule=check.rule,
            code=check.code,
            place=check.place,
            key=key_of(check.identity),
            position=position,
            proposal_id=by_code.get(check.code),
            subjects=SEPARATOR.join(["", *check.about, ""]),
            message="" if check.agrees else check.message,
            mend="" if check.agrees else check.mend,
            stated=text_of(check.stated),
            computed=text_of(check.computed),
            difference=_pence(check.difference),
            allowed=_pence(check.allowed),
            unit=check.unit,
            agrees=check.agrees,
            is_later=_is_later(check, stored),
        )
        for position, check in enumerate(_checks(programme, plan.on, snapshot_of(plan)))
    ]
    return replace_figures(CheckFigure, programme, figures, key=KEY)


def _is_later(check: Check, stored: Mapping[tuple[str, str, str], CheckFigure]) -> bool:
    """Whether a finding turned up after the programme was first reconciled; once said, it stays."""
    before = stored.get(check.identity)
    if check.agrees or not stored:
        return False
    return before.is_later if before and not before.agrees else True


def _pence(amount: Decimal | None) -> Decimal | None:
    """As it is stored, so that a second run finds nothing to change."""
    return None if amount is None else Decimal(text_of(amount))
