"""The engine against a slow and obvious reference, on random small plans."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from programme.dates import PlanDate
from programme.schedule import Activity, Mode
from tests.programme.schedule.reference import Reference, own_span
from tests.programme.schedule.strategies import RandomPlan, plans, plans_for_floats


def first(date: PlanDate | None) -> dt.date | None:
    return date.first if date else None


def last(date: PlanDate | None) -> dt.date | None:
    return date.last if date else None


@settings(max_examples=400)
@given(plans())
def test_every_start_and_end_is_what_the_reference_says(plan: RandomPlan) -> None:
    found = plan.schedule()
    milestones = {
        each.key for each in plan.activities if each.own_end and not (each.own_start or each.actual_start)
    }
    for key, (start, end) in plan.reference().spans().items():
        assert (first(found[key].start), last(found[key].end)) == (
            None if key in milestones else start,
            end,
        ), key


def movable(plan: RandomPlan) -> list[int]:
    """What can be later by a day; a decision is later by meetings (test_decisions.py)."""
    return [each.key for each in plan.activities if not each.meetings]


def is_room(found: int | None, room: set[int], plan: RandomPlan) -> bool:
    """In working days start and end of one delay differ by the weekends they pass over."""
    if found is None or not room:
        return found is None and not room
    return min(room) <= found <= max(room) if plan.working_days else found in room


@settings(max_examples=150)
@given(plans_for_floats())
def test_total_float_is_the_delay_after_which_a_target_or_the_end_of_the_programme_moves(
    plan: RandomPlan,
) -> None:
    found = plan.schedule()
    targets = {each.key for each in plan.activities if each.is_target}
    for key in movable(plan):
        room = plan.reference().room(key, targets.__contains__)
        assert is_room(found[key].total_float_days, room, plan), key


@settings(max_examples=150)
@given(plans_for_floats())
def test_free_float_is_the_delay_after_which_a_successor_moves(plan: RandomPlan) -> None:
    found = plan.schedule()
    for key in movable(plan):
        after = {link.successor for link in plan.links if link.predecessor == key and link.constraining}
        room = plan.reference().room(key, after.__contains__)
        assert is_room(found[key].free_float_days, room, plan), key


@settings(max_examples=150)
@given(plans())
def test_inherited_slip_is_the_slip_with_its_own_estimate_at_baseline(plan: RandomPlan) -> None:
    """Of actions that have not started: the same action with no forecast, after predecessors that stay."""
    found, spans = plan.schedule(), plan.reference().spans()
    for activity in plan.activities:
        if activity.actual_start or activity.is_finished or activity.mode is Mode.MANUAL:
            continue
        as_planned = replace(activity, forecast_start=None, forecast_end=None)
        others = {key: span for key, span in spans.items() if key != activity.key}
        start, end = Reference(
            [*_others(plan, activity.key), as_planned],
            plan.links,
            dt.date.min,
            working_days=plan.working_days,
            held=others,
        ).spans()[activity.key]
        planned_start, planned_end = own_span(as_planned)
        reached, planned = (end, planned_end) if found[activity.key].end else (start, planned_start)
        expected = (reached - planned).days if reached and planned else 0
        assert found[activity.key].inherited_slip_days == expected, activity.key


def _others(plan: RandomPlan, key: int) -> list[Activity]:
    return [each for each in plan.activities if each.key != key]


@given(plans(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_never_changes_the_result(plan: RandomPlan, random: Random) -> None:
    before = plan.schedule()
    activities, links = list(plan.activities), list(plan.links)
    random.shuffle(activities)
    random.shuffle(links)
    assert replace(plan, activities=activities, links=links).schedule() == before


@given(plans())
def test_a_plan_taken_at_its_result_stays_as_it_is(plan: RandomPlan) -> None:
    """Forecasts kept as they were worked out move nothing further."""
    found = plan.schedule()
    kept = [
        replace(
            each,
            forecast_start=found[each.key].start if not each.actual_start else each.forecast_start,
            forecast_end=found[each.key].end if not each.actual_end else each.forecast_end,
        )
        for each in plan.activities
    ]
    again = replace(plan, activities=kept).schedule()
    assert {key: again[key].end for key in again} == {key: found[key].end for key in found}


@given(plans(), st.integers(1, 60))
def test_more_lag_never_makes_anything_earlier(plan: RandomPlan, more: int) -> None:
    longer = replace(plan, links=[replace(link, lag=link.lag + more) for link in plan.links])
    spans, pushed = plan.reference().spans(), longer.schedule()
    for key, (start, end) in spans.items():
        assert not start or (first(pushed[key].start) or dt.date.max) >= start
        assert not end or (last(pushed[key].end) or dt.date.max) >= end
