"""Keeping what-ifs, and making one of them the plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from programme.history import StaleVersion, change, withdraw, write
from programme.models import Cause, Entered, Programme, ProgressUpdate, Scenario, changed
from programme.operations.edits import News
from programme.operations.errors import Refused
from programme.operations.updates import save_edit
from programme.planning import Edit, load_plan
from programme.what_if import edit_from, read

# Everybody sees the causes of a programme, but not everybody a what-if: its name is told when it is adopted.
SAVED, CHANGED, WITHDRAWN = "A what-if was saved", "A what-if was changed", "A what-if was withdrawn"


def save_scenario(
    programme: Programme, *, name: str, purpose: str, changes: Sequence[str], is_shared: bool, by: Any
) -> Scenario:
    """Keep a what-if under a name. Refused where the name is taken or a change cannot be."""
    scenario = Scenario(programme=programme, purpose=purpose, owner=by, is_shared=is_shared)
    with change(programme, by=by, what=SAVED) as cause:
        scenario.name = _free_name(scenario, name)
        scenario.changes = _sound(programme, changes)
        write(cause, [scenario])
    return scenario


def change_scenario(
    scenario: Scenario,
    *,
    name: str,
    purpose: str,
    changes: Sequence[str],
    is_shared: bool,
    version: int,
    by: Any,
) -> Scenario:
    """Rename, share or change a what-if. `version` is the one its author saw, else StaleVersion."""
    with change(scenario.programme, by=by, what=CHANGED) as cause:
        _must_be_open(scenario)
        edited = changed(scenario, {"purpose": purpose, "is_shared": is_shared, "version": version})
        edited.name = _free_name(scenario, name)
        edited.changes = _sound(scenario.programme, changes)
        write(cause, [edited])
    return edited


def withdraw_scenario(scenario: Scenario, *, by: Any) -> None:
    """Take a what-if out of use; its name is free again."""
    with change(scenario.programme, by=by, what=WITHDRAWN) as cause:
        _must_be_open(scenario)
        withdraw(cause, [scenario])


def adopt_scenario(scenario: Scenario, *, version: int, reason: str, text: str, by: Any) -> Cause:
    """Make a what-if the plan: all its changes and whatever they move, under one cause.

    Refused, with the field, without a reason and text, or where nothing would change. StaleVersion
    when the what-if is no longer the one its adopter saw.
    """
    if not reason:
        raise Refused("Choose the main reason for the new dates", "reason")
    if not text.strip():
        raise Refused("Say in a sentence why it is adopted", "text")
    what = f"What-if adopted: {scenario.name}"
    with change(scenario.programme, by=by, what=what, reason=reason, text=text) as cause:
        _must_be_open(scenario)
        if scenario.version != version:
            raise StaleVersion([scenario])
        plan = load_plan(scenario.programme)
        edit = edit_from(plan, scenario.changes)
        if not edit.items:
            raise Refused("The plan already says all of this, so there is nothing to adopt")
        save_edit(cause, plan, edit, versions={pk: plan.items[pk].version for pk in edit.items})
        rows: list[Entered] = [changed(scenario, {"adopted_by_id": cause.pk})]
        write(cause, rows + _updates(cause, edit, text))
    return cause


def _updates(cause: Cause, edit: Edit, text: str) -> list[Entered]:
    """One for each item that is itself changed, so that its page says why."""
    return [
        ProgressUpdate(
            programme=cause.programme,
            item_id=pk,
            cause=cause,
            news=News.CANCELLED if "state" in values else News.MOVED,
            made_on=cause.programme.today(),
            text=text,
        )
        for pk, values in edit.items.items()
    ]


def _must_be_open(scenario: Scenario) -> None:
    if scenario.adopted_by_id:
        raise Refused("It has been adopted, so it stays as it is: save another what-if instead")


def _free_name(scenario: Scenario, name: str) -> str:
    name = name.strip()
    if not name:
        raise Refused("Enter a name", "name")
    taken = Scenario.objects.filter(programme=scenario.programme, name__iexact=name).standing()
    if taken.exclude(pk=scenario.pk).exists():
        raise Refused("Another what-if of this programme has this name: choose another", "name")
    return name


def _sound(programme: Programme, changes: Sequence[str]) -> list[str]:
    """The changes as they are kept, once the plan has taken them all. Raises ScheduleError as well."""
    plan = load_plan(programme)
    _ = plan.with_edit(edit_from(plan, changes)).schedule
    return [str(read(text)) for text in changes]
