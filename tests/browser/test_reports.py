"""Two quarterly reports from the first word to the panel, and what later edits do to them: nothing."""

from __future__ import annotations

import hashlib
from typing import Any

from tests.browser.visitor import Visitor
from tests.worker.house import House

REPORTS = "/programmes/leicester-story/reports/"
FORMS = ("html", "pdf", "docx", "xlsx", "zip", "json")
SECRET = "What the council offers next"
WORDS = {"2011-Q1": "Most of the plan runs to time.", "2011-Q2": "Consultation ended two months late."}


def press(person: Visitor, name: str) -> None:
    person.page.get_by_role("button", name=name).click()
    person.page.wait_for_load_state()


def begin(office: Visitor, quarter: str, house: House) -> None:
    office.open(REPORTS)
    office.page.get_by_role("link", name="Begin a report").click()
    office.page.get_by_label("Quarter").select_option(quarter)
    press(office, "Begin the report")
    assert "No worker is running" in office.words()
    office.check()
    house.web.do("make_reports")
    # The page asks by itself, and loads anew once the report can be read.
    office.page.wait_for_selector(".wp")
    office.check()


def write(office: Visitor, quarter: str) -> None:
    office.open(f"{REPORTS}{quarter}/change/")
    office.page.get_by_label("Purpose").fill("To tell the panel how the programme stands.")
    office.page.get_by_label("What the panel is asked to do").fill(
        "note the progress\ncomment on what is late"
    )
    office.check()
    press(office, "Save the front sheet")
    office.page.get_by_role("link", name="Write its words").click()
    office.check()
    office.page.get_by_role("link", name="Write Summary", exact=True).click()
    office.page.get_by_label("Words for everybody").fill(WORDS[quarter])
    office.page.get_by_label("Words kept from the public").fill(SECRET)
    press(office, "Save the words")
    assert "Choose the paragraph" in office.words()
    office.page.get_by_label("Kept back under paragraph").select_option("3")
    office.check()
    press(office, "Save the words")
    assert "are saved" in office.words()


def submit(office: Visitor, quarter: str, house: House) -> None:
    office.open(f"{REPORTS}{quarter}/")
    office.page.get_by_role("link", name="Submit for approval").click()
    office.check()
    press(office, "Submit for approval")
    house.web.do("make_reports")
    office.page.get_by_text("Take it away").wait_for()
    assert SECRET not in office.words()
    office.page.get_by_role("link", name="Read it with what is exempt").click()
    assert SECRET in office.words()
    office.check()


def approve_and_publish(director: Visitor, office: Visitor, panel: Visitor, quarter: str) -> None:
    panel.open(f"{REPORTS}{quarter}/", status=404)
    director.open(f"{REPORTS}{quarter}/")
    director.page.get_by_role("link", name="Approve", exact=True).click()
    director.check()
    press(director, "Approve the report")
    assert "The report is approved" in director.words()
    director.open(f"{REPORTS}{quarter}/approve/")
    assert "was approved on 30 September 2011 already" in director.words()
    panel.open(f"{REPORTS}{quarter}/", status=404)
    office.open(f"{REPORTS}{quarter}/")
    office.page.get_by_role("link", name="Publish", exact=True).click()
    press(office, "Publish it")
    assert "the panel can read it" in office.words()


def taken_away(person: Visitor, quarter: str) -> dict[str, str]:
    """The SHA-256 of every file of a report, as a browser gets it."""
    found = {}
    for form in FORMS:
        response = person.page.context.request.get(f"{REPORTS}{quarter}/files/{form}/")
        assert response.status == 200, form
        found[f"{form} public"] = hashlib.sha256(response.body()).hexdigest()
    return found


def edit_everything(office: Visitor) -> None:
    """Move an action, change the rules, and say so."""
    office.open("/programmes/leicester-story/plan/27/update/")
    page = office.page
    page.locator("input[name=news][value=MOVED]").check()
    page.locator("#id_end_1").fill("3")
    page.locator("#id_end_2").fill("2012")
    page.locator("#id_reason").select_option("CAPACITY")
    page.locator("#id_text").fill("Later still")
    press(office, "Continue")
    page.locator("main button[type=submit]").last.click()
    assert "Action 27 is updated." in office.words()
    office.open("/programmes/leicester-story/plan/status-rules/change/")
    page.locator("#id_red_after_days").fill("1")
    page.locator("#id_text").fill("Stricter")
    press(office, "Save the rules")
    assert "The rules are saved" in office.words()


def groups(panel: Visitor, caption: str) -> dict[str, list[str]]:
    """The rows of a table of differences under their headings, each by its number or code."""
    found: dict[str, list[str]] = {}
    for body in panel.page.locator("table", has_text=caption).locator("tbody").all():
        heading, *rows = body.locator("th").all_inner_texts()
        found[heading] = [row.partition(" ")[0] for row in rows]
    return found


def correct_without_scripts(plain: Visitor) -> None:
    plain.open(f"{REPORTS}2011-Q2/errata/add/")
    plain.page.get_by_label("What is wrong").fill("Paragraph 1.3 says 35. It should say 36.")
    press(plain, "Publish the erratum")
    assert "Erratum 1, 30 September 2011" in plain.words()


def ask(panel: Visitor) -> str:
    """A member asks about a section of the report; the address of the question."""
    panel.open(f"{REPORTS}2011-Q2/")
    panel.page.get_by_role("link", name="Ask a question about it").click()
    panel.check()
    press(panel, "Ask the question")
    assert "Enter your question" in panel.words()
    panel.check()
    panel.page.get_by_label("What is it about?").select_option(label="4. Savings and growth")
    panel.page.get_by_label("Your question").fill("Why does consultation cost more?")
    press(panel, "Ask the question")
    assert "It answers by 14 October 2011" in panel.words()
    panel.check()
    return panel.page.url


def answer(plain: Visitor, address: str, words: str) -> None:
    """The office answers, or changes its answer, here without a script."""
    plain.open(address)
    plain.page.get_by_role("link", name="nswer").last.click()
    plain.page.get_by_label("Answer").fill(words)
    press(plain, "Save the answer")
    assert "The panel can read it" in plain.words()


def test_two_quarters_are_built_approved_and_published(visit: Any, house: House) -> None:
    house.web.do("load_story")
    office, director, panel = visit("office"), visit("director"), visit("panel")
    for quarter in WORDS:
        begin(office, quarter, house)
        write(office, quarter)
        submit(office, quarter, house)
        approve_and_publish(director, office, panel, quarter)
    before = {quarter: house.web.do("report_files", quarter=quarter) for quarter in WORDS}
    assert all(len(files) == 2 * len(FORMS) for files in before.values())

    edit_everything(office)
    house.web.do("make_reports")
    for quarter, files in before.items():
        assert house.web.do("report_files", quarter=quarter) == files
        got = taken_away(panel, quarter)
        assert got == {name: files[name] for name in got}
        panel.open(f"{REPORTS}{quarter}/")
        assert WORDS[quarter] in panel.words()
        assert SECRET not in panel.words()
        panel.check()

    panel.open(f"{REPORTS}2011-Q2/")
    assert "Compared with the report on quarter 1 of 2011/12" in panel.words()
    actions = groups(panel, "Actions that changed")
    assert actions["Newly late (3)"] == ["14", "19", "28"]
    assert actions["Later than it was (4)"] == ["23", "25", "26", "27"]
    assert actions["Rating worse (3)"] == ["14", "19", "28"]
    assert actions["Rating better (1)"] == ["23"]
    money = groups(panel, "Proposals that changed, 2011/12")
    assert money["Pounds up: costs more or saves less (7)"] == [
        "G1a",
        "G1b",
        "G1c",
        "G1d",
        "G1e",
        "G3a",
        "G3b",
    ]
    assert money["Status alone (3)"] == ["R8", "R10", "R13"]
    assert "+£132,261" in panel.words()

    for hidden in (
        "2011-Q2/exempt/",
        "2011-Q2/exempt/pdf/",
        "2011-Q2/words/",
        "2011-Q2/history/",
        "2011-Q2/change/",
    ):
        panel.open(f"{REPORTS}{hidden}", status=404)
    panel.open("/programmes/leicester-story/plan/", status=404)
    panel.open("/programmes/walsall/reports/", status=404)

    plain: Visitor = visit("office", java_script_enabled=False)
    correct_without_scripts(plain)
    question = ask(panel)
    for words in ("It takes longer.", "It takes four weeks longer."):
        answer(plain, question, words)
    panel.open(question)
    assert "It takes four weeks longer." in panel.words()
    panel.check()

    phone: Visitor = visit("office", viewport={"width": 320, "height": 640})
    for page in ("", "history/", "words/", "words/summary/history/", "exempt/"):
        phone.open(f"{REPORTS}2011-Q2/{page}")
        phone.check_width()
        phone.check()
    for address in (question, f"{question}answer/", "/programmes/leicester-story/questions/"):
        phone.open(address)
        phone.check_width()
        phone.check()
