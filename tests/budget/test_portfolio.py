"""From rows to schemes: effect, duration and delivering dates (domain.md section 5)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from budget.effects import duration_months, effect_date, effect_is_assumed
from budget.models import Delivery, DeliveryStatus, Driver, Proposal
from budget.money import whole
from budget.portfolio import Figure, load_portfolio
from programme.models import Programme, ScheduleItem
from programme.operations.baselines import approve_baseline
from programme.planning import load_plan
from tests.factories import (
    enter,
    make_baseline,
    make_delivery,
    make_driver,
    make_item,
    make_proposal,
    plan_date,
)


def figures(programme: Programme) -> dict[str, Figure]:
    """The figure of each proposal's only year."""
    return {each.proposal.code: each for each in load_portfolio(programme).figures(load_plan(programme))}


@pytest.mark.parametrize(
    ("lines", "months"),
    [
        ([], None),
        ([{}], None),
        ([{"duration": 6, "duration_unit": "months"}], Decimal(6)),
        ([{"duration": 26, "duration_unit": "weeks"}], Decimal(6)),
        ([{"duration": 2, "duration_max": 6, "duration_unit": "months"}], Decimal(4)),
        (
            [{"duration": 3, "duration_unit": "months"}, {"duration": 9, "duration_unit": "months"}],
            Decimal(9),
        ),
    ],
    ids=["no driver", "no duration", "months", "weeks by 52/12", "a range as its mean", "the longest"],
)
def test_a_duration_is_read_from_the_drivers_in_months(
    lines: list[dict[str, object]], months: Decimal | None
) -> None:
    found = duration_months([Driver(**{"kind": "weekly_cost", "position": 1, **line}) for line in lines])
    assert found == (pytest.approx(months) if months else None)


def test_an_effect_is_as_entered_or_else_from_the_drivers_months_or_else_april() -> None:
    six_months = [Driver(duration=6, duration_unit="months")]
    entered, derived = Proposal(effect=plan_date("2011-09")), Proposal()
    assert effect_date(entered, six_months, 2011) == dt.date(2011, 9, 1)
    assert effect_date(derived, six_months, 2011) == dt.date(2011, 10, 1)
    assert effect_date(derived, [], 2011) == dt.date(2011, 4, 1)
    assert effect_date(derived, [Driver(duration=30, duration_unit="months")], 2011) == dt.date(2011, 4, 1)
    assert (effect_is_assumed(entered), effect_is_assumed(derived)) == (False, True)


def test_money_waits_for_the_start_or_the_end_as_marked(programme: Programme) -> None:
    item = make_item(programme, "13", "2011-06", "2013-04", forecast_start=plan_date("2011-08"))
    begun, ended = make_proposal(programme, "R1"), make_proposal(programme, "R2")
    make_delivery(begun, item, Delivery.Trigger.START)
    make_delivery(ended, item, Delivery.Trigger.END)
    found = figures(programme)
    assert (found["R1"].delay, found["R2"].delay) == (2, 0)


def test_the_latest_of_several_deliveries_delays_and_is_named(programme: Programme) -> None:
    proposal = make_proposal(programme)
    late = make_item(programme, "1", forecast_end=plan_date("2011-10"))
    later = make_item(programme, "2", forecast_end=plan_date("2011-12"))
    for item in (late, later):
        make_delivery(proposal, item)
    figure = figures(programme)["R1"]
    assert (figure.delay, figure.delayed_by, figure.status) == (3, later.pk, DeliveryStatus.DELAYED)
    assert (whole(figure.forecast), whole(figure.slippage)) == (-90_000, 30_000)


def test_a_dropped_action_makes_what_it_delivers_unachievable(programme: Programme) -> None:
    proposal = make_proposal(programme)
    make_delivery(proposal, make_item(programme, "1", state=ScheduleItem.State.CANCELLED))
    figure = figures(programme)["R1"]
    assert (figure.delay, figure.status) == (None, DeliveryStatus.UNACHIEVABLE)
    assert figure.forecast == 0


def test_what_no_action_delivers_stays_as_approved(programme: Programme) -> None:
    make_proposal(programme)
    make_item(programme, "1", forecast_end=plan_date("2012-10"))
    figure = figures(programme)["R1"]
    assert (whole(figure.forecast), whole(figure.slippage)) == (-120_000, 0)
    assert figure.status is DeliveryStatus.ON_TRACK


def test_a_summary_has_no_figures_of_its_own(programme: Programme) -> None:
    make_proposal(programme, "R1", {2011: -999}, is_summary=True)
    make_proposal(programme, "R1a", {2011: -500})
    assert list(figures(programme)) == ["R1a"]


def test_delay_runs_against_the_dates_that_the_amounts_were_approved_with(programme: Programme) -> None:
    item = make_item(programme, "1", "2011-06", "2011-09")
    first = make_baseline(programme, item)
    old = make_proposal(programme, "R1", baseline=first)
    item.forecast_end = plan_date("2011-11")
    enter(programme, item)
    second = approve_baseline(programme, by=None, approved_by="Cabinet", reason="A later start")
    new = make_proposal(programme, "R2", baseline=second)
    for proposal in (old, new):
        make_delivery(proposal, item)
    found = figures(programme)
    assert (found["R1"].delay, found["R2"].delay) == (2, 0)


def test_the_money_of_a_past_day_ignores_what_took_effect_later(programme: Programme) -> None:
    proposal = make_proposal(programme)
    amount = proposal.amounts.get()
    amount.amount = Decimal(-60_000)
    later = dt.date(2011, 6, 1)
    enter(programme, amount, on=later)
    for day, expected in ((programme.today(), -120_000), (later, -60_000)):
        portfolio = load_portfolio(programme, day)
        assert portfolio.amounts[proposal.pk] == {2011: expected}


def test_a_driver_line_counts_once_it_is_entered(programme: Programme) -> None:
    proposal = make_proposal(programme)
    make_driver(proposal, duration=6, duration_unit="months")
    assert load_portfolio(programme).scheme(proposal).effect == dt.date(2011, 10, 1)
