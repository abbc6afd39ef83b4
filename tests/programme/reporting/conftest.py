"""The illustrated half-year, once for all tests of reports, and reports on its quarters."""

from __future__ import annotations

import pytest

from programme.history import change, withdraw
from programme.models import Person, Programme, Report


@pytest.fixture(scope="module")
def played(played: None) -> None:
    without_reports(Programme.objects.get(slug="leicester-story"))


def without_reports(programme: Programme) -> None:
    """Take away the reports of the story, so that the tests can write them."""
    with change(programme, by=None, what="Reports taken away for a test") as cause:
        withdraw(cause, list(Report.objects.filter(programme=programme)))


@pytest.fixture
def office(played: None, db: None) -> Person:
    return Person.objects.get(username="office")


@pytest.fixture
def director(played: None, db: None) -> Person:
    return Person.objects.get(username="director")
