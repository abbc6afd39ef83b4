"""What nobody should send when they report on an action: it is named, kept on the page, and not stored."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from programme.ui.forms import ALTERED
from tests.factories import make_role
from tests.reading import Page, post, refused, stored
from tests.world import World, signed_in

MOVED = {"news": "MOVED", "end_month": "12", "end_year": "2011", "reason": "CAPACITY", "text": "Fewer hands"}
# Of the control that an error leads to: what was sent, and words of the message.
DATES: list[tuple[dict[str, str], str, str]] = [
    ({"end_month": "Febtober"}, "id_end_1", "Month must be a number from 1 to 12"),
    ({"end_month": "13"}, "id_end_1", "Month must be"),
    ({"end_month": "0"}, "id_end_1", "Month must be"),
    ({"end_month": ""}, "id_end_1", "Enter a month and a year"),
    ({"end_day": "31", "end_month": "6"}, "id_end_0", "31 June 2011 is not a date"),
    ({"end_day": "29", "end_month": "February"}, "id_end_0", "29 February 2011 is not a date"),
    ({"end_day": "0"}, "id_end_0", "Day must be"),
    ({"end_day": "-1"}, "id_end_0", "Day must be"),
    ({"end_day": "1.5"}, "id_end_0", "Day must be"),
    ({"end_day": "٣"}, "id_end_0", "Day must be"),
    ({"end_year": "1"}, "id_end_2", "Year must have 4 digits"),
    ({"end_year": "11"}, "id_end_2", "Year must have 4 digits"),
    ({"end_year": "0001"}, "id_end_2", "Year must be between"),
    ({"end_year": "9999"}, "id_end_2", "Year must be between"),
    ({"end_year": "2" * 5000}, "id_end_2", "Year must have 4 digits"),
    ({"end_year": "2011; DROP"}, "id_end_2", "Year must have 4 digits"),
    ({"end_month": "4"}, "id_end_0", "The end must be after the start"),
    ({"end_month": "", "end_year": ""}, "id_end_0", "Enter a new start date or a new end date"),
    ({"start_month": "6", "start_year": "2013", "end_month": "", "end_year": ""}, "id_start_0", "before"),
]
OTHERS: list[tuple[dict[str, str], str, str]] = [
    ({"reason": "MADE_UP"}, "id_reason", "select one of the choices"),
    ({"text": "x" * 2001}, "id_text", "must be 2000 characters or fewer"),
    ({"text": "a\0b"}, "id_text", ""),
    ({"news": "MADE_UP"}, "id_news_0", "select one of the choices"),
    ({"news": "LOADED"}, "id_news_0", "select one of the choices"),
    ({"news": "RESUMED"}, "id_news_0", "select one of the choices"),
    ({"news": ""}, "id_news_0", "Select what is new"),
    ({"news": "STARTED"}, "id_start_0", "Enter the date it started"),
    ({"news": "STARTED", "start_month": "3", "start_year": "2011"}, "id_start_0", "or before"),
    ({"news": "DONE"}, "id_end_0", "or before"),
    ({"version": ""}, "id_news_0", ALTERED),
    ({"version": "new"}, "id_news_0", ALTERED),
    ({"version": "0"}, "id_news_0", ALTERED),
    ({"version": "9" * 5000}, "id_news_0", ALTERED),
]


# Whoever has not yet said why may see what would follow, and is asked when they confirm it.
REASONS: list[tuple[dict[str, str], str, str]] = [
    ({"reason": ""}, "id_reason", "Choose the main reason"),
    ({"text": ""}, "id_text", "Say in a sentence what happened"),
    ({"text": "   "}, "id_text", "Say in a sentence what happened"),
    ({"news": "CANCELLED", "text": ""}, "id_text", "Say in a sentence what happened"),
]


@pytest.fixture
def client(world: World) -> Client:
    return signed_in(make_role(world.programme, "office").person)


def update(world: World, **typed: str) -> dict[str, Any]:
    return {**MOVED, "version": str(world.action.item.version), **typed}


@pytest.mark.parametrize(("typed", "where", "message"), [*DATES, *OTHERS])
def test_a_report_that_cannot_be_true_is_refused(
    typed: dict[str, str], where: str, message: str, world: World, client: Client
) -> None:
    refused(client, world.at("programme:update-action"), update(world, **typed), where, message)


@pytest.mark.parametrize(("typed", "where", "message"), REASONS)
def test_a_new_date_without_its_reason_is_refused(
    typed: dict[str, str], where: str, message: str, world: World, client: Client
) -> None:
    address = world.at("programme:update-action")
    previewed = post(client, address, update(world, **typed))
    confirmed = update(world, **typed, confirm=previewed.typed["confirm"])
    refused(client, address, confirmed, where, message)


def test_what_is_typed_is_never_markup(world: World, client: Client) -> None:
    typed = update(world, text="<script>alert(1)</script>", end_month='"><i>', reason="")
    page = refused(client, world.at("programme:update-action"), typed, "id_end_1")
    assert "<script>alert" not in page.html
    assert '"><i>' not in page.html


def test_nothing_is_stored_by_a_preview_or_by_a_made_up_confirmation(world: World, client: Client) -> None:
    before = stored()
    for confirm in ({}, {"confirm": ""}, {"confirm": "0" * 16}, {"confirm": "é\0"}):
        page = post(client, world.at("programme:update-action"), {**update(world), **confirm})
        assert "Nothing is saved yet" in page.html
        assert page.typed["text"] == MOVED["text"]
    assert stored() == before


def test_a_confirmation_counts_for_the_answers_that_were_previewed(world: World, client: Client) -> None:
    address = world.at("programme:update-action")
    previewed = post(client, address, update(world))
    before = stored()
    again = post(client, address, update(world, end_year="2012", confirm=previewed.typed["confirm"]))
    assert "Something changed since the last preview" in again.html
    assert stored() == before


def saved(client: Client, address: str, page: Page) -> bool:
    """Send a page as it is, as often as it asks for a confirmation."""
    for _ in range(2):
        response = client.post(address, page.typed)
        if response.status_code == 302:
            return True
        page = Page(response.content.decode())
    return False


@pytest.mark.parametrize("previewed", [False, True])
def test_the_second_of_two_tabs_is_told_and_keeps_what_it_typed(
    previewed: bool, world: World, client: Client
) -> None:
    address = world.at("programme:update-action")
    mine = update(world, text="My own words", end_year="2012")
    if previewed:
        mine["confirm"] = post(client, address, mine).typed["confirm"]
    assert saved(client, address, post(client, address, update(world)))

    before = stored()
    page = post(client, address, mine)
    assert "in another window or tab" in page.html
    assert MOVED["text"] in page.html
    assert (page.typed["text"], page.typed["end_year"]) == ("My own words", "2012")
    assert stored() == before

    page = post(client, address, {**page.typed, "keep-all": "mine"})
    assert saved(client, address, page)
    world.action.item.refresh_from_db()
    assert str(world.action.item.forecast_end) == "Dec 2012"


def test_an_expired_page_says_so_and_stores_nothing(world: World, client: Client) -> None:
    careful = signed_in(make_role(world.programme, "lead").person, enforce_csrf_checks=True)
    before = stored()
    for token in ({}, {"csrfmiddlewaretoken": "x" * 64}):
        response = careful.post(world.at("programme:update-action"), {**update(world), **token})
        assert response.status_code == 403
        assert "This page was open for too long" in response.content.decode()
    assert stored() == before


def test_a_form_that_is_far_too_large_is_refused(world: World, client: Client) -> None:
    before = stored()
    response = client.post(world.at("programme:update-action"), update(world, text="x" * 5_000_000))
    assert response.status_code == 400
    assert "The request could not be read" in response.content.decode()
    assert stored() == before
