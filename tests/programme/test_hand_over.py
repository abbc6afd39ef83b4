"""Handing over from one person to another: chosen, confirmed, saved as one change, told and undone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from programme.leading import lead_changes
from programme.models import Action, Cause, Person, Programme, Workstream
from programme.operations.errors import Refused
from programme.operations.undo import undo
from programme.operations.workstreams import hand_over, leads_of, name_lead, name_of_led
from tests.factories import enter, make_action, make_person, make_role, make_workstream
from tests.world import signed_in

LONG_AGO = timezone.now() - dt.timedelta(days=400)


@dataclass
class Team:
    """Ann leads Care with actions 1 and 2, and action 3 of Sites, which nobody leads."""

    programme: Programme
    office: Person
    ann: Person
    bob: Person
    care: Workstream
    first: Action
    second: Action
    third: Action

    @property
    def client(self) -> Client:
        return signed_in(self.office)

    def post(self, client: Client | None = None, **typed: Any) -> Any:
        address = reverse("programme:hand-over", args=[self.programme.slug])
        return (client or self.client).post(address, {"giver": "ann", "taker": "bob", **typed})

    def leads(self) -> dict[str, list[str]]:
        return {
            str(person): [name_of_led(row) for row in leads_of(self.programme, person).rows]
            for person in (self.ann, self.bob)
        }


@pytest.fixture
def team(programme: Programme) -> Team:
    ann, bob = (make_role(programme, "lead", make_person(name)).person for name in ("ann", "bob"))
    care, sites = make_workstream(programme, "Care", lead=ann), make_workstream(programme, "Sites")
    first, second = (make_action(programme, number, workstream=care) for number in "12")
    third = make_action(programme, "3", workstream=sites)
    office = make_role(programme, "office").person
    name_lead(third, ann, version=third.version, by=office)
    return Team(programme, office, ann, bob, care, first, second, third)


ALL = ["Care", "action 1", "action 2", "action 3"]


def test_it_offers_all_that_the_giver_leads_ticked(team: Team) -> None:
    page = team.post()
    assert page.context["form"].initial["things"] == ALL
    assert [value for value, _ in page.context["form"].fields["things"].choices] == ALL
    assert team.leads() == {"ann": ALL, "bob": []}


def test_it_shows_what_follows_before_it_saves_one_change(team: Team) -> None:
    shown = team.post(asked="ann", things=ALL)
    words = shown.content.decode()
    assert "bob leads this from now on, and ann no longer does" in words
    assert team.leads() == {"ann": ALL, "bob": []}
    before = Cause.objects.count()
    saved = team.post(asked="ann", things=ALL, confirm=shown.context["confirm"])
    cause = Cause.objects.latest("id")
    assert (saved.status_code, saved.headers["Location"]) == (302, cause.get_absolute_url())
    assert Cause.objects.count() == before + 1
    assert (cause.what, cause.by) == ("bob takes over from ann", team.office)
    assert team.leads() == {"ann": [], "bob": ALL}
    # What follows its workstream needs no lead of its own.
    assert Action.objects.get(pk=team.first.pk).lead is None


def test_single_actions_are_handed_over_without_their_workstream(team: Team) -> None:
    hand_over(team.programme, team.ann, team.bob, ["action 2"], by=team.office)
    assert team.leads() == {"ann": ["Care", "action 1", "action 3"], "bob": ["action 2"]}


def test_what_is_left_behind_of_a_workstream_stays_with_its_giver(team: Team) -> None:
    hand_over(team.programme, team.ann, team.bob, ["Care", "action 1"], by=team.office)
    assert team.leads() == {"ann": ["action 2", "action 3"], "bob": ["Care", "action 1"]}
    assert words_for(team, team.bob) == ["You now lead Care."]
    assert words_for(team, team.ann)[0] == "You no longer lead Care."


def test_it_is_undone_as_one(team: Team) -> None:
    cause = hand_over(team.programme, team.ann, team.bob, ALL, by=team.office)
    undo(cause, by=team.office, text="Ann is back")
    assert team.leads() == {"ann": ALL, "bob": []}


def test_finished_actions_keep_their_lead(team: Team) -> None:
    item = team.third.item
    item.state, item.actual_end = "COMPLETE", item.baseline_end
    enter(team.programme, item)
    assert "action 3" not in team.leads()["ann"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"taker": "ann"}, "Choose somebody else to take over"),
        ({"giver": ""}, "Select who hands over"),
        ({"giver": "bob", "taker": "ann"}, "bob leads nothing in this programme that is not finished"),
        ({"taker": "stranger"}, "select one of the choices"),
        ({"asked": "ann", "things": []}, "Choose what is handed over"),
        ({"asked": "ann", "things": ["action 77"]}, "not one of the available choices"),
    ],
)
def test_what_cannot_be_handed_over_is_said_and_nothing_is_saved(
    team: Team, typed: dict[str, Any], words: str
) -> None:
    make_person("stranger")
    before = Cause.objects.count()
    page = team.post(**typed)
    assert page.status_code == 200
    assert words in str(page.context["form"].errors)
    assert Cause.objects.count() == before


def test_another_giver_is_asked_anew_what_they_lead(team: Team) -> None:
    page = team.post(giver="bob", taker="ann", asked="ann", things=ALL)
    assert "bob leads nothing" in str(page.context["form"].errors)


def test_what_changed_since_the_confirmation_was_shown_is_shown_again(team: Team) -> None:
    shown = team.post(asked="ann", things=ALL)
    name_lead(team.second, team.bob, version=team.second.version, by=team.office)
    again = team.post(asked="ann", things=["Care", "action 1"], confirm=shown.context["confirm"])
    assert "Something changed since you were asked" in again.content.decode()
    with pytest.raises(Refused, match="no longer leads action 2"):
        hand_over(team.programme, team.ann, team.bob, ALL, by=team.office)


def test_it_warns_where_the_taker_has_no_role_to_report_in(team: Team) -> None:
    make_role(team.programme, "director", make_person("dora"))
    page = team.post(taker="dora", asked="ann", things=["action 3"])
    assert "dora has no role in which they can report" in page.content.decode()
    assert "has no role in which" not in team.post(asked="ann", things=["action 3"]).content.decode()


def test_the_page_of_a_workstream_leads_to_handing_over_what_its_lead_leads(team: Team) -> None:
    page = team.client.get(reverse("programme:workstream", args=[team.programme.slug, "care"]))
    address = f"{reverse('programme:hand-over', args=[team.programme.slug])}?giver=ann"
    assert address in page.content.decode()
    assert 'value="ann" selected' in team.client.get(address).content.decode()


def words_for(team: Team, person: Person, since: dt.datetime = LONG_AGO) -> list[str]:
    return [each.words for each in lead_changes(person, [team.programme], since)]


def test_both_are_told_what_they_lead_now_and_what_no_longer(team: Team) -> None:
    hand_over(team.programme, team.ann, team.bob, ["Care", "action 1", "action 3"], by=team.office)
    assert words_for(team, team.bob) == ["You now lead Care, 3 Action 3."]
    assert words_for(team, team.ann)[0] == "You no longer lead Care, 3 Action 3."
    assert words_for(team, team.office) == []
    for person in (team.ann, team.bob):
        page = signed_in(person).get("/").content.decode()
        assert "lead Care, 3 Action 3." in page


def test_an_action_taken_out_of_a_workstream_that_somebody_leads_is_told_to_both(team: Team) -> None:
    hand_over(team.programme, team.ann, team.bob, ["action 2"], by=team.office)
    assert words_for(team, team.bob) == ["You now lead 2 Action 2."]
    assert words_for(team, team.ann)[0] == "You no longer lead 2 Action 2."


def test_nobody_is_told_of_their_own_change_nor_of_an_old_one(team: Team) -> None:
    hand_over(team.programme, team.ann, team.bob, ["action 2"], by=team.ann)
    assert words_for(team, team.ann) == ["You now lead 3 Action 3."]
    assert words_for(team, team.bob, timezone.now()) == []


def test_taking_it_back_is_told_too(team: Team) -> None:
    cause = hand_over(team.programme, team.ann, team.bob, ["action 3"], by=team.office)
    undo(cause, by=team.office, text="Ann is back")
    assert words_for(team, team.bob) == ["You no longer lead 3 Action 3.", "You now lead 3 Action 3."]
