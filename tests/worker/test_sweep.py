from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from programme import recalculation
from programme.models import Alert, Calculation, Cause, Programme, Urgency, WorkerBeat
from programme.operations.updates import set_reporting_date
from programme.schedule import ScheduleError
from programme.tasks import recalculate, sweep
from tests.factories import enter, make_item
from tests.world import World, make_world

WRITES = ("INSERT", "UPDATE", "DELETE")


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def written() -> set[str]:
    """The tables that a sweep writes."""
    with CaptureQueriesContext(connection) as queries:
        sweep()
    tables = set()
    for query in queries:
        words = query["sql"].replace('"', "").split()
        if words[0] in WRITES:
            tables.add(next(word for word in words if word.startswith(("programme_", "budget_"))))
    return tables


def test_a_sweep_with_nothing_behind_writes_nothing_but_the_beat(world: World) -> None:
    assert written() == {"programme_workerbeat"}
    first = WorkerBeat.objects.get().at
    assert written() == {"programme_workerbeat"}
    assert WorkerBeat.objects.get().at > first


def test_a_sweep_works_out_what_is_behind_and_nothing_else(world: World) -> None:
    make_world("hill", first=51)
    enter(world.programme, make_item(world.programme, "9"))
    before = Calculation.objects.get(programme__slug="hill").calculated_at
    sweep()
    revision = Programme.objects.get(slug="river").revision
    assert Calculation.objects.get(programme__slug="river").revision == revision
    assert Calculation.objects.get(programme__slug="hill").calculated_at == before


def test_a_plan_without_a_schedule_is_tried_again_only_once_something_has_changed(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def fail(slug: str, **_: Any) -> None:
        tried.append(slug)
        raise ScheduleError("4 waits for itself", [])

    monkeypatch.setattr(recalculation, "recalculate", fail)
    # Another test's programme may have the same number and revision.
    monkeypatch.setattr(recalculation, "_without_schedule", {})
    enter(world.programme, make_item(world.programme, "9"))
    sweep()
    sweep()
    assert tried == ["river"]
    enter(world.programme, make_item(world.programme, "10"))
    sweep()
    set_reporting_date(world.programme, dt.date(2011, 3, 1), by=None)
    sweep()
    sweep()
    assert tried == ["river"] * 3


def test_an_alert_that_figures_are_behind_is_closed_where_a_run_could_not_see_it(world: World) -> None:
    Alert.objects.create(
        programme=world.programme,
        rule="figures_behind",
        subject="programme:river",
        message="Dates and pounds are behind.",
        urgency=Urgency.HIGH,
        opened_on=world.programme.today(),
        updated_on=world.programme.today(),
    )
    sweep()
    assert not Alert.objects.open().filter(rule="figures_behind").exists()


def test_no_alert_says_that_figures_are_behind_while_a_run_is_at_them(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_reporting_date(world.programme, dt.date(2011, 3, 1), by=None)
    Cause.objects.update(recorded_at=timezone.now() - dt.timedelta(hours=1))
    monkeypatch.setattr(recalculation, "is_being_recalculated", lambda programme: True)
    sweep()
    assert not Alert.objects.open().filter(rule="figures_behind").exists()


def test_a_new_day_is_swept_too(world: World) -> None:
    set_reporting_date(world.programme, dt.date(2011, 3, 1), by=None)
    sweep()
    assert Calculation.objects.get().as_at == dt.date(2011, 3, 1)


def test_a_hint_that_comes_late_or_twice_or_astray_does_nothing(world: World) -> None:
    before = Calculation.objects.get().calculated_at
    for programme in ("river", "river", "no-such"):
        recalculate(programme=programme)
    assert Calculation.objects.get().calculated_at == before
