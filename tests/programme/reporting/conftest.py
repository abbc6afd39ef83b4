"""The illustrated half-year, once for all tests of reports, and reports on its quarters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from programme.models import Person, Programme


@pytest.fixture(scope="package")
def played(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", programme="leicester-story", with_known_passwords=True, format="json")
        yield
        transaction.set_rollback(True)


@pytest.fixture
def story(played: None, db: None) -> Programme:
    return Programme.objects.get(slug="leicester-story")


@pytest.fixture
def office(played: None, db: None) -> Person:
    return Person.objects.get(username="office")


@pytest.fixture
def director(played: None, db: None) -> Person:
    return Person.objects.get(username="director")
