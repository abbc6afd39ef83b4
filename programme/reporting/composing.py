"""From a programme at a quarter's end, and the words written for it, to the content of its report."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.module_loading import import_string

from programme.contributions import contributed, declared
from programme.days import first_day
from programme.models import Programme, Report
from programme.operations.errors import Refused
from programme.quarters import Quarter
from programme.reporting.content import (
    Bullets,
    Content,
    Element,
    Paragraph,
    Section,
    from_json,
    printable,
    to_json,
)
from programme.reporting.quarter_end import QuarterEnd, ReportPart, last_moment
from programme.schedule import ScheduleError
from programme.ui.format import long_date

BLANK_LINE = re.compile(r"\n\s*\n")
BULLET = re.compile(r"^[-*•]\s+")


@dataclass(frozen=True, slots=True)
class SectionWords:
    """What somebody wrote for a section: for everybody, and what is kept from the public."""

    text: str = ""
    exempt_text: str = ""
    exempt_paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Written:
    """The words of a whole report. Without any, a report holds figures alone."""

    front: Sequence[tuple[str, str]] = ()
    asks: Sequence[str] = ()
    sections: Mapping[str, SectionWords] = field(default_factory=dict)


def parts() -> dict[str, list[ReportPart]]:
    """What the apps contribute, by section, in the order of the report."""
    found: dict[str, list[ReportPart]] = {}
    for part in contributed("REPORT_SECTIONS"):
        found.setdefault(part.key, []).append(part)
    return found


def section_titles() -> dict[str, str]:
    return {key: shares[0].title for key, shares in parts().items()}


def compose(
    programme: Programme,
    quarter: Quarter,
    written: Written,
    *,
    before: Mapping[str, Any] | None = None,
    before_words: str = "",
    progress: Callable[[int, int, str], None] = lambda done, total, what: None,
) -> Content:
    """The report on a quarter. `before` are the facts of the one it is compared with; else they are
    worked out as at the end of the quarter before, where anything had been entered by then.

    Refused for a quarter that has not begun or in which nothing had been entered, and for a plan that
    cannot be scheduled. `progress` is told after each section: how many are done, of how many, and which.
    """
    on = check_quarter(programme, quarter)
    try:
        if before is None:
            before, before_words = facts_before(programme, quarter)
        end = QuarterEnd(programme, quarter, on, before, before_words)
        return _compose(end, written, progress)
    except ScheduleError as error:
        raise Refused(f"The plan as at {long_date(on)} cannot be worked out: {error}") from error


def check_quarter(programme: Programme, quarter: Quarter) -> dt.date:
    """The day that a report on the quarter is as at. Refused where there is nothing to report on it yet."""
    if quarter.first_day > programme.today():
        raise Refused(f"{quarter.words} has not begun: choose an earlier quarter", "quarter")
    on = last_moment(programme, quarter)
    first = first_day(programme)
    if first is None or first > on:
        raise Refused(f"Nothing had been entered by {long_date(on)}: choose a later quarter", "quarter")
    return on


def quarters_to_report(programme: Programme) -> list[Quarter]:
    """The quarters that have begun, have something entered and no report; the newest first."""
    first = first_day(programme)
    if first is None:
        return []
    taken = set(Report.objects.filter(programme=programme).standing().values_list("quarter", flat=True))
    found, quarter = [], Quarter.of(programme.today())
    while quarter.last_day >= first:
        if quarter.label not in taken:
            found.append(quarter)
        quarter = quarter.previous
    return found


def facts_before(programme: Programme, quarter: Quarter) -> tuple[Mapping[str, Any], str]:
    """The facts as at the end of the quarter before, and what they are called; nothing before the plan."""
    day = quarter.previous.last_day
    first = first_day(programme)
    if first is None or first > day:
        return {}, ""
    end = QuarterEnd(programme, quarter.previous, day)
    return facts_of(end), f"the figures as at {long_date(day)}"


def facts_of(end: QuarterEnd) -> dict[str, Any]:
    return {name: dict(import_string(dotted)(end)) for name, dotted in declared("REPORT_FACTS").items()}


def _compose(end: QuarterEnd, written: Written, progress: Callable[[int, int, str], None]) -> Content:
    shares = parts()
    sections: list[Section] = []
    for done, (key, found) in enumerate(shares.items()):
        progress(done, len(shares), found[0].title)
        words = list(_words(written.sections.get(key, SectionWords())))
        elements = [*words, *(element for part in found for element in part.build(end))]
        if elements:
            number = len(sections) + 1
            sections.append(Section(key, found[0].title, number, _numbered(elements, number)))
    content = Content(
        programme=end.programme.name,
        council=end.programme.council,
        title=f"{end.programme.name}: quarterly report",
        period=end.quarter.words if end.has_ended else f"{end.quarter.words} (not ended)",
        quarter=end.quarter.label,
        as_at=end.on.isoformat(),
        revision=end.programme.revision,
        is_illustrative=end.programme.is_illustrative,
        front=list(written.front),
        asks=list(written.asks),
        sections=sections,
        facts=facts_of(end),
    )
    # As it is when it is read back, so that what is drawn now and later is the same.
    return from_json(printable(to_json(content)))


def _words(words: SectionWords) -> Iterator[Element]:
    yield from in_elements(words.text, 0)
    yield from in_elements(words.exempt_text, words.exempt_paragraph)


def in_elements(text: str, exempt: int) -> Iterator[Element]:
    """What somebody typed: a blank line begins a paragraph, a dash at the start of each line a list."""
    for block in BLANK_LINE.split(text.replace("\r\n", "\n").strip()):
        lines = [line.strip() for line in block.splitlines() if line.strip()]
        if lines and all(BULLET.match(line) for line in lines):
            yield Bullets([BULLET.sub("", line) for line in lines], exempt)
        elif lines:
            yield Paragraph(" ".join(lines), exempt=exempt)


def _numbered(elements: Iterable[Element], section: int) -> list[Element]:
    """Paragraphs with the numbers that members cite, the same in the public and the exempt output."""
    numbered: list[Element] = []
    count = 0
    for each in elements:
        if isinstance(each, Paragraph):
            count += 1
            each = replace(each, number=f"{section}.{count}")
        numbered.append(each)
    return numbered
