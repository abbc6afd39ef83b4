"""How long a report of 40 pages takes: prints seconds, asserts none. Issue 9 asks for its PDF in under 3 s.

Run with `python -m pytest tests/benchmarks/bench_report.py -s`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import BytesIO

import pikepdf

from programme.models import Programme
from programme.quarters import Quarter
from programme.reporting.composing import Written, compose
from programme.reporting.content import Content, Section
from programme.reporting.rendering import OUTPUTS

PAGES, ALLOWED = 40, 3.0


def seconds(work: Callable[[], bytes]) -> tuple[float, bytes]:
    """Once alone: Typst remembers what it has set before."""
    began = time.perf_counter()
    data = work()
    return time.perf_counter() - began, data


def longer(content: Content, times: int) -> Content:
    """The same sections one after another."""
    sections = [
        Section(f"{each.key}-{turn}", each.title, len(content.sections) * turn + each.number, each.elements)
        for turn in range(times)
        for each in content.sections
    ]
    return replace(content, sections=sections)


def pdf_of(content: Content) -> tuple[float, int]:
    spent, data = seconds(lambda: OUTPUTS["pdf"].render(content))
    return spent, len(pikepdf.open(BytesIO(data)).pages)


def test_a_report_of_forty_pages(leicester: Programme) -> None:
    quarter = Quarter.of(leicester.today())
    began = time.perf_counter()
    content = compose(leicester, quarter, Written())
    print(f"\ncompose {time.perf_counter() - began:6.2f} s, {len(content.tables)} tables")
    spent, pages = pdf_of(content)
    print(f"pdf     {spent:6.2f} s, {pages} pages, as it is")
    times = -(-PAGES // pages)
    long = content
    while pages < PAGES:
        long = longer(content, times)
        spent, pages = pdf_of(long)
        times += 1
    print(f"pdf     {spent:6.2f} s, {pages} pages: {spent / ALLOWED:.2f} of the {ALLOWED:g} s allowed")
    for form in ("html", "docx", "xlsx", "json"):
        spent, data = seconds(partial(OUTPUTS[form].render, long))
        print(f"{form:6}  {spent:6.2f} s, {len(data):,} bytes")
