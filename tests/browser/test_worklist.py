"""The monthly round in a browser: every row by keyboard alone, and every row without a script."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Route

from tests.browser.visitor import Visitor
from tests.worker.house import House

ROUND = "/programmes/leicester/plan/update/?not_due=yes"


@pytest.fixture(autouse=True)
def as_printed(house: House) -> Iterator[None]:
    house.web.do("take_back_edits")
    yield
    house.web.do("take_back_edits")


def left(office: Visitor) -> int:
    found = re.search(r"(\d+) to go", office.page.locator("#left").inner_text())
    assert found
    return int(found[1])


def test_every_row_by_keyboard_alone(visit: Any) -> None:
    office: Visitor = visit()
    office.open(ROUND)
    office.check()
    rows = left(office)
    assert rows > 60
    office.press("n")
    for to_go in range(rows - 1, -1, -1):
        office.press("t")
        office.page.wait_for_function(
            "to_go => document.querySelector('#left').textContent.includes(`, ${to_go} to go`)", arg=to_go
        )
    assert left(office) == 0
    office.check()


def test_a_late_row_shows_what_moves_and_goes_on_to_the_next_by_keyboard(visit: Any) -> None:
    office: Visitor = visit()
    office.open(ROUND)
    office.page.locator("#row-23 input[type=radio]").first.focus()
    office.press("l")
    office.page.wait_for_selector("#id_23-end:focus")
    office.write("Aug 11")
    office.press("Tab")
    office.page.wait_for_selector("#row-23 .wm-preview")
    assert "28 Round 2" in office.page.locator("#row-23 .wm-preview").inner_text()
    office.check()
    office.wait_for_focus("id_23-reason")
    office.write("Cons")
    office.press("Tab")
    office.write("Responses came in late")
    office.press("Control+Enter")
    office.page.wait_for_selector("#row-23.wm-row--answered")
    assert office.page.evaluate("() => document.activeElement.closest('[data-row]').dataset.row") == "24"


def answer_slowly(office: Visitor, seconds: float) -> None:
    """Every preview stays on its way for a while."""

    def wait(route: Route) -> None:
        time.sleep(seconds)
        route.continue_()

    office.page.route(lambda url: "/plan/update/" in url, wait)


@pytest.mark.parametrize(("keys", "reason"), [("Not enough", "CAPACITY"), ("Con", "CONSULTATION")])
def test_what_is_typed_while_a_preview_is_on_its_way_is_what_is_kept(
    visit: Any, keys: str, reason: str
) -> None:
    office: Visitor = visit()
    office.open(ROUND)
    office.page.locator("#row-23 input[type=radio]").first.focus()
    controls = office.page.locator(
        "#row-23 :is(input:not([type=hidden]), select, textarea)"
    ).element_handles()
    answer_slowly(office, 0.3)
    office.press("l")
    office.write("Sep 2011")
    office.press("Tab")
    for key in keys:
        office.page.keyboard.type(key)
        office.page.wait_for_timeout(60)
    office.press("Tab")
    office.page.keyboard.type("Responses came in late, and are still coming in now", delay=20)
    office.page.wait_for_selector("#row-23 .wm-preview")
    assert office.page.locator("#id_23-end").input_value() == "Sep 2011"
    assert office.page.locator("#id_23-reason").input_value() == reason
    assert office.page.locator("#id_23-text").input_value().endswith("are still coming in now")
    assert all(each.evaluate("each => each.isConnected") for each in controls)
    office.wait_for_focus("id_23-text")


def test_a_row_saved_while_its_preview_is_on_its_way_is_saved_once_it_was_seen(visit: Any) -> None:
    office: Visitor = visit()
    office.open(ROUND)
    office.page.locator("#row-23 input[type=radio]").first.focus()
    answer_slowly(office, 0.3)
    office.press("l")
    office.write("Aug 2011")
    office.press("Tab", "Tab", "Shift+Tab", "Shift+Tab")
    office.press("Backspace", "Backspace", "Backspace", "Backspace")
    office.write("Sep 2011")
    office.press("Tab")
    office.write("Con")
    office.press("Tab")
    office.write("Late")
    office.press("Control+Enter", "Control+Enter")
    office.page.get_by_text("then press Save 23 again").wait_for()
    assert "Read as Sep 2011" in office.page.locator("#row-23 .wm-row__seen").inner_text()
    office.press("Control+Enter", "Control+Enter")
    office.page.wait_for_selector("#row-23.wm-row--answered")


def test_enter_saves_its_own_row_and_escape_leaves_one_as_it_was(visit: Any) -> None:
    office: Visitor = visit()
    office.open(ROUND)
    office.page.locator("#row-23 input[type=radio]").first.focus()
    office.press("l")
    office.write("Sep 2011")
    office.press("Escape")
    office.wait_for_focus("id_23-answer_0")
    assert office.page.locator("#row-23 input:checked").count() == 0
    assert not office.page.locator("#id_23-end").is_visible()
    office.press("l")
    assert office.page.locator("#id_23-end").input_value() == ""
    office.press("Escape", "j", "d")
    office.wait_for_focus("id_24-end")
    office.press("Enter")
    office.page.get_by_text("then press Save 24 again").wait_for()
    office.press("Enter")
    office.page.wait_for_selector("#row-24.wm-row--answered")
    assert office.page.locator("#row-23 input[type=radio]").count() == 4


def test_an_arrow_key_passes_an_answer_and_saves_none(visit: Any) -> None:
    office: Visitor = visit()
    office.open(ROUND)
    rows = left(office)
    office.page.locator("#row-23 input[type=radio]").first.focus()
    office.press("Space", "Shift+Tab", "ArrowDown")
    office.page.wait_for_selector("#row-23[data-said=NO_CHANGE]")
    office.press("ArrowDown")
    office.page.wait_for_selector("#row-23[data-said=MOVED]")
    assert left(office) == rows
    office.page.locator("#row-23 .wm-answer").nth(1).click()
    office.page.wait_for_selector("#row-23.wm-row--answered")
    assert left(office) == rows - 1


def test_every_row_without_a_script(visit: Any) -> None:
    office: Visitor = visit(java_script_enabled=False)
    office.open(ROUND)
    rows = left(office)
    for radio in office.page.locator("input[value=NO_CHANGE]").all():
        radio.check()
    office.page.locator("#row-23 input[value=MOVED]").check()
    office.page.get_by_role("button", name="Save all that are answered").click()
    assert left(office) == 1
    office.page.locator("#id_23-end").fill("Aug 11")
    office.page.locator("#row-23 [data-save]").click()
    assert "28 Round 2" in office.page.locator("#row-23 .wm-preview").inner_text()
    office.page.locator("#id_23-reason").select_option("CONSULTATION")
    office.page.locator("#id_23-text").fill("Responses came in late")
    office.page.locator("#row-23 [data-save]").click()
    assert (left(office), rows > 60) == (0, True)


def test_the_round_fits_a_phone(visit: Any) -> None:
    office: Visitor = visit(viewport={"width": 320, "height": 800})
    office.open(ROUND)
    office.check_width()
    office.check()
