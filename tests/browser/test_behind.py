"""A page tells whoever sits on it that a change has been worked out, and keeps what they typed."""

from __future__ import annotations

from typing import Any

from tests.worker.house import House

PAGE = "/programmes/leicester/risks/add/"


def test_a_page_says_by_itself_that_a_change_is_worked_out_and_keeps_what_was_typed(
    as_printed: None, house: House, visit: Any
) -> None:
    house.web.do("edit", month="8", year="2011")
    office = visit()
    office.open(PAGE)
    assert "A change is being worked out" in office.words()
    office.check()
    office.page.get_by_label("What is done about it").fill("Half a sentence")
    house.web.do("work_out")
    office.page.get_by_text("The change has been worked out").wait_for()
    office.check()
    assert office.page.get_by_label("What is done about it").input_value() == "Half a sentence"
    office.page.get_by_role("link", name="Show this page with it").click()
    office.page.wait_for_load_state()
    assert office.page.url.endswith(PAGE)
    assert "worked out" not in office.page.locator("main").inner_text()


def test_without_a_script_a_link_looks_again(as_printed: None, house: House, visit: Any) -> None:
    house.web.do("edit", month="8", year="2011")
    office = visit(java_script_enabled=False)
    office.open("/programmes/leicester/plan/")
    house.web.do("work_out")
    office.page.get_by_role("link", name="Look again", exact=True).click()
    assert "A change is being worked out" not in office.page.locator("main").inner_text()
