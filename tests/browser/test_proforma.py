"""A saving from its proforma to the tracker: with the keyboard alone, and in a browser without scripts."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.visitor import Visitor
from tests.worker.house import House

BUDGET = "/programmes/leicester/budget/"

pytestmark = pytest.mark.usefixtures("as_printed")


def test_entered_approved_and_tracked_with_the_keyboard_alone(visit: Any, house: House) -> None:
    finance: Visitor = visit("finance")
    finance.open(BUDGET)
    finance.tab_to("main a", "Add a proposal")
    finance.enter()
    finance.tab_to("main a", "A reduction")
    finance.enter()
    finance.check()
    finance.tab_to("#id_code")
    finance.write("R21")
    finance.tab_to("#id_title")
    finance.write("Cheaper printing")
    finance.tab_to("#id_amount_2011")
    finance.write("1e400")
    finance.tab_to("#id_text")
    finance.write("Found in the autumn")
    finance.tab_to("button", "Continue")
    finance.enter()
    assert "Enter an amount in pounds" in finance.words()
    finance.check()

    finance.tab_to("a[href='#id_amount_2011']")
    finance.press("Enter")
    finance.wait_for_focus("id_amount_2011")
    finance.press("Control+A")
    finance.write("60,000")
    finance.tab_to("button", "Continue")
    finance.enter()
    assert "£60,000 less is spent or lost in 2011/12" in finance.words()
    finance.check()
    finance.tab_to("button", "Save for approval")
    finance.enter()
    assert "R21 is entered, and waits for approval." in finance.words()
    finance.check()

    director: Visitor = visit("director")
    director.open(f"{BUDGET}R21/")
    director.tab_to("main a", "Approve version 1")
    director.enter()
    director.check()
    director.tab_to("#id_approved_by")
    director.write("Cabinet")
    director.tab_to("#id_reason")
    director.write("Agreed with the budget")
    director.tab_to("button", "Approve version 1")
    director.enter()
    assert "Version 1 of R21 is approved, and counts from now on." in director.words()

    house.web.do("work_out")
    finance.open(f"{BUDGET}tracker/?year=2011")
    finance.tab_to("#id_q")
    finance.write("R21")
    finance.enter()
    assert "1 proposal" in finance.words()
    assert "−60,000" in finance.words()
    finance.check()


def test_entered_approved_and_tracked_without_a_script(visit: Any, house: House) -> None:
    finance: Visitor = visit("finance", java_script_enabled=False)
    finance.open(f"{BUDGET}add/?kind=growth")
    page = finance.page
    page.get_by_label("Proposal number").fill("G21")
    page.get_by_label("Title").fill("Warmer rooms")
    page.locator("#id_amount_2011").fill("40,000")
    page.locator("#id_existing_income").fill("(1,829)")
    page.get_by_label("Why it is proposed").fill("A cold winter")
    page.get_by_role("button", name="Continue").click()
    assert "£40,000 more is spent or lost in 2011/12" in finance.words()
    page.get_by_role("button", name="Save for approval").click()
    assert "G21 is entered, and waits for approval." in finance.words()
    assert "−1,829" in finance.words()

    director: Visitor = visit("director", java_script_enabled=False)
    director.open(f"{BUDGET}G21/approve/")
    director.page.get_by_label("Who approved it").fill("Cabinet")
    director.page.get_by_label("Why").fill("Agreed with the budget")
    director.page.get_by_role("button", name="Approve version 1").click()
    assert "Version 1 of G21 is approved, and counts from now on." in director.words()

    house.web.do("work_out")
    finance.open(f"{BUDGET}tracker/?year=2011&q=G21")
    assert "1 proposal" in finance.words()
    assert "40,000" in finance.words()
