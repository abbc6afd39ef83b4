"""How a report looks in Word: its page, its styles, and what stands at the foot of each page."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from programme.reporting.content import Content

LONGEST_PROPERTY = 255
"""The characters that Word keeps of a title or an author."""
INK, QUIET = RGBColor(0x0B, 0x0C, 0x0C), RGBColor(0x48, 0x49, 0x49)
RULE = "CECECE"
SMALL = Pt(8.5)
TABLE_STYLE = "Table Grid"
CELL_MARGINS = {"top": 40, "left": 57, "bottom": 40, "right": 57}
"""Twentieths of a point."""


def set_up(book: Any, content: Content) -> None:
    """Lay out a new document before anything is written into it."""
    section = book.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    book.core_properties.title = f"{content.title}, {content.period}"[:LONGEST_PROPERTY]
    book.core_properties.author = content.council[:LONGEST_PROPERTY]
    book.core_properties.language = "en-GB"
    _fonts(book)
    _sizes(book)
    _table_style(book.styles[TABLE_STYLE])
    _foot(section.footer.paragraphs[0], content)


def _fonts(book: Any) -> None:
    for style in book.styles:
        fonts = style.element.find(f".//{qn('w:rFonts')}")
        if fonts is not None:
            # The heading styles name theme fonts, which win over a plain name.
            for name in list(fonts.attrib):
                del fonts.attrib[name]
            for name in ("w:ascii", "w:hAnsi", "w:cs"):
                fonts.set(qn(name), "Arial")
    normal = book.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(11)
    normal.element.get_or_add_rPr().append(OxmlElement("w:lang"))
    for language in book.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _sizes(book: Any) -> None:
    for name, size, color in (
        ("Title", 22, INK),
        ("Subtitle", 12, QUIET),
        ("Heading 1", 15, INK),
        ("Caption", 9, INK),
    ):
        font = book.styles[name].font
        font.size, font.color.rgb = Pt(size), color
    book.styles["Title"].font.bold = True
    _drop(book.styles["Title"].element.pPr, "w:pBdr")
    book.styles["Subtitle"].font.italic = False
    _drop(book.styles["Subtitle"].element.rPr, "w:spacing")
    book.styles["Heading 1"].paragraph_format.space_after = Pt(6)
    caption = book.styles["Caption"].paragraph_format
    caption.keep_with_next, caption.space_before, caption.space_after = True, Pt(6), Pt(3)


def _table_style(style: Any) -> None:
    """Light lines between the rows alone, as on the printed paper, and a little room in every cell."""
    properties = style.element.find(qn("w:tblPr"))
    _drop(properties, "w:tblBorders", "w:tblCellMar")
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(_mark(f"w:{side}", val="single", sz="4", space="0", color=RULE))
    margins = OxmlElement("w:tblCellMar")
    for side, width in CELL_MARGINS.items():
        margins.append(_mark(f"w:{side}", w=str(width), type="dxa"))
    properties.extend((borders, margins))


def _foot(paragraph: Any, content: Content) -> None:
    for before, field in ((f"{content.council} · {content.period} · Page ", "PAGE"), (" of ", "NUMPAGES")):
        _small(paragraph.add_run(before))
        number = _mark("w:fldSimple", instr=field)
        paragraph._p.append(number)
        shown = paragraph.add_run("1")
        _small(shown)
        number.append(shown._r)


def _small(run: Any) -> None:
    run.font.size, run.font.color.rgb = SMALL, QUIET


def _drop(properties: Any, *names: str) -> None:
    for name in names:
        for each in properties.findall(qn(name)):
            properties.remove(each)


def _mark(name: str, **attributes: str) -> Any:
    mark = OxmlElement(name)
    for each, value in attributes.items():
        mark.set(qn(f"w:{each}"), value)
    return mark
