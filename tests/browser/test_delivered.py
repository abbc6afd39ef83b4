"""The grid of delivered months in a browser: by keyboard, and without a script."""

from __future__ import annotations

import time
from typing import Any

import pytest
from playwright.sync_api import Route

from tests.browser.visitor import Visitor

GRID = "/programmes/leicester/budget/tracker/delivered/?year=2010"

pytestmark = pytest.mark.usefixtures("as_printed")


def test_months_are_confirmed_and_corrected_by_keyboard_alone(visit: Any) -> None:
    finance: Visitor = visit("finance")
    finance.open(GRID)
    finance.check()
    finance.page.locator("#id_R7-m2010-04").focus()
    finance.page.keyboard.type("1,500")
    finance.page.keyboard.press("Enter")
    finance.page.wait_for_selector("#row-R7[data-saved]")
    finance.page.wait_for_selector("#id_R8-m2010-04:focus")
    assert finance.page.locator("#id_R7-m2010-04").input_value() == "1500"
    assert "1,500" in finance.page.locator("#sums").inner_text()

    finance.page.keyboard.press("ArrowUp")
    finance.page.wait_for_selector("#id_R7-m2010-04:focus")
    finance.page.keyboard.type("1600")
    finance.page.keyboard.press("Enter")
    finance.page.wait_for_selector("#id_R7-text:focus")
    assert "Say why what was confirmed for April 2010 changes" in finance.page.locator("#row-R7").inner_text()
    finance.check()
    finance.page.keyboard.type("Counted twice")
    finance.page.keyboard.press("Enter")
    finance.page.wait_for_selector("#row-R7[data-saved]")
    assert "1,600" in finance.page.locator("#sums").inner_text()


def test_what_is_typed_while_a_row_is_being_saved_stays(visit: Any) -> None:
    finance: Visitor = visit("finance")
    finance.open(GRID)

    def wait(route: Route) -> None:
        time.sleep(0.3)
        route.continue_()

    finance.page.route(lambda url: "/delivered/" in url, wait)
    finance.page.locator("#id_R7-m2010-06").focus()
    finance.page.keyboard.type("900")
    finance.press("Enter", "Tab")
    finance.page.keyboard.type("750", delay=60)
    finance.page.wait_for_selector("#row-R7[data-saved]")
    assert finance.page.locator("#id_R7-m2010-07").input_value() == "750"
    finance.wait_for_focus("id_R7-m2010-07")


def test_months_are_confirmed_without_a_script(visit: Any) -> None:
    finance: Visitor = visit("finance", java_script_enabled=False)
    finance.open(GRID)
    finance.page.fill("#id_R7-m2010-05", "200")
    finance.page.fill("#id_G4-m2010-05", "30")
    finance.page.press("#id_G4-m2010-05", "Enter")
    finance.page.wait_for_load_state()
    assert "2 proposals saved" in finance.words()
    assert finance.page.input_value("#id_R7-m2010-05") == "200"
