"""Bring figures up to date by hand."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from programme.commands import counted, print_result, programme_from, progress
from programme.models import Programme
from programme.recalculation import Outcome, programmes_behind, recalculate_each


class Command(BaseCommand):
    help = "Recalculate the programmes that are behind, one programme, or all."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--programme", metavar="SLUG")
        parser.add_argument("--all", action="store_true", help="also those that are not behind")
        parser.add_argument(
            "--from-nothing", action="store_true", help="take out what is stored first, also of past days"
        )
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["programme"]:
            programmes = [programme_from(options)]
        else:
            programmes = list(Programme.objects.order_by("slug")) if options["all"] else programmes_behind()
        with progress(len(programmes), "Recalculating") as bar:
            outcomes = recalculate_each(counted(programmes, bar), from_nothing=options["from_nothing"])
        rows = [
            {"slug": slug, "revision": done.revision, "changed": done.changed, "ms": done.milliseconds}
            for slug, done in outcomes.items()
            if isinstance(done, Outcome)
        ]
        lines = [
            f"{row['slug']}: revision {row['revision']}, {row['changed']} figures changed, {row['ms']} ms"
            for row in rows
        ]
        print_result(
            self, options["format"], {"programmes": rows}, "\n".join(lines) or "All figures are up to date."
        )
        failed = [f"{slug}: {error}" for slug, error in outcomes.items() if isinstance(error, Exception)]
        if failed:
            raise CommandError("Not recalculated: " + "; ".join(failed))
