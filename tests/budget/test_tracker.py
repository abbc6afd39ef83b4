"""The tracker: what finance confirms month by month, how proposals are rated, and what is not achieved."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from budget.models import (
    BudgetAssumption,
    DeliveredAmount,
    LastMonthFigure,
    Pressure,
    Proposal,
    RatingWeight,
    SavingFigure,
)
from budget.operations import end_delivery
from budget.status import DeliveryStatus, Rag, rag_of
from budget.totals import Total, Totals, totals
from budget.tracker.operations import Confirmed, record_delivered, set_weights
from budget.tracker.summary import Unachieved, against, by_rating, direction, unachieved
from programme.history import StaleVersion
from programme.models import Cause, Programme
from programme.operations.errors import Refused
from programme.recalculation import recalculate
from tests.budget.proformas import revised
from tests.factories import make_delivery, make_person, make_proposal, make_role
from tests.reading import Page, confirmed, post, refused, stored
from tests.world import World, make_world, signed_in

APRIL, MAY = dt.date(2011, 4, 1), dt.date(2011, 5, 1)
JULY = dt.date(2011, 7, 31)


@pytest.fixture(scope="module")
def made(kept: None) -> World:
    """At the end of July 2011; R1 saves £120,000 in 2011/12, and no late action delays it."""
    world = make_world()
    end_delivery(world.delivery, by=None)
    move_on(world.programme, JULY)
    return world


def move_on(programme: Programme, day: dt.date) -> None:
    Programme.objects.filter(pk=programme.pk).update(reporting_date=day)
    programme.refresh_from_db()


@pytest.fixture
def finance(world: World) -> Client:
    return signed_in(make_role(world.programme, "finance", make_person("finance")).person)


@pytest.fixture
def other(world: World) -> Client:
    return signed_in(make_role(world.programme, "finance", make_person("other")).person)


def confirm(world: World, month: dt.date, amount: int | None, version: int = 0, text: str = "") -> Cause:
    typed = {month: Confirmed(None if amount is None else Decimal(amount), version)}
    return record_delivered(world.proposal, typed, by=None, text=text)


def amounts() -> list[Any]:
    rows = DeliveredAmount.objects.standing().order_by("month")
    return [(row.month.month, int(row.amount)) for row in rows]


# The arithmetic.


@pytest.mark.parametrize(
    ("status", "slippage", "rag"),
    [
        ("UNACHIEVABLE", 0, Rag.RED),
        ("DELAYED", 1, Rag.RED),
        ("DELAYED", 0, Rag.AMBER),
        ("AT_RISK", 0, Rag.AMBER),
        ("ON_TRACK", 0, Rag.GREEN),
        ("DELIVERED", 0, Rag.COMPLETE),
        ("WITHDRAWN", 0, Rag.GIVEN_UP),
        ("REPLACED", 0, Rag.GIVEN_UP),
    ],
)
def test_red_is_what_will_not_come_and_lateness_that_costs(status: str, slippage: int, rag: Rag) -> None:
    assert rag_of(status, Decimal(slippage)) is rag


POUNDS = st.decimals(-(10**9), 10**9, places=2)


@given(POUNDS, POUNDS, st.lists(POUNDS, max_size=4))
def test_net_unachieved_is_proposed_less_achieved_plus_pressures(
    approved: Decimal, delivered: Decimal, pressures: list[Decimal]
) -> None:
    found = unachieved(Totals(reductions=Total(approved=approved, delivered=delivered)), pressures)
    assert found.net == -approved + delivered + sum(pressures)
    assert found == Unachieved(-approved, -delivered, sum(pressures, Decimal(0)))


def test_growth_is_spent_and_not_a_saving_that_is_unachieved() -> None:
    found = unachieved(Totals(growth=Total(approved=Decimal(5), delivered=Decimal(3))), [])
    assert found.net == 0


def test_the_gap_to_the_budget_is_a_plus_when_money_is_missing() -> None:
    net = Totals(reductions=Total(forecast=Decimal(-90), weighted=Decimal(-70), approved=Decimal(-100)))
    found = against(net, Decimal(-100))
    assert [int(found.gap), int(found.counted_gap)] == [10, 30]


@pytest.mark.parametrize(
    ("before", "now", "way"),
    [
        ((-100, Rag.GREEN), (-90, Rag.GREEN), "worse"),
        ((-100, Rag.GREEN), (-110, Rag.RED), "better"),
        ((50, Rag.GREEN), (60, Rag.GREEN), "worse"),
        ((-100, Rag.GREEN), (-100, Rag.AMBER), "worse"),
        ((-100, Rag.RED), (-100, Rag.AMBER), "better"),
        ((-100, Rag.AMBER), (-100, Rag.AMBER), "same"),
        ((-100, Rag.AMBER), (-100, Rag.GIVEN_UP), "same"),
    ],
)
def test_the_direction_is_that_of_the_pounds_and_else_of_the_rating(
    before: tuple[int, Rag], now: tuple[int, Rag], way: str
) -> None:
    then, today = (SavingFigure(forecast=Decimal(amount), rag=rag) for amount, rag in (before, now))
    assert direction(then, today) == way
    assert direction(None, today) == ""


def test_confidence_lessens_what_is_hoped_for_and_not_what_is_confirmed(world: World) -> None:
    set_weights(world.programme, {"ON_TRACK": 50}, versions={}, by=None, text="Agreed")
    confirm(world, APRIL, -20_000)
    recalculate(world.programme.slug)
    assert totals(world.programme, 2011).net.weighted == -70_000
    figures = SavingFigure.objects.filter(programme=world.programme).select_related("proposal")
    [line] = by_rating(figures, {"ON_TRACK": 50})
    assert (line.status, line.number, line.percent) == (DeliveryStatus.ON_TRACK, 1, 50)
    assert [int(line.total.forecast), int(line.total.weighted)] == [-120_000, -70_000]


# Since last month.


def test_last_month_is_as_it_stood_when_it_ended_and_worked_out_once(world: World) -> None:
    confirm(world, APRIL, -5)
    move_on(world.programme, dt.date(2011, 8, 15))
    confirm(world, MAY, -7)
    recalculate(world.programme.slug)
    [then] = LastMonthFigure.objects.filter(programme=world.programme)
    assert (then.ended_on, int(then.delivered)) == (JULY, -5)
    assert SavingFigure.objects.get(programme=world.programme).delivered == -12
    LastMonthFigure.objects.update(delivered=-1)
    confirm(world, dt.date(2011, 6, 1), -7)
    recalculate(world.programme.slug)
    assert LastMonthFigure.objects.get().delivered == -1, "worked out again though nothing of July is new"


def test_a_programme_that_began_this_month_has_nothing_to_compare_with(world: World, finance: Client) -> None:
    move_on(world.programme, dt.date(2011, 2, 20))
    recalculate(world.programme.slug)
    assert not LastMonthFigure.objects.exists()
    page = finance.get(world.at("budget:tracker")).content.decode()
    assert "Nothing to compare with last month" in page


# Confirming months.


def test_a_correction_needs_a_reason_and_keeps_what_stood_there(world: World) -> None:
    confirm(world, APRIL, -5)
    row = DeliveredAmount.objects.get()
    with pytest.raises(Refused, match="Say why what was confirmed for April 2011 changes"):
        confirm(world, APRIL, -6, row.version)
    confirm(world, APRIL, -6, row.version, "Counted twice")
    assert amounts() == [(4, -6)]
    assert [int(each.amount) for each in DeliveredAmount.history.order_by("version")] == [-5, -6]
    confirm(world, APRIL, None, row.version + 1, "Not ours")
    assert amounts() == []


def test_a_month_that_somebody_else_confirmed_meanwhile_is_not_overwritten(world: World) -> None:
    confirm(world, APRIL, -5)
    for version in (0, 7):
        with pytest.raises(StaleVersion):
            confirm(world, APRIL, -6, version, "Mine")
    with pytest.raises(StaleVersion):
        confirm(world, MAY, -6, 1, "It was there")
    assert amounts() == [(4, -5)]


def test_a_summary_and_a_month_to_come_are_refused(world: World) -> None:
    with pytest.raises(Refused, match="August 2011 has not begun"):
        confirm(world, dt.date(2011, 8, 1), -5)
    whole = make_proposal(world.programme, "R9", {}, is_summary=True)
    with pytest.raises(Refused, match="A summary is the sum of its parts"):
        record_delivered(whole, {APRIL: Confirmed(Decimal(-5), 0)}, by=None)


def opened(client: Client, world: World) -> dict[str, str]:
    return typed_into(client, world.at("budget:delivered"))


def typed_into(client: Client, address: str) -> dict[str, str]:
    """A form as it is shown, not touched."""
    typed = Page(client.get(address).content.decode()).typed
    return {name: value for name, value in typed.items() if name not in ("csrfmiddlewaretoken", "year")}


def test_the_grid_saves_what_was_typed_without_a_sign(world: World, finance: Client) -> None:
    typed = {**opened(finance, world), "R1-m2011-04": "1,000", "R1-m2011-05": "0", "save": "R1"}
    assert finance.post(world.at("budget:delivered"), typed).status_code == 302
    assert amounts() == [(4, -1000), (5, 0)]
    again = opened(finance, world)
    assert (again["R1-m2011-04"], again["R1-m2011-05"], again["R1-m2011-06"]) == ("1000", "0", "")
    before = stored()
    assert finance.post(world.at("budget:delivered"), {**again, "save": "all"}).status_code == 302
    assert stored() == before


def test_a_row_that_is_wrong_keeps_no_other_from_being_saved(world: World, finance: Client) -> None:
    make_proposal(world.programme, "G5", {2011: 100})
    typed = {**opened(finance, world), "R1-m2011-04": "1e400", "G5-m2011-04": "9", "save": "all"}
    page = post(finance, world.at("budget:delivered"), typed)
    assert amounts() == [(4, 9)]
    assert page.typed["R1-m2011-04"] == "1e400"
    assert list(page.errors.values()) == ["id_R1-m2011-04"]


@pytest.mark.parametrize("amount", ["1e400", "NaN", "a lot", "1.234", "9" * 5000, "12,00"])
def test_an_amount_that_cannot_be_is_named_and_kept(amount: str, world: World, finance: Client) -> None:
    typed = {**opened(finance, world), "R1-m2011-05": amount, "save": "R1"}
    refused(finance, world.at("budget:delivered"), typed, "id_R1-m2011-05")


@pytest.mark.parametrize("seen", ["", "1", "a,b,c,d", "1,1,1,999999999999", "0,0,0,0,0"])
def test_a_row_whose_versions_came_back_altered_is_not_saved(
    seen: str, world: World, finance: Client
) -> None:
    typed = {**opened(finance, world), "R1-m2011-04": "5", "R1-seen": seen, "save": "R1"}
    before = stored()
    assert "came back altered" in post(finance, world.at("budget:delivered"), typed).html
    assert stored() == before


def test_a_correction_on_the_page_asks_why(world: World, finance: Client) -> None:
    confirm(world, APRIL, -5)
    typed = {**opened(finance, world), "R1-m2011-04": "6", "save": "R1"}
    refused(finance, world.at("budget:delivered"), typed, "id_R1-text", "Say why")
    typed["R1-text"] = "Counted twice"
    assert finance.post(world.at("budget:delivered"), typed).status_code == 302
    assert amounts() == [(4, -6)]


def test_of_two_people_at_one_month_both_sides_are_shown_and_neither_is_lost(
    world: World, finance: Client, other: Client
) -> None:
    address = world.at("budget:delivered")
    mine = {**opened(finance, world), "R1-m2011-04": "6", "R1-m2011-06": "3", "save": "R1"}
    theirs = {**opened(other, world), "R1-m2011-04": "5", "R1-m2011-05": "2", "save": "R1"}
    assert other.post(address, theirs).status_code == 302
    before = stored()
    page = post(finance, address, mine)
    assert stored() == before
    assert "other made April 2011 £5 while you were typing £6" in page.html
    assert page.typed["R1-m2011-04"] == "6"
    again = {**page.typed, "R1-text": "Mine is right", "R1-m2011-05": "2", "save": "R1"}
    assert finance.post(address, again).status_code == 302
    assert amounts() == [(4, -6), (5, -2), (6, -3)]


def test_a_month_that_only_somebody_else_changed_stays_theirs(
    world: World, finance: Client, other: Client
) -> None:
    address = world.at("budget:delivered")
    mine = {**opened(finance, world), "R1-m2011-06": "3", "save": "R1"}
    theirs = {**opened(other, world), "R1-m2011-05": "2", "save": "R1"}
    assert other.post(address, theirs).status_code == 302
    assert finance.post(address, mine).status_code == 302
    assert amounts() == [(5, -2), (6, -3)]


def test_a_part_of_the_page_is_replaced_where_a_script_asks(world: World, finance: Client) -> None:
    typed = {**opened(finance, world), "R1-m2011-04": "1000", "save": "R1"}
    response = finance.post(world.at("budget:delivered"), typed, headers={"HX-Request": "true"})
    html = response.content.decode()
    assert html.strip().startswith('<tr id="row-R1"')
    assert 'id="sums" hx-swap-oob="true"' in html
    assert "<html" not in html


def test_what_waits_for_approval_cannot_be_confirmed(world: World, finance: Client) -> None:
    revised(world.proposal, {2011: -1})
    Proposal.objects.filter(code="R1").update(approved_edition=None)
    page = finance.get(world.at("budget:delivered")).content.decode()
    assert "No proposal is approved yet" in page


# The page of the tracker, and what is entered for it.


def test_every_figure_of_the_tracker_is_the_sum_of_the_rows_it_opens(world: World, finance: Client) -> None:
    make_proposal(world.programme, "G5", {2011: 30_000})
    confirm(world, APRIL, -20_000)
    recalculate(world.programme.slug)
    page = finance.get(world.at("budget:tracker"))
    table = page.context["table"]
    assert sum(row.approved for row in table.data) == page.context["totals"].net.approved == -90_000
    assert sum(row.forecast for row in table.data) == page.context["totals"].net.forecast
    assert page.context["unachieved"].net == 100_000
    file = finance.get(world.at("budget:tracker") + "?format=csv").content.decode("utf-8-sig")
    assert "R1,Proposal R1,Green" in file
    assert finance.get(world.at("budget:tracker") + "?format=xlsx").status_code == 200


def test_the_worst_rating_comes_first(world: World, finance: Client) -> None:
    for code, rating in (("R5", "AT_RISK"), ("R6", "UNACHIEVABLE"), ("R7", "DELIVERED")):
        make_proposal(world.programme, code, rating=rating)
    recalculate(world.programme.slug)
    table = finance.get(world.at("budget:tracker")).context["table"]
    assert [row.record.proposal.code for row in table.rows] == ["R6", "R5", "R1", "R7"]
    only = finance.get(world.at("budget:tracker") + "?rag=1").context["table"]
    assert [row.record.proposal.code for row in only.rows] == ["R6"]


def test_finance_rates_and_the_lead_of_what_delivers_it_explains(world: World, finance: Client) -> None:
    lead = make_person("leader")
    make_role(world.programme, "lead", lead)
    address = world.at("budget:rate-proposal")
    assert signed_in(lead).get(address).status_code == 403
    make_delivery(world.proposal, world.action.item)
    type(world.action.workstream).objects.update(lead=lead)
    form = Page(signed_in(lead).get(address).content.decode())
    assert "rating" not in form.typed
    typed = {**form.typed, "rating": "DELIVERED", "explanation": "Fewer hands", "mitigation": "Two hired"}
    assert signed_in(lead).post(address, typed).status_code == 302
    proposal = Proposal.objects.get()
    assert (proposal.rating, proposal.explanation, proposal.mitigation) == ("", "Fewer hands", "Two hired")
    typed = {**typed_into(finance, address), "rating": "AT_RISK"}
    assert finance.post(address, typed).status_code == 302
    recalculate(world.programme.slug)
    assert SavingFigure.objects.get(programme=world.programme).rag == Rag.AMBER
    assert "Fewer hands" in finance.get(world.at("budget:tracker")).content.decode()


def test_what_is_withdrawn_comes_to_what_it_has_brought(world: World, finance: Client) -> None:
    confirm(world, APRIL, -20_000)
    address = world.at("budget:end-proposal")
    typed = {**typed_into(finance, address), "end_state": "WITHDRAWN", "text": "Not legal"}
    page = post(finance, address, typed)
    assert "£100,000 more is spent or lost in 2011/12" in page.html
    assert finance.post(address, {**typed, "confirm": page.typed["confirm"]}).status_code == 302
    recalculate(world.programme.slug)
    net = totals(world.programme, 2011).net
    assert [int(net.forecast), int(net.slippage), int(net.other_change)] == [-20_000, 0, 100_000]
    assert "R1 is withdrawn" in finance.get(world.at("budget:proposal")).content.decode()
    again = {**typed_into(finance, address), "end_state": "", "text": "Legal after all"}
    assert confirmed(finance, address, again).status_code == 302
    assert not Proposal.objects.get().end_state


def test_of_two_people_who_give_a_proposal_up_one_is_asked_what_to_keep(
    world: World, finance: Client, other: Client
) -> None:
    make_proposal(world.programme, "R5")
    address = world.at("budget:end-proposal")
    mine = {**typed_into(finance, address), "end_state": "REPLACED", "replaced_by": "R5", "text": "Mine"}
    theirs = {**typed_into(other, address), "end_state": "WITHDRAWN", "text": "Their reason"}
    assert confirmed(other, address, theirs).status_code == 302
    page = post(finance, address, mine)
    for words in ("other changed this", "Their reason", "Withdrawn", "Replaced by another proposal", "R5"):
        assert words in page.html, words
    again = post(finance, address, {**page.typed, "keep-end_state": "mine"})
    assert "Nothing is saved yet" in again.html
    assert finance.post(address, again.typed).status_code == 302
    assert Proposal.objects.get(code="R1").replaced_by == Proposal.objects.get(code="R5")


def test_nothing_replaces_itself_also_not_over_others(world: World, finance: Client) -> None:
    second = make_proposal(world.programme, "R5", replaced_by=world.proposal, end_state="REPLACED")
    make_proposal(world.programme, "R6", replaced_by=second, end_state="REPLACED")
    address = world.at("budget:end-proposal")
    typed = {**typed_into(finance, address), "end_state": "REPLACED", "text": "So"}
    for code, message in (
        ("R1", "is the same"),
        ("R6", "R6 cannot replace R1"),
        ("R99", "There is no proposal R99"),
        ("", "Enter the code"),
    ):
        refused(finance, address, {**typed, "replaced_by": code}, "id_replaced_by", message)
    refused(finance, address, {**typed, "end_state": "", "replaced_by": "R5"}, "id_replaced_by", "Leave")


def test_confidence_is_set_with_a_reason_and_between_0_and_100(world: World, finance: Client) -> None:
    address = world.at("budget:weights")
    typed = {**typed_into(finance, address), "AT_RISK": "40"}
    refused(finance, address, {**typed, "AT_RISK": "101", "text": "So"}, "id_AT_RISK", "100 or fewer")
    refused(finance, address, {**typed, "AT_RISK": "4.5", "text": "So"}, "id_AT_RISK", "whole number")
    refused(finance, address, typed, "id_text", "Say why the confidence changes")
    assert finance.post(address, {**typed, "text": "Agreed"}).status_code == 302
    assert RatingWeight.objects.get(status="AT_RISK").percent == 40


def test_of_two_people_at_the_confidence_each_keeps_what_only_they_changed(
    world: World, finance: Client, other: Client
) -> None:
    address = world.at("budget:weights")
    set_weights(world.programme, {"AT_RISK": 50, "DELAYED": 50}, versions={}, by=None, text="Agreed")
    mine = {**typed_into(finance, address), "AT_RISK": "40", "text": "Mine"}
    theirs = {
        **typed_into(other, address),
        "AT_RISK": "30",
        "DELAYED": "60",
        "text": "So",
    }
    assert other.post(address, theirs).status_code == 302
    page = post(finance, address, mine)
    assert "other changed this while you were typing" in page.html
    assert finance.post(address, {**page.typed, "keep-AT_RISK": "mine"}).status_code == 302
    percents = dict(RatingWeight.objects.values_list("status", "percent"))
    assert (percents["AT_RISK"], percents["DELAYED"]) == (40, 60)


def test_pressures_are_entered_changed_and_taken_out(world: World, finance: Client) -> None:
    typed = {"title": "Winter beds", "year": "2011", "amount": "48,000"}
    refused(finance, world.at("budget:add-pressure"), {**typed, "amount": "NaN"}, "id_amount", "in pounds")
    assert finance.post(world.at("budget:add-pressure"), typed).status_code == 302
    recalculate(world.programme.slug)
    page = finance.get(world.at("budget:tracker"))
    assert page.context["unachieved"].net == 168_000
    pressure = Pressure.objects.get(title="Winter beds")
    address = world.at("budget:change-pressure", uid=pressure.uid)
    changed = {**typed, "amount": "50000", "version": str(pressure.version), "text": "Counted"}
    assert finance.post(address, changed).status_code == 302
    assert Pressure.objects.get(title="Winter beds").amount == 50_000
    assert finance.post(world.at("budget:withdraw-pressure", uid=pressure.uid)).status_code == 302
    assert not Pressure.objects.filter(title="Winter beds").standing().exists()


def test_what_the_budget_counts_on_stands_beside_the_forecast(world: World, finance: Client) -> None:
    address = world.at("budget:assumption", year=2011)
    typed = {"amount": "-150,000", "source": "Council budget 2011/12", "version": "0"}
    refused(finance, address, {**typed, "amount": "1.234"}, "id_amount", "2 digits")
    assert finance.post(address, typed).status_code == 302
    assert BudgetAssumption.objects.get(year=2011).amount == -150_000
    recalculate(world.programme.slug)
    found = finance.get(world.at("budget:tracker")).context["against"]
    assert (found.assumed, found.gap) == (-150_000, 30_000)
    assert finance.get(world.at("budget:assumption", year=99999)).status_code == 404
