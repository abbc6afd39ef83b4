"""Asking, keeping, comparing and adopting a what-if, page by page and without a script."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from programme.models import Action, Cause, Person, Programme, Scenario, ScheduleItem
from programme.operations.undo import undo
from programme.recalculation import recalculate
from tests.factories import make_scenario, plan_date
from tests.reading import Page, post, refused, stored
from tests.test_journeys import client_of, figures, in_words, words

HOME = "/programmes/leicester/plan/what-if/"
MOVING = ["23", "25", "26", "27", "28"]
LINE = {"item_0": "23", "how_0": "end-later", "by_0": "2 months"}
SAID = {"reason": "CONSULTATION", "text": "The steering group chose it"}


def kept(programme: Programme, name: str, *changes: str, owner: str = "office", **values: Any) -> Scenario:
    person = Person.objects.get(username=owner)
    return make_scenario(programme, *changes, name=name, owner=person, **values)


def moved(page: Any) -> dict[str, tuple[str, int]]:
    return {row.label.split()[0]: (row.after, row.days) for row in page.context["preview"].moves}


# Asking


def test_a_question_in_the_address_is_answered_and_nothing_is_stored(leicester: Programme) -> None:
    before, worked_out = stored(), figures()
    page = client_of("director").get(f"{HOME}?change=23:%2B2m")
    found = moved(page)
    assert [code for code in found if code.isdecimal()] == MOVING
    assert found["27"] == ("Nov 2011", 61)
    assert found["28"] == ("Jul 2012", 31)
    shown = in_words(page.content.decode())
    assert "If 23 ends 2 months later" in shown
    assert "£264,521 more is spent or lost in 2011/12" in shown
    assert re.search(r"27 Round 1.*?end: waits for 25, which waits for 23 Sep 2011 Nov 2011", shown)
    assert "Herrick Lodge: closed" in shown
    assert "Altogether it costs £132,261 for each month that 27 goes on." in shown
    assert "uses all its 31 days of room after 27, and then moves" in shown
    assert "27 moves from July–September 2011 to October–December 2011" in shown
    assert (stored(), figures()) == (before, worked_out)


def test_what_is_typed_leads_to_an_address_that_holds_the_question(leicester: Programme) -> None:
    lines = {**LINE, "item_3": "51", "how_3": "drop", "item_4": " ", "how_4": "end-on", "by_4": ""}
    response = client_of("finance").post(HOME, lines)
    assert response.status_code == 302
    assert response.headers["Location"] == f"{HOME}?change=23:%2B2m&change=51:drop"


@pytest.mark.parametrize(
    ("how", "by", "change"),
    [
        ("end-later", "2 months", "23:%2B2m"),
        ("end-later", " 1 Month ", "23:%2B1m"),
        ("end-earlier", "10 days", "23:-10d"),
        ("end-later", "3w", "23:%2B3w"),
        ("end-on", "Nov 2011", "23:%3D2011-11"),
        ("end-on", "15 November 2011", "23:%3D2011-11-15"),
        ("end-on", "15/11/2011", "23:%3D2011-11-15"),
        ("end-on", "2011-11-15", "23:%3D2011-11-15"),
        ("end-on", "11.2011", "23:%3D2011-11"),
        ("start-later", "1 week", "23:start%2B1w"),
        ("start-earlier", "1 month", "23:start-1m"),
        ("start-on", "Mar 2011", "23:start%3D2011-03"),
    ],
)
def test_spans_and_dates_are_read_as_people_write_them(
    how: str, by: str, change: str, leicester: Programme
) -> None:
    office = client_of("office")
    response = office.post(HOME, {"item_0": "23", "how_0": how, "by_0": by})
    assert response.headers["Location"] == f"{HOME}?change={change}"
    page = Page(office.get(response.headers["Location"]).content.decode())
    assert not page.errors
    again = office.post(HOME, page.typed)
    assert again.headers["Location"] == response.headers["Location"]


def test_another_line_keeps_what_is_typed_and_complains_of_nothing_yet(leicester: Programme) -> None:
    typed = {"item_0": "no such", "how_0": "start-on", "by_0": "2 mnths", "add": "1"}
    page = post(client_of("office"), HOME, typed)
    assert not page.errors
    assert [page.typed[name] for name in ("item_0", "how_0", "by_0")] == ["no such", "start-on", "2 mnths"]
    assert page.typed["item_1"] == ""
    more = post(client_of("office"), HOME, {**page.typed, "add": "1"})
    assert more.typed["item_2"] == ""


@pytest.mark.parametrize(
    ("typed", "where", "message"),
    [
        ({"item_0": ""}, "id_item_0", "Change 1: enter the number of an action"),
        ({"by_0": ""}, "id_by_0", "Change 1: enter how much, such as 2 months"),
        ({"item_0": "", "by_0": ""}, "id_item_0", "Enter at least one change"),
        ({"by_0": "2"}, "id_by_0", "enter how much"),
        ({"by_0": "-2 months"}, "id_by_0", "enter how much"),
        ({"by_0": "99999 months"}, "id_by_0", "enter how much"),
        ({"by_0": "9999 months"}, "id_by_0", "23 ends 9,999 months later: year must be between"),
        ({"by_0": "x" * 41}, "id_by_0", "40 characters or fewer"),
        ({"by_0": "2 months\0"}, "id_by_0", ""),
        ({"item_0": "1" * 61}, "id_item_0", "60 characters or fewer"),
        ({"item_0": "999"}, "id_item_0", "there is no action 999 in this programme"),
        ({"item_0": "1"}, "id_by_0", "1 ends 2 months later: it is already complete"),
        ({"item_0": "1", "how_0": "drop", "by_0": ""}, "id_item_0", "1 is dropped: it is already complete"),
        ({"how_0": "drop"}, "id_by_0", "leave this empty"),
        ({"how_0": "explodes"}, "id_how_0", "select one of the choices"),
        ({"how_0": "end-on", "by_0": "soon"}, "id_by_0", "Change 1: enter a month or a day"),
        ({"how_0": "end-on", "by_0": "Nov 11"}, "id_by_0", "year must have 4 digits"),
        ({"how_0": "end-on", "by_0": "31 June 2011"}, "id_by_0", "31 June 2011 is not a date"),
        ({"how_0": "end-on", "by_0": "Nov 9999"}, "id_by_0", "year must be between"),
        ({"how_0": "end-on", "by_0": "Jan 2011"}, "id_by_0", "the end must be after the start, Feb 2011"),
        ({"item_0": "32", "by_0": "1 month"}, "id_by_0", "32 ends 1 month later: it has no end date"),
        ({"item_7": "23", "how_7": "drop", "by_7": ""}, "id_item_7", "action 23 is changed twice"),
    ],
)
def test_a_line_that_cannot_be_is_refused_at_its_place(
    typed: dict[str, str], where: str, message: str, leicester: Programme
) -> None:
    refused(client_of("office"), HOME, {**LINE, **typed}, where, message)


@pytest.mark.parametrize(
    "query",
    [
        "change=",
        "change=foo",
        "change=23:%2B2x",
        "change=23:%3D2011-13",
        "change=23:drop:drop",
        "change=%00",
        "change=23:%2B2m%00",
        "change=:",
        "change=%C3%28",
        "change=23:start",
        "change=1:drop&change=99:drop",
        "change=23:%2B9999d&change=23:drop",
        "change=<script>alert(1)</script>:drop",
        "change=" + "x" * 3000,
        "&".join(["change=23:%2B2m"] * 300),
    ],
)
def test_an_address_that_asks_what_cannot_be_gets_a_message(query: str, leicester: Programme) -> None:
    response = client_of("office").get(f"{HOME}?{query}")
    assert response.status_code == 200
    page = Page(response.content.decode())
    assert page.errors
    assert set(page.errors.values()) <= page.ids
    assert "preview" not in response.context
    assert "<script>alert" not in page.html


def test_more_changes_than_fit_are_refused_with_their_number(leicester: Programme) -> None:
    codes = ScheduleItem.objects.filter(programme=leicester, state="NOT_STARTED", baseline_end__isnull=False)
    query = "&".join(f"change={code}:%2B1m" for code in codes.values_list("code", flat=True)[:40])
    assert "preview" in client_of("office").get(f"{HOME}?{query}").context
    every = ScheduleItem.objects.filter(programme=leicester).exclude(state__in=("COMPLETE", "CANCELLED"))
    query = "&".join(f"change={code}:drop" for code in every.values_list("code", flat=True))
    page = Page(client_of("office").get(f"{HOME}?{query}").content.decode())
    assert any("50 changes at the most, and this one has" in words for words in page.errors)


@pytest.mark.parametrize(
    ("number", "href"),
    [("27", f"{HOME}?change=27:%2B1m"), ("32", f"{HOME}?change=32:start%2B1m"), ("1", ""), ("55", "any")],
)
def test_the_page_of_an_action_asks_what_if_it_slips(number: str, href: str, leicester: Programme) -> None:
    office = client_of("office")
    hrefs = Page(office.get(f"/programmes/leicester/plan/{number}/").content.decode()).hrefs
    asked = [each for each in hrefs if each.startswith(HOME)]
    if href != "any":
        assert asked == [href] * bool(href)
    for each in asked:
        assert "preview" in office.get(each).context


def test_the_plan_leads_to_what_if_and_back(leicester: Programme) -> None:
    office = client_of("office")
    assert HOME in Page(office.get("/programmes/leicester/plan/").content.decode()).hrefs
    assert "/programmes/leicester/plan/" in Page(office.get(HOME).content.decode()).hrefs


# Keeping


def test_a_director_keeps_shares_changes_and_withdraws_a_what_if(leicester: Programme) -> None:
    director, finance = client_of("director"), client_of("finance")
    asked = director.get(f"{HOME}?change=23:%2B2m")
    form = Page(director.get(asked.context["keep_href"]).content.decode())
    assert not form.errors
    response = director.post(f"{HOME}save/", {**form.typed, "name": "Two months", "purpose": "For March"})
    address = response.headers["Location"]
    assert moved(director.get(address)) == moved(asked)
    assert finance.get(address).status_code == 404
    assert "Two months" not in words(finance, HOME)

    form = Page(director.get(f"{address}change/").content.decode())
    assert form.typed["name"] == "Two months"
    more = post(director, f"{address}change/", {**form.typed, "add": "1"})
    assert (more.typed["name"], more.typed["item_0"], more.typed["item_1"]) == ("Two months", "23", "")
    typed = {**more.typed, "is_shared": "on", "item_1": "51", "how_1": "drop"}
    assert director.post(f"{address}change/", typed).headers["Location"] == address
    assert Scenario.objects.get().changes == ["23:+2m", "51:drop"]

    shown = words(finance, address)
    assert "51 is dropped" in shown
    assert "Kept by" in shown
    assert "Two months" in words(finance, HOME)
    assert [finance.get(f"{address}{each}/").status_code for each in ("change", "withdraw")] == [403, 403]

    asked_first = Page(director.get(f"{address}withdraw/").content.decode())
    assert "Withdraw the what-if Two months" in asked_first.html
    assert director.post(f"{address}withdraw/", asked_first.typed).headers["Location"] == HOME
    assert director.get(address).status_code == 404


# Comparing


def test_two_stand_side_by_side_with_their_days_and_pounds(leicester: Programme) -> None:
    a = kept(leicester, "Slow", "23:+2m")
    b = kept(leicester, "Slower <b>", "23:+3m", "51:drop")
    page = client_of("office").get(f"{HOME}compare/?a={a.uid}&b={b.uid}")
    shown = in_words(page.content.decode())
    assert re.search(r"27 Round 1.*?end Sep 2011 Nov 2011 Dec 2011 \+31", shown)
    assert re.search(r"51 Bring.*?end Sep 2011 Sep 2011 Not in the plan Not counted", shown)
    assert "Slower &lt;b&gt;" in page.content.decode()
    pounds = {row.record.year: row.record for _, table, _ in page.context["tables"][1:] for row in table.rows}
    assert round(pounds["2011/12"].a) == 264_521
    assert pounds["2011/12"].difference == pounds["2011/12"].b - pounds["2011/12"].a > 0
    swapped = client_of("office").get(f"{HOME}compare/?a={b.uid}&b={a.uid}")
    assert re.search(r"27 Round 1.*?end Sep 2011 Dec 2011 Nov 2011 −31", in_words(swapped.content.decode()))


def test_one_stands_beside_the_plan_as_it_stands(leicester: Programme) -> None:
    a = kept(leicester, "Slow", "23:+2m")
    office = client_of("office")
    pages = [
        in_words(office.get(f"{HOME}compare/{query}").content.decode())
        for query in (f"?a={a.uid}", f"?b={a.uid}", f"?a=plan&b={a.uid}", f"?a={a.uid}&b=plan")
    ]
    for shown in pages:
        assert re.search(r"27 Round 1.*?end Sep 2011 Nov 2011 \+61", shown)
        assert "+264,521" in shown


def test_a_comparison_is_downloaded_with_its_names(leicester: Programme) -> None:
    a, b = kept(leicester, "=Slow", "23:+2m"), kept(leicester, "Slower", "51:drop")
    office, address = client_of("office"), f"{HOME}compare/?a={a.uid}&b={b.uid}"
    text = office.get(f"{address}&of=dates&format=csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == ["What moves", "As it stands", "'=Slow", "Slower", "Days between, days"]
    line = next(row for row in rows if row[0].startswith("28 "))
    assert line[1:] == ["2012-06", "2012-07", "2012-06", "-31"]
    sheet = load_workbook(io.BytesIO(office.get(f"{address}&of=pounds&format=xlsx").content)).active
    assert sheet is not None
    assert list(next(iter(sheet.values)))[:2] == ["Financial year", "=Slow"]
    assert office.get(f"{address}&of=nothing&format=csv").headers["Content-Type"].startswith("text/html")


def test_what_cannot_be_compared_is_said_or_does_not_exist(leicester: Programme) -> None:
    mine = kept(leicester, "Mine", "23:+2m")
    theirs = kept(leicester, "Theirs", "23:+1m", owner="director")
    office = client_of("office")

    def errors(query: str) -> list[str]:
        return list(Page(office.get(f"{HOME}compare/?{query}").content.decode()).errors)

    assert errors("") == []
    assert errors(f"a={mine.uid}&b={mine.uid}") == ["Choose two different ones to compare"]
    assert errors("a=&b=") == ["Choose two different ones to compare"]
    for strange in (str(theirs.uid), "x", "%00", "é"):
        assert office.get(f"{HOME}compare/?a={mine.uid}&b={strange}").status_code == 404
    assert "Theirs" not in words(office, f"{HOME}compare/")
    adopt(office, mine)
    assert errors(f"a={mine.uid}&b=plan") == [
        "This what-if has been adopted, so it is part of the plan: choose another"
    ]


# Adopting


def adopt(client: Client, scenario: Scenario) -> Cause:
    address = f"{HOME}{scenario.uid}/adopt/"
    page = Page(client.get(address).content.decode())
    response = client.post(address, {**page.typed, **SAID})
    assert response.status_code == 302
    scenario.refresh_from_db()
    assert scenario.adopted_by
    return scenario.adopted_by


def test_adopting_shows_first_saves_all_of_it_and_can_be_undone(leicester: Programme) -> None:
    before = figures()
    office, scenario = client_of("office"), kept(leicester, "Slow", "23:+2m", "51:drop", is_shared=True)
    page = office.get(f"{HOME}{scenario.uid}/adopt/")
    assert page.context["submit_label"] == "Adopt it and move 8 dates and add £265k"
    assert moved(page)["27"] == ("Nov 2011", 61)
    cause = adopt(office, scenario)
    recalculate("leicester")
    assert "£264,521" in words(office, "/programmes/leicester/")
    for number in ("23", "51"):
        history = words(office, f"/programmes/leicester/plan/{number}/")
        assert SAID["text"] in history, number
    assert "What-if adopted: Slow: Sep 2011, now Nov 2011" in words(office, "/programmes/leicester/plan/27/")
    shown = words(client_of("director"), scenario.get_absolute_url())
    assert re.search(r"27 Round 1.*? Sep 2011 Nov 2011 \+61", shown)
    assert "Adopted" in shown
    undo(cause, by=cause.by, text="By mistake")
    recalculate("leicester")
    assert figures() == before
    assert "Adopt it" in words(office, scenario.get_absolute_url())


@pytest.mark.parametrize("missing", ["reason", "text"])
def test_adopting_without_saying_why_is_refused_and_still_shows_what_follows(
    missing: str, leicester: Programme
) -> None:
    office, scenario = client_of("office"), kept(leicester, "Slow", "23:+2m")
    address = f"{HOME}{scenario.uid}/adopt/"
    typed = {**Page(office.get(address).content.decode()).typed, **SAID, missing: ""}
    del typed["csrfmiddlewaretoken"]
    page = refused(office, address, typed, f"id_{missing}")
    assert "If 23 ends 2 months later" in page.html


def test_what_was_shown_counts_only_while_nothing_has_changed(leicester: Programme) -> None:
    office, scenario = client_of("office"), kept(leicester, "Slow", "23:+2m")
    address = f"{HOME}{scenario.uid}/adopt/"
    typed = {**Page(office.get(address).content.decode()).typed, **SAID}
    kept(leicester, "Another", "23:+1m")
    for confirm in ({}, {"confirm": "0" * 16}, {"confirm": "é"}):
        before = stored()
        page = post(office, address, {**typed, **confirm})
        assert "Nothing is saved yet" in page.html
        assert page.typed["text"] == SAID["text"]
        assert stored() == before
    assert office.post(address, page.typed).status_code == 302


def test_an_adopted_one_is_changed_no_more(leicester: Programme) -> None:
    office, scenario = client_of("office"), kept(leicester, "Slow", "23:+2m")
    adopt(office, scenario)
    before = stored()
    for action in ("change", "withdraw", "adopt"):
        address = f"{HOME}{scenario.uid}/{action}/"
        response = office.get(address, follow=True)
        assert response.redirect_chain == [(scenario.get_absolute_url(), 302)], action
        assert "has been adopted" in in_words(response.content.decode())
        response = office.post(address)
        assert response.status_code == 410
        assert "has been adopted" in in_words(response.content.decode())
    assert stored() == before


def test_only_those_who_edit_the_plan_adopt(leicester: Programme) -> None:
    scenario = kept(leicester, "Slow", "23:+2m", owner="director")
    director = client_of("director")
    assert director.post(f"{HOME}{scenario.uid}/adopt/", SAID).status_code == 403
    assert "Adopt it" not in words(director, scenario.get_absolute_url())
    assert client_of("office").get(f"{HOME}{scenario.uid}/adopt/").status_code == 404


def test_an_action_whose_end_moved_says_so_in_words(leicester: Programme) -> None:
    adopt(client_of("office"), kept(leicester, "Slow", "23:=2011-08-20"))
    item = Action.objects.get(programme=leicester, item__code="23").item
    assert item.forecast_end == plan_date("2011-08-20")
