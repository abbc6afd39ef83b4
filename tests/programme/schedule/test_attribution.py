"""Whose slip is whose (domain.md section 4): own slip stays, what is inherited follows the others."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given

from programme.schedule import EVERY_DAY, WORKING_DAYS, Activity, Link, Mode, calculate
from programme.schedule.attribution import Attribution, Span
from tests.programme.schedule.plans import FF, LONG_AGO, link, task
from tests.programme.schedule.strategies import RandomPlan, plans


def of(plan: RandomPlan) -> Attribution:
    calendar = WORKING_DAYS if plan.working_days else EVERY_DAY
    return Attribution(
        plan.activities, plan.links, as_at=plan.as_at, approved_on=plan.approved_on, calendar=calendar
    )


def small(*parts: Activity | Link, as_at: str = "2011-02-15") -> Attribution:
    return of(
        RandomPlan(
            [part for part in parts if isinstance(part, Activity)],
            [part for part in parts if isinstance(part, Link)],
            as_at=dt.date.fromisoformat(as_at),
            approved_on=dt.date(2011, 1, 1),
            working_days=False,
        )
    )


def is_later(one: Span | None, other: Span | None) -> bool:
    assert one is not None and other is not None
    return any(day and before and day > before for day, before in zip(one, other, strict=True))


@given(plans())
def test_it_stands_where_the_schedule_says(plan: RandomPlan) -> None:
    found = of(plan)
    for key, timing in plan.schedule().timings.items():
        stands = found.now(key)
        assert stands and stands[1] == (timing.end.last if timing.end else None)
        # Where a milestone would begin is of no account.
        assert timing.start is None or stands[0] == timing.start.first
    assert found.now(99) is None


@given(plans())
def test_without_its_own_slip_an_end_is_late_by_what_it_inherits(plan: RandomPlan) -> None:
    schedule, found = plan.schedule(), of(plan)
    for activity in plan.activities:
        timing, planned = schedule[activity.key], activity.baseline_end
        if planned and timing.end and timing.own_slip_days > 0:
            end = found.back(activity.key).spans[activity.key][1]
            assert end == planned.last + dt.timedelta(days=timing.inherited_slip_days)


@given(plans())
def test_who_has_no_own_slip_is_no_cause_by_its_end(plan: RandomPlan) -> None:
    schedule, found = plan.schedule(), of(plan)
    for activity in plan.activities:
        timing = schedule[activity.key]
        if (
            activity.baseline_end
            and timing.end
            and timing.own_slip_days <= 0
            and activity.key in found.causes
        ):
            moved = found.back(activity.key).spans.get(activity.key, found.now(activity.key))
            assert moved and moved[1] == timing.end.last


@given(plans())
def test_taking_slip_away_makes_nothing_later_and_adding_it_nothing_earlier(plan: RandomPlan) -> None:
    found = of(plan)
    for key in found.causes:
        assert not any(is_later(span, found.now(item)) for item, span in found.back(key).spans.items())
        assert not any(is_later(found.without(item), span) for item, span in found.alone(key).spans.items())


@given(plans())
def test_where_one_item_alone_has_slip_it_explains_every_date(plan: RandomPlan) -> None:
    found = of(plan)
    if len(found.causes) == 1:
        alone, back = found.alone(found.causes[0]), found.back(found.causes[0])
        for each in plan.activities:
            assert alone.spans.get(each.key, found.without(each.key)) == found.now(each.key)
            assert back.spans.get(each.key, found.now(each.key)) == found.without(each.key)


@given(plans())
def test_what_is_answered_leaves_the_plan_as_it_was(plan: RandomPlan) -> None:
    found = of(plan)
    first = [(found.back(key), found.alone(key)) for key in found.causes]
    assert first == [(found.back(key), found.alone(key)) for key in found.causes]


@given(plans())
def test_a_plan_with_nothing_estimated_or_reported_has_no_own_slip_before_today(plan: RandomPlan) -> None:
    printed = [
        replace(each, forecast_start=None, forecast_end=None, actual_start=None, actual_end=None)
        for each in plan.activities
    ]
    assert of(replace(plan, activities=printed, as_at=LONG_AGO)).causes == []


def test_a_later_estimate_goes_back_and_takes_what_follows_with_it() -> None:
    found = small(
        task(1, "2011-06", "2011-09", forecast_end="2011-11"), task(2, "2011-10", "2011-12"), link(1, 2)
    )
    assert found.causes == [1]
    back = found.back(1)
    assert back.spans[1] == (dt.date(2011, 6, 1), dt.date(2011, 9, 30))
    assert back.spans[2] == (dt.date(2011, 10, 1), dt.date(2011, 12, 31))
    assert back.chain(2) == [1, 2]


def test_what_has_begun_late_because_of_another_goes_back_with_it() -> None:
    found = small(
        task(1, "2011-06", "2011-09", actual_start="2011-06", actual_end="2011-11"),
        task(2, "2011-10", "2011-12", actual_start="2011-12", forecast_end="2012-02"),
        link(1, 2),
        as_at="2011-12-31",
    )
    assert found.causes == [1]
    assert found.back(1).spans[2] == (dt.date(2011, 10, 1), dt.date(2011, 12, 31))


def test_own_slip_of_the_next_stays_with_it() -> None:
    found = small(
        task(1, "2011-06", "2011-09", forecast_end="2011-10"),
        task(2, "2011-10", "2011-12", forecast_end="2012-01"),
        link(1, 2),
    )
    assert found.now(2) == (dt.date(2011, 11, 1), dt.date(2012, 2, 29))
    assert found.back(1).spans[2] == (dt.date(2011, 10, 1), dt.date(2012, 1, 31)), "a month of its own"
    assert found.back(2).spans[2] == (dt.date(2011, 11, 1), dt.date(2012, 1, 31)), "a month from 1"
    assert found.without(2) == (dt.date(2011, 10, 1), dt.date(2011, 12, 31))


def test_a_later_start_is_own_slip_where_the_end_stands() -> None:
    found = small(task(1, "2011-06", "2011-09", forecast_start="2011-08"))
    assert found.back(1).spans[1] == (dt.date(2011, 6, 1), dt.date(2011, 9, 30))


def test_what_nobody_reported_has_slip_of_its_own_up_to_today() -> None:
    found = small(task(1, "2011-06", "2011-09"), as_at="2011-12-05")
    assert found.back(1).spans[1] == (dt.date(2011, 6, 1), dt.date(2011, 9, 30))


def test_an_item_that_keeps_its_dates_passes_its_own_slip_on() -> None:
    found = small(
        task(1, "2011-06", "2011-09", forecast_end="2011-11", mode=Mode.MANUAL),
        task(2, "2011-07", "2011-09"),
        link(1, 2, FF),
    )
    assert found.back(1).spans[2][1] == dt.date(2011, 9, 30)
    assert calculate([task(1, "2011-06", "2011-09")], [], as_at=LONG_AGO)[1].slip_days == 0
