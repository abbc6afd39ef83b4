"""Run the alert rules by hand."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from programme.alerts import refresh, refresh_figures
from programme.commands import counted, day, print_result, progress
from programme.models import Programme
from programme.planning import load_plan
from programme.schedule import ScheduleError


class Command(BaseCommand):
    help = "Open, update and close alerts as the rules say. Running it twice changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--as-at", type=day, metavar="DATE", help="judge as at this day")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        totals = {"opened": 0, "updated": 0, "closed": 0}
        programmes = list(Programme.objects.order_by("slug"))
        with progress(len(programmes), "Judging") as bar:
            for programme in counted(programmes, bar):
                if options["as_at"] and options["as_at"] < programme.today():
                    raise CommandError(
                        f"{programme.slug} stands at {programme.today()}: "
                        "the alerts of a day before that would replace today's"
                    )
                plan = load_plan(programme, options["as_at"])
                try:
                    changes = refresh(plan)
                except ScheduleError as error:
                    self.stderr.write(f"{programme.slug} cannot be scheduled, so its alerts stay: {error}")
                    changes = refresh_figures(plan)
                totals["opened"] += changes.opened
                totals["updated"] += changes.updated
                totals["closed"] += changes.closed
        text = ", ".join(f"{count} {what}" for what, count in totals.items())
        print_result(self, options["format"], totals, text)
