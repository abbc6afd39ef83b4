"""What somebody typed about something that is gone, finished or frozen meanwhile is given back to them."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from programme.history import change, withdraw, write
from programme.models import Action, Cause, Entered, ScheduleItem
from programme.operations.risks import add_risk
from programme.operations.undo import undo
from tests.reading import confirmed, post, stored
from tests.two_people.cases import ENDINGS, later, opened
from tests.world import World

RISK = "programme:change-risk"
UPDATE = "programme:update-action"


def take_away(row: Entered, text: str = "Entered twice") -> None:
    with change(row.programme, by=None, what="Taken away", text=text) as cause:
        withdraw(cause, [row])


@pytest.mark.parametrize(
    ("news", "possible"), [({"state": "ON_HOLD"}, True), ({"state": "CANCELLED"}, False)]
)
def test_what_can_no_longer_be_reported_can_still_be_copied(
    news: dict[str, str], possible: bool, world: World, ben: Client
) -> None:
    address = world.at(UPDATE)
    mine = {**opened(ben, address), **later("12", "My words")}
    item = ScheduleItem.objects.get(pk=world.action.item_id)
    item.state = news["state"]
    with change(world.programme, by=None, what="Stopped") as cause:
        write(cause, [item])
    page = post(ben, address, mine)
    assert "My words" in page.html
    assert "Dec 2011" in page.html
    assert ("no longer possible" in page.html) is not possible
    assert ("keep-all" in page.html) is possible
    before = stored()
    post(ben, address, {**page.typed, **mine, "keep-all": "mine", "shown-version": str(item.version)})
    assert stored() == before


def test_a_stage_completed_meanwhile_gives_back_what_was_typed(
    world: World, anna: Client, ben: Client
) -> None:
    address = world.at("services:change-stage")
    mine = {**opened(ben, address), **later("12", "My words")}
    done = {**opened(anna, address), "news": "DONE", "end_day": "1", "end_month": "2", "end_year": "2011"}
    assert confirmed(anna, address, done).status_code == 302
    page = post(ben, address, mine)
    assert "My words" in page.html
    assert "no longer possible" in page.html
    assert ben.get(address).status_code == 404


def test_a_row_taken_away_gives_back_what_was_typed(world: World, ben: Client) -> None:
    risk = add_risk(world.programme, {"text": "Late"}, by=None)
    address = world.at(RISK, number=risk.number)
    mine = {**opened(ben, address), "controls": "My words", "amount": "1200", "why": "My reason"}
    cause = Cause.objects.get(what="Risk added")
    undo(cause, by=None, text="By mistake")
    before = stored()
    response = ben.post(address, mine)
    shown = response.content.decode()
    assert response.status_code == 410
    for words in (
        "Somebody has taken this out of use",
        "Undone: Risk added",
        "My words",
        "£1,200",
        "My reason",
    ):
        assert words in shown, words
    assert stored() == before
    assert ben.get(address).status_code == 404


@pytest.mark.parametrize(
    ("name", "mine"),
    [
        (UPDATE, later("12", "My words")),
        ("programme:add-link", {"predecessor": "My words", "type": "FS", "lag": "1", "unit": "days"}),
        ("programme:name-action-lead", {"lead": "ben"}),
    ],
)
def test_an_action_taken_out_of_the_plan_says_so_on_each_of_its_forms(
    name: str, mine: dict[str, Any], world: World, ben: Client
) -> None:
    address = world.at(name)
    typed = {**opened(ben, address), **mine}
    take_away(Action.objects.get(pk=world.action.pk))
    response = ben.post(address, typed)
    assert response.status_code == 410
    shown = response.content.decode()
    assert "has taken this out of use" in shown
    assert "Entered twice" in shown
    assert mine.get("text", mine.get("predecessor", "ben")) in shown


@pytest.mark.parametrize("name", ENDINGS)
def test_what_somebody_else_has_ended_is_said(name: str, world: World, anna: Client, ben: Client) -> None:
    address = world.at(name)
    mine = opened(ben, address)
    assert anna.post(address, opened(anna, address)).status_code == 302
    before = stored()
    response = ben.post(address, mine)
    assert response.status_code == 410
    assert "anna has taken this out of use" in response.content.decode()
    assert stored() == before
