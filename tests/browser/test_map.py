"""The map in a browser: accessible, readable on a phone, and used by keyboard without a script."""

from __future__ import annotations

from typing import Any

from tests.browser.visitor import Visitor

MAP = "/programmes/leicester/plan/map/"


def test_the_map_is_accessible_and_scrolls_in_its_own_box(visit: Any) -> None:
    for width in (1280, 768, 320):
        office: Visitor = visit(viewport={"width": width, "height": 800})
        for query in ("", "?action=27", "?action=13&steps=5", "?action=999"):
            office.open(MAP + query)
            office.check()
            office.check_width()


def test_without_a_script_and_by_keyboard_one_goes_from_the_overview_around_an_action_to_another(
    visit: Any,
) -> None:
    office: Visitor = visit(java_script_enabled=False)
    office.open(MAP)
    office.page.locator("#id_action").focus()
    office.page.keyboard.type("27")
    office.page.keyboard.press("Enter")
    office.page.wait_for_url("**/plan/map/?action=27*")
    assert "Map around action 27" in office.words()
    box = office.page.locator("svg a", has_text="25 Plan")
    assert str(box.get_attribute("aria-label")).startswith("25 Plan the in-house service changes")
    box.focus()
    office.page.keyboard.press("Enter")
    office.page.wait_for_url("**/plan/25/")


def test_a_number_of_the_overview_opens_its_list(visit: Any) -> None:
    office: Visitor = visit()
    office.open(MAP)
    number = office.page.locator("svg a").first
    count = int(number.text_content() or "")
    number.click()
    assert office.page.locator("tbody tr").count() == count
