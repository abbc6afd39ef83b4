"""Whether the stored figures are right, asked by hand."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from programme.checking import wrong_in
from programme.commands import counted, print_result, programme_from, progress
from programme.models import Programme
from programme.ui.format import plural


class Command(BaseCommand):
    help = (
        "Work out all figures and alerts from nothing and compare them with what is stored, and what people "
        "entered with its history. Changes nothing; exit 1 when something is wrong."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--programme", metavar="SLUG", help="only this one")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        programmes = (
            [programme_from(options)] if options["programme"] else list(Programme.objects.order_by("slug"))
        )
        rows: list[dict[str, Any]] = []
        with progress(len(programmes), "Checking") as bar:
            for programme in counted(programmes, bar):
                rows.append({"slug": programme.slug, "wrong": wrong_in(programme)})
        lines = [
            f"{row['slug']}: {words}"
            for row in rows
            for words in row["wrong"] or ["every figure, alert and history is right"]
        ]
        print_result(self, options["format"], {"programmes": rows}, "\n".join(lines))
        count = sum(bool(row["wrong"]) for row in rows)
        if count:
            raise CommandError(
                f"Something is wrong in {plural(count, 'programme')}. Figures and alerts are put right by "
                "recalculate --all --from-nothing; what does not agree with its history was changed outside "
                "of Waymark: compare it with a back-up."
            )
