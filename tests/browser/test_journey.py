"""The programme office moves a date: with the keyboard alone, and in a browser without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.visitor import Visitor
from tests.worker.house import House


@pytest.fixture(autouse=True)
def as_printed(house: House) -> Iterator[None]:
    house.web.do("undo_edits")
    yield
    house.web.do("undo_edits")


def test_with_the_keyboard_alone(visit: Any, house: House) -> None:
    office: Visitor = visit("")
    office.open("/")
    office.check()
    office.tab_to("#id_username")
    office.write("office")
    office.tab_to("#id_password")
    office.write("demo-office")
    office.enter()
    office.check()

    office.tab_to("main a", "Leicester")
    office.enter()
    assert "none of 64 actions is late" in office.words()
    office.check()

    office.tab_to("nav a", "Plan")
    office.enter()
    office.check()
    office.tab_to("#id_q")
    office.write("23")
    office.enter()
    assert "1 action" in office.words()
    office.check()
    office.tab_to("td a, th a", "Consult")
    office.enter()
    assert office.page.url.endswith("/plan/23/")
    office.check()

    office.tab_to("input[name=news]")
    office.press("ArrowDown", "ArrowDown")
    assert office.page.locator("input[name=news]:checked").get_attribute("value") == "MOVED"
    office.tab_to("#id_end_1")
    office.write("8")
    office.press("Tab")
    office.write("2011")
    office.tab_to("#id_reason")
    office.write("Cons")
    office.tab_to("#id_text")
    office.write("Responses came in late")
    office.tab_to("button", "Continue")
    office.enter()
    assert "£264,521" in office.words()
    office.check()

    office.tab_to("button", "Move 23 to Aug 2011")
    office.enter()
    assert "Action 23 is updated." in office.words()
    office.check()

    house.web.do("work_out")
    office.tab_to("nav a", "Dashboard")
    office.enter()
    assert "5 of 64 actions are late" in office.words()
    assert "£264,521" in office.words()
    office.check()


def test_without_scripts(visit: Any, house: House) -> None:
    office: Visitor = visit("", java_script_enabled=False)
    office.open("/")
    page = office.page
    page.get_by_label("Username").fill("office")
    page.get_by_label("Password", exact=True).fill("demo-office")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="Leicester").click()
    assert "none of 64 actions is late" in office.words()

    page.get_by_role("link", name="Plan", exact=True).click()
    page.get_by_label("Number or words").fill("23")
    page.get_by_role("button", name="Filter").click()
    page.get_by_role("link", name="Consult the public").click()
    page.get_by_label("The dates have changed").check()
    end = page.get_by_role("group", name="End date")
    end.get_by_label("Month").fill("Aug")
    end.get_by_label("Year").fill("2011")
    page.get_by_label("Main reason").select_option("CONSULTATION")
    page.get_by_label("What happened").fill("Responses came in late")
    page.get_by_role("button", name="Continue").click()
    assert "£264,521" in office.words()
    page.get_by_role("button", name="Move 23 to Aug 2011").click()
    assert "Action 23 is updated." in office.words()

    house.web.do("work_out")
    page.get_by_role("link", name="Dashboard").click()
    assert "5 of 64 actions are late" in office.words()


def test_a_link_in_the_error_summary_moves_the_focus(visit: Any) -> None:
    office: Visitor = visit()
    office.open("/programmes/leicester/plan/23/")
    office.page.get_by_label("The dates have changed").check()
    office.page.locator("#id_end_1").fill("13")
    office.page.locator("#id_end_2").fill("2011")
    office.page.get_by_role("button", name="Continue").click()
    office.check()
    summary = office.page.locator(".govuk-error-summary")
    assert summary.evaluate("each => each === document.activeElement")
    assert office.page.locator("#id_end_1").input_value() == "13"
    office.tab_to(".govuk-error-summary a")
    office.press("Enter")
    assert office.focused() == "id_end_1"
