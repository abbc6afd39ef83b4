"""Make and send the digests of a day by hand."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from programme.commands import day, print_result, progress
from programme.digests.content import sends_on
from programme.digests.making import send_digests
from programme.ui.format import plural


class Command(BaseCommand):
    help = "Mail everybody what is new to them, once a day, and try again what has not gone."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--as-at", type=day, metavar="DATE", help="the mails of this day")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        with progress(None, "Making and sending") as bar:
            sent = send_digests(options["as_at"], step=bar.update)
        result = {"people": sent.people, "mails": sent.mails}
        people = plural(sent.people, "person", "people")
        text = f"Something is new for {people}; {plural(sent.mails, 'mail')} sent."
        if not sends_on(options["as_at"] or timezone.localdate()):
            text = "Nothing is sent on a weekend or a bank holiday: it waits for the next working day."
        print_result(self, options["format"], result, text)
