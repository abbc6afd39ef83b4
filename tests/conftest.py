"""Fixtures that several folders share; rows come from tests.factories."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from hypothesis import settings as hypothesis_settings

from programme.days import Day
from programme.models import Person, Programme
from programme.recalculation import recalculate
from tests.factories import make_person, make_programme, make_role
from tests.kept import fill
from tests.worker.house import House, own_database
from tests.world import World, make_world

# The machine may be busy with the other tests: what counts is the answer, not how soon it comes.
hypothesis_settings.register_profile("suite", deadline=None, derandomize=True, database=None)
hypothesis_settings.load_profile("suite")


@pytest.fixture
def programme(db: None) -> Programme:
    return make_programme()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Real workers first, as begun last they leave all cores but one idle; browsers last, as theirs is a loop
    of events that runs on to the end, in which Django refuses the database.
    """
    here = Path(__file__).parent
    turns = {here / "worker": -1, here / "browser": 1}
    items.sort(key=lambda item: next((turns[each] for each in item.path.parents if each in turns), 0))


def pytest_collection_finish() -> None:
    """The garbage collector need not look through what stays to the end: a tenth of the processor time."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A database as migrations make it, with the plan of Leicester: to be copied, as that takes its time."""
    folder = tmp_path_factory.mktemp("loaded")
    with own_database(folder) as database:
        house = House(folder, database, "memory://")
        try:
            house.web.do("load")
        finally:
            house.web.stop()
        yield database


@pytest.fixture(scope="module")
def kept(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """What fixtures of the module store on this one, all its tests begin with; none of it stays."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def made(kept: None) -> World:
    """What `world` is at the beginning of every test of the module.

    As it stays for all of them, they give programmes of their own another name than `river`.
    """
    return make_world()


@pytest.fixture
def world(made: World, db: None) -> World:
    return made.again()


@pytest.fixture(scope="module")
def few_and_many(kept: None) -> list[tuple[World, Person]]:
    """Two programmes that differ only in name, each with somebody of its office."""
    worlds = [make_world("few"), make_world("many")]
    people = [make_person(f"{world.programme.slug}-person") for world in worlds]
    for world, person in zip(worlds, people, strict=True):
        make_role(world.programme, "office", person)
    return list(zip(worlds, people, strict=True))


@pytest.fixture(scope="module")
def grown(
    few_and_many: list[tuple[World, Person]], request: pytest.FixtureRequest
) -> Iterator[list[tuple[World, Person]]]:
    """A row has come to the one and twenty to the other, in the way that the parameter says: a `Grow`."""
    with transaction.atomic():
        for (world, person), number in zip(few_and_many, (1, 20), strict=True):
            request.param(world.again(), person, number)
            recalculate(world.programme.slug)
        yield few_and_many
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def demo(kept: None) -> None:
    """The two real programmes as `load_demo` loads them."""
    fill("demo", lambda: load_demo("leicester", "walsall"))


@pytest.fixture(scope="module")
def played(kept: None) -> None:
    """The illustrated half-year as `load_demo` plays it."""
    fill("story", lambda: load_demo("leicester-story"))


def load_demo(*slugs: str) -> None:
    for slug in slugs:
        call_command("load_demo", programme=slug, format="json", with_known_passwords=True)


@pytest.fixture
def days_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists of rows share what one of them has read of their day: nothing is written meanwhile."""
    monkeypatch.setattr("programme.views.figures.Day", lru_cache(maxsize=None)(Day))


@pytest.fixture
def leicester(demo: None, db: None) -> Programme:
    return Programme.objects.get(slug="leicester")


@pytest.fixture
def walsall(demo: None, db: None) -> Programme:
    return Programme.objects.get(slug="walsall")


@pytest.fixture
def story(played: None, db: None) -> Programme:
    return Programme.objects.get(slug="leicester-story")
