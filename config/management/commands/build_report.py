"""The report on a quarter as a file, as the pages give it."""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from programme.commands import print_result, programme_from, progress, quarter
from programme.models import EditionFile, Report
from programme.operations.errors import Refused
from programme.reporting.building import content_of
from programme.reporting.composing import Written, compose, parts
from programme.reporting.content import fingerprint, public
from programme.reporting.rendering import OUTPUTS


class Command(BaseCommand):
    help = "Write the report on a quarter to a file: what was approved where it was, else as it is now."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--programme", required=True, metavar="SLUG")
        parser.add_argument("--quarter", required=True, type=quarter, metavar="2011-Q2")
        parser.add_argument("--to", required=True, type=Path, metavar="FILE")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        programme, quarter, path = programme_from(options), options["quarter"], options["to"]
        form = path.suffix.removeprefix(".").lower()
        if form not in OUTPUTS:
            raise CommandError(f"{path.name} should end with one of: {', '.join(OUTPUTS)}")
        found = Report.objects.filter(programme=programme, quarter=quarter.label).for_pages().first()
        try:
            if found and found.edition:
                data, content_hash = _frozen(found, form), found.edition.sha256
            else:
                with progress(len(parts()), "Composing") as bar:
                    told = partial(_told, bar)
                    content = (
                        content_of(found, told)
                        if found
                        else compose(programme, quarter, Written(), progress=told)
                    )
                data, content_hash = OUTPUTS[form].render(public(content)), fingerprint(content)
            path.write_bytes(data)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error.strerror}") from error
        result = {
            "hash": content_hash,
            "file": str(path),
            "file_sha256": hashlib.sha256(data).hexdigest(),
            "state": found.state if found else "COMPOSED",
        }
        print_result(self, options["format"], result, f"{path}: {len(data):,} bytes, content {content_hash}")


def _frozen(report: Report, form: str) -> bytes:
    files = EditionFile.objects.filter(edition=report.edition, is_exempt=False)
    file = files.filter(form=form).select_related("document").first()
    if file is None:
        kept = ", ".join(files.values_list("form", flat=True))
        raise CommandError(f"{report} was approved without a file .{form}: it has {kept}")
    return bytes(file.document.content)


def _told(bar: Any, done: int, total: int, what: str) -> None:
    bar.set_description(what)
    bar.update(done - bar.n)
