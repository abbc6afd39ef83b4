"""Who has which role."""

from __future__ import annotations

from typing import Any

from programme.history import change, withdraw, write
from programme.models import Person, Programme, RoleAssignment


def assign_role(programme: Programme, person: Person, role: str, *, by: Any = None) -> RoleAssignment:
    """Give a person a role in a programme; having it already changes nothing."""
    existing = RoleAssignment.objects.filter(programme=programme, person=person, role=role).standing().first()
    if existing:
        return existing
    assignment = RoleAssignment(programme=programme, person=person, role=role)
    with change(programme, by=by, what=f"{person} has the role {assignment.get_role_display()}") as cause:
        write(cause, [assignment])
    return assignment


def end_role(assignment: RoleAssignment, *, by: Any = None) -> None:
    what = f"{assignment.person} no longer has the role {assignment.get_role_display()}"
    with change(assignment.programme, by=by, what=what) as cause:
        withdraw(cause, [assignment])
