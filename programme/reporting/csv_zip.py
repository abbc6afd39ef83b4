"""Every table of a report as a CSV file of its own, in one archive that opens with a list of them.

A file holds one table and nothing else, so that a spreadsheet or a ledger can read it as it is: headings,
rows with exact figures, and the total as the report prints it. Captions and notes are in the list.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from decimal import Decimal
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils.text import slugify

from programme.reporting.content import Cell, Column, Content, Section, Table
from programme.reporting.layout import is_number
from programme.ui.export import BYTE_ORDER_MARK, guarded, plain_text

CONTENTS = "contents.csv"
LONGEST_NAME = 60
SAME_DAY = (1980, 1, 1, 0, 0, 0)
"""The same content gives the same bytes, whenever it is made."""


def to_csv_zip(content: Content) -> bytes:
    """The archive; the same bytes whenever it is made."""
    data = io.BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        _add(archive, CONTENTS, _contents(content))
        for name, _, table in _files(content):
            _add(archive, name, _lines(table))
    return data.getvalue()


def _files(content: Content) -> Iterator[tuple[str, Section, Table]]:
    number = 0
    for section in content.sections:
        for table in section.tables:
            number += 1
            yield csv_name(number, table.caption), section, table


def csv_name(number: int, caption: str) -> str:
    return f"{number:02} {slugify(caption.replace('/', '-'))[:LONGEST_NAME]}".rstrip(" -") + ".csv"


def _contents(content: Content) -> Iterator[Sequence[str]]:
    yield ("File", "Table", "Section", "Rows", "Note", "Programme", "Period", "As at")
    period = content.period
    if content.is_illustrative:
        period += " (illustrative: some of what is shown is made up)"
    for name, section, table in _files(content):
        place = f"{section.number}. {section.title}"
        rows = str(len(table.rows))
        yield (name, table.caption, place, rows, table.note, content.programme, period, content.as_at)


def _lines(table: Table) -> Iterator[Sequence[str]]:
    """Headings that span rows become a first column, so that each row says by itself where it belongs."""
    is_grouped = any(group.heading for group in table.groups)
    start = ["Group"] if is_grouped else []
    yield [*start, *(column.heading for column in table.columns)]
    for group in table.groups:
        start = [group.heading] if is_grouped else []
        for row in group.rows:
            yield [*start, *_values(row, table.columns)]
    if table.total:
        yield [*([""] if is_grouped else []), *_values(table.total, table.columns)]


def _values(row: Sequence[Cell], columns: Sequence[Column]) -> Iterator[str]:
    for cell, column in zip(row, columns, strict=True):
        if cell.amount is not None and is_number(column.kind):
            yield plain_text(Decimal(cell.amount))
        else:
            yield cell.text


def _add(archive: ZipFile, name: str, lines: Iterator[Sequence[str]]) -> None:
    text = io.StringIO(newline="")
    text.write(BYTE_ORDER_MARK)
    csv.writer(text).writerows([guarded(value) for value in line] for line in lines)
    archive.writestr(ZipInfo(name, SAME_DAY), text.getvalue().encode(), ZIP_DEFLATED)
