"""Fixtures that several folders share; rows come from tests.factories."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from hypothesis import settings as hypothesis_settings

from programme.models import Programme
from tests.factories import make_programme

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


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The two real programmes as `load_demo` loads them, once for all tests of a module."""
    with django_db_blocker.unblock(), transaction.atomic():
        for slug in ("leicester", "walsall"):
            call_command("load_demo", programme=slug, format="json", with_known_passwords=True)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def leicester(demo: None, db: None) -> Programme:
    return Programme.objects.get(slug="leicester")


@pytest.fixture
def walsall(demo: None, db: None) -> Programme:
    return Programme.objects.get(slug="walsall")
