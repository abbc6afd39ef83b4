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
from programme.presenters import why_costs, why_moved
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
            "actions": [_move(move, result) for move in result.moves if move.item.kind == Action.KIND],
            "proposals": proposal_changes(plan, plan.with_edit(edit), result),
            "closures": [_move(move, result) for move in result.moves if move.item.kind != Action.KIND],
            "total": {year_label(year): whole(result.total(year)) for year in result.years},
        }
        print_result(self, options["format"], data, _text(result))


def proposal_changes(before: Plan, after: Plan, result: Consequence) -> list[dict[str, Any]]:
    """Leaf proposals whose forecast differs, in whole pounds by year, and the chain by which it does."""
    portfolio = load_portfolio(before.programme, before.on)
    was, now = (_by_key(portfolio.figures(plan)) for plan in (before, after))
    keys = sorted(was.keys() | now.keys())
    changed = [(key, was.get(key), now.get(key)) for key in keys]
    chains = {effect.code: result.behind(effect) for effect in result.money}
    return [
        {
            "code": key[1],
            "year": year_label(key[2]),
            "before": whole(old.forecast) if old else 0,
            "after": whole(new.forecast) if new else 0,
            "why": [number(item.code) for item in chains.get(key[1], [])],
        }
        for key, old, new in changed
        if (old.forecast if old else 0) != (new.forecast if new else 0)
    ]


def _by_key(figures: list[Figure]) -> dict[tuple[int, str, int], Figure]:
    return {(each.proposal.position, each.proposal.code, each.year): each for each in figures}


def _move(move: Move, result: Consequence) -> dict[str, Any]:
    return {
        "number": number(move.item.code),
        "start_before": move.start_before.first.isoformat() if move.start_before else None,
        "start_after": move.start_after.first.isoformat() if move.start_after else None,
        "end_before": move.end_before.last.isoformat() if move.end_before else None,
        "end_after": move.end_after.last.isoformat() if move.end_after else None,
        "days": move.days,
        "why": [number(item.code) for item in result.reasons.chain(move.item)],
    }


def _text(result: Consequence) -> str:
    lines = [_line(move, result) for move in result.moves]
    lines += [
        f"{effect.code} {year_label(year)}: {whole(amount):+,}"
        + (f", because it {why}" if (why := why_costs(result, effect)) else "")
        for effect in result.money
        for year, amount in effect.by_year.items()
    ]
    return "\n".join(lines) or "Nothing moves and no money changes."


def _line(move: Move, result: Consequence) -> str:
    why = why_moved(result.reasons, move.item)
    shown = move.shown
    words = f"{move.item}: {shown.before or 'not in the plan'} → {shown.after or 'not in the plan'}"
    days = f" ({shown.days:+} days)" if shown.before and shown.after else ""
    return f"{words}{days}" + (f", because it {why}" if why else "")
