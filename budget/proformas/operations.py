"""Entering, editing and approving proformas, with what approving one would do to the forecast.

An edit makes a new version, whole and kept for good. Only approval writes a version into the rows that
savings are worked out from, so what waits for approval never moves a total.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from budget.contributions import compare
from budget.models import Driver, Proposal, ProposalApproval, ProposalEdition
from budget.portfolio import Portfolio, load_portfolio
from budget.proformas.content import FIELDS, Proforma, encoded
from budget.proformas.differences import differences
from budget.proformas.rows import in_use, version_of, writing
from budget.proformas.validity import refuse_impossible
from programme.consequences import Consequence
from programme.history import change, withdraw, write
from programme.models import Baseline, Cause, Programme, changed
from programme.operations.errors import Refused
from programme.planning import load_plan

NAMING = ("title", "parent", "service_area")
"""What lists show of a proposal; until one is approved they show the newest version."""


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved a version and when, and why."""

    approved_on: dt.date
    approved_by: str
    reason: str
    minute: str = ""


def propose(
    programme: Programme, code: str, kind: str, *, is_summary: bool, proforma: Proforma, by: Any, text: str
) -> Proposal:
    """A new proposal, whose first version waits for approval.

    Refused where the code is taken, and where the proforma holds what cannot be.
    """
    refuse_impossible(code, proforma)
    with change(programme, by=by, what=f"{code} proposed", text=text) as cause:
        if Proposal.objects.filter(programme=programme, code__iexact=code).exists():
            raise Refused(f"There is a proposal {code} in this programme already: enter another", "code")
        proposal = Proposal(
            programme=programme,
            code=code,
            kind=kind,
            is_summary=is_summary,
            position=_position(programme, proforma.fields["parent"]),
            approved_edition=None,
            **_values(programme, proforma, NAMING),
        )
        write(cause, [proposal])
        write(cause, [_edition(cause, proposal, 1, proforma)])
    return proposal


def revise(proposal: Proposal, proforma: Proforma, *, version: int, by: Any, text: str) -> Cause:
    """Keep an edited proforma as a new version; `version` is that of the proposal its author saw.

    Refused without a reason in words, where nothing differs from the newest version, and where the
    proforma holds what cannot be.
    """
    if not text.strip():
        raise Refused("Say why the proposal changes", "text")
    refuse_impossible(proposal.code, proforma)
    newest = version_of(proposal)
    if not differences(newest, proforma):
        raise Refused(f"Nothing differs from version {proposal.edition}: change something, or cancel", "text")
    number = proposal.edition + 1
    what = f"{proposal.code} changed: version {number} waits for approval"
    with change(proposal.programme, by=by, what=what, text=text) as cause:
        new: dict[str, Any] = {"edition": number}
        if proposal.approved_edition is None:
            new |= _values(proposal.programme, proforma, NAMING)
        edited = changed(proposal, new)
        edited.version = version
        rows = [edited, _edition(cause, proposal, number, proforma)]
        if not ProposalEdition.objects.filter(proposal=proposal).standing().exists():
            rows.append(_edition(cause, proposal, proposal.edition, newest))
        write(cause, rows)
    return cause


def approve(proposal: Proposal, approval: Approval, *, version: int, by: Any) -> Cause:
    """Let the newest version count from now on; `version` is that of the proposal its author saw.

    Refused where it counts already, without who approved it and why, or for a day that is still to come.
    New money is approved against the dates that are current now.
    """
    _check(proposal, approval)
    proforma = version_of(proposal)
    with change(proposal.programme, by=by, what=f"{proposal.code} approved", text=approval.reason) as cause:
        values = {**_values(proposal.programme, proforma), "approved_edition": proposal.edition}
        if proposal.approved_edition is None or in_use(proposal).money != proforma.money:
            values["baseline_id"] = _current_baseline(proposal.programme)
        approved = changed(proposal, values)
        approved.version = version
        rows = writing(proposal, proforma)
        withdraw(cause, rows.withdrawn)
        pinned = ProposalApproval(
            programme=proposal.programme,
            proposal=proposal,
            edition=proposal.edition,
            approved_on=approval.approved_on,
            approved_by=approval.approved_by,
            minute=approval.minute,
            reason=approval.reason,
        )
        write(cause, [approved, pinned, *rows.written])
    return cause


def preview_approval(proposal: Proposal, proforma: Proforma) -> Consequence:
    """What the forecast would be if a version counted, against what counts now. Pounds by year."""
    portfolio = load_portfolio(proposal.programme)
    plan = load_plan(proposal.programme)
    after = with_version(portfolio, proposal, proforma)
    return Consequence(money=compare(portfolio.figures(plan), after.figures(plan)))


def with_version(portfolio: Portfolio, proposal: Proposal, proforma: Proforma) -> Portfolio:
    """The proposals in memory, one of them as a version says. A summary adds nothing of its own."""
    if proposal.is_summary:
        return portfolio
    values = {name: value for name, value in proforma.fields.items() if name != "parent"}
    if proposal.approved_edition is None or in_use(proposal).money != proforma.money:
        values["baseline_id"] = _current_baseline(proposal.programme)
    edited = changed(proposal, values)
    edited.programme = proposal.programme
    drivers = [Driver(proposal=edited, **line) for line in proforma.lines("drivers")]
    others = [each for each in portfolio.proposals if each.pk != proposal.pk]
    return replace(
        portfolio,
        proposals=[*others, edited],
        amounts={**portfolio.amounts, proposal.pk: proforma.amounts},
        drivers={**portfolio.drivers, proposal.pk: drivers},
    )


def _check(proposal: Proposal, approval: Approval) -> None:
    if not proposal.waits_for_approval:
        raise Refused(f"Version {proposal.edition} of {proposal.code} is approved already")
    if not approval.approved_by.strip():
        raise Refused("Say who approved it: a body, a meeting or a person", "approved_by")
    if not approval.reason.strip():
        raise Refused("Say why it is approved", "reason")
    if approval.approved_on > proposal.programme.today():
        raise Refused("The day of the approval is still to come: enter today or earlier", "approved_on")


def _values(programme: Programme, proforma: Proforma, names: tuple[str, ...] = FIELDS) -> Mapping[str, Any]:
    """Values of a proposal's columns; the code of the summary sheet becomes its row."""
    values = {name: proforma.fields[name] for name in names if name != "parent"}
    code = proforma.fields["parent"]
    parent = Proposal.objects.filter(programme=programme, code=code).standing().first() if code else None
    return {**values, "parent_id": parent.pk if parent else None}


def _edition(cause: Cause, proposal: Proposal, number: int, proforma: Proforma) -> ProposalEdition:
    return ProposalEdition(
        programme=proposal.programme,
        proposal=proposal,
        number=number,
        cause=cause,
        content=encoded(proforma),
    )


def _position(programme: Programme, parent: str | None) -> int:
    """Beside the other parts of its summary sheet, else after all others."""
    proposals = Proposal.objects.filter(programme=programme)
    family = proposals.filter(parent__code=parent) if parent else proposals.none()
    last = (family if family.exists() else proposals).order_by("position").last()
    if family.exists() or last is None:
        return last.position if last else 1
    return int(last.position) + 1


def _current_baseline(programme: Programme) -> int | None:
    newest = Baseline.objects.filter(programme=programme).standing().order_by("number").last()
    return newest.pk if newest else None
