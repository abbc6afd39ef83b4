"""Make large synthetic programmes, for measuring."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from config.load import STEPS, make_load
from programme.commands import print_result, progress
from programme.models import Action

MOST_PROGRAMMES, MOST_ACTIONS = 1_000, 100_000


def between_one_and(most: int) -> Callable[[str], int]:
    """A reader of whole numbers; argparse turns its error into exit 2."""

    def read(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= most:
            raise ArgumentTypeError(f"{text!r} is not a whole number from 1 to {most}")
        return int(text)

    return read


class Command(BaseCommand):
    help = "Add large synthetic programmes, named load-1, load-2 and so on; those that are there stay."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--programmes", required=True, type=between_one_and(MOST_PROGRAMMES), metavar="N")
        parser.add_argument("--actions", required=True, type=between_one_and(MOST_ACTIONS), metavar="M")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        wanted = options["programmes"]
        with progress(wanted * STEPS, "Making programmes") as bar:
            slugs = [make_load(options["actions"], step=bar.update).slug for _ in range(wanted)]
        actions = Action.objects.filter(programme__slug__in=slugs).count()
        text = f"Made {', '.join(slugs)}, with {actions} actions."
        print_result(self, options["format"], {"programmes": slugs, "actions": actions}, text)
