"""How ratings stood at the ends of months: kept once, as they were, and counted anew when history grows."""

from __future__ import annotations

import datetime as dt

import pytest

from programme.boards import board_on
from programme.dates import PlanDate
from programme.models import Programme, ScheduleItem, StatusMonth
from programme.operations.updates import set_reporting_date
from programme.panels import StatusHistory
from programme.recalculation import recalculate
from programme.status_history import MONTHS, month_ends_before
from tests.factories import enter, make_action, make_programme

pytestmark = pytest.mark.django_db
MAY, JUNE = dt.date(2011, 5, 31), dt.date(2011, 6, 30)


@pytest.fixture
def programme(db: None) -> Programme:
    """One action; its end moves by two months on 16 June, and it is 16 July."""
    programme = make_programme(today=dt.date(2011, 5, 16))
    make_action(programme, "1", start="2011-05", end="2011-09")
    set_reporting_date(programme, dt.date(2011, 6, 16), by=None)
    move(programme, PlanDate(2011, 11), dt.date(2011, 6, 16))
    set_reporting_date(programme, dt.date(2011, 7, 16), by=None)
    recalculate(programme.slug)
    return programme


def move(programme: Programme, end: PlanDate, on: dt.date) -> None:
    item = ScheduleItem.objects.get(programme=programme, code="1")
    item.forecast_end = end
    enter(programme, item, on=on)


def late(programme: Programme) -> dict[dt.date, bool]:
    months = StatusMonth.objects.filter(programme=programme)
    return {row.as_at: bool(row.statuses["RED"] + row.statuses["AMBER"]) for row in months}


def test_ends_of_months_lie_before_the_day() -> None:
    days = month_ends_before(dt.date(2012, 3, 31))
    assert days[-1] == dt.date(2012, 2, 29)
    assert len(days) == MONTHS
    assert month_ends_before(dt.date(2012, 4, 1))[-1] == dt.date(2012, 3, 31)


def test_each_month_is_rated_as_it_stood_at_its_end_from_the_first_on(programme: Programme) -> None:
    assert late(programme) == {MAY: False, JUNE: True}


def test_a_month_is_counted_again_only_when_what_it_was_made_from_is_another(programme: Programme) -> None:
    june = StatusMonth.objects.filter(as_at=JUNE)
    counted = june.get().statuses
    june.update(statuses={"kept": 1})
    recalculate(programme.slug)
    assert june.get().statuses == {"kept": 1}
    june.update(basis="another")
    recalculate(programme.slug)
    assert june.get().statuses == counted


def test_the_panel_ends_with_the_day_of_its_board_and_shows_nothing_later(programme: Programme) -> None:
    today = StatusHistory().context(board_on(programme, programme.today()))
    assert today
    assert [day for day, _ in today["rows"]] == [MAY, JUNE, programme.today()]
    assert f"as-at={MAY}" in today["rows"][0][1].counts[0].href
    past = StatusHistory().context(board_on(programme, dt.date(2011, 6, 20)))
    assert past
    assert [day for day, _ in past["rows"]] == [MAY, dt.date(2011, 6, 20)]


def test_a_board_before_the_end_of_the_first_month_has_no_such_panel(programme: Programme) -> None:
    assert StatusHistory().context(board_on(programme, dt.date(2011, 5, 20))) is None
