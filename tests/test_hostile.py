"""What hostile or clumsy use once broke, and must not again."""

from __future__ import annotations

import pytest
from axes.models import AccessAttempt
from django.test import Client
from django.urls import reverse

from budget.models import ProposalAmount, SavingFigure
from programme.dates import PlanDate
from programme.history import change, write
from programme.models import Action, Dependency, ScheduleItem
from programme.operations.edits import News, Report
from programme.operations.updates import report_progress
from programme.planning import load_plan
from programme.recalculation import programmes_behind, recalculate, recalculate_each
from tests.budget.proformas import approved, typed_on
from tests.factories import (
    make_action,
    make_baseline,
    make_delivery,
    make_driver,
    make_link,
    make_person,
    make_programme,
    make_proposal,
    make_role,
)
from tests.reading import Page, confirmed
from tests.world import World, make_world, signed_in


@pytest.fixture(scope="module")
def made(kept: None) -> World:
    return make_world("walked")


@pytest.fixture
def office(world: World) -> Client:
    person = make_person("officer")
    make_role(world.programme, "office", person)
    return signed_in(person)


@pytest.mark.parametrize("path", ["plan/2%003/", "plan/2%003/update/", "budget/%00/", "services/%00/"])
def test_an_address_with_a_nul_names_nothing(office: Client, world: World, path: str) -> None:
    address = f"/programmes/{world.programme.slug}/{path}"
    assert office.get(address).status_code in (404, 405)
    assert office.post(address).status_code in (404, 405)


def test_a_form_in_another_character_set_is_refused(client: Client) -> None:
    kind = "application/x-www-form-urlencoded; charset=utf-16"
    assert client.post("/sign-in/", data=b"x", content_type=kind).status_code == 415


def test_a_user_name_longer_than_any_is_refused_before_it_is_kept(client: Client, db: None) -> None:
    response = client.post("/sign-in/", {"username": "x" * 300, "password": "y"})
    assert response.status_code == 200
    assert "Error: Sign in" in response.content.decode()
    assert not AccessAttempt.objects.exists()


def test_pages_with_data_are_not_kept_by_browsers(office: Client, world: World) -> None:
    for address in ("/", world.programme.get_absolute_url()):
        assert "no-store" in office.get(address).headers["Cache-Control"]


def test_a_version_no_row_can_have_is_refused(office: Client, world: World) -> None:
    address = reverse("programme:update-action", args=[world.programme.slug, world.action.number])
    response = office.post(address, {"news": "NO_CHANGE", "version": "9" * 30})
    assert response.status_code == 200
    assert world.programme.causes.filter(updates__news="NO_CHANGE").count() == 0


def test_news_of_an_action_that_somebody_changed_is_not_saved(office: Client, world: World) -> None:
    address = reverse("programme:update-action", args=[world.programme.slug, world.action.number])
    seen = world.action.item.version
    paused = {"news": "PAUSED", "text": "Waits for money", "version": str(seen)}
    first = confirmed(office, address, paused)
    assert first.status_code == 302
    second = office.post(address, {"news": "NO_CHANGE", "version": str(seen)})
    assert "in another window or tab" in second.content.decode()


def test_taking_away_every_amount_is_a_change_like_another(office: Client, world: World) -> None:
    proposal = world.proposal
    address = reverse("budget:change-proposal", args=[world.programme.slug, proposal.code])
    typed = typed_on(proposal, amount_2011="", text="No longer stated")
    shown = office.post(address, typed)
    assert shown.status_code == 200
    confirmed = office.post(address, {**typed, "confirm": shown.context["confirm"]})
    assert confirmed.status_code == 302
    proposal.refresh_from_db()
    approved(proposal)
    assert not ProposalAmount.objects.filter(proposal=proposal).standing().exists()
    recalculate(world.programme.slug)
    assert office.get(proposal.get_absolute_url()).status_code == 200


def test_one_programme_that_cannot_be_worked_out_leaves_the_others_their_turn(db: None) -> None:
    broken, sound = make_programme("broken"), make_programme("sound")
    ahead, behind = make_action(broken, "1"), make_action(broken, "2")
    make_link(ahead.item, behind.item)
    make_link(behind.item, ahead.item)
    make_action(sound, "1")
    outcomes = recalculate_each(programmes_behind())
    assert isinstance(outcomes["broken"], Exception)
    assert [each.slug for each in programmes_behind()] == ["broken"]


def test_links_that_the_approved_dates_cannot_keep_leave_the_figures_alive(world: World) -> None:
    chain = [make_action(world.programme, f"9{number}") for number in range(20)]
    for action in chain:
        finish(action)
    for before, after in zip(chain, chain[1:], strict=False):
        make_link(before.item, after.item, lag=120)
    plan = load_plan(world.programme)
    assert set(plan.baseline_floats().values()) == {None}
    recalculate(world.programme.slug)


def finish(action: Action) -> None:
    action.item.state, action.item.actual_end = "COMPLETE", PlanDate(2011, 1)
    with change(action.programme, by=None, what="Finished") as cause:
        write(cause, [action.item])


def test_ending_a_link_twice_is_said_and_not_a_failure(office: Client, world: World) -> None:
    address = world.at("programme:end-link")
    typed = Page(office.get(address).content.decode()).typed
    assert office.post(address, typed).status_code == 302
    assert Dependency.objects.get(pk=world.link.pk).withdrawn_at is not None
    assert "taken this out of use" in office.post(address, typed).content.decode()


def test_the_largest_amount_still_fits_the_figures_it_makes(db: None) -> None:
    programme = make_programme("rich")
    action = make_action(programme, "1", start="2011-03", end="2011-03")
    proposal = make_proposal(
        programme, "G1", {2011: 9_999_999_999}, kind="GROWTH", delay_response="PROLONGED"
    )
    make_driver(proposal, duration=1, duration_unit="months")
    make_delivery(proposal, action.item)
    make_baseline(programme, action.item)
    report_progress(
        action.item,
        Report(News.MOVED, end=PlanDate(2030, 12)),
        by=None,
        version=ScheduleItem.objects.get(pk=action.item_id).version,
        reason="OTHER",
        text="Very late",
    )
    recalculate(programme.slug)
    assert SavingFigure.objects.filter(proposal=proposal).count() > 10


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_a_baseline_approved_by_a_name_that_cannot_be_is_refused_on_its_page(
    name: str, office: Client, world: World
) -> None:
    address = world.at("programme:approve-baseline")
    opened = Page(office.get(address).content.decode()).typed
    for typed in ({}, opened):
        response = office.post(address, {**typed, "approved_by": name, "reason": "Later"})
        assert response.status_code == 200
        assert "id_approved_by" in Page(response.content.decode()).errors.values()
    assert world.programme.baseline_set.count() == 1


def test_a_giver_whose_name_has_a_nul_is_refused_when_asked_anew(office: Client, world: World) -> None:
    typed = {"giver": "a\0b", "asked": "a\0b", "taker": "officer"}
    response = office.post(world.at("programme:hand-over"), typed)
    assert response.status_code == 200
    assert "id_giver" in Page(response.content.decode()).errors.values()
