"""A what-if in two tabs of its owner, or adopted while it is being changed."""

from __future__ import annotations

import pytest
from django.test import Client

from programme.models import Person, Scenario
from tests.factories import make_scenario
from tests.reading import confirmed, post
from tests.two_people.cases import opened
from tests.world import World


@pytest.fixture
def scenario(world: World, anna: Client) -> Scenario:
    owner = Person.objects.get(username="anna")
    return make_scenario(world.programme, "2:+1m", owner=owner, is_shared=True, name="Anna's")


@pytest.mark.parametrize(("side", "changes"), [("theirs", ["2:+3m"]), ("mine", ["1:+2m"])])
def test_of_two_what_ifs_one_is_kept_whole(
    side: str, changes: list[str], world: World, anna: Client, scenario: Scenario
) -> None:
    """Half of one line and half of another would be a third that nobody has asked."""
    address = world.at("programme:change-scenario", uid=scenario.uid)
    mine = opened(anna, address)
    assert anna.post(address, {**opened(anna, address), "by_0": "3 months"}).status_code == 302
    page = post(anna, address, {**mine, "item_0": "1", "by_0": "2 months"})
    stored_now, _, typed = page.html.partition("What you typed")
    assert "3 months" in stored_now
    assert "2 months" in typed
    assert list(post(anna, address, page.typed).errors.values()) == ["id_keep-all_0"]
    assert anna.post(address, {**page.typed, "keep-all": side}).status_code == 302
    scenario.refresh_from_db()
    assert scenario.changes == changes


def test_what_was_typed_about_an_adopted_what_if_is_given_back(
    world: World, anna: Client, ben: Client, scenario: Scenario
) -> None:
    address = world.at("programme:change-scenario", uid=scenario.uid)
    mine = {**opened(anna, address), "purpose": "My words"}
    adopt = world.at("programme:adopt-scenario", uid=scenario.uid)
    said = {**opened(ben, adopt), "reason": "SCOPE", "text": "Their words"}
    assert confirmed(ben, adopt, said).status_code == 302
    response = anna.post(address, mine)
    assert response.status_code == 410
    shown = response.content.decode()
    for words in ("has been adopted, so it stays as it is", "Their words", "My words"):
        assert words in shown, words


def test_withdrawing_a_what_if_twice_is_said(world: World, anna: Client, scenario: Scenario) -> None:
    address = world.at("programme:withdraw-scenario", uid=scenario.uid)
    mine = opened(anna, address)
    assert anna.post(address, mine).status_code == 302
    assert "You have taken this out of use" in anna.post(address, mine).content.decode()
