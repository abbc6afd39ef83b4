"""Make the reports that wait to be made, as the worker does."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from programme.commands import counted, print_result, progress
from programme.reporting.building import build_each, reports_behind
from programme.ui.format import plural


class Command(BaseCommand):
    help = "Make the reports that wait: drafts whose words changed, and the files of what was submitted."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        waiting = reports_behind()
        with progress(len(waiting), "Making reports") as bar:
            build_each(counted(waiting, bar))
        left = {report.pk for report in reports_behind()}
        made = [report for report in waiting if report.pk not in left]
        result = {"made": len(made), "waiting": len(left)}
        print_result(
            self, options["format"], result, f"{plural(len(made), 'report')} made, {len(left)} left."
        )
