"""Load the two real programmes, exactly as printed, and the demonstration people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from config.demo import facts, play
from programme.access import ROLES
from programme.commands import print_result, progress
from programme.contributions import contributed
from programme.demo import PLANS, STORY
from programme.models import Person, Programme
from programme.operations.people import assign_role
from programme.recalculation import is_behind, recalculate


class Command(BaseCommand):
    help = "Load the two real programmes and the demonstration people. Running it again changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--programme", choices=[*PLANS, STORY], help="only this one")
        parser.add_argument("--story", action="store_true", help="also the illustrated half-year")
        parser.add_argument("--format", choices=["text", "json"], default="text")
        parser.add_argument(
            "--with-known-passwords",
            action="store_true",
            help="make the demonstration people although DEBUG is off: anybody can sign in as them",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG and not options["with_known_passwords"]:
            raise CommandError(
                "The demonstration people have known passwords, so this needs DEBUG on. "
                "Add --with-known-passwords if that is what you want."
            )
        people = demonstration_people()
        made: Counter[str] = Counter()
        wanted = _wanted(options)
        steps = len(wanted) * len(contributed("DEMO_DATA")) + (
            len(facts()["events"]) if STORY in wanted else 0
        )
        with progress(steps, "Loading") as bar:
            for slug in wanted:
                made.update(load_programme(slug, people, bar.update))
        print_result(self, options["format"], {"made": dict(made)}, _sentence(made))


def _wanted(options: dict[str, Any]) -> list[str]:
    if options["programme"]:
        return [options["programme"]]
    return [*PLANS, STORY] if options["story"] else list(PLANS)


@transaction.atomic
def load_programme(
    slug: str, people: dict[str, Person], step: Callable[[], object] = lambda: None
) -> Counter[str]:
    """Load one programme with everything the apps declare; whole, or not at all."""
    made: Counter[str] = Counter()
    is_new = not Programme.objects.filter(slug=slug).exists()
    for load in contributed("DEMO_DATA"):
        made.update(load(slug, people))
        step()
    programme = Programme.objects.get(slug=slug)
    for role in ROLES:
        assign_role(programme, people[role.name], role.name)
    if slug == STORY and is_new:
        made["events"] = play(programme, people, step)
    programme.refresh_from_db()
    if is_behind(programme):
        recalculate(slug)
    return made


def demonstration_people() -> dict[str, Person]:
    """One person a role, named after it, with the password demo-<name>; those who exist stay as they are."""
    people = {}
    for role in ROLES:
        person = Person.objects.filter(username=role.name).first()
        if person is None:
            is_admin = role.name == "admin"
            person = Person.objects.create_user(
                role.name,
                f"{role.name}@example.org",
                f"demo-{role.name}",
                first_name=role.label,
                is_staff=is_admin,
                is_superuser=is_admin,
            )
        people[role.name] = person
    return people


def _sentence(made: Counter[str]) -> str:
    if not made:
        return "Everything was there already; nothing changed."
    return "Loaded " + ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in made.items()) + "."
