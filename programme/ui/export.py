"""What is on the screen as a file: every row that is filtered, in the order it is sorted."""

from __future__ import annotations

import csv
import datetime as dt
import html
import re
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeData
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Tells Excel that a file is UTF-8.
BYTE_ORDER_MARK = "\ufeff"
# Full-width signs too: some spreadsheets read them like the plain ones.
FORMULA_START = tuple("=+-@\t\r\n＝＋－＠")
PLAIN_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def csv_response(table: Any, filename: str) -> HttpResponse:
    response = _download(CSV_TYPE, filename)
    response.write(BYTE_ORDER_MARK)
    writer = csv.writer(response)
    for row in table_rows(table):
        writer.writerow([guarded(plain_text(cell)) for cell in row])
    return response


def xlsx_response(table: Any, filename: str) -> HttpResponse:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Waymark")
    sheet.freeze_panes = "A2"
    for row in table_rows(table):
        sheet.append([_cell(sheet, cell) for cell in row])
    data = BytesIO()
    book.save(data)
    response = _download(XLSX_TYPE, filename)
    response.write(data.getvalue())
    return response


EXPORTS = {"csv": csv_response, "xlsx": xlsx_response}


def table_rows(table: Any) -> Iterator[list[Any]]:
    """Headings, then every row, over all pages; hidden columns are part of it."""
    columns = [bound for bound in table.columns.iterall() if not bound.column.exclude_from_export]
    yield [str(getattr(bound.column, "export_header", "") or bound.header) for bound in columns]
    for row in table.rows:
        yield [_plain(row.get_cell_value(bound.name)) for bound in columns]


def guarded(text: str) -> str:
    """Text that a spreadsheet would run as a formula gets an apostrophe; a negative number stays one."""
    if text.startswith(FORMULA_START) and not PLAIN_NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def _plain(value: Any) -> Any:
    if isinstance(value, SafeData):
        return html.unescape(strip_tags(str(value))).strip()
    if isinstance(value, dt.datetime) and timezone.is_aware(value):
        return timezone.localtime(value).replace(tzinfo=None)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if value is None or isinstance(value, int | float | Decimal | dt.date):
        return value
    return str(value)


def plain_text(value: Any) -> str:
    """As a CSV file holds it: figures without separators, days as 2011-06-30."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:.0f}" if value == value.to_integral_value() else f"{value:f}"
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    return str(value)


def _cell(sheet: Any, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
    # Left to itself openpyxl makes a formula of text that starts with "=".
    cell.data_type = "s"
    return cell


def _download(content_type: str, filename: str) -> HttpResponse:
    disposition = content_disposition_header(True, filename) or "attachment"
    return HttpResponse(content_type=content_type, headers={"Content-Disposition": disposition})
