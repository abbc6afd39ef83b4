"""What a day is compared with is kept since it was today, and worked out only where it no longer holds."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from budget.models import LastMonthFigure
from programme.boards import WITHOUT_HISTORY
from programme.checking import wrong_in
from programme.dates import PlanDate
from programme.history import change, withdraw
from programme.models import BoardSummary, ItemFigure, KeptDay, Programme, ScheduleItem, StatusMonth
from programme.recalculation import recalculate
from tests.factories import (
    enter,
    make_action,
    make_delivery,
    make_programme,
    make_proposal,
    make_risk,
)

pytestmark = pytest.mark.django_db
MAY, JUNE, JULY = dt.date(2011, 5, 31), dt.date(2011, 6, 30), dt.date(2011, 7, 1)
NOVEMBER = PlanDate(2011, 11)
MARK: dict[str, Any] = {"kept": 1}


@pytest.fixture
def programme(db: None) -> Programme:
    """Action 1 delivers a saving; it is the end of May, and the figures are up to date."""
    programme = make_programme(today=MAY)
    item = make_action(programme, "1", start="2011-05", end="2011-09").item
    make_action(programme, "2", start="2011-06", end="2011-06")
    make_delivery(make_proposal(programme, "R1", {2011: -120_000}, effect=PlanDate(2011, 10)), item)
    recalculate(programme.slug)
    return programme


def move(programme: Programme, end: PlanDate = NOVEMBER, on: dt.date | None = None) -> None:
    item = ScheduleItem.objects.get(programme=programme, code="1")
    item.forecast_end = end
    enter(programme, item, on=on)


def wake(programme: Programme, day: dt.date) -> None:
    """Another day has come: nobody changed anything."""
    Programme.objects.filter(pk=programme.pk).update(reporting_date=day)
    programme.refresh_from_db()


def run_on(programme: Programme, day: dt.date) -> None:
    wake(programme, day)
    recalculate(programme.slug)


def before() -> dict[str, Any]:
    return dict(BoardSummary.objects.filter(is_before=True).values_list("name", "content"))


def mark(day: dt.date) -> None:
    """So that what was kept can be told from what is worked out."""
    kept = KeptDay.objects.get(as_at=day)
    kept.summaries = dict.fromkeys(kept.summaries, MARK)
    kept.statuses = {"RED": [item for items in kept.statuses.values() for item in items]}
    kept.save()


def test_a_month_later_a_day_is_read_as_it_was_kept(programme: Programme) -> None:
    mark(MAY)
    run_on(programme, JUNE)
    found = before()
    assert {name for name, content in found.items() if content == MARK} == found.keys() - WITHOUT_HISTORY
    assert set(ItemFigure.objects.values_list("status_before", flat=True)) == {"RED"}
    assert StatusMonth.objects.get(as_at=MAY).statuses["RED"] == 2


def test_more_that_took_effect_by_then_makes_it_another_day(programme: Programme) -> None:
    mark(MAY)
    move(programme, on=MAY)
    run_on(programme, JUNE)
    assert MARK not in before().values()
    assert set(ItemFigure.objects.values_list("status_before", flat=True)) != {"RED"}
    assert wrong_in(programme) == []


def test_a_page_that_is_gone_since_has_no_address_in_it(programme: Programme) -> None:
    risk = make_risk(programme)
    recalculate(programme.slug)
    wake(programme, JUNE)
    with change(programme, by=None, what="Entered by mistake") as cause:
        withdraw(cause, [risk])
    recalculate(programme.slug)
    assert before()["risks"]["highest"][0]["href"] == ""
    assert wrong_in(programme) == []


def test_days_are_kept_for_a_month_and_once_each(programme: Programme) -> None:
    for day in (dt.date(2011, 6, 15), JUNE, JULY):
        run_on(programme, day)
        recalculate(programme.slug)
    assert list(KeptDay.objects.values_list("as_at", flat=True)) == [dt.date(2011, 6, 15), JUNE, JULY]


def test_what_a_month_came_to_is_what_its_last_run_stored(programme: Programme) -> None:
    run_on(programme, JUNE)
    move(programme)
    recalculate(programme.slug)
    wake(programme, JULY)
    move(programme, PlanDate(2012, 3))
    recalculate(programme.slug)
    assert LastMonthFigure.objects.get().forecast == -60_000
    assert wrong_in(programme) == []


def test_day_by_day_gives_the_figures_of_a_computation_from_nothing(programme: Programme) -> None:
    moved = [(6, 15), (7, 15)]
    for month, day in [(6, 1), *moved[:1], (6, 30), (7, 1), *moved[1:], (7, 30), (7, 31), (8, 1), (8, 15)]:
        wake(programme, dt.date(2011, month, day))
        if (month, day) in moved:
            move(programme, PlanDate(2011, month + 4))
        recalculate(programme.slug)
        assert wrong_in(programme) == [], (month, day)
