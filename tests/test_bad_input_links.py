"""Links, proposals and deliveries that cannot be: named, kept on the page, and not stored."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from budget.models import Delivery, Proposal
from budget.proformas.rows import version_of
from programme.ui.forms import ALTERED
from tests.budget.proformas import typed_on
from tests.factories import make_action, make_link, make_proposal, make_role
from tests.reading import Page, confirmed, post, refused, stored
from tests.world import World, make_world, signed_in

Case = tuple[dict[str, str], str, str]
LINK = {"predecessor": "1", "type": "SS", "lag": "0", "unit": "months", "constraining": "on"}
LINKS: list[Case] = [
    ({"predecessor": "2"}, "id_predecessor", "An action cannot wait for itself"),
    ({"predecessor": "99"}, "id_predecessor", "There is no action 99 in this programme"),
    ({"predecessor": "51"}, "id_predecessor", "There is no action 51 in this programme"),
    ({"predecessor": ""}, "id_predecessor", "Enter"),
    ({"predecessor": "1\0"}, "id_predecessor", ""),
    ({"predecessor": "9" * 61}, "id_predecessor", "60 characters or fewer"),
    ({"type": "FS"}, "id_predecessor", "already waits for 1 in this way"),
    ({"type": "XX"}, "id_type", "select one of the choices"),
    ({"unit": "years"}, "id_unit", "select one of the choices"),
    ({"lag": "1000000000"}, "id_lag", "ten years at the most"),
    ({"lag": "-1000000000"}, "id_lag", "ten years at the most"),
    ({"lag": "121"}, "id_lag", "Enter a gap between -120 and 120 months"),
    ({"lag": "1.5"}, "id_lag", "must be a whole number"),
    ({"lag": "9" * 5000}, "id_lag", ""),
    ({"lag": "soon"}, "id_lag", "must be a whole number"),
    ({"lag": ""}, "id_lag", "Enter the gap"),
]
PROPOSALS: list[Case] = [
    ({"amount_2011": "-5"}, "id_amount_2011", "must be £0 or more"),
    ({"amount_2011": "−5"}, "id_amount_2011", "must be £0 or more"),
    ({"amount_2011": "1e400"}, "id_amount_2011", "Enter an amount in pounds"),
    ({"amount_2011": "1e5"}, "id_amount_2011", "Enter an amount in pounds"),
    ({"amount_2011": "NaN"}, "id_amount_2011", "Enter an amount in pounds"),
    ({"amount_2011": "Infinity"}, "id_amount_2011", "Enter an amount in pounds"),
    ({"amount_2011": "a lot"}, "id_amount_2011", "Enter an amount in pounds"),
    ({"amount_2011": "12,00"}, "id_amount_2011", "Enter an amount in pounds"),
    ({"amount_2011": "1.234"}, "id_amount_2011", "no more than 2 digits after the point"),
    ({"amount_2012": "1000000000000"}, "id_amount_2012", "Amount must be less than"),
    ({"amount_2011": "9" * 5000}, "id_amount_2011", "Amount must be less than"),
    ({"effect_month": "rubbish", "effect_year": "2011"}, "id_effect_1", "Month must be"),
    ({"effect_day": "31", "effect_month": "6", "effect_year": "2011"}, "id_effect_0", "is not a date"),
    ({"effect_month": "6", "effect_year": "9999"}, "id_effect_2", "Year must be between"),
    ({"effect_month": "6"}, "id_effect_2", "Enter a month and a year"),
    ({"clients": "-1"}, "id_clients", "Enter a whole number"),
    ({"clients": "12.5"}, "id_clients", "Enter a whole number"),
    ({"clients": "1" * 5000}, "id_clients", "or fewer"),
    ({"delay_response": "IGNORED"}, "id_delay_response_0", "select one of the choices"),
    ({"delay_response": ""}, "id_delay_response_0", "Select"),
    ({"effect_month": "4", "effect_year": "2016"}, "id_effect_0", "must be in 2011/12 to 2014/15"),
    ({"effect_month": "4", "effect_year": "2012"}, "id_amount_2011", "ends before the effect date Apr 2012"),
    ({"profile": "RAMP"}, "id_ramp_months", "over how many months"),
    ({"profile": "RAMP", "ramp_months": "49"}, "id_ramp_months", "beyond the years"),
    ({"profile": "RAMP", "ramp_months": "0"}, "id_ramp_months", "1 or more"),
    ({"ramp_months": "6"}, "id_ramp_months", "Only a ramp has months"),
    ({"parent": "R1"}, "id_parent", "R1 cannot be part of itself"),
    ({"parent": "R99"}, "id_parent", "There is no summary sheet R99"),
    ({"title": ""}, "id_title", "Enter the title"),
    ({"existing_staff": "NaN"}, "id_existing_staff", "Enter an amount in pounds"),
    ({"staff_2011": "1e400"}, "id_staff_2011", "Enter an amount in pounds"),
    ({"source_2012": "x" * 121}, "id_source_2012", "120 characters or fewer"),
    ({"groups": "Older People"}, "id_groups", "its number of people"),
    ({"groups": "Older People 1\nolder people 2"}, "id_groups", "there twice"),
    ({"posts_posts_deleted_fte_2011": "1e400"}, "id_posts_posts_deleted_fte_2011", "Enter posts as a number"),
    ({"posts_posts_deleted_fte_2011": "1.234"}, "id_posts_posts_deleted_fte_2011", "Enter posts as a number"),
    ({"driver_0_clients": "5"}, "id_driver_0_kind", "choose its kind"),
    (
        {"driver_0_kind": "weekly_saving", "driver_0_duration": "6"},
        "id_driver_0_duration_unit",
        "choose weeks",
    ),
    ({"driver_0_kind": "percentage"}, "id_driver_0_percent", "enter the per cent"),
    (
        {"driver_0_kind": "percentage", "driver_0_percent": "101"},
        "id_driver_0_percent",
        "must be 100 or less",
    ),
    ({"text": "x" * 2001}, "id_text", "2000 characters or fewer"),
    ({"version": "none"}, "id_title", ALTERED),
]
DELIVERY = {"action": "1", "trigger": Delivery.Trigger.END}
DELIVERIES: list[Case] = [
    ({"action": "99"}, "id_action", "There is no action 99 in this programme"),
    ({"action": "51"}, "id_action", "There is no action 51 in this programme"),
    ({"action": "2"}, "id_action", "2 delivers R1 already"),
    ({"action": ""}, "id_action", "Enter the action"),
    ({"trigger": "middle"}, "id_trigger_0", "select one of the choices"),
]


@pytest.fixture(scope="module")
def made(kept: None) -> World:
    make_world("hill", first=51)
    return make_world()


@pytest.fixture
def client(world: World) -> Client:
    return signed_in(make_role(world.programme, "office").person)


@pytest.mark.parametrize(("typed", "where", "message"), LINKS)
def test_a_link_that_cannot_be_is_refused(
    typed: dict[str, str], where: str, message: str, world: World, client: Client
) -> None:
    refused(client, world.at("programme:add-link"), {**LINK, **typed}, where, message)


def test_a_link_to_a_cancelled_action_is_refused_by_name(world: World, client: Client) -> None:
    make_action(world.programme, "7", state="CANCELLED")
    refused(
        client,
        world.at("programme:add-link"),
        {**LINK, "predecessor": "7"},
        "id_predecessor",
        "7 is cancelled",
    )


def test_a_loop_is_spelled_out(world: World, client: Client) -> None:
    third = make_action(world.programme, "3")
    make_link(world.action.item, third.item)
    typed = {**LINK, "predecessor": "3", "type": "FS"}
    page = refused(client, world.at("programme:add-link", number="1"), typed, "id_predecessor")
    message = next(iter(page.errors))
    assert "1 → 2 → 3 → 1" in message or "2 → 3 → 1 → 2" in message or "3 → 1 → 2 → 3" in message, message


def budget(world: World, **typed: str) -> dict[str, Any]:
    return typed_on(world.proposal, **typed)


@pytest.mark.parametrize(("typed", "where", "message"), PROPOSALS)
def test_a_proposal_that_cannot_be_is_refused(
    typed: dict[str, str], where: str, message: str, world: World, client: Client
) -> None:
    refused(client, world.at("budget:change-proposal"), budget(world, **typed), where, message)


def test_a_change_of_a_proposal_without_its_reason_is_refused(world: World, client: Client) -> None:
    address, typed = world.at("budget:change-proposal"), budget(world, amount_2011="4", text=" ")
    typed["confirm"] = post(client, address, typed).typed["confirm"]
    refused(client, address, typed, "id_text")


def test_amounts_of_a_summary_cannot_be_slipped_in(world: World, client: Client) -> None:
    whole = make_proposal(world.programme, "R9", {}, is_summary=True)
    address = world.at("budget:change-proposal", code="R9")
    client.post(address, {**budget(world), "title": "Both", "version": str(whole.version)})
    assert version_of(Proposal.objects.get(code="R9")).amounts == {}
    assert not whole.amounts.exists()
    refused(client, world.at("budget:add-delivery", code="R9"), DELIVERY, "id_action")


def test_the_second_of_two_tabs_on_a_proposal_is_told(world: World, client: Client) -> None:
    address = world.at("budget:change-proposal")
    assert confirmed(client, address, budget(world, clients="4")).status_code == 302
    before = stored()
    page = post(client, address, budget(world, clients="5", version="1"))
    assert "in another window or tab" in page.html
    assert page.typed["clients"] == "5"
    assert stored() == before
    assert client.post(address, {**page.typed, "keep-clients": "mine"}).status_code == 302
    assert version_of(Proposal.objects.get(code="R1")).fields["clients"] == 5


@pytest.mark.parametrize(("typed", "where", "message"), DELIVERIES)
def test_a_delivery_that_cannot_be_is_refused(
    typed: dict[str, str], where: str, message: str, world: World, client: Client
) -> None:
    refused(client, world.at("budget:add-delivery"), {**DELIVERY, **typed}, where, message)


@pytest.mark.parametrize("name", ["programme:end-link", "budget:end-delivery"])
def test_what_has_ended_in_another_tab_is_said_to_have_ended(name: str, world: World, client: Client) -> None:
    address = world.at(name)
    typed = Page(client.get(address).content.decode()).typed
    assert client.post(address, typed).status_code == 302
    before = stored()
    assert client.post(address, typed).status_code == 410
    assert client.get(address).status_code == 404
    assert stored() == before
