"""What else can have happened while somebody was typing: nothing typed is lost by it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from budget.models import Proposal
from budget.proformas.rows import version_of
from programme.history import change, write
from programme.models import Risk, ScheduleItem, StatusOverride
from programme.views.saving import SavingView
from tests.reading import confirmed, post, stored
from tests.two_people.cases import both_typed, later, opened
from tests.world import World

RISK = "programme:change-risk"
UPDATE = "programme:update-action"


def test_changes_of_different_fields_need_no_choice(world: World, anna: Client, ben: Client) -> None:
    address = world.at(RISK)
    mine = opened(ben, address)
    assert anna.post(address, {**opened(anna, address), "controls": "Theirs"}).status_code == 302
    page = post(ben, address, {**mine, "severity": "2"})
    assert "there is nothing to choose" in page.html
    assert "Kept without asking" in page.html
    assert ben.post(address, page.typed).status_code == 302
    assert Risk.objects.values_list("controls", "severity").get() == ("Theirs", 2)


def test_what_a_risk_concerns_is_one_of_its_values(world: World, anna: Client, ben: Client) -> None:
    address = world.at(RISK)
    mine = opened(ben, address)
    assert anna.post(address, {**opened(anna, address), "actions": ""}).status_code == 302
    page = post(ben, address, {**mine, "actions": "1, 2"})
    question = page.html[page.html.index("Choose what to keep") :]
    assert "Empty" in question
    assert "1, 2" in question
    assert ben.post(address, {**page.typed, "keep-actions": "mine"}).status_code == 302


def test_a_third_change_in_between_is_shown_before_anything_is_saved(
    world: World, anna: Client, ben: Client
) -> None:
    address, _, page = both_typed(RISK, world, anna, ben)
    again = {**opened(anna, address), "controls": "Their second thoughts"}
    assert anna.post(address, again).status_code == 302
    before = stored()
    page = post(ben, address, {**page.typed, "keep-controls": "mine"})
    assert "Their second thoughts" in page.html
    assert "keep-controls" not in page.typed
    assert not page.errors
    assert stored() == before
    assert ben.post(address, {**page.typed, "keep-controls": "mine"}).status_code == 302
    assert Risk.objects.get().controls == "My words"


def test_a_change_between_preview_and_confirmation_is_shown_too(
    world: World, anna: Client, ben: Client
) -> None:
    address = world.at(UPDATE)
    mine = {**opened(ben, address), **later("12", "My words")}
    mine["confirm"] = post(ben, address, mine).typed["confirm"]
    assert confirmed(anna, address, {**opened(anna, address), **later("10", "Theirs")}).status_code == 302
    page = post(ben, address, mine)
    assert "What you were about to report" in page.html
    assert "confirm" not in page.typed


def test_a_change_within_the_same_moment_is_shown_too(
    world: World, anna: Client, ben: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = world.at(RISK)
    mine = opened(ben, address)
    assert anna.post(address, {**opened(anna, address), "controls": "Theirs"}).status_code == 302
    with monkeypatch.context() as patch:
        # As if it had been saved after this request had looked.
        patch.setattr(SavingView, "is_stale", lambda self, form: False)
        page = post(ben, address, {**mine, "controls": "Mine"})
    assert "Choose what to keep" in page.html
    assert ben.post(address, {**page.typed, "keep-controls": "mine"}).status_code == 302
    assert Risk.objects.get().controls == "Mine"


def test_two_tabs_of_one_person_are_the_same_case(world: World, anna: Client) -> None:
    _, _, page = both_typed(UPDATE, world, anna, anna)
    assert "You have changed this in another window or tab" in page.html
    assert "You, in another window or tab" in page.html


def test_several_people_are_all_named(world: World, anna: Client, ben: Client) -> None:
    address = world.at(RISK)
    mine = opened(ben, address)
    assert anna.post(address, {**opened(anna, address), "controls": "Theirs"}).status_code == 302
    risk = Risk.objects.get()
    with change(world.programme, by=None, what="Mended") as cause:
        write(cause, [risk])
    page = post(ben, address, {**mine, "controls": "Mine"})
    assert "2 people changed this while you were typing" in page.html
    assert "anna" in page.html
    assert "Mended" in page.html


@pytest.mark.parametrize("version", ["99", "2"])
def test_a_version_that_never_was_saves_nothing_and_asks(version: str, world: World, ben: Client) -> None:
    address = world.at(RISK)
    before = stored()
    page = post(ben, address, {**opened(ben, address), "controls": "Mine", "version": version})
    assert "This has changed while you were typing" in page.html
    assert "keep-controls" in page.html
    assert stored() == before


def test_ending_a_link_is_confirmed_against_the_plan_as_it_is(
    world: World, anna: Client, ben: Client
) -> None:
    address = world.at("programme:end-link")
    mine = opened(ben, address)
    driver = world.at(UPDATE, number=world.earlier.number)
    moved = {**opened(anna, driver), **later("12", "Theirs")}
    assert confirmed(anna, driver, moved).status_code == 302
    page = post(ben, address, mine)
    assert "Something changed since the last preview" in page.html
    explained = {**page.typed, "reason": "CORRECTION", "text": "It never held"}
    assert ben.post(address, explained).status_code == 302


def test_a_link_or_delivery_that_exists_meanwhile_names_who_was_faster(
    world: World, anna: Client, ben: Client
) -> None:
    forms: list[tuple[str, dict[str, Any]]] = [
        ("programme:add-link", {"predecessor": "1", "type": "SS", "lag": "3", "unit": "days"}),
        ("budget:add-delivery", {"action": "1", "trigger": "END"}),
    ]
    for name, typed in forms:
        address = world.at(name)
        assert confirmed(anna, address, {**typed, "lag": "0"}).status_code == 302
        page = post(ben, address, typed)
        said = " ".join(page.errors)
        assert "already" in said
        assert "entered by anna on 15 February 2011" in said
        assert {key: page.typed[key] for key in typed if key in page.typed} == typed


def test_how_an_action_is_scheduled_is_merged_too(world: World, anna: Client, ben: Client) -> None:
    address = world.at("programme:change-scheduling")
    mine = opened(ben, address)
    theirs = {**opened(anna, address), "mode": "manual", "text": "Their reason"}
    assert confirmed(anna, address, theirs).status_code == 302
    page = post(ben, address, {**mine, "is_target": "on", "text": "My reason"})
    assert "there is nothing to choose" in page.html
    page = post(ben, address, page.typed)
    assert ben.post(address, page.typed).status_code == 302
    item = ScheduleItem.objects.get(pk=world.action.item_id)
    assert (item.mode, item.is_target) == ("manual", True)


def shown_as(status: str, reason: str) -> dict[str, str]:
    day = {"expires_on_day": "31", "expires_on_month": "3", "expires_on_year": "2011"}
    return {"status": status, "reason": reason, **day}


@pytest.mark.parametrize(("side", "reason"), [("theirs", "Their words"), ("mine", "My words")])
def test_of_two_other_statuses_one_is_kept_whole(
    side: str, reason: str, world: World, anna: Client, ben: Client
) -> None:
    address = world.at("programme:override-status")
    mine = {**opened(ben, address), **shown_as("RED", "My words")}
    theirs = {**opened(anna, address), **shown_as("GREEN", "Their words")}
    assert anna.post(address, theirs).status_code == 302
    page = post(ben, address, mine)
    for words in ("Stored now, by anna", "Green", "Their words", "What you typed", "Red", "My words"):
        assert words in page.html, words
    assert ben.post(address, {**page.typed, "keep-all": side}).status_code == 302
    assert StatusOverride.objects.standing().get().reason == reason


def test_an_override_that_somebody_has_ended_is_said(world: World, anna: Client, ben: Client) -> None:
    start, end = (world.at(f"programme:{name}") for name in ("override-status", "end-override"))
    assert anna.post(start, {**opened(anna, start), **shown_as("RED", "Late")}).status_code == 302
    mine = opened(ben, end)
    assert anna.post(end, opened(anna, end)).status_code == 302
    assert "anna has taken this out of use" in ben.post(end, mine).content.decode()


def test_signing_off_what_changed_meanwhile_is_asked(world: World, anna: Client, ben: Client) -> None:
    address = world.at("equality:sign-off")
    mine = {**opened(ben, address), "outcome": "CONTINUE", "reason": "My words"}
    stage = world.at("equality:change-stage")
    typed = {**opened(anna, stage), "stage": "FINAL", "text": "Their words"}
    assert anna.post(stage, typed).status_code == 302
    page = post(ben, address, mine)
    for words in ("now final", "Their words", "My words", "What you were about to report"):
        assert words in page.html, words


def test_what_the_form_no_longer_asks_is_shown_all_the_same(world: World, anna: Client, ben: Client) -> None:
    """The years of a proposal begin with the first that is stated, and that can be taken away."""
    address = world.at("budget:change-proposal")
    later_year = {**opened(anna, address), "amount_2012": "7", "text": "More"}
    assert confirmed(anna, address, later_year).status_code == 302
    mine = {**opened(ben, address), "amount_2011": "31,337", "text": "My words"}
    without = {**opened(anna, address), "amount_2011": "", "text": "None this year"}
    assert confirmed(anna, address, without).status_code == 302
    assert list(version_of(Proposal.objects.get()).amounts.values()) == [-7]
    page = post(ben, address, mine)
    assert "amount_2011" not in page.typed
    assert "£31,337" in page.html
    assert Proposal.objects.get().edition == 3
