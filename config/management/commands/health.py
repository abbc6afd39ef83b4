"""The checks of /healthz on the command line."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from config.health import as_json, checks
from programme.commands import print_result


class Command(BaseCommand):
    help = "Check database, broker, queue, worker and figures; exit 1 when one fails."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        results = checks()
        data = as_json(results)
        lines = [f"{'ok  ' if check.ok else 'FAIL'}  {check.name}: {check.detail}" for check in results]
        print_result(self, options["format"], data, "\n".join(lines))
        if not data["ok"]:
            sys.exit(1)
