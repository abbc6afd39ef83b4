"""One content, every output: headings, table heads, language and alternative text are in the files."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import docx
import openpyxl
import pikepdf
import pytest
from docx.oxml.ns import qn

from programme.models import Programme
from programme.quarters import Quarter
from programme.reporting.composing import SectionWords, Written, compose
from programme.reporting.content import (
    Cell,
    Column,
    Content,
    Group,
    Paragraph,
    Picture,
    Section,
    Table,
    Withheld,
    from_json,
    public,
)
from programme.reporting.docx import LETTER, PAGE_WIDTH, widths
from programme.reporting.rendering import OUTPUTS
from programme.reporting.xlsx import sheet_name

SECRET, OPEN = "Zeppelin", "Quinquereme"
HOSTILE = "=1+1 <b>bold</b> & \u0007\ufeff #let x = 1 \\ $y$ *z* \u65e5\u672c \u0905 \U0001f600 \u2713"


@pytest.fixture
def content(story: Programme) -> Content:
    words = SectionWords(f"{OPEN} sails.\n\n- {HOSTILE}\n- second", f"{SECRET} flies.", 3)
    return compose(
        story,
        Quarter(2011, 2),
        Written([("Wards affected", HOSTILE)], ["note the progress", HOSTILE], {"summary": words}),
    )


def pictures(content: Content) -> list[Picture]:
    return [each for section in content.sections for each in section.elements if isinstance(each, Picture)]


def tagged(node: Any, kind: str) -> Iterator[Any]:
    """The elements of a kind in the structure of a PDF."""
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from tagged(each, kind)
    elif isinstance(node, pikepdf.Dictionary):
        if node.get("/S") == pikepdf.Name(f"/{kind}"):
            yield node
        if "/K" in node:
            yield from tagged(node.K, kind)


def test_the_pdf_is_tagged_and_says_its_language_title_and_pictures(content: Content) -> None:
    pdf = pikepdf.open(BytesIO(OUTPUTS["pdf"].render(public(content))))
    root = pdf.Root
    assert str(root.Lang) == "en-GB"
    assert root.MarkInfo.Marked
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == f"{content.title}, {content.period}"
    tree = root.StructTreeRoot.K
    assert len(list(tagged(tree, "H1"))) == len(content.sections)
    assert len(list(tagged(tree, "Table"))) == len(content.tables)
    heads = list(tagged(tree, "TH"))
    assert len(heads) >= sum(len(each.columns) for each in content.tables)
    assert {str(attribute.Scope) for head in heads for attribute in head.A if "/Scope" in attribute} >= {
        "/Column"
    }
    alternatives = [str(each.Alt) for each in tagged(tree, "Figure")]
    assert alternatives == [f"{each.title}. {each.message}" for each in pictures(content)]
    assert len(alternatives) > 1
    numbered = [
        each
        for section in public(content).sections
        for each in section.elements
        if isinstance(each, Paragraph)
    ]
    assert len(list(tagged(tree, "P"))) >= len(numbered)


def test_the_word_file_has_real_styles_heading_rows_and_alternative_text(content: Content) -> None:
    book = docx.Document(BytesIO(OUTPUTS["docx"].render(public(content))))
    by_style: dict[str, list[str]] = {}
    for paragraph in book.paragraphs:
        assert paragraph.style
        by_style.setdefault(str(paragraph.style.name), []).append(paragraph.text)
    assert by_style["Title"] == [content.title]
    assert [text.partition("  ")[2] for text in by_style["Heading 1"]] == [
        each.title for each in content.sections
    ]
    assert len(by_style["List Number"]) == 2
    assert len(by_style["Caption"]) == len(content.tables) + len(pictures(content))
    assert len(book.tables) == len(content.tables)
    for drawn, table in zip(book.tables, content.tables, strict=True):
        first = drawn.rows[0]
        assert first._tr.trPr is not None
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert [cell.text for cell in first.cells] == [column.heading for column in table.columns]
        description = drawn._tbl.tblPr.find(qn("w:tblDescription"))
        assert description is not None
        assert description.get(qn("w:val")) == table.caption
        # Word goes by the cells, other programs by the columns.
        assert [column.width for column in drawn.columns] == [cell.width for cell in first.cells]
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in drawn.rows)
    found = [shape._inline.docPr.get("descr") for shape in book.inline_shapes]
    assert found == [f"{each.title}. {each.message}" for each in pictures(content)]
    assert book.core_properties.language == "en-GB"
    assert {each.get(qn("w:val")) for each in book.styles.element.iter(qn("w:lang"))} == {"en-GB"}


def test_the_columns_of_a_word_table_fill_the_page_and_none_breaks_a_word(content: Content) -> None:
    for table in content.tables:
        found = widths(table)
        assert sum(found) == pytest.approx(PAGE_WIDTH)
        for index, room in enumerate(found):
            longest = max(
                len(word)
                for text in (table.columns[index].heading, *(row[index].text for row in table.rows))
                for word in text.split()
            )
            assert room > LETTER * longest, (table.caption, table.columns[index].heading)


def test_the_workbook_has_every_table_and_its_totals_are_checked(content: Content) -> None:
    book = openpyxl.load_workbook(BytesIO(OUTPUTS["xlsx"].render(public(content))))
    names = [sheet_name(number, each.caption) for number, each in enumerate(content.tables, start=1)]
    assert book.sheetnames == ["Contents", *names]
    checks = 0
    for name, table in zip(names, content.tables, strict=True):
        sheet = book[name]
        assert [cell.value for cell in sheet[3]][: len(table.columns)] == [
            each.heading for each in table.columns
        ]
        for row in sheet.iter_rows():
            for cell in row:
                if str(cell.value).startswith("=IF"):
                    checks += 1
                    assert agrees(sheet, cell), f"{name} {cell.coordinate}"
    totalled = [
        column
        for each in content.tables
        if each.total
        for column, cell in zip(each.columns, each.total, strict=True)
        if column.is_totalled and cell.amount is not None
    ]
    assert checks == len(totalled) > 20


def agrees(sheet: Any, check: Any) -> bool:
    """What the check cell would say: the sum above it against the printed total between them."""
    sum_cell = sheet.cell(check.row - 2, check.column)
    printed = sheet.cell(check.row - 1, check.column)
    assert re.findall(r"[A-Z]+\d+", check.value) == [sum_cell.coordinate, printed.coordinate]
    first, last = re.fullmatch(r"=SUM\([A-Z]+(\d+):[A-Z]+(\d+)\)", sum_cell.value).groups()  # type: ignore[union-attr]
    values = [sheet.cell(line, check.column).value for line in range(int(first), int(last) + 1)]
    amounts = [Decimal(str(value)) for value in values if isinstance(value, int | float)]
    return bool(abs(sum(amounts) - Decimal(str(printed.value))) < Decimal("0.005"))


def csv_files(data: bytes) -> dict[str, list[list[str]]]:
    """The rows of each file; every one begins with the mark by which Excel knows UTF-8."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert all(text.startswith("\ufeff") for text in texts.values())
    return {name: list(csv.reader(StringIO(text[1:], newline=""))) for name, text in texts.items()}


def test_every_table_is_a_csv_file_with_exact_figures_and_is_listed(content: Content) -> None:
    files = csv_files(OUTPUTS["zip"].render(public(content)))
    listed = files.pop("contents.csv")
    assert [row[:2] for row in listed[1:]] == [
        [name, table.caption] for name, table in zip(files, content.tables, strict=True)
    ]
    figures = 0
    for lines, table in zip(files.values(), content.tables, strict=True):
        expected = [*table.rows, table.total] if table.total else table.rows
        assert lines[0][-len(table.columns) :] == [column.heading for column in table.columns]
        for line, row in zip(lines[1:], expected, strict=True):
            for value, cell, column in zip(line[-len(row) :], row, table.columns, strict=True):
                if cell.amount is not None and column.kind in ("pounds", "count"):
                    figures += 1
                    assert Decimal(value) == Decimal(cell.amount), (table.caption, line)
                else:
                    assert value.removeprefix("'") == cell.text
    assert figures > 100


def test_each_csv_row_says_its_group_and_no_text_is_a_formula(content: Content) -> None:
    columns = [Column("Word"), Column("Pounds", "pounds", is_totalled=True)]
    groups = [
        Group([[Cell("=1+1"), Cell("−£2", "-2.50")]], "+Worse"),
        Group([[Cell("@x"), Cell("−")]], "Better"),
    ]
    odd = Table("Odd 2011/12", columns, groups, [Cell("Net"), Cell("−£2", "-2.50")])
    one = replace(content, sections=[Section("odd", "Odd", 1, [odd])])
    files = csv_files(OUTPUTS["zip"].render(one))
    assert files["01 odd-2011-12.csv"] == [
        ["Group", "Word", "Pounds"],
        ["'+Worse", "'=1+1", "-2.50"],
        ["Better", "'@x", "−"],
        ["", "Net", "-2.50"],
    ]
    assert OUTPUTS["zip"].render(one) == OUTPUTS["zip"].render(one)


def test_the_data_is_the_content(content: Content) -> None:
    data = OUTPUTS["json"].render(content)
    assert from_json(json.loads(data)) == from_json(
        json.loads(OUTPUTS["json"].render(from_json(json.loads(data))))
    )
    assert from_json(json.loads(data)).tables == content.tables


def text_of(form: str, data: bytes) -> str:
    if form in ("docx", "xlsx", "zip"):
        with zipfile.ZipFile(BytesIO(data)) as book:
            return " ".join(book.read(name).decode(errors="ignore") for name in book.namelist())
    if form == "pdf":
        return pdf_text(data)
    return data.decode()


def pdf_text(data: bytes) -> str:
    """The letters of a PDF, read through the tables by which its fonts name them."""
    pdf = pikepdf.open(BytesIO(data))
    found = []
    for page in pdf.pages:
        maps = {str(name): unicode_of(font) for name, font in page.resources.Font.items()}
        font: dict[int, str] = {}
        for instruction in pikepdf.parse_content_stream(page):
            operands, operator = list(instruction.operands), instruction.operator
            if str(operator) == "Tf":
                font = maps[str(operands[0])]
            elif str(operator) in ("Tj", "TJ"):
                parts = operands[0] if str(operator) == "TJ" else [operands[0]]
                for part in parts:
                    if isinstance(part, pikepdf.String):
                        raw = bytes(part)
                        codes = (int.from_bytes(raw[i : i + 2], "big") for i in range(0, len(raw), 2))
                        found.append("".join(font.get(code, "") for code in codes))
    return "".join(found)


def unicode_of(font: Any) -> dict[int, str]:
    letters = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", font.ToUnicode.read_bytes(), re.DOTALL):
        for code, text in re.findall(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", block):
            letters[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
    return letters


@pytest.mark.parametrize("form", OUTPUTS)
def test_what_is_exempt_is_in_the_one_output_and_not_in_the_other(form: str, content: Content) -> None:
    shown, whole = (text_of(form, OUTPUTS[form].render(each)) for each in (public(content), content))
    assert SECRET not in shown
    if form in ("xlsx", "zip"):
        return
    assert SECRET in whole
    assert OPEN in shown
    assert OPEN in whole


def test_what_is_left_out_is_said_once_with_its_paragraph(content: Content) -> None:
    hidden, other = Paragraph("A", exempt=3, number="1.1"), Paragraph("C", exempt=1, number="1.3")
    seen = Paragraph("B", number="1.4")
    section = Section("odd", "Odd", 1, [hidden, Paragraph("A2", exempt=3), other, seen])
    (shown,) = public(replace(content, sections=[section])).sections
    assert shown.elements == [Withheld(3), Withheld(1), seen]


@pytest.mark.parametrize("form", OUTPUTS)
def test_what_people_type_is_never_taken_for_markup(form: str, content: Content) -> None:
    data = OUTPUTS[form].render(content)
    if form == "html":
        assert b"<b>bold</b>" not in data
        assert b"&lt;b&gt;bold" in data
    if form == "xlsx":
        book = openpyxl.load_workbook(BytesIO(data))
        formulas = [
            cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
        ]
        assert all(str(value).startswith(("=SUM(", "=IF(ABS(")) for value in formulas)


@pytest.mark.parametrize("form", OUTPUTS)
def test_empty_wide_and_long_tables_can_be_made(form: str, content: Content) -> None:
    wide = Table(
        "Wide: [a]/b?*" * 9,
        [Column("Word"), *(Column(f"Count {n}", "count", is_totalled=True) for n in range(9))],
        [Group([[Cell("w" * 200), *(Cell("1", "1") for _ in range(9))]], "Heading")],
        [Cell("All"), *(Cell("1", "1") for _ in range(9))],
    )
    empty = Table("Nothing", [Column("Count", "count"), Column("Pounds", "pounds")], [])
    long = Table("Long", [Column("Row")], [Group([[Cell(f"Row {n}")] for n in range(500)])])
    odd = replace(content, sections=[Section("odd", "Odd", 1, [wide, empty, long])])
    assert len(OUTPUTS[form].render(odd)) > 1000


@pytest.mark.parametrize("typed", ["1\ufe0f\u20e3 first", '"\u20e3', "\u2460\u20e3", "\u20ac\u20e3 e\u0301"])
def test_a_mark_that_the_pdf_cannot_show_has_a_box_and_its_letter_stays(typed: str, content: Content) -> None:
    odd = replace(content, front=[("Wards", f"£5 {typed}")])
    found = pdf_text(OUTPUTS["pdf"].render(odd))
    assert "£5" in found
    assert "□" in found
    assert ("é" in found) == ("\u0301" in typed)


def test_a_title_longer_than_word_keeps_stands_in_full_on_the_paper(content: Content) -> None:
    long = "Care " * 60
    made = docx.Document(BytesIO(OUTPUTS["docx"].render(replace(content, title=long, council=long))))
    assert len(made.core_properties.title) == 255
    assert long in [each.text for each in made.paragraphs]


def test_a_letter_that_the_pdf_cannot_show_has_a_box_and_a_note(content: Content) -> None:
    found = pdf_text(OUTPUTS["pdf"].render(content))
    assert "□□" in found
    assert "stands for a letter that this file cannot show" in found
    assert "日本" in OUTPUTS["html"].render(content).decode()
    plain = replace(content, front=[], asks=[], sections=content.sections[1:])
    assert "cannot show" not in pdf_text(OUTPUTS["pdf"].render(plain))
