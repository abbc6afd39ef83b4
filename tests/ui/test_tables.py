from __future__ import annotations

import csv
import datetime as dt
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, RequestFactory
from django.utils.html import format_html
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from programme.ui.export import PLAIN_NUMBER, csv_response, guarded, xlsx_response
from programme.ui.tables import Column, DaysColumn, PoundsColumn, Table
from tests.ui.pages import ActionTable, rows


class NoteTable(Table):
    caption = "Notes"
    empty_text = "Notes appear here."
    text = Column("Text")
    amount = PoundsColumn("Amount", unit="k", total=True)
    slip = DaysColumn("Slip", words=False)
    hidden = Column("Hidden", visible=False)
    button = Column("Button", exclude_from_export=True)

    def render_text(self, value: str) -> str:
        return format_html("<b>{}</b>", value)


def note(text: str = "x", amount: Any = Decimal(0), slip: int | None = 0) -> dict[str, Any]:
    return {"text": text, "amount": amount, "slip": slip, "hidden": "kept", "button": "go"}


def as_csv(table: Table) -> list[list[str]]:
    content = csv_response(table, "notes.csv").content.decode("utf-8-sig")
    return list(csv.reader(StringIO(content)))


def html(table: Table, query: str = "", per_page: int = 0) -> str:
    request = RequestFactory().get(f"/?{query}")
    table.configure(request, per_page)
    return str(table.as_html(request))


def test_a_table_must_say_what_it_is_and_what_belongs_in_it() -> None:
    class Nameless(Table):
        caption = "Something"

    with pytest.raises(ImproperlyConfigured, match="Nameless needs a caption and an empty_text"):
        Nameless([])


def test_it_has_a_caption_scopes_and_a_labelled_region() -> None:
    page = html(NoteTable([note()]))
    assert '<div class="wm-scroll" role="region" aria-label="Notes" tabindex="0">' in page
    assert "<caption>Notes</caption>" in page
    assert page.count('scope="col"') == 4
    assert 'scope="row"' in page
    assert 'data-label="Amount, £000"' in page


def test_it_says_so_when_it_is_empty() -> None:
    page = html(NoteTable([]))
    assert "Notes appear here." in page
    assert "<table" not in page


@pytest.mark.parametrize(
    ("amount", "cell"),
    [
        (Decimal(0), '<span class="wm-zero">0</span>'),
        (None, "not stated"),
        (Decimal("-1193000"), "−1,193"),
        (Decimal("1500"), "2"),
    ],
)
def test_pounds_are_never_blank(amount: Decimal | None, cell: str) -> None:
    assert cell in html(NoteTable([note(amount=amount)]))


def test_it_adds_up_all_rows_and_not_only_those_of_the_page() -> None:
    page = html(NoteTable([note(amount=Decimal(1000)) for _ in range(7)]), per_page=2)
    total = page[page.index("<tfoot") :]
    assert "Total" in total
    assert '<div class="wm-cell">7</div>' in total


def test_the_sorted_column_says_so_and_its_link_turns_it_round() -> None:
    table = NoteTable([note("b"), note("a")])
    page = html(table, "sort=text&page=3&late=yes")
    assert page.count("aria-sort") == 1
    assert 'aria-sort="ascending"' in page
    assert "?sort=-text&amp;late=yes" in page
    assert page.index("<b>a</b>") < page.index("<b>b</b>")


@pytest.mark.parametrize(
    "query", ["page=0", "page=-1", "page=x", "page=999", f"page={'9' * 5000}", "per_page=-5"]
)
def test_no_address_breaks_the_pages(query: str) -> None:
    assert "govuk-pagination" in html(NoteTable([note() for _ in range(7)]), query, per_page=2)


def test_sorting_by_nothing_it_knows_is_left_out() -> None:
    assert "aria-sort" not in html(NoteTable([note()]), "sort=password")


def test_a_file_holds_exact_figures_of_all_pages_in_order() -> None:
    table = NoteTable([note("b", Decimal("-1193000.50"), -3), note("a", None, None)])
    table.configure(RequestFactory().get("/?sort=text"), per_page=1)
    assert as_csv(table) == [
        ["Text", "Amount, £", "Slip, days", "Hidden"],
        ["a", "", "", "kept"],
        ["b", "-1193000.50", "-3", "kept"],
    ]


def test_a_file_holds_text_and_no_markup() -> None:
    assert as_csv(NoteTable([note("Meals & <b>more</b>")]))[1][0] == "Meals & <b>more</b>"


def test_csv_is_marked_as_utf8_and_named() -> None:
    response = csv_response(NoteTable([note("£ – é")]), "notes of 2011.csv")
    assert response.content.startswith(b"\xef\xbb\xbf")
    assert response["Content-Disposition"] == 'attachment; filename="notes of 2011.csv"'


@pytest.mark.parametrize("text", ["=1+1", "+44 20", "-2+3", "@SUM(A1)", "\tx", "\rx", "＝1", "-", "-1-1"])
def test_a_formula_is_defused(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-12.50", "-3", "12", "", "a=b", "−5", "Sep 2011"])
def test_numbers_and_words_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text


@given(st.text())
def test_no_text_starts_a_formula(text: str) -> None:
    cell = guarded(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")) or PLAIN_NUMBER.fullmatch(cell)


def test_excel_gets_numbers_dates_and_plain_text() -> None:
    class Dated(NoteTable):
        day = Column("Day")

    row = {**note("=1+1", Decimal("-5.50"), 61), "day": dt.date(2011, 9, 30)}
    response = xlsx_response(Dated([row, note("bell \a rings")]), "notes.xlsx")
    sheet: Any = load_workbook(BytesIO(response.content)).active
    values = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=2)]
    assert values[0] == ["=1+1", -5.5, 61, "kept", dt.datetime(2011, 9, 30)]
    assert sheet["A2"].data_type == "s"
    assert values[1][0] == "bell  rings"


def test_words_for_the_screen_and_numbers_for_the_file() -> None:
    table = ActionTable(rows()[:1])
    page = html(table)
    for words in ("No slip", "Feb 2011", "wm-tag--blue", "Approved, £000"):
        assert words in page
    assert as_csv(table)[1][2:6] == ["2011-02", "0", "Complete", "690000.50"]


def test_the_register_page(client: Client) -> None:
    page = client.get("/actions/?sort=-number&codename=x&late=on&workstream=a&workstream=b").content.decode()
    assert "<b>64 actions</b>" in page
    assert "Number or title: <b>x</b>" in page
    assert "Workstream: <b>Care Pathways</b>" in page
    assert "&lt;b&gt;rebuild" in page
    assert "<b>rebuild" not in page
    assert "format=csv" in page


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_the_register_as_a_file(client: Client, name: str) -> None:
    response = client.get(f"/actions/?sort=-number&page=3&format={name}")
    assert response["Content-Disposition"] == f'attachment; filename="actions.{name}"'
    if name == "csv":
        lines = response.content.decode("utf-8-sig").splitlines()
        assert len(lines) == 65
        assert lines[1].startswith("9,")
