"""Give somebody a role in a programme, or end it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from programme.access import ROLES
from programme.commands import programme_from
from programme.models import Person, RoleAssignment
from programme.operations.people import assign_role, end_role


class Command(BaseCommand):
    help = "Give a person (made in the admin pages) a role in a programme; --end takes it away."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("role", choices=[role.name for role in ROLES])
        parser.add_argument("--programme", required=True, metavar="SLUG")
        parser.add_argument("--end", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        programme = programme_from(options)
        person = Person.objects.filter(username=options["username"]).first()
        if person is None:
            raise CommandError(f"There is no person {options['username']!r}: make them at /admin/ first.")
        if not options["end"]:
            assign_role(programme, person, options["role"])
            self.stdout.write(f"{person} is {options['role']} in {programme}.")
            return
        held = RoleAssignment.objects.filter(programme=programme, person=person, role=options["role"])
        for assignment in held.standing():
            end_role(assignment)
        self.stdout.write(f"{person} is no longer {options['role']} in {programme}.")
