"""From the rows of a proposal to the version they make up, and what has to be written for another one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F

from budget.models import Proposal, ProposalEdition
from budget.proformas.content import FIELDS, PARTS, Line, Part, Proforma, decoded
from programme.models import Entered


def in_use(proposal: Proposal) -> Proforma:
    """The version that counts, read from the rows that savings are worked out from."""
    fields = {name: getattr(proposal, name) for name in FIELDS if name != "parent"}
    parent = proposal.parent.code if proposal.parent else None
    parts = {
        name: [
            {column: getattr(row, column) for column in part.columns} for row in standing_rows(proposal, part)
        ]
        for name, part in PARTS.items()
    }
    return Proforma({"parent": parent, **fields}, parts)


def version_of(proposal: Proposal, number: int | None = None) -> Proforma:
    """A version by its number, else the newest. Where none has been kept yet, what the rows say is it."""
    wanted = proposal.edition if number is None else number
    kept: Any = ProposalEdition.objects.filter(proposal=proposal.pk, number=wanted)
    kept = kept.order_by(F("withdrawn_at").desc(nulls_first=True), "-pk").first()
    return in_use(proposal) if kept is None else decoded(kept.content)


@dataclass
class Writing:
    """The rows that make a proposal say what a version says."""

    written: list[Entered] = field(default_factory=list)
    withdrawn: list[Entered] = field(default_factory=list)


def writing(proposal: Proposal, proforma: Proforma) -> Writing:
    """Lines are told apart by their key; one that says the same as before is not written again."""
    result = Writing()
    for name, part in PARTS.items():
        stored = {part.key_of(_line(row, part)): row for row in standing_rows(proposal, part)}
        for line in proforma.lines(name):
            row = stored.pop(part.key_of(line), None)
            if row is None:
                result.written.append(part.model(programme=proposal.programme, proposal=proposal, **line))  # type: ignore[misc]
            elif _line(row, part) != dict(line):
                for column in part.values:
                    setattr(row, column, line[column])
                result.written.append(row)
        result.withdrawn += stored.values()
    return result


def standing_rows(proposal: Proposal, part: Part) -> Iterator[Entered]:
    """In the order in which the form prints them."""
    manager: Any = part.model._default_manager
    yield from manager.filter(proposal=proposal.pk, withdrawn_at=None).order_by(part.order, "pk")


def _line(row: Entered, part: Part) -> Line:
    return {column: getattr(row, column) for column in part.columns}
