"""The illustrated half-year is true in itself: history, causes and as-at (issue of all areas)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from budget.portfolio import load_portfolio
from programme.models import Cause, ItemFigure, Programme, ScheduleItem
from programme.planning import load_plan
from tests.world import signed_in

HALF_YEAR = dt.date(2011, 9, 30)


def slips(programme: Programme, day: dt.date) -> dict[str, int]:
    plan = load_plan(programme, day)
    return {
        plan.items[pk].code: timing.slip_days
        for pk, timing in plan.schedule.timings.items()
        if timing.slip_days
    }


def test_consultation_is_late_and_takes_25_to_28_with_it(story: Programme) -> None:
    late = {
        figure.item.code: (figure.slip_days, figure.own_slip_days)
        for figure in ItemFigure.objects.filter(
            programme=story, slip_days__gt=0, item__kind="action"
        ).select_related("item")
    }
    assert late["23"] == (62, 62)
    assert {late[number] for number in ("25", "26", "27")} == {(61, 0)}
    assert late["28"] == (31, 0)


def test_at_the_start_nothing_had_slipped(story: Programme) -> None:
    assert slips(story, dt.date(2011, 2, 15)) == {}


def test_as_at_june_knows_one_month_of_the_two(story: Programme) -> None:
    assert slips(story, dt.date(2011, 6, 30))["23"] == 31
    assert slips(story, dt.date(2011, 7, 29))["23"] == 62


def test_as_at_the_last_day_is_what_the_pages_show(story: Programme) -> None:
    shown = ItemFigure.objects.filter(programme=story).values_list("item__code", "slip_days")
    assert slips(story, HALF_YEAR) == {code: days for code, days in shown if days}


def test_delivered_money_is_confirmed_month_by_month(story: Programme) -> None:
    def delivered(day: dt.date) -> Any:
        plan = load_plan(story, day)
        return sum(figure.delivered for figure in load_portfolio(story, day).figures(plan))

    months = [delivered(dt.date(2011, month, 28)) for month in range(4, 10)]
    assert months == sorted(months, reverse=True)
    assert delivered(HALF_YEAR) < months[-1] < 0


def test_every_change_of_a_forecast_has_a_reason_and_words(story: Programme) -> None:
    moved = Cause.objects.filter(programme=story, updates__news="MOVED")
    assert moved.count() >= 9
    assert not moved.filter(reason="").exists()
    assert not moved.filter(text="").exists()


def test_about_forty_actions_progressed(story: Programme) -> None:
    touched = ScheduleItem.objects.filter(
        programme=story, kind="action", updates__news__in=["STARTED", "DONE"]
    )
    assert touched.distinct().count() >= 40


def test_every_page_says_that_it_is_illustrative(story: Programme) -> None:
    from programme.models import Person

    client = signed_in(Person.objects.get(username="director"))
    for path in ("", "plan/", "plan/27/", "budget/", "budget/R1a/", "alerts/"):
        assert "Illustrative" in client.get(f"/programmes/{story.slug}/{path}").content.decode()
