"""The schedule of a programme, as the pages show it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from programme.commands import add_programme, number, print_result, programme_from
from programme.models import Action
from programme.planning import Plan, load_plan
from programme.schedule import ScheduleError


class Command(BaseCommand):
    help = "Print when each action is forecast to happen, how late it is and why."

    def add_arguments(self, parser: CommandParser) -> None:
        add_programme(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        plan = load_plan(programme_from(options), options["as_at"])
        try:
            rows = [_row(plan, pk) for pk in in_plan_order(plan)]
        except ScheduleError as error:
            raise CommandError(str(error)) from error
        lines = [
            f"{row['number']:>4}  {row['forecast_start'] or '':10}  {row['forecast_end'] or '':10}  "
            f"{row['slip_days']:+5} days  {'critical' if row['critical'] else ''}"
            for row in rows
        ]
        print_result(self, options["format"], {"actions": rows}, "\n".join(lines))


def in_plan_order(plan: Plan) -> list[int]:
    """Ids of the actions that are scheduled, in the order of the printed plan."""
    actions = (
        Action.objects.filter(programme=plan.programme).order_by("position").values_list("item", flat=True)
    )
    return [pk for pk in actions if pk in plan.schedule]


def _row(plan: Plan, pk: int) -> dict[str, Any]:
    item, timing = plan.items[pk], plan.schedule[pk]
    start, end = timing.start, timing.end
    return {
        "number": number(item.code),
        "baseline_start": item.baseline_start.first.isoformat() if item.baseline_start else None,
        "baseline_end": item.baseline_end.last.isoformat() if item.baseline_end else None,
        "forecast_start": start.first.isoformat() if start else None,
        "forecast_end": end.last.isoformat() if end else None,
        "slip_days": timing.slip_days,
        "slip_months": round(timing.slip_months, 4),
        "own_slip_days": timing.own_slip_days,
        "inherited_slip_days": timing.inherited_slip_days,
        "total_float_days": timing.total_float_days,
        "free_float_days": timing.free_float_days,
        "critical": timing.critical,
        "driver": number(plan.items[timing.driver].code) if timing.driver is not None else None,
    }
