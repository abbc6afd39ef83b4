"""The map of large plans: reading them, laying out, drawing, and the whole page; prints milliseconds.

Run with `python -m pytest tests/benchmarks/bench_map.py -s`, and with DATABASE_URL on PostgreSQL.
"""

from __future__ import annotations

import random
import time
from typing import Any

import pytest
from django.test import Client

from programme.dates import PlanDate
from programme.models import Action, Dependency, ScheduleItem
from programme.network.layers import layered
from programme.network.picture import draw
from programme.network.values import Area, Box, MapLink, Mark
from programme.recalculation import recalculate
from tests.factories import enter, make_programme, make_role, make_workstream
from tests.world import signed_in

LINKS_EACH = 3


def milliseconds(began: float) -> str:
    return f"{(time.perf_counter() - began) * 1000:,.1f} ms"


@pytest.mark.parametrize("boxes", [20, 60, 200])
def test_layout_and_drawing(boxes: int) -> None:
    """60 boxes is the most that a page draws."""
    chance = random.Random(1)
    areas = [Area(place, f"area-{place}", f"Area {place}") for place in range(8)]
    keys = [f"{number}" for number in range(boxes)]
    edges = {
        (keys[chance.randrange(max(0, number - 12), number)], keys[number])
        for number in range(1, boxes)
        for _ in range(LINKS_EACH)
    }
    found = {key: Box(key, chance.choice(areas), f"{key} Action of the plan", "/", "action") for key in keys}
    places = {key: (found[key].area.place, number) for number, key in enumerate(keys)}
    middle = keys[boxes // 2]
    began = time.perf_counter()
    layout = layered(places, edges, middle)
    laid = milliseconds(began)
    shown = {slot for layer in layout.layers for slot in layer if isinstance(slot, str)}
    links = [MapLink(*edge, "", "", "", Mark.ROOM, is_late=False) for edge in layout.routes]
    began = time.perf_counter()
    draw(layout, {key: found[key] for key in shown}, links, middle)
    print(
        f"\n{len(shown)} boxes, {len(links)} links, {layout.crossings} crossings: laid out in {laid}, "
        f"drawn in {milliseconds(began)}"
    )


@pytest.mark.django_db
@pytest.mark.parametrize("actions", [64, 2_000])
def test_pages(actions: int, client: Client) -> None:
    chance = random.Random(1)
    programme = make_programme("many")
    streams = [make_workstream(programme, f"Workstream {number}") for number in range(12)]
    first = PlanDate(2011, 3, 1)
    items: list[Any] = [
        ScheduleItem(
            programme=programme,
            kind=Action.KIND,
            code=str(number),
            title=f"Action {number}",
            baseline_start=first.shifted(days=number % 900),
            baseline_end=first.shifted(days=number % 900 + 6),
        )
        for number in range(1, actions + 1)
    ]
    enter(programme, *items)
    rows: list[Any] = [
        Action(programme=programme, item=item, workstream=chance.choice(streams), position=place)
        for place, item in enumerate(items)
    ]
    pairs = {
        (chance.randrange(max(0, place - 40), place), place)
        for place in range(1, actions)
        for _ in range(LINKS_EACH)
    }
    rows += [
        Dependency(
            programme=programme, predecessor=items[a], successor=items[b], type="FS", lag_unit="months"
        )
        for a, b in sorted(pairs)
    ]
    enter(programme, *rows)
    client = signed_in(make_role(programme, "office").person)
    recalculate("many")
    address = "/programmes/many/plan/map/"
    for name, query in (("overview", ""), ("around one", f"?action={actions // 2}&steps=2")):
        client.get(address + query)
        began = time.perf_counter()
        assert client.get(address + query).status_code == 200
        print(f"\n{actions:,} actions, {len(pairs):,} links, {name}: {milliseconds(began)}")
