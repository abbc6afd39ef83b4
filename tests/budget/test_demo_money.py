"""The money of the two real programmes, to the pound."""

from __future__ import annotations

from decimal import Decimal

import pytest

from budget.contributions import delivering_items, money_effects
from budget.effects import duration_months
from budget.models import Delivery, Proposal, ProposalAmount, SavingFigure
from budget.money import whole
from budget.portfolio import load_portfolio
from budget.totals import totals
from programme.dates import PlanDate
from programme.models import Cause, Programme, ScheduleItem
from programme.operations.edits import News, Report
from programme.operations.updates import preview, report_progress
from programme.planning import Plan, load_plan
from programme.recalculation import recalculate
from programme.what_if import edit_from


def changes(plan: Plan, *texts: str) -> dict[str, dict[int, Decimal]]:
    """What the changes would cost, by proposal and year."""
    effects = money_effects(plan, plan.with_edit(edit_from(plan, texts)))
    return {effect.code: dict(effect.by_year) for effect in effects}


def test_leicester_grows_reduces_and_nets_what_it_prints(leicester: Programme) -> None:
    found = totals(leicester, 2011)
    assert found.growth.approved == 1_818_000
    assert found.reductions.approved == -5_660_000
    assert found.net.approved == -3_842_000
    assert found.net.forecast == -3_842_000
    assert found.net.slippage == 0


def test_each_summary_of_leicester_is_the_sum_of_its_leaves(leicester: Programme) -> None:
    summaries = Proposal.objects.filter(programme=leicester, is_summary=True)
    assert sorted(summaries.values_list("code", flat=True)) == ["G1", "G3", "R1", "R3", "R4", "R5"]
    for summary in summaries:
        printed = ProposalAmount.objects.get(proposal=summary, year=2011).amount
        leaves = ProposalAmount.objects.filter(proposal__parent=summary, year=2011)
        assert sum(amount.amount for amount in leaves) == printed, summary.code


def test_only_leaves_have_figures(leicester: Programme) -> None:
    with_figures = SavingFigure.objects.filter(programme=leicester).values_list("proposal", flat=True)
    leaves = Proposal.objects.filter(programme=leicester, is_summary=False).values_list("pk", flat=True)
    assert set(with_figures) == set(leaves)


def test_meals_state_two_years_each_with_its_source(leicester: Programme) -> None:
    stated = ProposalAmount.objects.filter(programme=leicester, proposal__code="R6").order_by("year")
    assert [(each.year, whole(each.amount), bool(each.source)) for each in stated] == [
        (2011, -172_000, False),
        (2012, -714_000, True),
    ]
    assert totals(leicester, 2012).net.approved == -714_000


def test_two_more_months_for_23_prolong_the_double_running_and_nothing_else(leicester: Programme) -> None:
    """27 moves with it, and what 27 ends goes on for two months at each proposal's own rate."""
    portfolio = load_portfolio(leicester)
    expected = {}
    for proposal in portfolio.proposals:
        if proposal.code.startswith(("G1", "G3")):
            months = duration_months(portfolio.drivers[proposal.pk])
            assert months is not None
            expected[proposal.code] = {2011: whole(portfolio.amounts[proposal.pk][2011] / months * 2)}
    found = changes(load_plan(leicester), "23:+2m")
    assert {
        code: {year: whole(change) for year, change in years.items()} for code, years in found.items()
    } == expected
    assert expected["G1a"] == {2011: 17_333}
    assert expected["G3a"] == {2011: 50_500}


def test_a_late_start_of_13_postpones_what_it_starts(leicester: Programme) -> None:
    found = changes(load_plan(leicester), "13:start+2m")
    assert found["R1a"] == {2011: Decimal(92_000) * 2 / 7}, "seven months from September"
    assert found["R1e"] == {2011: Decimal(348_000) / 6}
    assert set(found) == set(
        Delivery.objects.filter(item__code="13", programme=leicester).values_list("proposal__code", flat=True)
    )


@pytest.mark.parametrize(("change", "chain"), [("23:+2m", ["23", "25", "27"]), ("13:start+2m", ["13"])])
def test_each_proposal_that_changes_says_by_which_chain(
    leicester: Programme, change: str, chain: list[str]
) -> None:
    plan = load_plan(leicester)
    result = preview(plan, edit_from(plan, [change]))
    delivering = Delivery.objects.filter(item__code=chain[-1], programme=leicester)
    assert {effect.code for effect in result.money} == set(
        delivering.values_list("proposal__code", flat=True)
    )
    for effect in result.money:
        assert [item.code for item in result.behind(effect)] == chain


def test_a_dropped_action_loses_all_that_it_delivers(leicester: Programme) -> None:
    assert changes(load_plan(leicester), "24:drop") == {"R2": {2011: 55_000}}


def test_what_moves_no_delivering_date_costs_nothing(leicester: Programme) -> None:
    assert changes(load_plan(leicester), "28:+1m") == {}


def test_the_actions_that_deliver_money_are_the_targets(leicester: Programme) -> None:
    plan = load_plan(leicester)
    codes = {plan.items[pk].code for pk in plan.targets}
    assert codes == {"3", "12", "13", "24", "27", "30"}
    assert delivering_items(leicester, leicester.today()) == delivering_items(leicester, None)


def test_walsall_opens_at_what_the_note_prints(walsall: Programme) -> None:
    figure = SavingFigure.objects.get(programme=walsall, year=2016)
    assert (whole(figure.approved or Decimal(0)), whole(figure.forecast)) == (-1_192_000, -993_333)
    assert (whole(figure.slippage), figure.delay_months) == (198_667, 2)


@pytest.mark.parametrize("months", [1, 2, 3])
def test_each_further_month_costs_walsall_99_333(walsall: Programme, months: int) -> None:
    cost = changes(load_plan(walsall), f"1:+{months}m")["R1"][2016]
    assert cost == pytest.approx(Decimal(1_192_000) / 12 * months)
    if months == 1:
        assert whole(cost) == 99_333


def test_a_second_run_writes_no_money(leicester: Programme, walsall: Programme) -> None:
    assert recalculate(leicester.slug).changed == recalculate(walsall.slug).changed == 0


def test_the_run_after_a_change_writes_what_its_preview_promised(walsall: Programme) -> None:
    promised = changes(load_plan(walsall), "1:+1m")["R1"][2016]
    before = SavingFigure.objects.get(programme=walsall, year=2016).forecast
    item = ScheduleItem.objects.get(programme=walsall, code="1")
    report_progress(
        item,
        Report(News.MOVED, end=PlanDate(2016, 6, 30)),
        by=None,
        version=item.version,
        reason=Cause.Reason.PEOPLE_MOVING,
        text="Two people have yet to choose",
    )
    recalculate(walsall.slug)
    after = SavingFigure.objects.get(programme=walsall, year=2016).forecast
    assert after - before == pytest.approx(promised, abs=Decimal("0.01"))
    assert after == -894_000
