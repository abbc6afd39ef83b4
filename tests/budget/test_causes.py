"""What slippage costs by cause (domain.md section 5): £10,000 a month waits for the end of action 9."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from budget.causes import SlippageByCause, slippage_by_cause
from budget.models import Delivery, Proposal
from budget.money import whole
from budget.portfolio import load_portfolio
from budget.totals import by_year
from programme.models import Programme, ScheduleItem
from programme.planning import load_plan
from tests.factories import (
    enter,
    make_baseline,
    make_delivery,
    make_item,
    make_link,
    make_proposal,
    plan_date,
)


@pytest.fixture
def delivering(programme: Programme) -> ScheduleItem:
    """Due in June 2011; a saving of £10,000 a month begins in July."""
    item = make_item(programme, "9", "2011-06", "2011-06")
    proposal = make_proposal(programme, "R1", {2011: -90_000}, effect=plan_date("2011-07"))
    make_delivery(proposal, item)
    return item


def late(programme: Programme, code: str, end: str, *, before: ScheduleItem, **fields: Any) -> ScheduleItem:
    """An action due in May 2011 that now ends later, and that another waits for."""
    item = make_item(programme, code, "2011-03", "2011-05", forecast_end=plan_date(end), **fields)
    make_link(item, before)
    return item


def found(programme: Programme) -> SlippageByCause:
    return slippage_by_cause(load_plan(programme), load_portfolio(programme))


def total(programme: Programme) -> dict[int, Decimal]:
    """What the pages call slippage."""
    years = by_year(load_portfolio(programme).figures(load_plan(programme)))
    return {year: totals.net.slippage for year, totals in years.items()}


def costs(programme: Programme) -> list[tuple[str, int, int]]:
    """Number, sole and shared in whole pounds, ranked."""
    codes = dict(ScheduleItem.objects.filter(programme=programme).values_list("pk", "code"))
    return [
        (
            codes[each.item],
            whole(sum(each.sole.values(), Decimal(0))),
            whole(sum(each.shared.values(), Decimal(0))),
        )
        for each in found(programme).causes
    ]


def chains(programme: Programme) -> list[list[str]]:
    codes = dict(ScheduleItem.objects.filter(programme=programme).values_list("pk", "code"))
    return [[codes[item] for item in chain] for cause in found(programme).causes for chain in cause.chains]


def test_nothing_late_costs_nothing(programme: Programme, delivering: ScheduleItem) -> None:
    assert found(programme) == SlippageByCause({}, [])


def test_one_cause_alone_costs_all_of_it(programme: Programme, delivering: ScheduleItem) -> None:
    late(programme, "1", "2011-07", before=delivering)
    assert costs(programme) == [("1", 20_000, 0)]
    assert chains(programme) == [["1", "9"]]


def test_two_that_are_equally_late_share_all_and_neither_recovers_anything(
    programme: Programme, delivering: ScheduleItem
) -> None:
    for code in ("1", "2"):
        late(programme, code, "2011-07", before=delivering)
    assert costs(programme) == [("1", 0, 20_000), ("2", 0, 20_000)]
    assert total(programme) == {2011: 20_000}, "worked out once, and not the sum"


def test_the_later_of_two_costs_what_it_is_later_by_and_shares_the_rest(
    programme: Programme, delivering: ScheduleItem
) -> None:
    late(programme, "1", "2011-06", before=delivering)
    late(programme, "2", "2011-08", before=delivering)
    assert costs(programme) == [("2", 20_000, 10_000), ("1", 0, 10_000)]


def test_slips_one_after_the_other_each_cost_their_own(
    programme: Programme, delivering: ScheduleItem
) -> None:
    middle = make_item(programme, "2", "2011-05", "2011-05", forecast_end=plan_date("2011-06"))
    make_link(middle, delivering)
    first = make_item(programme, "1", "2011-03", "2011-04", forecast_end=plan_date("2011-05"))
    make_link(first, middle)
    # 1 begins 2 a month later, and 2 takes a month longer.
    assert costs(programme) == [("2", 10_000, 0), ("1", 10_000, 0)]
    assert chains(programme) == [["2", "9"], ["1", "2", "9"]]


def test_where_room_absorbs_either_slip_alone_each_recovers_all_and_shares_less(
    programme: Programme, delivering: ScheduleItem
) -> None:
    middle = make_item(programme, "2", "2011-04", "2011-04", forecast_end=plan_date("2011-05"))
    make_link(middle, delivering)
    first = make_item(programme, "1", "2011-03", "2011-03", forecast_end=plan_date("2011-04"))
    make_link(first, middle)
    assert costs(programme) == [("2", 10_000, -10_000), ("1", 10_000, -10_000)]
    assert total(programme) == {2011: 10_000}
    assert chains(programme) == [["2", "9"], ["1", "2", "9"]]


def test_the_delivering_action_can_be_its_own_cause(programme: Programme, delivering: ScheduleItem) -> None:
    delivering.forecast_end = plan_date("2011-09")
    enter(programme, delivering)
    assert costs(programme) == [("9", 30_000, 0)]
    assert chains(programme) == [["9"]]


def test_a_late_start_is_a_cause_where_money_waits_for_the_start(programme: Programme) -> None:
    item = make_item(programme, "13", "2011-06", "2013-04", forecast_start=plan_date("2011-08"))
    make_delivery(make_proposal(programme, "R1", {2011: -120_000}), item, Delivery.Trigger.START)
    assert costs(programme) == [("13", 20_000, 0)]


def test_a_late_actual_end_is_a_cause(programme: Programme, delivering: ScheduleItem) -> None:
    programme.reporting_date = dt.date(2011, 8, 25)
    programme.save()
    late(
        programme,
        "1",
        "",
        before=delivering,
        state=ScheduleItem.State.COMPLETE,
        actual_start=plan_date("2011-03"),
        actual_end=plan_date("2011-08-20"),
    )
    assert costs(programme) == [("1", 30_000, 0)]


def test_what_began_late_because_of_another_is_that_other_s_cost(
    programme: Programme, delivering: ScheduleItem
) -> None:
    """9 was held up, has begun since and reports its own new end: none of it is its own slip."""
    programme.reporting_date = dt.date(2011, 9, 30)
    programme.save()
    done = {"state": ScheduleItem.State.COMPLETE, "actual_end": plan_date("2011-08")}
    late(programme, "1", "", before=delivering, **done)
    delivering.state = ScheduleItem.State.IN_PROGRESS
    delivering.actual_start = delivering.forecast_end = plan_date("2011-09")
    enter(programme, delivering)
    assert costs(programme) == [("1", 30_000, 0)]


def test_what_nobody_reported_is_a_cause_up_to_today(programme: Programme, delivering: ScheduleItem) -> None:
    first = make_item(programme, "1", "2011-03", "2011-05")
    make_link(first, delivering)
    make_baseline(programme, first, delivering)
    programme.reporting_date = dt.date(2011, 5, 10)
    programme.save()
    # It should have begun in March: it starts in May and takes its three months.
    assert costs(programme) == [("1", 20_000, 0)]


def test_a_dropped_delivering_action_is_a_cause(programme: Programme, delivering: ScheduleItem) -> None:
    delivering.state = ScheduleItem.State.CANCELLED
    enter(programme, delivering)
    assert costs(programme) == [("9", 90_000, 0)]


def test_cost_avoidance_and_money_given_up_are_not_counted(
    programme: Programme, delivering: ScheduleItem
) -> None:
    late(programme, "1", "2011-07", before=delivering)
    for code, fields in (
        ("R2", {"benefit": Proposal.Benefit.AVOIDANCE}),
        ("R3", {"end_state": Proposal.EndState.WITHDRAWN}),
    ):
        make_delivery(make_proposal(programme, code, **fields), delivering)
    assert costs(programme) == [("1", 20_000, 0)]


def test_a_link_made_later_is_no_slip_of_anybody_and_is_told_apart(
    programme: Programme, delivering: ScheduleItem
) -> None:
    make_link(make_item(programme, "1", "2011-06", "2011-07"), delivering)
    result = found(programme)
    assert result.causes == []
    assert result.unexplained == total(programme) == {2011: 20_000}


def test_years_are_kept_apart(programme: Programme) -> None:
    item = make_item(programme, "9", "2011-06", "2011-06", forecast_end=plan_date("2012-05"))
    amounts = {2011: -90_000, 2012: -120_000}
    make_delivery(make_proposal(programme, "R1", amounts, effect=plan_date("2011-07")), item)
    (cause,) = found(programme).causes
    assert {year: whole(amount) for year, amount in cause.sole.items()} == {2011: 90_000, 2012: 20_000}
