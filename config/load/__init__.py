"""Large synthetic programmes, for measuring: a plan, its money, risks, meetings and a year of updates.

Written as people would have entered it, under a cause for each step, in the order in which it took effect.
The same number always makes the same programme.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from config.load.money import confirm_delivered, enter_proposals
from config.load.plan import enter_plan
from config.load.registers import enter_meetings, enter_risks
from config.load.rounds import ROUNDS, report_round
from programme.dates import add_months
from programme.models import Programme
from programme.recalculation import recalculate

MONTHS_UNDER_WAY = 12
STEPS = ROUNDS + 4
"""How often `make_load` says that it got further."""


@transaction.atomic
def make_load(size: int, *, step: Callable[[], object] = lambda: None) -> Programme:
    """One more programme of `size` actions, approved a year ago and reported on since, with its figures."""
    number = 1 + Programme.objects.filter(slug__startswith="load-").count()
    while Programme.objects.filter(slug=f"load-{number}").exists():
        number += 1
    chance = random.Random(number)  # noqa: S311 - nothing secret depends on it
    today = timezone.localdate()
    approved_on = add_months(today, -MONTHS_UNDER_WAY)
    programme = Programme.objects.create(
        slug=f"load-{number}",
        name=f"Synthetic programme {number}",
        council="No council",
        source="Made up by a program, for measuring",
        is_illustrative=True,
    )
    baseline, items = enter_plan(programme, size, chance, approved_on)
    step()
    enter_proposals(programme, baseline, items, chance)
    enter_risks(programme, items, chance, approved_on)
    enter_meetings(programme, approved_on)
    step()
    for place in range(1, ROUNDS + 1):
        report_round(programme, chance, add_months(approved_on, place * MONTHS_UNDER_WAY // ROUNDS))
        step()
    confirm_delivered(programme, today)
    step()
    recalculate(programme.slug)
    step()
    return programme
