"""Two reports compared, action by action: pure functions on the facts that each has printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from programme.models import Status
from programme.reporting.content import Cell, Group

Fact = Mapping[str, Any]
ORDER = tuple(Status.values)
"""Worst first."""


def by_code(code: str) -> tuple[int, str]:
    """Numbers in their order, other codes after them."""
    return (int(code), "") if code.isdecimal() else (10**9, code)


def changes_of_actions(before: Mapping[str, Fact], after: Mapping[str, Fact]) -> list[Group]:
    """New, removed, newly late, later, less late, recovered, rated otherwise, approved anew.

    An action stands in the first six of these once at most, and may stand in the others too. Empty groups
    are left out.
    """
    both = [code for code in after if code in before]
    late_before = {code for code in both if before[code]["slip_days"] > 0}
    late_now = {code for code in both if after[code]["slip_days"] > 0}

    def group(heading: str, codes: Iterable[str], effect: Callable[[str], str]) -> Group:
        rows = [
            [
                Cell(f"{code} {(after.get(code) or before[code])['title']}"),
                Cell(before[code]["end"] if code in before else "–"),
                Cell(after[code]["end"] if code in after else "–"),
                Cell(effect(code)),
            ]
            for code in sorted(codes, key=by_code)
        ]
        return Group(rows, f"{heading} ({len(rows)})")

    def slip(code: str) -> str:
        return _slip(after[code])

    def rating(code: str) -> str:
        return f"{Status(before[code]['status']).label} to {Status(after[code]['status']).label.lower()}"

    stayed_late = late_before & late_now
    groups = [
        group("New", after.keys() - before.keys(), slip),
        group("Removed", before.keys() - after.keys(), lambda code: "No longer in the plan"),
        group("Newly late", late_now - late_before, slip),
        group("Later than it was", {code for code in stayed_late if _more(before, after, code) > 0}, slip),
        group(
            "Less late than it was", {code for code in stayed_late if _more(before, after, code) < 0}, slip
        ),
        group("Recovered", late_before - late_now, slip),
        group("Rating worse", _rated(both, before, after, worse=True), rating),
        group("Rating better", _rated(both, before, after, worse=False), rating),
        group(
            "Approved anew",
            [code for code in both if before[code]["baseline"] != after[code]["baseline"]],
            lambda code: "Its approved end is another",
        ),
    ]
    return [each for each in groups if each.rows]


def _slip(fact: Fact) -> str:
    return str(fact["slip"]) if fact["slip_days"] else "On its baseline"


def _more(before: Mapping[str, Fact], after: Mapping[str, Fact], code: str) -> int:
    return int(after[code]["slip_days"] - before[code]["slip_days"])


def _rated(
    codes: Iterable[str], before: Mapping[str, Fact], after: Mapping[str, Fact], *, worse: bool
) -> list[str]:
    """Red, amber and green are compared; that something begins or is finished is neither."""
    found = []
    for code in codes:
        was, now = before[code]["status"], after[code]["status"]
        rated = {Status.RED, Status.AMBER, Status.GREEN}
        first, second = (Status.GREEN if each not in rated else each for each in (was, now))
        steps = ORDER.index(second) - ORDER.index(first)
        if (steps < 0) if worse else (steps > 0):
            found.append(code)
    return found
