"""What comes out of the printer."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest

from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
A3 = (841.9, 1190.6)
"""Millimetres 297 by 420, in points."""


@pytest.mark.parametrize("query", ["", "?workstream=in-house-services"])
def test_the_gantt_chart_fills_one_sheet_of_a3(visit: Any, query: str) -> None:
    office: Visitor = visit()
    office.open(f"/programmes/leicester/plan/gantt/{query}")
    paper = office.page.pdf(prefer_css_page_size=True)
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        assert len(pdf.pages) == 1
        box = [float(side) for side in pdf.pages[0].mediabox]
    assert sorted(box[2:]) == pytest.approx(A3, abs=2)
