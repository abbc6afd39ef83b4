"""What somebody typed outlives their session: signed in again they find it in the form, not saved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from programme import drafts
from programme.models import Risk
from tests.factories import make_person, make_role
from tests.reading import Page, confirmed, stored
from tests.two_people.cases import REPORTS, VALUES, later, opened
from tests.world import World

UPDATE = "programme:update-action"
RISK = "programme:change-risk"
OURS = "http://testserver"


def end_sessions() -> None:
    Session.objects.all().delete()


def sign_in(client: Client, address: str, name: str = "anna") -> Page:
    """Sign in with the password that every person of the tests has, and land on the page asked for."""
    typed = {"username": name, "password": "a-known-word", "next": address}
    response = client.post("/sign-in/", typed, follow=True)
    assert response.status_code == 200
    return Page(response.content.decode())


@pytest.mark.parametrize("name", [*VALUES, *REPORTS])
def test_every_form_is_filled_again(name: str, world: World, anna: Client, ben: Client) -> None:
    case: Any = VALUES.get(name) or REPORTS[name]
    address = world.at(name)
    typed = {**opened(anna, address), **case.mine}
    end_sessions()
    before = stored()
    response = anna.post(address, typed)
    assert response.status_code == 302
    assert response.headers["Location"] == f"/sign-in/?next={address}"
    assert "What you typed is kept" in anna.get(response.headers["Location"]).content.decode()
    page = sign_in(anna, address)
    assert drafts.NOTICE in page.html
    assert {key: page.typed[key] for key in case.mine} == case.mine
    assert stored() == before


def test_it_stays_until_it_is_sent_and_then_goes(world: World, anna: Client) -> None:
    address = world.at(RISK)
    typed = {**opened(anna, address), "controls": "My words"}
    end_sessions()
    anna.post(address, typed)
    sign_in(anna, address)
    page = Page(anna.get(address).content.decode())
    assert page.typed["controls"] == "My words"
    assert anna.post(address, page.typed).status_code == 302
    assert Risk.objects.get().controls == "My words"
    assert drafts.NOTICE not in anna.get(address).content.decode()


def test_what_changed_meanwhile_is_still_noticed(world: World, anna: Client, ben: Client) -> None:
    address = world.at(UPDATE)
    typed = {**opened(anna, address), **later("12", "My words")}
    paused = {**opened(ben, address), "news": "PAUSED", "text": "Their words"}
    assert confirmed(ben, address, paused).status_code == 302
    end_sessions()
    anna.post(address, typed)
    page = sign_in(anna, address)
    assert page.typed["text"] == "My words"
    page = Page(anna.post(address, page.typed).content.decode())
    assert "What you were about to report" in page.html
    assert "Their words" in page.html


def test_two_forms_are_both_kept(world: World, anna: Client) -> None:
    risk, update = world.at(RISK), world.at(UPDATE)
    first = {**opened(anna, risk), "controls": "My words"}
    second = {**opened(anna, update), **later("12", "More words")}
    end_sessions()
    anna.post(risk, first)
    anna.post(update, second)
    assert sign_in(anna, risk).typed["controls"] == "My words"
    assert Page(anna.get(update, follow=True).content.decode()).typed["text"] == "More words"


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("programme:what-if", {"item_0": "2", "how_0": "end-later", "by_0": "2 months"}),
        ("programme:worklist", {"2-answer": "MOVED", "2-version": "1", "2-text": "My words"}),
    ],
)
def test_pages_with_forms_of_their_own_are_filled_again(
    name: str, typed: dict[str, str], world: World, anna: Client
) -> None:
    address = f"{world.at(name)}?not_due=yes"
    end_sessions()
    before = stored()
    anna.post(address, {**typed, "typed_by": "anna"})
    page = sign_in(anna, address)
    assert drafts.NOTICE in page.html
    assert {key: page.typed[key] for key in typed} == typed
    assert stored() == before


def test_a_part_of_a_page_leads_the_whole_page_to_signing_in(world: World, anna: Client) -> None:
    address = world.at("programme:worklist")
    end_sessions()
    response = anna.post(address, {"2-text": "My words", "typed_by": "anna"}, HTTP_HX_REQUEST="true")
    assert response.status_code == 200
    assert response.headers["HX-Redirect"] == f"/sign-in/?next={address}"


def test_the_next_person_at_the_same_computer_does_not_get_it(
    world: World, anna: Client, ben: Client
) -> None:
    address = world.at(RISK)
    typed = {**opened(anna, address), "controls": "My words"}
    end_sessions()
    anna.post(address, typed)
    page = sign_in(anna, address, "ben")
    assert "My words" not in page.html
    assert drafts.NOTICE not in page.html


def test_what_is_far_too_long_or_secret_is_not_kept(world: World, anna: Client) -> None:
    address = world.at(RISK)
    end_sessions()
    anna.post(address, {"controls": "x" * (drafts.LARGEST + 1), "typed_by": "anna"})
    assert not Session.objects.exists()
    anna.post(address, {"controls": "x", "csrfmiddlewaretoken": "secret", "confirm": "0", "typed_by": "anna"})
    kept = anna.session[drafts.KEY]
    assert kept == {address: {"author": "anna", "fields": {"controls": ["x"]}}}


def test_what_is_kept_has_an_end(world: World, anna: Client) -> None:
    end_sessions()
    for number in range(5):
        anna.post(world.at(UPDATE, number=str(number)), {"text": "z" * 100_000, "typed_by": "anna"})
    assert list(anna.session[drafts.KEY]) == [world.at(UPDATE, number=number) for number in "34"]


def careful(world: World, address: str) -> tuple[Client, dict[str, str]]:
    """Somebody whose form was opened before they signed in again in another tab."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(
        make_role(world.programme, "office", make_person("anna")).person,
        backend="django.contrib.auth.backends.ModelBackend",
    )
    typed = {**Page(client.get(address).content.decode()).typed, "controls": "My words"}
    token = Page(client.get("/help/").content.decode()).typed["csrfmiddlewaretoken"]
    client.post("/sign-out/", {"csrfmiddlewaretoken": token})
    again = Page(client.get("/sign-in/").content.decode()).typed
    client.post("/sign-in/", {**again, "username": "anna", "password": "a-known-word"})
    return client, typed


def test_a_form_with_an_old_token_is_shown_again_with_what_was_typed(world: World) -> None:
    address = world.at(RISK)
    client, typed = careful(world, address)
    before = stored()
    response = client.post(address, typed, HTTP_ORIGIN=OURS)
    assert (response.status_code, response.headers["Location"]) == (302, address)
    page = Page(client.get(address).content.decode())
    assert page.typed["controls"] == "My words"
    assert stored() == before
    assert client.post(address, page.typed, HTTP_ORIGIN=OURS).status_code == 302
    assert Risk.objects.get().controls == "My words"


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", ""])
def test_what_another_site_sends_is_neither_saved_nor_kept(origin: str, world: World) -> None:
    address = world.at(RISK)
    client, typed = careful(world, address)
    before = stored()
    headers: dict[str, Any] = {"HTTP_ORIGIN": origin} if origin else {}
    response = client.post(address, typed, **headers)
    assert response.status_code == 403
    assert "This page was open for too long" in response.content.decode()
    assert "My words" not in client.get(address).content.decode()
    assert client.post("/sign-out/", {}, HTTP_ORIGIN=OURS).status_code == 403
    assert stored() == before


def test_every_form_of_ours_says_whose_page_it_is() -> None:
    """Except those for people who are not signed in, and the button to sign out."""
    folder = Path(settings.BASE_DIR) / "templates"
    found = {
        str(path.relative_to(folder))
        for path in folder.rglob("*.html")
        for form in path.read_text().split("<form")[1:]
        if 'method="post"' in form.partition(">")[0] and "components/form_start.html" not in form
    }
    assert found == {"layouts/header.html", "registration/login.html"}
