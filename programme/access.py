"""Who may do what: the one table of roles and permissions (domain.md section 1).

Pages, menu, tests and help all read it. A page asks for a permission, never for a role.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Permission(StrEnum):
    """What a role may do in its programme."""

    VIEW = "see the plan, the budget and the dashboard"
    UPDATE_ANY = "update any action"
    UPDATE_OWN = "update the actions they lead"
    EDIT_PLAN = "change links and the plan itself"
    APPROVE = "approve the dates of the plan as a baseline, and versions of proposals"
    UNDO_ANY = "undo any change, whoever made it"
    EDIT_BUDGET = "change proposals and what delivers them"
    EDIT_SERVICES = "change services and the dates of their closures"
    EDIT_RISKS = "add and change risks"
    EDIT_EQUALITY = "write and sign off equality assessments"
    HEAR_ESCALATED = "hear of urgent alerts that nobody answers, and have a weekly summary"
    KEEP_ALERTS = "set when alerts are raised, see what became of mails, and hear when figures are behind"
    EDIT_REPORTS = "write quarterly reports, submit and publish them"
    APPROVE_REPORTS = "approve quarterly reports that others have written"
    ASK_QUESTIONS = "ask questions about published reports"
    READ_PUBLISHED = "read what has been published to the panel"


@dataclass(frozen=True, slots=True)
class Role:
    name: str
    label: str
    description: str
    permissions: frozenset[Permission]


ROLES = (
    Role(
        "office",
        "Programme office",
        "Keeps dates, links and proposals true",
        frozenset(
            {
                Permission.VIEW,
                Permission.UPDATE_ANY,
                Permission.EDIT_PLAN,
                Permission.APPROVE,
                Permission.UNDO_ANY,
                Permission.EDIT_BUDGET,
                Permission.EDIT_SERVICES,
                Permission.EDIT_RISKS,
                Permission.EDIT_EQUALITY,
                Permission.KEEP_ALERTS,
                Permission.EDIT_REPORTS,
                Permission.READ_PUBLISHED,
            }
        ),
    ),
    Role(
        "lead",
        "Workstream lead",
        "Sees the programme and updates their own actions",
        frozenset({Permission.VIEW, Permission.UPDATE_OWN, Permission.READ_PUBLISHED}),
    ),
    Role(
        "finance",
        "Finance officer",
        "Keeps proposals and savings true",
        frozenset({Permission.VIEW, Permission.EDIT_BUDGET, Permission.READ_PUBLISHED}),
    ),
    Role(
        "equality",
        "Equality lead",
        "Writes and signs off equality assessments",
        frozenset({Permission.VIEW, Permission.EDIT_EQUALITY, Permission.READ_PUBLISHED}),
    ),
    Role(
        "director",
        "Director",
        "Sees whether the programme is on course, approves dates, proposals and reports, looks after risks",
        frozenset(
            {
                Permission.VIEW,
                Permission.APPROVE,
                Permission.EDIT_RISKS,
                Permission.HEAR_ESCALATED,
                Permission.APPROVE_REPORTS,
                Permission.READ_PUBLISHED,
            }
        ),
    ),
    Role(
        "panel",
        "Scrutiny panel member",
        "Reads what has been published, asks questions about it, and sees nothing else",
        frozenset({Permission.READ_PUBLISHED, Permission.ASK_QUESTIONS}),
    ),
    Role(
        "admin",
        "Administrator",
        "Looks after people, roles and health",
        frozenset({Permission.VIEW, Permission.KEEP_ALERTS, Permission.READ_PUBLISHED}),
    ),
)
BY_NAME = {role.name: role for role in ROLES}


def permissions(role_names: list[str]) -> frozenset[Permission]:
    """Everything that any of the roles allows."""
    return frozenset[Permission]().union(*(BY_NAME[name].permissions for name in role_names))


def roles_with(permission: Permission) -> list[str]:
    """Names of the roles that have a permission."""
    return [role.name for role in ROLES if permission in role.permissions]
