"""Two browsers at one action, and one whose session has ended: everybody keeps their words."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.visitor import Visitor

ACTION = "/programmes/leicester/plan/23/"
pytestmark = pytest.mark.usefixtures("as_printed")


def report(person: Visitor, month: str, words: str) -> None:
    page = person.page
    page.get_by_label("The dates have changed").check()
    end = page.get_by_role("group", name="End date")
    end.get_by_label("Month").fill(month)
    end.get_by_label("Year").fill("2011")
    page.get_by_label("Main reason").select_option("CONSULTATION")
    page.get_by_label("What happened").fill(words)
    page.get_by_role("button", name="Continue").click()


@pytest.mark.parametrize("scripts", [True, False])
def test_two_browsers_editing_one_action_both_keep_their_words(scripts: bool, visit: Any) -> None:
    office: Visitor = visit(java_script_enabled=scripts)
    lead: Visitor = visit("lead")
    office.open(ACTION)
    lead.open(ACTION)
    report(lead, "Aug", "Responses came in late")
    lead.page.get_by_role("button", name="Move 23 to Aug 2011").click()
    assert "Action 23 is updated." in lead.words()

    report(office, "Oct", "The hall is taken until autumn")
    both = office.words()
    assert "changed this while you were typing" in both
    for words in ("Jun 2011, now Aug 2011", "Responses came in late", "Oct 2011", "The hall is taken"):
        assert words in both, words
    if scripts:
        office.check()
        office.page.set_viewport_size({"width": 320, "height": 640})
        office.check_width()
        office.page.set_viewport_size({"width": 1280, "height": 720})
        office.tab_to("input[name=keep-all]")
        office.press("ArrowDown")
    else:
        office.page.get_by_label("Report mine on top").check()
    office.page.get_by_role("button", name="Continue").click()
    assert "Nothing is saved yet" in office.words()
    office.page.get_by_role("button", name="Move 23 to Oct 2011").click()
    shown = office.words()
    assert "Action 23 is updated." in shown
    assert "Dates changed: Aug 2011, now Oct 2011" in shown
    assert "The hall is taken until autumn" in shown
    assert "Responses came in late" in shown


def test_two_browsers_changing_one_risk_choose_field_by_field(visit: Any) -> None:
    office, director = visit(), visit("director")
    for person in (office, director):
        person.open("/programmes/leicester/risks/2/change/")
    director.page.get_by_label("What is done about it").fill("Weekly calls\n\nA named contact")
    director.page.get_by_role("button", name="Save the risk").click()
    office.page.get_by_label("What is done about it").fill("A monthly review")
    office.page.get_by_label("Severity").select_option("Low")
    office.page.get_by_role("button", name="Save the risk").click()
    office.check()
    office.page.get_by_role("button", name="Save the risk").click()
    office.check()
    assert office.page.locator(".govuk-error-summary").evaluate("each => each === document.activeElement")
    office.tab_to(".govuk-error-summary a")
    office.press("Enter")
    office.wait_for_focus("id_keep-controls_0")
    office.page.set_viewport_size({"width": 320, "height": 640})
    office.check_width()
    office.page.get_by_label("Save what you typed").check()
    office.page.get_by_role("button", name="Save the risk").click()
    shown = office.words()
    assert "Risk 2 is changed." in shown
    assert "A monthly review" in shown


def test_what_was_typed_is_there_after_signing_in_again(visit: Any) -> None:
    office: Visitor = visit()
    office.open(ACTION)
    office.page.context.clear_cookies(name="sessionid")
    report(office, "Aug", "Responses came in late")
    assert "What you typed is kept" in office.words()
    office.check()
    office.page.get_by_label("Username").fill("office")
    office.page.get_by_label("Password", exact=True).fill("demo-office")
    office.page.get_by_role("button", name="Sign in").click()
    assert "What you typed is in the form again" in office.words()
    assert office.page.get_by_label("What happened").input_value() == "Responses came in late"
    office.check()
    office.page.get_by_role("button", name="Continue").click()
    assert "Nothing is saved yet" in office.words()


def test_a_tab_opened_before_signing_in_again_loses_nothing(visit: Any) -> None:
    office: Visitor = visit()
    office.open(ACTION)
    other = office.page.context.new_page()
    other.goto("/help/")
    other.get_by_role("button", name="Sign out").click()
    other.get_by_label("Username").fill("office")
    other.get_by_label("Password", exact=True).fill("demo-office")
    other.get_by_role("button", name="Sign in").click()
    report(office, "Aug", "Responses came in late")
    assert "What you typed is in the form again" in office.words()
    assert office.page.get_by_label("What happened").input_value() == "Responses came in late"
