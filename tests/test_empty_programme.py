"""A programme in which nothing is entered yet, or next to nothing: every page says so, and none fails."""

from __future__ import annotations

import pytest
from django.urls import reverse

from programme.models import Person
from programme.recalculation import recalculate
from tests.factories import make_action, make_person, make_programme, make_role
from tests.test_access import ADDRESSES, ROLES, Address
from tests.world import World, make_world, signed_in

EMPTY = ("new", "calculated", "one-action")
NAMING = ("number", "uid", "slug", "code", "key", "quarter", "rule", "username")
"""What in an address names a row, of which there is none here."""
ASKED = ("", "?as-at=2010-01-01&format=csv")


@pytest.fixture(scope="module")
def made(kept: None) -> World:
    """What the addresses are made from, beside a person a role in each of the empty programmes."""
    found = make_world("river")
    empty = {slug: make_programme(slug) for slug in EMPTY}
    make_action(empty["one-action"], "1")
    for role in {each.removeprefix("other ") for each in ROLES}:
        person = make_person(role)
        for programme in empty.values():
            make_role(programme, role, person)
    for slug in ("calculated", "one-action"):
        recalculate(slug)
    return found


def readers(row: Address) -> list[str]:
    """Somebody who may change it or else read it, and the panel where it reads it too."""
    first = [role for role in ROLES if role in row.post] or [role for role in ROLES if role in row.get]
    return list(dict.fromkeys([*first[:1], *({"panel"} & row.get)]))


@pytest.mark.parametrize("name", ADDRESSES)
def test_no_page_fails_where_nothing_is_entered(name: str, world: World, db: None) -> None:
    row, kwargs = ADDRESSES[name], world.kwargs_of(name)
    for role in readers(row):
        client = signed_in(Person.objects.get(username=role))
        for slug in EMPTY:
            address = reverse(name, kwargs={**kwargs, "programme": slug})
            for query in ASKED:
                status = client.get(address + query).status_code
                assert status < 500, (slug, role, query)
                if role in row.get and not query and not any(each in kwargs for each in NAMING):
                    assert status in (200, 302), (slug, role, query)
            assert client.post(address, row.data(world)).status_code < 500, (slug, role)
