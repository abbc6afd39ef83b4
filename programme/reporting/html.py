"""A report as a web page that reads and prints like a paper, and stands by itself."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string

from programme.reporting.content import Content

BEGIN, END = "<article", "</article>"


def to_html(content: Content) -> bytes:
    """The page with its style inside, so that the file needs nothing else."""
    style = Path(settings.PAPER_STYLE).read_text()
    return render_to_string(
        "programme/reports/paper_page.html", {"content": content, "style": style}
    ).encode()


def paper_of(page: bytes) -> str:
    """The paper alone, to be shown within a page of the product, as it was rendered."""
    text = page.decode()
    return text[text.index(BEGIN) : text.rindex(END) + len(END)]
