"""The programme office moves a date: with the keyboard alone, and in a browser without scripts."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.visitor import Visitor
from tests.worker.house import House

pytestmark = pytest.mark.usefixtures("as_printed")


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
    office.wait_for_focus("id_end_1")


def test_a_question_is_kept_compared_and_adopted(visit: Any, house: House) -> None:
    director: Visitor = visit("director", viewport={"width": 320, "height": 640})
    director.open("/programmes/leicester/plan/23/")
    page = director.page
    page.get_by_role("link", name="What if this slips?").click()
    page.get_by_label("By how much, or when").fill("2 months")
    page.get_by_label("By how much, or when").press("Enter")
    assert "If 23 ends 2 months later 7 dates move and £264,521 more" in director.words()
    page.get_by_role("button", name="Add another change").click()
    director.wait_for_focus("id_item_1")
    director.check()
    director.write("51")
    page.get_by_label("What happens").nth(1).select_option("Is dropped")
    page.get_by_role("button", name="Show what follows").click()
    page.get_by_role("link", name="Keep this what-if").click()
    page.get_by_label("Name").fill("Two months later")
    page.get_by_label("Share it").check()
    page.get_by_role("button", name="Save the what-if").click()
    assert "The what-if is kept." in director.words()
    for link in ("Compare it", "What if", "Two months later", "Change or share it"):
        director.check()
        director.check_width()
        page.locator("main, nav").get_by_role("link", name=link).last.click()
    director.check_width()

    office: Visitor = visit()
    office.open("/programmes/leicester/plan/what-if/")
    office.page.get_by_role("link", name="Two months later").click()
    office.page.get_by_role("link", name="Adopt it").click()
    office.check()
    office.page.get_by_label("Main reason").select_option("CONSULTATION")
    office.page.get_by_label("Why it is adopted").fill("The steering group chose it")
    office.page.get_by_role("button", name="Adopt it and move 8 dates and add £265k").click()
    assert "The what-if is adopted" in office.words()
    office.check()
