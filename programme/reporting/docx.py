"""A report as a Word document that a clerk can paste into the council's template: real styles throughout."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from programme.reporting.content import Bullets, Content, Element, Paragraph, Picture, Table
from programme.reporting.docx_styles import QUIET, SMALL, TABLE_STYLE, set_up
from programme.reporting.layout import is_number, shares
from programme.reporting.pdf import svg_of, to_png
from programme.ui.format import long_date

# All in centimetres.
PAGE_WIDTH = 17.0
"""Of the text on a page."""
NARROWEST, WIDEST = 1.6, 4.5
"""The least and the most that a column gets for its longest word."""
LETTER, PADDING = 0.17, 0.3
"""Of a letter in a table, and beside a word."""


def to_docx(content: Content) -> bytes:
    book = Document()
    set_up(book, content)
    _front(book, content)
    for section in content.sections:
        book.add_heading(f"{section.number}  {section.title}", level=1)
        for element in section.elements:
            _add(book, element)
    as_at = long_date(dt.date.fromisoformat(content.as_at))
    _note(book, f"Figures, rules and words as at {as_at}, revision {content.revision}.")
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def _front(book: Any, content: Content) -> None:
    book.add_paragraph(content.council)
    book.add_paragraph(content.title, style="Title")
    period = content.period
    if content.is_illustrative:
        period += " · Illustrative: some of what is shown is made up"
    book.add_paragraph(period, style="Subtitle")
    for label, value in content.front:
        paragraph = book.add_paragraph()
        paragraph.add_run(f"{label}: ").bold = True
        paragraph.add_run(value)
    if content.asks:
        book.add_paragraph().add_run("The panel is asked to:").bold = True
        for ask in content.asks:
            book.add_paragraph(ask, style="List Number")


def _add(book: Any, element: Element) -> None:
    match element:
        case Paragraph():
            paragraph = book.add_paragraph(f"{element.number}\t")
            paragraph.paragraph_format.left_indent = Cm(1.25)
            paragraph.paragraph_format.first_line_indent = Cm(-1.25)
            if element.lead:
                paragraph.add_run(f"{element.lead}: ").bold = True
            paragraph.add_run(element.text)
        case Bullets():
            for item in element.items:
                book.add_paragraph(item, style="List Bullet")
        case Table():
            _table(book, element)
        case Picture():
            _picture(book, element)
            _table(book, element.table)
        case _:
            _note(
                book,
                f"Something is left out here: it is exempt under paragraph {element.exempt} of Part 1 of "
                "Schedule 12A to the Local Government Act 1972.",
            )
            return
    if element.exempt:
        _note(book, f"Exempt, paragraph {element.exempt}")


def _note(book: Any, text: str) -> None:
    run = book.add_paragraph().add_run(text)
    run.font.size, run.font.color.rgb = Pt(9), QUIET


def _table(book: Any, table: Table) -> None:
    book.add_paragraph(table.caption, style="Caption")
    width = len(table.columns)
    headings = [each for each in table.groups if each.heading]
    rows = 1 + len(table.rows) + len(headings) + bool(table.total)
    grid = book.add_table(rows=rows, cols=width, style=TABLE_STYLE)
    grid.autofit = False
    describe(grid._tbl.tblPr, table.caption)
    lines = [list(row.cells) for row in grid.rows]
    for place, (column, room) in enumerate(zip(grid.columns, widths(table), strict=True)):
        # Word goes by the cells, other programs by the columns.
        column.width = Cm(room)
        for line in lines:
            line[place].width = Cm(room)
    for cell, head in zip(lines[0], table.columns, strict=True):
        _write(cell, head.heading, bold=True, right=is_number(head.kind))
    _mark_row(grid.rows[0], "w:tblHeader")
    for row in grid.rows:
        _mark_row(row, "w:cantSplit")
    place = 1
    for group in table.groups:
        if group.heading:
            merged = lines[place][0].merge(lines[place][-1])
            _write(merged, group.heading, bold=True)
            merged.paragraphs[0].paragraph_format.keep_with_next = True
            place += 1
        for row in group.rows:
            for cell, value, head in zip(lines[place], row, table.columns, strict=True):
                _write(cell, value.text, right=is_number(head.kind))
            place += 1
    for cell, value, head in zip(lines[-1], table.total, table.columns, strict=False):
        _write(cell, value.text, bold=True, right=is_number(head.kind))
    # Without a paragraph between them two tables would be one.
    _note(book, table.note)


def widths(table: Table) -> list[float]:
    """Centimetres for each column: what it needs at least, and its share of what is left."""
    parts = shares(table)
    needed = [_needed(table, index, is_fixed=not part) for index, part in enumerate(parts)]
    left = max(PAGE_WIDTH - sum(needed), 0.0)
    found = [least + left * part / sum(parts) for least, part in zip(needed, parts, strict=True)]
    return [width * PAGE_WIDTH / sum(found) for width in found]


def _needed(table: Table, index: int, *, is_fixed: bool) -> float:
    """Figures and statuses stand on one line, of other text the longest word does."""
    rows = [*table.rows, table.total] if table.total else table.rows
    texts = [row[index].text for row in rows]
    whole = texts if is_fixed else [word for text in texts for word in text.split()]
    longest = max(map(len, (*table.columns[index].heading.split(), *whole)), default=0)
    return min(max(LETTER * longest + PADDING, NARROWEST), WIDEST)


def _write(cell: Any, text: str, *, bold: bool = False, right: bool = False) -> None:
    paragraph: WordParagraph = cell.paragraphs[0]
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, SMALL
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _mark_row(row: Any, name: str) -> None:
    """`tblHeader`: it also stands on top of each further page; `cantSplit`: it stands on one page."""
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def describe(properties: Any, text: str) -> None:
    """What a table shows, for those who do not see it."""
    for name in ("w:tblCaption", "w:tblDescription"):
        mark = OxmlElement(name)
        mark.set(qn("w:val"), text)
        properties.append(mark)


def _picture(book: Any, picture: Picture) -> None:
    svg = svg_of(picture.drawing, picture.title, picture.message)
    width = picture.drawing["width"] * 0.75
    book.add_paragraph(picture.title, style="Caption")
    shape = book.add_picture(BytesIO(to_png(svg, width)), width=Pt(min(width, PAGE_WIDTH * 28.3)))
    book.paragraphs[-1].paragraph_format.keep_with_next = bool(picture.note)
    properties = shape._inline.docPr
    properties.set("descr", f"{picture.title}. {picture.message}")
    properties.set("title", picture.title)
    if picture.note:
        _note(book, picture.note)
