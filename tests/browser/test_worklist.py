"""The monthly round in a browser: every row by keyboard alone, and every row without a script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

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
    office.page.wait_for_selector("#id_23-reason:focus")
    office.write("Cons")
    office.press("Tab")
    office.write("Responses came in late")
    office.press("Control+Enter")
    office.page.wait_for_selector("#row-23.wm-row--answered")
    assert office.page.evaluate("() => document.activeElement.closest('[data-row]').dataset.row") == "24"


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
