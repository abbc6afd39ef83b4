"""Every page, for everybody: accessible, as wide as a phone, without a dead link."""

from __future__ import annotations

import re
from typing import Any

import pytest

from programme.access import ROLES
from tests.browser.visitor import Visitor
from tests.reading import Page

HOME = "/programmes/leicester/"
PAGES = [
    "/",
    HOME,
    f"{HOME}plan/",
    f"{HOME}plan/?late=on&q=nothing",
    f"{HOME}plan/27/",
    f"{HOME}plan/27/links/add/",
    f"{HOME}plan/27/documents/add/",
    f"{HOME}alerts/",
    f"{HOME}budget/",
    f"{HOME}budget/G1/",
    f"{HOME}budget/R2/",
    f"{HOME}budget/R2/change/",
    f"{HOME}budget/R2/deliveries/add/",
    "/help/",
    "/accessibility/",
]
EMPTY_HEADING = re.compile(r"<h[1-6][^>]*>\s*</h[1-6]>")


def links(visitor: Visitor, path: str) -> set[str]:
    """Addresses of our own that a page links to."""
    html = visitor.page.context.request.get(path).text()
    assert not EMPTY_HEADING.search(html), path
    here = path.partition("?")[0]
    found = {f"{here}{href}" if href.startswith("?") else href for href in Page(html).hrefs}
    return {href.partition("#")[0] for href in found if href.startswith("/")}


def test_every_page_is_accessible(visit: Any) -> None:
    office: Visitor = visit()
    ends = sorted(href for href in links(office, f"{HOME}plan/27/") if href.endswith("/end/"))
    for path in [*PAGES, ends[0]]:
        office.open(path)
        office.check()
    office.open(f"{HOME}plan/999/", status=404)
    office.check()


def test_no_page_scrolls_sideways_on_a_phone(visit: Any) -> None:
    phone: Visitor = visit(viewport={"width": 320, "height": 640})
    for path in PAGES:
        phone.open(path)
        phone.check_width()
    phone.check()


@pytest.mark.parametrize("role", [role.name for role in ROLES])
def test_every_role_can_open_what_its_menu_offers(role: str, visit: Any) -> None:
    person: Visitor = visit(role)
    person.open("/")
    person.check()
    if role == "panel":
        assert "Nothing is published to you yet" in person.words()
        person.open(HOME, status=403)
        person.check()
        return
    person.open(HOME)
    menu = person.page.locator("nav[aria-label=Menu] a")
    addresses = menu.evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert len(addresses) >= 4
    for address in addresses:
        person.open(address)
        assert person.page.locator("h1").inner_text().strip()


def test_no_link_is_dead(visit: Any) -> None:
    office: Visitor = visit()
    found = {href: path for path in PAGES for href in links(office, path)}
    assert len(found) > 100
    for href, path in found.items():
        response = office.page.context.request.get(href)
        assert response.status == 200, f"{path} leads to {href}: {response.status}"
        if "text/html" in response.headers["content-type"]:
            assert not EMPTY_HEADING.search(response.text()), href


def test_a_script_within_a_page_is_refused_and_the_browser_says_so(visit: Any) -> None:
    person: Visitor = visit("")
    person.open("/sign-in/")
    person.page.evaluate(
        """() => {
        const script = document.createElement('script');
        script.textContent = 'window.ran = true';
        document.head.append(script);
        }"""
    )
    assert not person.page.evaluate("() => window.ran")
    assert any("Content Security Policy" in words for words in person.complaints)
    person.complaints.clear()
