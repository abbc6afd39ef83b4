"""A report as a Word document that a clerk can paste into the council's template: real styles throughout."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from programme.reporting.content import Bullets, Column, Content, Element, Paragraph, Picture, Table
from programme.reporting.layout import is_number, shares
from programme.reporting.pdf import svg_of, to_png
from programme.ui.format import long_date

PAGE_WIDTH, FIGURES_WIDTH, STATUS_WIDTH = 17.0, 2.1, 2.4
"""Centimetres of text on a page, for a column of figures and for one of statuses."""
LONGEST_PROPERTY = 255
"""The characters that Word keeps of a title or an author."""
QUIET = RGBColor(0x48, 0x49, 0x49)


def to_docx(content: Content) -> bytes:
    book = Document()
    _set_up(book, content)
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


def _set_up(book: Any, content: Content) -> None:
    section = book.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    book.core_properties.title = f"{content.title}, {content.period}"[:LONGEST_PROPERTY]
    book.core_properties.author = content.council[:LONGEST_PROPERTY]
    book.core_properties.language = "en-GB"
    for style in book.styles:
        fonts = style.element.find(f".//{qn('w:rFonts')}")
        if fonts is not None:
            # The heading styles name theme fonts, which win over a plain name.
            for name in list(fonts.attrib):
                del fonts.attrib[name]
            for name in ("w:ascii", "w:hAnsi", "w:cs"):
                fonts.set(qn(name), "Arial")
        for language in style.element.iter(qn("w:lang")):
            language.set(qn("w:val"), "en-GB")
    normal = book.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(11)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    normal.element.get_or_add_rPr().append(language)
    for language in book.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    for name, size in (("Title", 22), ("Heading 1", 15), ("Caption", 9)):
        style = book.styles[name]
        style.font.size, style.font.color.rgb = Pt(size), RGBColor(0x0B, 0x0C, 0x0C)
    book.styles["Caption"].paragraph_format.keep_with_next = True


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
    grid = book.add_table(rows=rows, cols=width, style="Table Grid")
    grid.autofit = False
    describe(grid._tbl.tblPr, table.caption)
    lines = [list(row.cells) for row in grid.rows]
    for column, room in zip(range(width), widths(table), strict=True):
        for line in lines:
            line[column].width = Cm(room)
    for cell, head in zip(lines[0], table.columns, strict=True):
        _write(cell, head.heading, bold=True, right=is_number(head.kind))
    _repeat(grid.rows[0])
    place = 1
    for group in table.groups:
        if group.heading:
            merged = lines[place][0].merge(lines[place][-1])
            _write(merged, group.heading, bold=True)
            place += 1
        for row in group.rows:
            for cell, value, head in zip(lines[place], row, table.columns, strict=True):
                _write(cell, value.text, right=is_number(head.kind))
            place += 1
    for cell, value, head in zip(lines[-1], table.total, table.columns, strict=False):
        _write(cell, value.text, bold=True, right=is_number(head.kind))
    _note(book, table.note) if table.note else book.add_paragraph()


def widths(table: Table) -> list[float]:
    """Centimetres for each column."""
    found = list(zip(shares(table), map(_fixed, table.columns), strict=True))
    whole = sum(share for share, _ in found)
    room = max(PAGE_WIDTH - sum(fixed for share, fixed in found if not share), 4.0)
    return [room * share / whole if share else fixed for share, fixed in found]


def _fixed(column: Column) -> float:
    return FIGURES_WIDTH if is_number(column.kind) else STATUS_WIDTH


def _write(cell: Any, text: str, *, bold: bool = False, right: bool = False) -> None:
    paragraph: WordParagraph = cell.paragraphs[0]
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(8.5)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _repeat(row: Any) -> None:
    """The heading row, which also stands on top of each further page."""
    mark = OxmlElement("w:tblHeader")
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
    shape = book.add_picture(BytesIO(to_png(svg, width)), width=Pt(min(width, PAGE_WIDTH * 28.3)))
    properties = shape._inline.docPr
    properties.set("descr", f"{picture.title}. {picture.message}")
    properties.set("title", picture.title)
    book.add_paragraph(picture.title, style="Caption")
    if picture.note:
        _note(book, picture.note)
