"""What a set of changes would do, without making them."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from budget.money import whole
from budget.portfolio import Figure, load_portfolio
from programme.commands import add_programme, number, print_result, programme_from
from programme.consequences import Consequence, Move
from programme.dates import DateOutOfRange
from programme.financial_years import year_label
from programme.models import Action
from programme.operations.errors import Refused
from programme.operations.updates import preview
from programme.planning import Plan, load_plan
from programme.schedule import ScheduleError
from programme.what_if import edit_from


class Command(BaseCommand):
    help = (
        "Print what moves and what it costs, for example --change 23:+2m --change 51:drop. Nothing is saved."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        add_programme(parser)
        parser.add_argument("--change", action="append", required=True, metavar="23:+2m")

    def handle(self, *args: Any, **options: Any) -> None:
        plan = load_plan(programme_from(options), options["as_at"])
        try:
            edit = edit_from(plan, options["change"])
            result = preview(plan, edit)
        except (Refused, ScheduleError, DateOutOfRange) as error:
            raise CommandError(str(error)) from error
        data = {
            "actions": [_move(move) for move in result.moves if move.item.kind == Action.KIND],
            "proposals": proposal_changes(plan, plan.with_edit(edit)),
            "closures": [_move(move) for move in result.moves if move.item.kind != Action.KIND],
            "total": {year_label(year): whole(result.total(year)) for year in result.years},
        }
        print_result(self, options["format"], data, _text(result))


def proposal_changes(before: Plan, after: Plan) -> list[dict[str, Any]]:
    """Leaf proposals whose forecast differs, in whole pounds by year."""
    portfolio = load_portfolio(before.programme, before.on)
    was, now = (_by_key(portfolio.figures(plan)) for plan in (before, after))
    keys = sorted(was.keys() | now.keys())
    changed = [(key, was.get(key), now.get(key)) for key in keys]
    return [
        {
            "code": key[1],
            "year": year_label(key[2]),
            "before": whole(old.forecast) if old else 0,
            "after": whole(new.forecast) if new else 0,
        }
        for key, old, new in changed
        if (old.forecast if old else 0) != (new.forecast if new else 0)
    ]


def _by_key(figures: list[Figure]) -> dict[tuple[int, str, int], Figure]:
    return {(each.proposal.position, each.proposal.code, each.year): each for each in figures}


def _move(move: Move) -> dict[str, Any]:
    return {
        "number": number(move.item.code),
        "start_before": move.start_before.first.isoformat() if move.start_before else None,
        "start_after": move.start_after.first.isoformat() if move.start_after else None,
        "end_before": move.end_before.last.isoformat() if move.end_before else None,
        "end_after": move.end_after.last.isoformat() if move.end_after else None,
        "days": move.days,
    }


def _text(result: Consequence) -> str:
    lines = [f"{move.item}: {move.before} → {move.after} ({move.days:+} days)" for move in result.moves]
    lines += [
        f"{effect.code} {year_label(year)}: {whole(amount):+,}"
        for effect in result.money
        for year, amount in effect.by_year.items()
    ]
    return "\n".join(lines) or "Nothing moves and no money changes."
