"""Where figures do not follow edits somebody is told, in one plain sentence; otherwise nobody is."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client
from django.utils import timezone

from config import health
from config.health import as_json, checks
from programme import recalculation, watching
from programme.limits import LIMIT
from programme.models import Calculation, Cause, Person, Programme, WorkerBeat
from programme.planning import Plan
from programme.recalculation import MOMENT, recalculate
from programme.task_queue import Queue
from programme.watching import WAITS_AT_MOST, behind_since, underway, waiting_trouble, worker_trouble
from tests.factories import make_item, make_role
from tests.world import World, make_world, signed_in

MINUTE = dt.timedelta(minutes=1)


@pytest.fixture(scope="module")
def made(kept: None) -> World:
    WorkerBeat.objects.create(at=timezone.now())
    world = make_world()
    make_role(world.programme)
    recalculate(world.programme.slug)
    return world


def dashboard(world: World) -> str:
    client = signed_in(Person.objects.get(username="office"))
    return client.get(world.programme.get_absolute_url()).content.decode()


def wait(programme: Programme, time: dt.timedelta) -> None:
    """An edit that was made so long ago, after figures that are older still."""
    make_item(programme, "77")
    Cause.objects.filter(pk=programme.causes.latest("pk").pk).update(recorded_at=timezone.now() - time)
    Calculation.objects.update(calculated_at=timezone.now() - time - MINUTE)


def test_nothing_is_said_where_all_is_well(world: World) -> None:
    assert behind_since(world.programme) is None
    assert waiting_trouble(None) == worker_trouble() == ""
    assert "Ask the administrator" not in dashboard(world)


def test_changes_that_wait_too_long_are_told_of_with_the_moment_of_the_first(world: World) -> None:
    wait(world.programme, WAITS_AT_MOST + MINUTE)
    since = timezone.localtime(behind_since(world.programme))
    page = dashboard(world)
    assert f"changes since {since:%H:%M} on" in page
    assert "Look again" not in page


def test_a_change_made_while_the_figures_were_worked_out_waits_since_then_and_not_since_midnight(
    world: World,
) -> None:
    make_item(world.programme, "77")
    Calculation.objects.update(calculated_at=timezone.now() + MINUTE)
    assert behind_since(world.programme) == world.programme.causes.latest("pk").recorded_at


def test_a_change_of_just_now_is_only_being_worked_out(world: World) -> None:
    wait(world.programme, MINUTE)
    page = dashboard(world)
    assert "Look again" in page
    assert "Ask the administrator" not in page


def asked(world: World, page: str = "") -> str:
    """What the part of a page gets that asks how far the figures are."""
    client = signed_in(Person.objects.get(username="office"))
    return client.get(world.at("programme:behind"), {"page": page}).content.decode()


def test_a_run_that_takes_longer_than_a_moment_says_that_it_has_begun(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    began: list[dt.datetime | None] = []

    def step(plan: Plan) -> int:
        began.append(Calculation.objects.get().began_at)
        return 0

    monkeypatch.setattr(recalculation, "contributed", lambda slot: (step,))
    for milliseconds in (MOMENT - 1, MOMENT):
        Calculation.objects.update(milliseconds=milliseconds)
        recalculate(world.programme.slug)
        assert Calculation.objects.get().began_at is None, "it is through"
    assert [each is not None for each in began] == [False, True]


def test_a_long_run_that_fails_is_no_longer_said_to_be_under_way(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait(world.programme, MINUTE)
    Calculation.objects.update(milliseconds=MOMENT)

    def step(plan: Plan) -> int:
        assert underway(Calculation.objects.get())
        raise ArithmeticError

    monkeypatch.setattr(recalculation, "contributed", lambda slot: (step,))
    with pytest.raises(ArithmeticError):
        recalculate(world.programme.slug)
    assert underway(Calculation.objects.get()) is None


@pytest.mark.parametrize(("seconds", "percent"), [(60, range(60, 80)), (150, range(95, 96))])
def test_a_page_shows_how_far_a_long_run_is_judged_by_the_last_one(
    world: World, seconds: int, percent: range
) -> None:
    wait(world.programme, MINUTE)
    Calculation.objects.update(milliseconds=100_000, began_at=timezone.now() - dt.timedelta(seconds=seconds))
    for page in (dashboard(world), asked(world)):
        said = re.search(r"About (\d+)% done: last time it took 100 seconds", page)
        assert said
        assert int(said[1]) in percent
        assert f'<progress value="{said[1]}" max="100"' in page


def test_a_run_that_was_killed_shows_no_progress_for_ever(world: World) -> None:
    wait(world.programme, MINUTE)
    Calculation.objects.update(milliseconds=10_000, began_at=timezone.now() - dt.timedelta(seconds=LIMIT + 1))
    assert "<progress" not in dashboard(world)


def test_the_part_of_a_page_asks_until_the_change_is_worked_out_and_then_offers_the_page(
    world: World,
) -> None:
    address = world.at("programme:plan") + "?q=a&b=c"
    wait(world.programme, MINUTE)
    assert "hx-trigger" in asked(world, address)
    recalculate(world.programme.slug)
    done = asked(world, address)
    assert "hx-trigger" not in done
    assert f'href="{address.replace("&", "&amp;")}"' in done


@pytest.mark.parametrize("page", ["//elsewhere.example/", "https://elsewhere.example/", "javascript:x()", ""])
def test_the_part_of_a_page_leads_nowhere_else(world: World, page: str) -> None:
    assert f'href="{world.programme.get_absolute_url()}"' in asked(world, page)


def test_the_part_of_a_page_takes_nobody_to_the_sign_in_page(world: World) -> None:
    response = Client().get(world.at("programme:behind"), headers={"HX-Request": "true"})
    assert (response.status_code, response.content) == (204, b"")


def test_the_part_of_a_page_stops_asking_where_something_is_wrong(world: World) -> None:
    wait(world.programme, WAITS_AT_MOST + MINUTE)
    page = asked(world)
    assert "Ask the administrator" in page
    assert "hx-trigger" not in page


@pytest.mark.parametrize("heard", [True, False])
def test_a_silent_worker_is_told_of_on_the_dashboard(world: World, heard: bool) -> None:
    WorkerBeat.objects.update(at=timezone.now() - WAITS_AT_MOST - MINUTE)
    if not heard:
        WorkerBeat.objects.all().delete()
    assert ("last heard of at" if heard else "not been heard of yet") in dashboard(world)


def queue_is(monkeypatch: pytest.MonkeyPatch, queue: Queue | Exception) -> None:
    def read() -> Queue:
        if isinstance(queue, Exception):
            raise queue
        return queue

    for module in (watching, health):
        monkeypatch.setattr(module, "read_queue", read)


@pytest.mark.parametrize(
    ("queue", "words"),
    [
        (Queue(1, 10 * MINUTE), "1 task waits for it, the oldest since "),
        (Queue(1_200, None), "1,200 tasks wait for it. Ask"),
        (Queue(0, None), "no mail is sent. Ask"),
        (ConnectionError("gone"), "The broker, which hands it its tasks, does not answer. Ask"),
    ],
)
def test_of_a_silent_worker_it_is_said_what_waits_for_it(
    db: None, monkeypatch: pytest.MonkeyPatch, queue: Queue | Exception, words: str
) -> None:
    queue_is(monkeypatch, queue)
    WorkerBeat.objects.all().delete()
    assert words in worker_trouble()


def test_where_the_worker_works_the_broker_is_not_asked(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue_is(monkeypatch, AssertionError("asked"))
    assert worker_trouble() == ""


@pytest.mark.parametrize(
    ("queue", "ok", "detail"),
    [
        (Queue(0, None), True, "empty"),
        (Queue(3, 12 * MINUTE / 60), True, "3 tasks wait, the oldest for 12 seconds"),
        (Queue(1, WAITS_AT_MOST + MINUTE), False, "1 task waits, the oldest for 180 seconds"),
        (Queue(2, None), True, "2 tasks wait"),
    ],
)
def test_health_says_how_many_tasks_wait_and_for_how_long(
    world: World, monkeypatch: pytest.MonkeyPatch, queue: Queue, ok: bool, detail: str
) -> None:
    queue_is(monkeypatch, queue)
    found = as_json(checks())
    oldest = None if queue.oldest is None else queue.oldest.total_seconds()
    assert found["checks"]["queue"] == {
        "ok": ok,
        "detail": detail,
        "tasks": queue.tasks,
        "oldest_seconds": oldest,
    }
    assert found["ok"] is ok


def test_a_broker_that_does_not_answer_fails_with_its_queue(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue_is(monkeypatch, ConnectionError("gone"))
    found = as_json(checks())
    assert [name for name, check in found["checks"].items() if not check["ok"]] == ["broker", "queue"]


def test_the_administrators_first_page_shows_how_everything_stands(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue_is(monkeypatch, Queue(7, WAITS_AT_MOST + MINUTE))
    staff = Person.objects.create_superuser("keeper")
    page = signed_in(staff).get("/admin/").content.decode()
    assert "7 tasks wait, the oldest for 180 seconds" in page
    assert page.count("Needs attention") == 1


def test_health_says_how_long_figures_wait_and_when_they_were_last_worked_out(world: World) -> None:
    [figures] = [each for each in checks() if each.name == "figures"]
    assert figures.ok
    assert figures.detail.startswith("up to date, last worked out ")
    wait(world.programme, 90 * MINUTE / 60)
    [figures] = [each for each in checks() if each.name == "figures"]
    assert figures.detail.startswith(
        "behind for 1 programme, for 90 seconds, last worked out 150 seconds ago"
    )


@pytest.mark.parametrize(("waits", "ok"), [(MINUTE / 60, True), (WAITS_AT_MOST + MINUTE, False)])
def test_health_fails_only_where_figures_have_waited_too_long(
    world: World, waits: dt.timedelta, ok: bool
) -> None:
    wait(world.programme, waits)
    [figures] = [each for each in checks() if each.name == "figures"]
    assert figures.ok is ok
    assert figures.detail.startswith("behind for 1 programme")


def test_a_run_through_midnight_gives_the_figures_of_one_day(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = iter([dt.date(2011, 2, 15), dt.date(2011, 2, 16)])
    today = [next(days)]
    runs: list[dt.date] = []

    def step(plan: Plan) -> int:
        runs.append(plan.as_at)
        today[0] = next(days, today[0])
        return 0

    monkeypatch.setattr(Programme, "today", lambda programme: today[0])
    monkeypatch.setattr(recalculation, "contributed", lambda slot: (step,))
    recalculate(world.programme.slug)
    assert runs == [dt.date(2011, 2, 15), dt.date(2011, 2, 16)]
    assert Calculation.objects.get().as_at == dt.date(2011, 2, 16)
