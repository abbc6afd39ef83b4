"""What management commands share: one JSON object on standard output, or a sentence for people."""

from __future__ import annotations

import datetime as dt
import json
import sys
from argparse import ArgumentTypeError
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm
from tqdm.contrib.logging import logging_redirect_tqdm

from programme.dates import FIRST_YEAR, LAST_YEAR
from programme.models import Programme
from programme.quarters import Quarter


def add_programme(parser: CommandParser) -> None:
    parser.add_argument("--programme", required=True, metavar="SLUG")
    parser.add_argument("--as-at", type=day, metavar="DATE", help="ignore what took effect later")
    parser.add_argument("--format", choices=["text", "json"], default="text")


def day(text: str) -> dt.date:
    """A day given on the command line; argparse turns the error into exit 2."""
    try:
        found = dt.date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is not a date like 2011-09-30") from None
    if not FIRST_YEAR <= found.year < LAST_YEAR:
        raise ArgumentTypeError(f"{text} is outside the years {FIRST_YEAR} to {LAST_YEAR - 1}")
    return found


def quarter(text: str) -> Quarter:
    """A quarter given on the command line."""
    try:
        return Quarter.from_label(text)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from None


def programme_from(options: dict[str, Any]) -> Programme:
    """The programme asked for; a refusal lists those there are."""
    try:
        return Programme.objects.get(slug=options["programme"])
    except Programme.DoesNotExist:
        known = ", ".join(Programme.objects.order_by("slug").values_list("slug", flat=True)) or "none yet"
        raise CommandError(f"There is no programme {options['programme']!r}. There are: {known}.") from None


def number(code: str) -> int | str:
    """An action's number as JSON gives it: a whole number wherever it is one."""
    return int(code) if code.isdecimal() else code


def print_result(command: BaseCommand, form: str, data: dict[str, Any], text: str) -> None:
    command.stdout.write(json.dumps(data, default=str) if form == "json" else text)


@contextmanager
def progress(total: int | None, what: str) -> Iterator[tqdm[Any]]:
    """A bar on standard error, where that is a terminal, with log lines above it; else nothing is printed.

    Without a total it only counts.
    """
    if not sys.stderr.isatty():
        yield tqdm(disable=True)
        return
    with logging_redirect_tqdm(), tqdm(total=total, desc=what, file=sys.stderr, leave=False) as bar:
        yield bar


Item = TypeVar("Item")


def counted(items: Iterable[Item], bar: tqdm[Any]) -> Iterator[Item]:
    """The items, each counted once the next one is asked for, as it is done then."""
    for item in items:
        yield item
        bar.update()
