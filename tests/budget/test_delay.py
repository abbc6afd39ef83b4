"""What a delay would cost by month, with its step at the end of a month (domain.md sections 5 and 6)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from budget.delay import AHEAD, delay_costs, delay_steps, each_month, last_day, together
from budget.delays import delays_of
from budget.models import EffectFigure, Proposal
from budget.money import whole
from budget.pictures.delay import delay_picture
from budget.savings import Response, Scheme, forecast
from programme.dates import PlanDate
from programme.models import Programme
from programme.recalculation import recalculate
from tests.budget.schemes import end, scheme, start
from tests.budget.strategies import schemes
from tests.factories import make_delivery, make_item, make_proposal


def costs(scheme: Scheme) -> list[int]:
    return [whole(cost) for cost in delay_costs(scheme)]


def test_each_further_month_of_walsall_costs_a_twelfth_of_its_saving() -> None:
    walsall = scheme({2016: -1_192_000}, end("2016-03-31", "2016-05-31"), effect="2016-04")
    assert costs(walsall) == [0, 99_333, 198_667, 298_000, 397_333, 496_667, 596_000]
    steps = delay_steps(walsall.triggers[0], delay_costs(walsall))
    assert [step.until for step in steps[:3]] == [
        dt.date(2016, 3, 31),
        dt.date(2016, 4, 30),
        dt.date(2016, 5, 31),
    ]
    assert whole(each_month(steps) or Decimal(0)) == 99_333
    picture = delay_picture(steps)
    assert picture and picture.sentence == (
        "Each further month costs £99,333, all years together. "
        "A day after 31 March 2016 costs the whole month after it."
    )


def test_the_step_of_a_start_is_on_the_first_day_of_a_month() -> None:
    saving = scheme({2011: -120_000}, start("2011-06-01", None), effect="2011-06")
    assert last_day(saving.triggers[0], 0) == dt.date(2011, 6, 1)
    assert last_day(saving.triggers[0], 1) == dt.date(2011, 7, 1)


@given(schemes(to_the_day=False))
def test_what_is_said_of_a_month_is_what_the_forecast_gives_up_to_its_last_day(scheme: Scheme) -> None:
    trigger = scheme.driving
    assert trigger is not None
    found = delay_costs(scheme)
    assert len(found) == AHEAD + 1 and found[0] == 0
    for months in (1, AHEAD):
        until = last_day(trigger, months)
        for day, cost in ((until, found[months]), (until + dt.timedelta(days=1), None)):
            late = replace(scheme, triggers=[replace(trigger, forecast=day)])
            lost = sum(forecast(late).values()) - sum(scheme.amounts.values())
            if cost is not None:
                assert abs(lost - cost) < 1
                assert late.delay == months
            else:
                assert late.delay == months + 1


def test_a_saving_that_is_lost_whole_costs_no_more_after_its_year() -> None:
    late = scheme({2011: -10_000}, end("2011-12-31", "2011-12-31"), effect="2012-02")
    assert costs(late) == [0, 5_000, *[10_000] * 5]
    assert each_month(delay_steps(late.triggers[0], delay_costs(late))) is None


def test_what_nothing_delivers_or_delay_does_not_touch_costs_nothing() -> None:
    assert costs(scheme({2011: -10_000})) == []
    untouched = scheme({2011: -10_000}, end("2011-06-30", "2011-06-30"), response=Response.UNAFFECTED)
    assert costs(untouched) == [0] * (AHEAD + 1)
    assert delay_picture(delay_steps(untouched.triggers[0], delay_costs(untouched))) is None


def test_several_are_added_up_by_months_and_name_a_day_only_where_they_share_it() -> None:
    one, other = (
        scheme({2011: -12_000}, end(planned, planned), effect="2011-07")
        for planned in ("2011-06-30", "2011-05-31")
    )
    steps = [delay_steps(each.triggers[0], delay_costs(each)) for each in (one, other)]
    both = together(steps)
    assert both[1].cost == steps[0][1].cost + steps[1][1].cost
    assert {step.until for step in both} == {None}
    assert together([steps[0], steps[0]])[0].until == dt.date(2011, 6, 30)


@pytest.fixture
def closing(programme: Programme) -> Programme:
    """A summary G1 with two leaves that go on while action 9 is late, and a saving that waits for it too."""
    item = make_item(programme, "9", "2011-06", "2011-09")
    whole_sheet = make_proposal(programme, "G1", {}, is_summary=True)
    for code, amount in (("G1a", 60_000), ("G1b", 30_000)):
        leaf = make_proposal(
            programme,
            code,
            {2011: amount},
            parent=whole_sheet,
            kind=Proposal.Kind.GROWTH,
            delay_response=Proposal.DelayResponse.PROLONGED,
            effect=PlanDate(2011, 10),
        )
        make_delivery(leaf, item)
    make_delivery(make_proposal(programme, "R1", {2011: -60_000}, effect=PlanDate(2011, 10)), item)
    recalculate(programme.slug)
    return programme


def test_a_summary_stands_for_its_leaves_and_a_saving_elsewhere_can_be_left_out(closing: Programme) -> None:
    proposals = {each.code: each for each in Proposal.objects.all()}
    asked = [proposals["G1"], proposals["R1"]]
    found = delays_of(asked)
    assert [whole(found[each][1].cost) for each in asked] == [15_000, 10_000]
    assert list(delays_of(asked, response=Proposal.DelayResponse.PROLONGED)) == [proposals["G1"]]
    assert EffectFigure.objects.get(proposal=proposals["G1a"]).delay_steps[2].until == dt.date(2011, 11, 30)
