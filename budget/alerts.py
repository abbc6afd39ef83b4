"""The budget's alert rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from budget.models import AcceptedFinding, CheckFigure
from budget.money import ZERO
from budget.reconciliation.checks import Rule, text_of
from budget.reconciliation.collecting import collect
from budget.reconciliation.reading import rows
from programme.access import Permission
from programme.alerts import AlertRule, Finding
from programme.models import AsAt, Programme, Urgency
from programme.planning import Plan
from programme.ui.format import plural

QUIET = frozenset({Rule.SHARED_BASE})
"""Rules that describe how sheets are printed and change no figure."""
ALL = "reconciliation:findings"


@dataclass(frozen=True, slots=True)
class _Open:
    """A finding that nobody has accepted with its present figures; `is_later` turned up since."""

    rule: str
    subject: str
    message: str
    difference: Decimal | None
    is_later: bool


def open_findings(plan: Plan, limit: int = 0) -> Iterator[Finding]:
    """One alert for what the documents came with, and one a proposal for what has turned up since.

    So a programme does not begin with an alert for every contradiction that its documents print, and a
    new one is not lost among them.
    """
    found = _stored(plan.programme) if plan.on is None else _as_at(plan.programme, plan.on)
    by_subject: defaultdict[str, list[_Open]] = defaultdict(list)
    number = quiet = 0
    for each in found:
        number += 1
        if each.rule in QUIET:
            quiet += 1
        else:
            by_subject[each.subject if each.is_later and each.subject else ALL].append(each)
    for subject, findings in by_subject.items():
        differ = sum((abs(each.difference or ZERO) for each in findings), ZERO)
        message = _message(findings)
        if subject == ALL and number > 1:
            # The number that the page of the reconciliation prints, and which of them this is not about.
            apart = number - quiet - len(findings)
            message = f"{_in_all(number, quiet, apart)}; the largest: {_largest(findings).message}"
        yield Finding(subject, message, urgency=Urgency.LOW, weight=int(differ))


def _in_all(number: int, quiet: int, apart: int) -> str:
    """`47 findings in the reconciliation, 6 of them only on how sheets are printed`."""
    words = f"{plural(number, 'finding')} in the reconciliation"
    if quiet:
        words += f", {quiet} of them only on how sheets are printed"
    return f"{words}, {apart} with alerts of their own" if apart else words


def _stored(programme: Programme) -> Iterator[_Open]:
    """As the recalculation has just written them."""
    found: Iterable[Any] = CheckFigure.objects.filter(programme=programme).open()
    for check in found:
        is_later = check.is_later or check.acceptance is not None
        yield _Open(check.rule, check.main_subject, check.message, check.difference, is_later)


def _as_at(programme: Programme, on: AsAt) -> Iterator[_Open]:
    accepted = {
        (each.rule, each.code, each.place): (each.stated, each.computed)
        for each in rows(AcceptedFinding, programme, on)
    }
    later = CheckFigure.objects.filter(programme=programme, is_later=True)
    turned_up = set(later.values_list("rule", "code", "place"))
    for check in collect(programme, on):
        figures = accepted.get(check.identity)
        if not check.agrees and figures != (text_of(check.stated), text_of(check.computed)):
            is_later = check.identity in turned_up or figures is not None
            subject = next(iter(check.about), "")
            yield _Open(check.rule, subject, check.message, check.difference, is_later)


def _message(findings: Sequence[_Open]) -> str:
    """The finding with most money at stake, and how many there are."""
    largest = _largest(findings).message
    if len(findings) == 1:
        return largest
    return f"{plural(len(findings), 'finding')} in the reconciliation; the largest: {largest}"


def _largest(findings: Sequence[_Open]) -> _Open:
    return max(findings, key=lambda each: abs(each.difference or ZERO))


RECONCILIATION = AlertRule(
    "reconciliation",
    "Reconciliation",
    "proposal",
    "Printed figures contradict each other, and nobody has accepted that yet.",
    "Mend the figures, or accept the finding with a reason.",
    open_findings,
    audience=Permission.EDIT_BUDGET,
)
