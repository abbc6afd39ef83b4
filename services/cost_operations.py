"""Entering cost sheets. None moves a date or is added to the budget, so there is nothing to preview."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.text import slugify

from programme.history import StaleVersion, change, withdraw, write
from programme.models import Cause, Programme, changed
from programme.operations.errors import Refused
from services.models import CostLine, CostSheet, HomeCost

Row = CostSheet | HomeCost | CostLine


def add_sheet(programme: Programme, values: Mapping[str, Any], *, by: Any) -> CostSheet:
    """Refused where the programme has a sheet of that name."""
    sheet = CostSheet(programme=programme, slug=slugify(values["name"])[:50], **values)
    if not sheet.slug:
        raise Refused("Name must have a letter or a number", "name")
    if CostSheet.objects.filter(programme=programme, slug=sheet.slug).exists():
        raise Refused("A cost sheet has this name already: choose another", "name")
    with change(programme, by=by, what=f"Cost sheet added: {sheet.name}") as cause:
        write(cause, [sheet])
    return sheet


def add_row(row: HomeCost | CostLine, *, by: Any) -> None:
    """A service or a line at the end of its sheet. Refused where the sheet has the same money already."""
    with change(row.programme, by=by, what=f"{row.sheet.name}: {row.label} added") as cause:
        if isinstance(row, CostLine):
            last = CostLine.objects.filter(sheet=row.sheet).order_by("-position").first()
            row.position = last.position + 1 if last else 1
        _refuse_twice(row)
        write(cause, [row])


def change_row(row: Row, values: Mapping[str, Any], *, version: int, by: Any, text: str = "") -> None:
    """New values for a sheet or a row of one; `version` is the one their author saw."""
    what = f"{row.name} changed" if isinstance(row, CostSheet) else f"{row.sheet.name}: {row.label} changed"
    with change(row.programme, by=by, what=what, text=text) as cause:
        edited = changed(row, values)
        edited.version = version
        if not isinstance(edited, CostSheet):
            _refuse_twice(edited)
        write(cause, [edited])


def withdraw_row(row: HomeCost | CostLine, *, by: Any) -> Cause:
    """Take it off its sheet; it stays in history. StaleVersion where somebody else was faster."""
    with change(row.programme, by=by, what=f"{row.sheet.name}: {row.label} taken off") as cause:
        if type(row)._default_manager.filter(pk=row.pk, withdrawn_at=None).first() is None:
            raise StaleVersion([row])
        withdraw(cause, [row])
    return cause


def _refuse_twice(row: HomeCost | CostLine) -> None:
    """One service, and one proposal with its parts, stand on a sheet once: it is the same money."""
    if isinstance(row, HomeCost):
        same = HomeCost.objects.filter(sheet=row.sheet, service=row.service).standing()
        if same.exclude(pk=row.pk).exists():
            raise Refused(f"{row.service} is on this sheet already: change it there", "service")
        return
    if row.proposal is None:
        return
    others = CostLine.objects.filter(sheet=row.sheet, part=row.part).standing().exclude(pk=row.pk)
    mine = row.proposal
    for line in others.select_related("proposal"):
        other = line.proposal
        if other and (mine.pk in (other.pk, other.parent_id) or other.pk == mine.parent_id):
            raise Refused(
                f"{other.code} is on this sheet already, which is the same money: it would count twice",
                "proposal",
            )
