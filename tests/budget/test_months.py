"""How amounts fall on the months of a financial year (domain.md section 5)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db.models import Sum
from hypothesis import given
from hypothesis import strategies as st

from budget.models import DeliveredAmount, MonthlyFigure, Proposal, SavingFigure, SlippageCause, SlippageParts
from budget.money import in_pennies, of_pennies, pence
from budget.months import Months, months, spread
from budget.profiles import Profile, ProfileKind
from budget.savings import Response, Scheme, forecast
from programme.dates import PlanDate, month_index
from programme.models import Programme
from programme.recalculation import recalculate
from tests.budget.schemes import end, scheme, start
from tests.budget.strategies import schemes
from tests.factories import enter, make_delivery, make_item, make_link, make_proposal, plan_date


def fallen(scheme: Scheme, year: int = 2011, **fields: object) -> Months:
    amount = forecast(scheme).get(year, Decimal(0))
    approved = scheme.amounts.get(year, Decimal(0))
    return months(scheme, year, approved=approved, forecast=pence(amount), confirmed={}, **fields)  # type: ignore[arg-type]


def pounds(pennies: list[int]) -> list[int]:
    return [round(each / 100) for each in pennies]


@given(schemes(never=True))
def test_the_months_of_a_year_add_up_to_the_year_to_the_penny(scheme: Scheme) -> None:
    found = forecast(scheme)
    for year in found:
        by_month = fallen(scheme, year)
        assert len(by_month.approved) == len(by_month.forecast) == 12
        assert sum(by_month.approved) == in_pennies(scheme.amounts.get(year, Decimal(0)))
        assert sum(by_month.forecast) == in_pennies(found[year])


@given(schemes())
def test_nothing_falls_on_a_month_with_the_other_sign(scheme: Scheme) -> None:
    sign = 1 if scheme.response is Response.PROLONGED else -1
    for year in forecast(scheme):
        by_month = fallen(scheme, year)
        assert all(sign * each >= 0 for each in (*by_month.approved, *by_month.forecast))


@given(st.integers(-(10**12), 10**12), st.lists(st.fractions(0, 40), min_size=1, max_size=12))
def test_parts_add_up_and_are_never_a_penny_off_by_more_than_rounding(
    total: int, weights: list[Fraction]
) -> None:
    found = spread(total, weights)
    assert sum(found) == total
    whole = sum(weights)
    if whole:
        for part, weight in zip(found, weights, strict=True):
            assert abs(part - total * weight / whole) <= 1


def test_a_full_year_saving_from_october_falls_on_six_months_and_late_on_two() -> None:
    """The example of domain.md: £240k a year, £120k in year, £40k with the effect in February."""
    late = fallen(scheme({2011: -120_000}, end("2011-09-30", "2012-01-15"), effect="2011-10"))
    assert pounds(late.approved) == [0] * 6 + [-20_000] * 6
    assert pounds(late.forecast) == [0] * 10 + [-20_000] * 2


def test_a_ramp_climbs_and_a_single_amount_falls_on_one_month() -> None:
    ramp = scheme({2011: -78_000}, effect="2011-04", profile=Profile(ProfileKind.RAMP, 12))
    assert pounds(fallen(ramp).approved) == [-1000 * part for part in range(1, 13)]
    once = scheme(
        {2011: -5000}, start("2011-05-01", "2011-07-01"), effect="2011-05", profile=Profile(ProfileKind.ONCE)
    )
    assert pounds(fallen(once).approved) == [0, -5000, *[0] * 10]
    assert pounds(fallen(once).forecast) == [0, 0, 0, -5000, *[0] * 8]


def test_a_prolonged_cost_goes_on_in_the_months_after_its_planned_end_also_in_the_year_after() -> None:
    cost = scheme(
        {2011: 60_000},
        end("2012-02-28", "2012-05-31"),
        effect="2011-10",
        response=Response.PROLONGED,
        duration=6,
    )
    assert pounds(fallen(cost).approved) == [0] * 6 + [10_000] * 6
    # As planned it was over by the end of February: what follows is a month of March and two of 2012/13.
    assert pounds(fallen(cost).forecast) == [0] * 6 + [10_000] * 5 + [20_000]
    assert pounds(fallen(cost, 2012).approved) == [0] * 12
    assert pounds(fallen(cost, 2012).forecast) == [10_000, 10_000, *[0] * 10]


def test_what_counts_in_days_falls_on_parts_of_months() -> None:
    late = scheme({2011: -36_600}, start("2011-04-01", "2011-04-16"), effect="2011-04", to_the_day=True)
    assert pounds(fallen(late).forecast) == [-1525, *[-3050] * 11]


def test_a_leap_february_is_a_month_like_any_other_and_the_year_ends_in_march() -> None:
    late = fallen(scheme({2011: -12_000}, end("2012-01-31", "2012-02-29"), effect="2012-02"))
    assert pounds(late.approved) == [0] * 10 + [-6000, -6000]
    assert pounds(late.forecast) == [0] * 11 + [-6000]
    assert (
        sum(fallen(scheme({2011: -12_000}, end("2012-01-31", "2012-03-31"), effect="2012-02")).forecast) == 0
    )


def test_an_amount_for_a_year_that_ends_before_the_effect_falls_on_it_evenly() -> None:
    early = fallen(scheme({2011: -12_000}, effect="2012-06"))
    assert pounds(early.approved) == pounds(early.forecast) == [-1000] * 12


def test_what_was_given_up_comes_to_what_was_confirmed_when_it_was() -> None:
    june = {month_index(dt.date(2011, 6, 1)): Decimal(-700)}
    found = months(
        scheme({2011: -12_000}),
        2011,
        approved=Decimal(-12_000),
        forecast=Decimal(-700),
        confirmed=june,
        is_given_up=True,
    )
    assert pounds(found.forecast) == pounds(found.delivered) == [0, 0, -700, *[0] * 9]


@pytest.fixture
def late(programme: Programme) -> Programme:
    """Actions 1 and 2 are late by one month and by three; 9 waits for both, and three proposals for 9."""
    last = make_item(programme, "9", "2011-06", "2011-06")
    for code, ends in (("1", "2011-06"), ("2", "2011-08")):
        make_link(make_item(programme, code, "2011-03", "2011-05", forecast_end=plan_date(ends)), last)
    for code, fields in (
        ("R1", {}),
        ("R2", {"effect": PlanDate(2011, 8)}),
        ("R3", {"benefit": Proposal.Benefit.AVOIDANCE}),
    ):
        amounts = {2011: -100_000, 2012: -120_000}
        make_delivery(
            make_proposal(programme, code, amounts, **{"effect": PlanDate(2011, 7), **fields}), last
        )
    proposal = Proposal.objects.get(code="R1")
    for month in (10, 11):
        row = DeliveredAmount(
            programme=programme, proposal=proposal, month=dt.date(2011, month, 1), amount=-9
        )
        enter(programme, row)
    recalculate(programme.slug)
    return programme


def test_stored_months_add_up_to_the_stored_year(late: Programme) -> None:
    rows = {(row.proposal_id, row.year): row for row in MonthlyFigure.objects.all()}
    years = list(SavingFigure.objects.all())
    assert len(rows) == len(years) == 6
    for year in years:
        row = rows[year.proposal_id, year.year]
        for name in ("approved", "forecast", "delivered"):
            assert of_pennies(sum(getattr(row, name))) == getattr(year, name), name
    confirmed = rows[Proposal.objects.get(code="R1").pk, 2011].delivered
    assert confirmed == [0] * 6 + [-900, -900] + [0] * 4


def test_the_parts_of_slippage_add_up_to_it_and_their_sole_parts_to_the_causes(late: Programme) -> None:
    parts = list(SlippageParts.objects.all())
    assert {row.proposal.code for row in parts} == {"R1", "R2"}
    for row in parts:
        whole = SavingFigure.objects.get(proposal=row.proposal, year=row.year).slippage
        assert of_pennies(sum(row.sole.values())) + row.shared + row.unexplained == whole != 0
    for cause in SlippageCause.objects.all():
        of_cause = [
            row.sole.get(str(cause.item_id), 0) for row in SlippageParts.objects.filter(year=cause.year)
        ]
        assert of_pennies(sum(of_cause)) == cause.sole
    assert SlippageParts.objects.aggregate(all=Sum("shared"))["all"] > 0
