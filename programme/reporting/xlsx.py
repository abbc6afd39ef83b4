"""Every table of a report as a sheet, with totals that the spreadsheet works out and checks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from programme.reporting.content import Cell, Content, Table
from programme.reporting.layout import is_number, shares

BOLD = Font(bold=True)
FORMATS = {"pounds": '"£"#,##0;-"£"#,##0', "count": "#,##0.##"}
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME = 31
HEADINGS = 3
"""The row with the headings of the columns, under the caption and an empty one."""


def to_xlsx(content: Content) -> bytes:
    book = Workbook()
    contents = book.active
    contents.title = "Contents"
    for row, text in enumerate((content.title, content.period, content.council), start=1):
        _text(contents.cell(row, 1), text, bold=row == 1)
    if content.is_illustrative:
        _text(contents.cell(4, 1), "Illustrative: some of what is shown is made up")
    contents.column_dimensions["A"].width = 24
    contents.column_dimensions["B"].width = 90
    for number, table in enumerate(content.tables, start=1):
        name = sheet_name(number, table.caption)
        line = contents.max_row + 1
        _text(contents.cell(line, 1), name)
        contents.cell(line, 1).hyperlink = f"#'{name}'!A1"
        _text(contents.cell(line, 2), table.caption)
        _sheet(book.create_sheet(name), table)
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def sheet_name(number: int, caption: str) -> str:
    return f"{number} {NOT_IN_NAMES.sub(' ', caption)}"[:LONGEST_NAME].rstrip()


def _sheet(sheet: Any, table: Table) -> None:
    _text(sheet.cell(1, 1), table.caption, bold=True)
    for index, column in enumerate(table.columns, start=1):
        _text(sheet.cell(HEADINGS, index), column.heading, bold=True)
        share = shares(table)[index - 1]
        sheet.column_dimensions[get_column_letter(index)].width = 14 if not share else 10 + 8 * share
    sheet.freeze_panes = sheet.cell(HEADINGS + 1, 2)
    line = HEADINGS + 1
    first = line
    for group in table.groups:
        if group.heading:
            _text(sheet.cell(line, 1), group.heading, bold=True)
            line += 1
        for row in group.rows:
            _row(sheet, line, row, table)
            line += 1
    if table.total:
        line = _totals(sheet, table, first, line)
    if table.note:
        _text(sheet.cell(line + 1, 1), table.note)


def _row(sheet: Any, line: int, row: Sequence[Cell], table: Table) -> None:
    for index, (value, column) in enumerate(zip(row, table.columns, strict=True), start=1):
        cell = sheet.cell(line, index)
        if value.amount is not None and is_number(column.kind):
            cell.value = Decimal(value.amount)
            cell.number_format = FORMATS[column.kind]
        else:
            _text(cell, value.text)


def _totals(sheet: Any, table: Table, first: int, line: int) -> int:
    """The sum of each column, the total as the report prints it, and whether the two agree."""
    checked = [index for index, column in enumerate(table.columns, start=1) if column.is_totalled]
    labels = (table.total[0].text, "As the report prints it", "Check") if checked else (table.total[0].text,)
    for offset, label in enumerate(labels):
        _text(sheet.cell(line + offset, 1), label, bold=True)
    for index, (value, column) in enumerate(zip(table.total, table.columns, strict=True), start=1):
        if index == 1:
            continue
        if index not in checked or value.amount is None:
            _text(sheet.cell(line, index), value.text, bold=True)
            continue
        letter = get_column_letter(index)
        total, printed, check = (sheet.cell(line + offset, index) for offset in range(3))
        total.value = f"=SUM({letter}{first}:{letter}{line - 1})" if line > first else 0
        printed.value = Decimal(value.amount)
        check.value = f'=IF(ABS({letter}{line}-{letter}{line + 1})<0.005,"agrees","differs")'
        for cell in (total, printed):
            cell.number_format, cell.font = FORMATS[column.kind], BOLD
    return line + len(labels)


def _text(cell: Any, text: str, *, bold: bool = False) -> None:
    """Text stays text: left to itself openpyxl makes a formula of what begins with "="."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    cell.data_type = "s"
    cell.quotePrefix = True
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if bold:
        cell.font = BOLD
