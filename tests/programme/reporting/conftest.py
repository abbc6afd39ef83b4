"""The illustrated half-year, once for all tests of reports, and reports on its quarters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from programme.history import change, withdraw
from programme.models import Person, Programme, Report


@pytest.fixture(scope="module")
def played(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", programme="leicester-story", with_known_passwords=True, format="json")
        without_reports(Programme.objects.get(slug="leicester-story"))
        yield
        transaction.set_rollback(True)


def without_reports(programme: Programme) -> None:
    """Take away the reports of the story, so that the tests can write them."""
    with change(programme, by=None, what="Reports taken away for a test") as cause:
        withdraw(cause, list(Report.objects.filter(programme=programme)))


@pytest.fixture
def story(played: None, db: None) -> Programme:
    return Programme.objects.get(slug="leicester-story")


@pytest.fixture
def office(played: None, db: None) -> Person:
    return Person.objects.get(username="office")


@pytest.fixture
def director(played: None, db: None) -> Person:
    return Person.objects.get(username="director")
