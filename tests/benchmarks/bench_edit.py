"""One date changed at the head of a long chain: preview, save, movements and history; prints milliseconds.

Run with `python -m pytest tests/benchmarks/bench_edit.py -s`, and with DATABASE_URL on PostgreSQL.
"""

from __future__ import annotations

import time
from statistics import median
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programme.dates import PlanDate
from programme.history import change
from programme.models import Action, Dependency, Movement, Programme, ScheduleItem
from programme.operations.baselines import record_baseline
from programme.recalculation import recalculate
from tests.factories import (
    TODAY,
    enter,
    make_delivery,
    make_person,
    make_programme,
    make_proposal,
    make_role,
    make_workstream,
)
from tests.world import signed_in

PROPOSALS = 10
DAYS = (20, 21, 22, 23, 24)
"""Days to which the first action is moved, one after the other."""
MOVED = {
    "news": "MOVED",
    "end_month": "3",
    "end_year": "2011",
    "reason": "CAPACITY",
    "text": "x",
}


def make_chain(length: int) -> Programme:
    """Actions of a week, each after the one before; every so often one delivers money."""
    programme = make_programme(f"chain-{length}")
    stream = make_workstream(programme, "Chain")
    first = PlanDate(2011, 3, 1)
    items = [
        ScheduleItem(
            programme=programme,
            kind=Action.KIND,
            code=str(place + 1),
            title=f"Action {place + 1}",
            baseline_start=first.shifted(days=7 * place),
            baseline_end=first.shifted(days=7 * place + 6),
        )
        for place in range(length)
    ]
    enter(programme, *items)
    enter(
        programme,
        *(
            Action(programme=programme, item=item, workstream=stream, position=place)
            for place, item in enumerate(items)
        ),
        *(
            Dependency(programme=programme, predecessor=one, successor=other, type="FS")
            for one, other in zip(items, items[1:], strict=False)
        ),
    )
    with change(programme, by=None, what="Approved") as cause:
        record_baseline(cause, programme, items, approved_on=TODAY, approved_by="Cabinet", reason="First")
    for number in range(PROPOSALS):
        make_delivery(make_proposal(programme, f"R{number}"), items[number * length // PROPOSALS])
    recalculate(programme.slug)
    return programme


def post(client: Client, programme: Programme, **typed: Any) -> tuple[Any, float, int]:
    """What is answered, in how many milliseconds and queries."""
    item = ScheduleItem.objects.get(programme=programme, code="1")
    address = reverse("programme:update-action", args=[programme.slug, "1"])
    with CaptureQueriesContext(connection) as queries:
        began = time.perf_counter()
        response = client.post(address, {**MOVED, "version": item.version, **typed})
        spent = time.perf_counter() - began
    return response, spent * 1000, len(queries)


@pytest.mark.django_db(transaction=True)
def test_one_date_at_the_head_of_a_chain(settings: Any) -> None:
    most = []
    for length in (10, 100, 1000):
        programme = make_chain(length)
        client = signed_in(make_role(programme, "office", make_person(f"officer-{length}")).person)
        spent, asked = [], []
        for day in DAYS:
            # As the worker leaves it: a page of figures that are behind works the plan out once more.
            recalculate(programme.slug)
            shown, preview_ms, preview_queries = post(client, programme, end_day=day)
            saved, save_ms, save_queries = post(
                client, programme, end_day=day, confirm=shown.context["confirm"]
            )
            assert saved.status_code == 302
            spent.append((preview_ms, save_ms))
            asked.append((preview_queries, save_queries))
        assert Movement.objects.filter(cause__programme=programme).count() == length * len(DAYS)
        previews, saves = zip(*spent, strict=True)
        most.append(max(asked))
        print(
            f"\n{connection.vendor}, {length} actions, the median of {len(DAYS)}: "
            f"preview {median(previews):.0f} ms in {preview_queries} queries, "
            f"save {median(saves):.0f} ms in {save_queries} queries, "
            f"both {median(map(sum, spent)):.0f} ms (the best {min(map(sum, spent)):.0f} ms)"
        )
    # SQLite takes no more than so many values in one statement, and so takes many rows in several.
    assert connection.vendor == "sqlite" or most == sorted(most, reverse=True)
