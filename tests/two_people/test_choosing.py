"""Two people, or two tabs, at one form: both keep their words, and nobody wins without being asked."""

from __future__ import annotations

import pytest
from django.test import Client

from programme.models import Cause
from tests.reading import Page, post, stored
from tests.test_access import ADDRESSES
from tests.two_people.cases import ALONE, REPORTS, VALUES, both_typed, opened
from tests.world import World


def test_every_form_with_a_version_is_in_these_tests(world: World, anna: Client) -> None:
    forms = {name: opened(anna, world.at(name)) for name, row in ADDRESSES.items() if row.post}
    found = {name for name, typed in forms.items() if "version" in typed}
    assert found == {*VALUES, *REPORTS, *ALONE}


@pytest.mark.parametrize("name", VALUES)
def test_both_values_are_shown_and_nothing_is_chosen_beforehand(
    name: str, world: World, anna: Client, ben: Client
) -> None:
    case = VALUES[name]
    _, typed, page = both_typed(name, world, anna, ben)
    assert "anna changed this while you were typing" in page.html
    theirs, mine = case.told or (case.theirs[case.field], case.mine[case.field])
    question = page.html[page.html.index("Choose what to keep") :]
    for words in ("What you saw", "Stored now, by anna", theirs, "What you typed", mine):
        assert words in question, words
    assert f"keep-{case.field}" not in page.typed
    assert question.count("<fieldset") == 1
    for values in (case.theirs, case.mine):
        assert values.get("text", "") in page.html
        assert values.get("why", "") in page.html
    for key in case.mine:
        assert page.typed[key] == typed[key]


@pytest.mark.parametrize("name", VALUES)
@pytest.mark.parametrize("side", ["theirs", "mine"])
def test_what_is_chosen_is_saved_with_what_only_one_of_them_changed(
    name: str, side: str, world: World, anna: Client, ben: Client
) -> None:
    case = VALUES[name]
    address, _, page = both_typed(name, world, anna, ben)
    asked = post(ben, address, page.typed)
    assert list(asked.errors.values()) == [f"id_keep-{case.field}_0"]
    response = ben.post(address, {**asked.typed, f"keep-{case.field}": side})
    if response.status_code == 200:
        # Money shows its consequence before it is saved.
        again = Page(response.content.decode())
        assert "Nothing is saved yet" in again.html
        response = ben.post(address, again.typed)
    assert response.status_code == 302
    assert case.read(world) == case.either[side == "mine"]


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_stands_beside_the_one_that_was_faster(
    name: str, world: World, anna: Client, ben: Client
) -> None:
    case = REPORTS[name]
    address, _, page = both_typed(name, world, anna, ben)
    assert "anna changed this while you were typing" in page.html
    theirs, _, mine = page.html.partition("What you were about to report")
    assert case.told[0] in theirs
    assert "Their words" in theirs
    assert case.told[1] in mine
    assert "My words" in mine
    before = stored()
    asked = post(ben, address, page.typed)
    assert list(asked.errors.values()) == ["id_keep-all_0"]
    assert stored() == before


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_given_up_or_made_on_top(name: str, world: World, anna: Client, ben: Client) -> None:
    case = REPORTS[name]
    address, _, page = both_typed(name, world, anna, ben)
    before = stored()
    given_up = ben.post(address, {**page.typed, "keep-all": "theirs"}, follow=True)
    assert "Nothing of yours was saved" in given_up.content.decode()
    assert stored() == before

    response = ben.post(address, {**page.typed, "keep-all": "mine"})
    if response.status_code == 200:
        again = Page(response.content.decode())
        assert not again.errors
        assert "Nothing is saved yet" in again.html
        response = ben.post(address, again.typed)
    assert response.status_code == 302
    assert case.read(world) == case.after
    words = Cause.objects.filter(text__in=["Their words", "My words"])
    assert list(words.values_list("text", "by__username")) == [("Their words", "anna"), ("My words", "ben")]
