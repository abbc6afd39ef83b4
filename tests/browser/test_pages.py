"""Every page, for everybody: accessible, and as wide as a phone. tests/test_links.py follows the links."""

from __future__ import annotations

from typing import Any

import pytest

from budget.reconciliation.collecting import key_of
from programme.access import ROLES
from tests.browser.visitor import Visitor

HOME = "/programmes/leicester/"
UNDELIVERED = key_of(("undelivered", "R11", "Delivered by"))
"""The finding that no action delivers R11."""
PAGES = [
    "/",
    HOME,
    f"{HOME}figures/savings/?sum=forecast&year=2011",
    f"{HOME}figures/actions/?late=on",
    f"{HOME}compare/",
    "/programmes/",
    f"{HOME}plan/",
    f"{HOME}plan/?late=on&q=nothing",
    f"{HOME}plan/update/",
    f"{HOME}plan/gantt/",
    f"{HOME}plan/27/",
    f"{HOME}plan/27/links/add/",
    f"{HOME}plan/27/documents/add/",
    f"{HOME}plan/what-if/?change=23:%2B2m&change=51:drop",
    f"{HOME}plan/what-if/?change=23:%2B2x&change=99:drop",
    f"{HOME}plan/what-if/save/?change=23:%2B2m",
    f"{HOME}plan/what-if/compare/",
    f"{HOME}alerts/",
    f"{HOME}alerts/?answer=waiting&mine=on",
    f"{HOME}alerts/mails/",
    f"{HOME}alerts/rules/",
    f"{HOME}alerts/rules/change/",
    f"{HOME}alerts/reconciliation/reconciliation:findings/",
    f"{HOME}budget/",
    f"{HOME}budget/charts/",
    f"{HOME}budget/charts/months/?month=2011-09",
    f"{HOME}budget/charts/slippage/",
    f"{HOME}budget/G1/",
    f"{HOME}budget/R2/",
    f"{HOME}budget/R2/change/",
    f"{HOME}budget/R2/versions/",
    f"{HOME}budget/R2/versions/1/",
    f"{HOME}budget/add/",
    f"{HOME}budget/add/?kind=reduction-summary",
    f"{HOME}budget/reconciliation/",
    f"{HOME}budget/reconciliation/totals/add/",
    f"{HOME}budget/reconciliation/{UNDELIVERED}/",
    f"{HOME}budget/reconciliation/{UNDELIVERED}/accept/",
    f"{HOME}budget/tracker/",
    f"{HOME}budget/tracker/delivered/",
    f"{HOME}budget/tracker/confidence/",
    f"{HOME}budget/tracker/assumptions/2011/",
    f"{HOME}budget/tracker/pressures/add/",
    f"{HOME}budget/R2/rating/",
    f"{HOME}budget/R2/end/",
    f"{HOME}budget/add/?kind=growth",
    f"{HOME}budget/R2/deliveries/add/",
    f"{HOME}services/",
    f"{HOME}services/herrick-lodge/",
    f"{HOME}services/herrick-lodge/change/",
    f"{HOME}services/costs/first-two-homes/",
    f"{HOME}services/costs/first-two-homes/change/",
    f"{HOME}services/costs/first-two-homes/lines/add/",
    f"{HOME}services/outcomes/",
    f"{HOME}equality/",
    f"{HOME}equality/visamo/",
    f"{HOME}equality/cumulative/",
    f"{HOME}risks/",
    f"{HOME}risks/2/",
    f"{HOME}risks/add/",
    f"{HOME}plan/map/",
    f"{HOME}plan/map/?action=27&steps=3",
    f"{HOME}plan/map/?action=999",
    f"{HOME}figures/links/?from=care-pathways&to=asset-management",
    f"{HOME}workstreams/",
    f"{HOME}workstreams/in-house-services/",
    f"{HOME}meetings/",
    f"{HOME}about/",
    f"{HOME}questions/",
    f"{HOME}forward-plan/",
    f"{HOME}glossary/",
    f"{HOME}meetings/recommendations/",
    f"{HOME}reports/",
    f"{HOME}reports/begin/",
    "/help/",
    "/account/",
    "/accessibility/",
]
# The addresses that stay put (interfaces.md), and those of them that belong to no programme.
ADDRESSES = [
    f"{HOME}plan/",
    f"{HOME}plan/27/",
    f"{HOME}plan/map/",
    f"{HOME}plan/what-if/",
    f"{HOME}services/",
    f"{HOME}services/herrick-lodge/",
    f"{HOME}budget/",
    f"{HOME}budget/R2/",
    f"{HOME}equality/",
    f"{HOME}equality/visamo/",
    f"{HOME}risks/",
    f"{HOME}alerts/",
]
PUBLISHED = [
    HOME,
    f"{HOME}reports/",
    f"{HOME}questions/",
    f"{HOME}meetings/recommendations/",
    f"{HOME}forward-plan/",
    f"{HOME}glossary/",
]
"""What those may open too who read what is published, and nothing else."""
OPEN_TO_ALL = ["/", "/help/", "/accessibility/"]


def test_every_page_is_accessible(visit: Any) -> None:
    office: Visitor = visit()
    for path in PAGES:
        office.open(path)
        office.check()
    office.open(f"{HOME}plan/27/")
    office.open(office.page.locator("a[href$='/end/']").first.get_attribute("href") or "")
    office.check()
    office.open(f"{HOME}plan/999/", status=404)
    office.check()


def test_no_page_scrolls_sideways_on_a_phone_or_a_tablet(visit: Any) -> None:
    visitor: Visitor = visit(viewport={"width": 320, "height": 640})
    for path in PAGES:
        visitor.open(path)
        for width in (768, 320):
            visitor.page.set_viewport_size({"width": width, "height": 640})
            visitor.check_width()
    visitor.check()


@pytest.mark.parametrize("role", [role.name for role in ROLES])
def test_every_role_meets_sound_pages(role: str, visit: Any) -> None:
    """Every address that stays put."""
    person: Visitor = visit(role)
    seen = [*OPEN_TO_ALL, *PUBLISHED] if role == "panel" else [*OPEN_TO_ALL, *PUBLISHED, *ADDRESSES]
    for path in {*OPEN_TO_ALL, *PUBLISHED, *ADDRESSES}:
        person.open(path, status=200 if path in seen else 404)
        assert person.page.locator("h1").inner_text().strip(), path
        person.check()


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
