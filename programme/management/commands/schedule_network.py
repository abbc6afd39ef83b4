"""The engine alone on a plain network, for measuring and checking it."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from programme.commands import print_result
from programme.schedule import LoopError, Network, Times, times

FIRST_DAY = 1
"""The ordinal that stands for day 0, so that no date of the network is NONE."""


class Command(BaseCommand):
    help = 'Schedule {"durations": [days…], "preds": [[index…]…]}: early start and total float of each.'

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file")
        parser.add_argument("--repeat", type=int, default=1)
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["repeat"] < 1:
            raise CommandError("--repeat must be 1 or more")
        durations, preds = _read(options["file"])
        spent: list[float] = []
        for _ in range(options["repeat"]):
            network = network_of(durations, preds)
            began = time.perf_counter()
            try:
                result = times(network)
            except LoopError as error:
                raise CommandError(f"These wait for each other: {error}") from error
            spent.append((time.perf_counter() - began) * 1000)
        data = _result(result, spent)
        print_result(self, options["format"], data, f"{data['length']} days, {min(spent):.1f} ms")


def _read(path: str) -> tuple[list[int], list[list[int]]]:
    """The file's columns; CommandError says what is wrong with it."""
    try:
        data = json.loads(Path(path).read_text())
        durations = [_whole(days) for days in data["durations"]]
        preds = [[_whole(place) for place in held] for held in data["preds"]]
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise CommandError(f"{path} cannot be read as a network: {error}") from error
    size = len(durations)
    if len(preds) != size or any(not 0 <= each < size for held in preds for each in held):
        raise CommandError("preds must have a list for each duration, of indexes into durations")
    if any(days < 0 for days in durations):
        raise CommandError("A duration must be 0 days or more")
    return durations, preds


def _whole(value: Any) -> int:
    if int(value) != value:
        raise ValueError(f"{value!r} is not a whole number")
    return int(value)


def network_of(durations: list[int], preds: list[list[int]]) -> Network:
    """An item of d days starts on a day and ends d - 1 days later; one of no days ends the day before."""
    return Network(
        own_start=[FIRST_DAY + 1] * len(durations),
        own_end=[FIRST_DAY + days for days in durations],
        duration=[days - 1 for days in durations],
        plain=preds,
    )


def _result(result: Times, spent: list[float]) -> dict[str, Any]:
    return {
        "length": max(result.end, default=FIRST_DAY) - FIRST_DAY,
        "early_start": [start - FIRST_DAY - 1 for start in result.start],
        "total_float": result.total_float,
        "compute_ms": [round(milliseconds, 3) for milliseconds in spent],
    }
