"""No link is dead: the office follows all links of every page, every other role a few of each kind."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from django.test import Client
from django.urls import resolve

from programme.access import ROLES
from programme.models import Person
from tests.browser.test_pages import ADDRESSES, OPEN_TO_ALL, PAGES, PUBLISHED
from tests.reading import Page
from tests.world import signed_in

EMPTY_HEADING = re.compile(r"<h[1-6][^>]*>\s*</h[1-6]>")
OFFICE = "office"


@pytest.fixture
def anybody(demo: None, days_once: None, db: None) -> None:
    """A person of each role can sign in."""


def client_of(role: str) -> Client:
    return signed_in(Person.objects.get(username=role))


def read(client: Client, path: str, found_on: str = "") -> str:
    """A page that is there and none of whose headings is empty; "" for what is no page."""
    response = client.get(path)
    assert response.status_code == 200, f"{found_on} leads to {path}: {response.status_code}"
    if "text/html" not in response.headers["Content-Type"]:
        return ""
    html = response.content.decode()
    assert not EMPTY_HEADING.search(html), path
    return html


def links(client: Client, paths: Iterable[str]) -> dict[str, str]:
    """Addresses of our own that pages link to, each with one of these pages."""
    found = {}
    for path in paths:
        here = path.partition("?")[0]
        for href in Page(read(client, path)).hrefs:
            address = (f"{here}{href}" if href.startswith("?") else href).partition("#")[0]
            if address.startswith("/"):
                found[address] = path
    return found


def few_of_each_kind(found: dict[str, str]) -> dict[str, str]:
    """At most three addresses of each name and query: three actions, three tables in another order."""
    kinds: dict[tuple[str, str], list[str]] = {}
    for href in sorted(found):
        path, _, query = href.partition("?")
        kinds.setdefault((resolve(path).view_name, query.partition("=")[0]), []).append(href)
    return {href: found[href] for held in kinds.values() for href in held[:3]}


def test_no_link_of_the_office_is_dead(anybody: None) -> None:
    office = client_of(OFFICE)
    pages = list(dict.fromkeys([*PAGES, *OPEN_TO_ALL, *PUBLISHED, *ADDRESSES]))
    found = links(office, pages)
    assert len(found) > 100
    for href in found.keys() - set(pages):
        read(office, href, found[href])


@pytest.mark.parametrize("role", [role.name for role in ROLES if role.name != OFFICE])
def test_no_link_of_any_other_role_is_dead(role: str, anybody: None) -> None:
    person = client_of(role)
    seen = [*OPEN_TO_ALL, *PUBLISHED, *([] if role == "panel" else ADDRESSES)]
    found = few_of_each_kind(links(person, seen))
    for href in found.keys() - set(seen):
        read(person, href, found[href])
