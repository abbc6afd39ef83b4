"""A report as a tagged PDF (PDF/UA-1), set by Typst from data."""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from django.template.loader import render_to_string

from programme.operations.errors import Refused
from programme.reporting.content import Content, Picture, Table, to_json
from programme.reporting.layout import shares
from programme.ui.format import long_date

FOLDER = Path(__file__).parent
SOURCE, PICTURE = FOLDER / "report.typ", FOLDER / "picture.typ"
FONT = "Arimo"
NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')
ESCAPED = re.compile(r"\\(.)")
BOX = "\N{WHITE SQUARE}"
MARKS = frozenset({"Mn", "Me"})
FAR, BLOCK = 0x2E80, 0x80


def to_pdf(content: Content) -> bytes:
    """Refused where the font is not installed: no text could be drawn without it."""
    data = to_json(content)
    data["as_at_words"] = long_date(dt.date.fromisoformat(content.as_at))
    for section, drawn in zip(content.sections, data["sections"], strict=True):
        for element, each in zip(section.elements, drawn["elements"], strict=True):
            if isinstance(element, Table):
                each["widths"] = shares(element)
            elif isinstance(element, Picture):
                each["table"]["widths"] = shares(element.table)
                each["svg"] = svg_of(each["drawing"], each["title"], each["message"])
                each["width"] = each["drawing"]["width"]
    data.pop("facts")
    # An accent that makes one letter with what it stands on is in the font as that letter.
    return _set(unicodedata.normalize("NFC", json.dumps(data, ensure_ascii=False)))


def _set(text: str) -> bytes:
    """The PDF of a content. PDF/UA allows no letter that the font lacks, so a box takes its place.

    What comes after the alphabets of Europe is looked at as a whole, else whole blocks of letters. Where a
    mark is lacking, Typst names the letter that it stands on, as the 1 of a keycap.
    """
    try:
        return _compile(text)
    except typst.TypstError as error:
        lacking = NO_GLYPH.search(str(error))
        named = ESCAPED.sub(r"\1", lacking[1]) if lacking else ""
        letter = next((each for each in named if each in text), "")
        if not letter:
            raise
        marks = _marks_on(letter, text)
        if not marks and (letter == BOX or ord(letter) < BLOCK):
            raise
    if marks:
        return _set("".join(BOX if each in marks else each for each in text))
    if ord(letter) >= FAR:
        return _set("".join(BOX if ord(each) >= FAR else each for each in text))
    block = ord(letter) // BLOCK
    return _set("".join(BOX if ord(each) // BLOCK == block else each for each in text))


def _marks_on(letter: str, text: str) -> set[str]:
    """The combining marks that follow a letter anywhere in a text."""
    found: set[str] = set()
    on = ""
    for each in text:
        if unicodedata.category(each) in MARKS:
            found |= {each} if on == letter else set()
        else:
            on = each
    return found


def _compile(text: str) -> bytes:
    pdf: bytes = typst.compile(
        str(SOURCE),
        font_paths=[str(font_folder())],
        ignore_system_fonts=True,
        sys_inputs={"content": text, "box": BOX if BOX in text else ""},
        format="pdf",
        pdf_standards="ua-1",
    )
    return pdf


def svg_of(drawing: Mapping[str, Any], title: str, message: str) -> str:
    """A drawing that stands by itself, in the font of the paper."""
    svg = render_to_string(
        "components/drawing.html", {"drawing": drawing, "title": title, "desc": message, "id": "picture"}
    )
    return svg.replace("arial, sans-serif", FONT)


def to_png(svg: str, width: float) -> bytes:
    """A picture for outputs that cannot show SVG, drawn at twice its size."""
    png: bytes = typst.compile(
        str(PICTURE),
        font_paths=[str(font_folder())],
        ignore_system_fonts=True,
        sys_inputs={"svg": svg, "width": str(width)},
        format="png",
        ppi=144.0,
    )
    return png


def font_folder() -> Path:
    folder = Path(settings.FONT_FOLDER)
    if not any(folder.glob("**/*.ttf")):
        raise Refused(
            f"The font {FONT} is not installed, so no PDF can be made: run `make setup`, "
            f"which puts it into {folder.name}"
        )
    return folder
