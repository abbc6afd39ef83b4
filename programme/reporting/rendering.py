"""From one content to every output."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from programme.reporting.content import Content, canonical, to_json
from programme.reporting.csv_zip import to_csv_zip
from programme.reporting.docx import to_docx
from programme.reporting.html import to_html
from programme.reporting.pdf import to_pdf
from programme.reporting.xlsx import to_xlsx


def to_json_bytes(content: Content) -> bytes:
    return canonical(to_json(content))


@dataclass(frozen=True, slots=True)
class Output:
    label: str
    media_type: str
    render: Callable[[Content], bytes]


OFFICE = "application/vnd.openxmlformats-officedocument"
OUTPUTS = {
    "html": Output("Web page", "text/html; charset=utf-8", to_html),
    "pdf": Output("PDF", "application/pdf", to_pdf),
    "docx": Output("Word", f"{OFFICE}.wordprocessingml.document", to_docx),
    "xlsx": Output("Tables for Excel", f"{OFFICE}.spreadsheetml.sheet", to_xlsx),
    "zip": Output("Tables as CSV", "application/zip", to_csv_zip),
    "json": Output("Data", "application/json", to_json_bytes),
}
"""By the end of a file's name."""
