"""What dashboards show: the summaries of a programme on a day, kept for today, worked out for any past day.

A summary is a small tree of counts and pounds, so a dashboard is as quick for ten thousand actions as for
ten.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import urlencode

from django.core.serializers.json import DjangoJSONEncoder
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString

from programme.access import Permission
from programme.contributions import declared
from programme.days import Day, first_day
from programme.kept_days import keep, summaries_kept
from programme.models import BoardSummary, Programme
from programme.planning import Plan
from programme.recalculation import current_figures, replace_figures
from programme.schedule import ScheduleError
from programme.statuses import basis_before, month_before
from programme.ui.format import figure

EDITION = 11
"""Raised when the shape of any summary changes: what an older version stored is then not read."""

WITHOUT_HISTORY = frozenset({"alerts", "history"})
"""Summaries of tables that keep no history: those of a past day are always made of what is there now."""

Summary = Mapping[str, Any]


@dataclass(frozen=True)
class Board:
    """One programme on one day, as panels read it. `person` and `permissions` are those of the reader."""

    programme: Programme
    as_at: dt.date
    is_past: bool
    read: Callable[[str], Summary]
    person: str = ""
    permissions: frozenset[Permission] = frozenset()
    before: Board | None = None
    """The same a month earlier; None where the programme did not exist yet."""
    _known: dict[str, Summary] = field(default_factory=dict)

    def of(self, name: str) -> Summary:
        """A summary by its name in config.pages.SUMMARIES."""
        if name not in self._known:
            self._known[name] = self.read(name)
        return self._known[name]

    def href(self, kind: str, measure: str = "", /, **marks: object) -> str:
        """The address of the rows that a figure of this day is the sum of."""
        return figure_href(self.programme.slug, kind, measure, marks, self.as_at if self.is_past else None)

    def href_on(self, day: dt.date, kind: str, **marks: object) -> str:
        """The same of a day before."""
        return figure_href(self.programme.slug, kind, "", marks, day)

    def figure(self, words: object, kind: str, measure: str = "", /, **marks: object) -> SafeString:
        """A figure in a sentence, linked to its rows."""
        return figure(words, self.href(kind, measure, **marks))

    @cached_property
    def query(self) -> str:
        """What an address needs to stay at this day."""
        return f"as-at={self.as_at}" if self.is_past else ""


@lru_cache(maxsize=1024)
def _rows_address(slug: str, kind: str) -> str:
    """A page has hundreds of these, of few kinds."""
    return reverse("programme:figure", args=[slug, kind])


def figure_href(
    slug: str, kind: str, measure: str, marks: Mapping[str, object], as_at: dt.date | None
) -> str:
    query = {name: str(value) for name, value in marks.items()}
    if measure:
        query["sum"] = measure
    if as_at:
        query["as-at"] = str(as_at)
    return _rows_address(slug, kind) + (f"?{urlencode(query)}" if query else "")


def board_on(programme: Programme, on: dt.date, **reader: Any) -> Board:
    """As at a day, with the month before it. Raises ScheduleError where the plan of that day has no schedule.

    `reader` is whose board it is: `person` and `permissions`.
    """
    if on == programme.today():
        return boards_of_today([programme], **reader)[0]
    first, earlier = first_day(programme), month_before(on)
    before = _worked_out(programme, earlier, **reader) if first and earlier >= first else None
    return _worked_out(programme, on, before=before, **reader)


def _worked_out(programme: Programme, on: dt.date, **more: Any) -> Board:
    day = Day(programme, on)
    return Board(programme, on, day.on is not None, lambda name: summarise(day, name), **more)


def boards_of_today(programmes: Iterable[Programme], **reader: Any) -> list[Board]:
    """Today's of several programmes; one query for all, as they are stored."""
    programmes = list(programmes)
    stored: defaultdict[int, list[BoardSummary]] = defaultdict(list)
    for row in BoardSummary.objects.filter(programme__in=programmes, edition=EDITION):
        stored[row.programme_id].append(row)
    return [_stored(each, stored[each.pk], **reader) for each in programmes]


def _stored(programme: Programme, rows: Iterable[BoardSummary], **reader: Any) -> Board:
    """What is not stored is worked out, as before the first calculation."""
    known = {(row.name, row.is_before): row for row in rows}
    earlier = next((row.as_at for row in known.values() if row.is_before), None)
    day = Day(programme)

    def now(name: str) -> Summary:
        row = known.get((name, False))
        return row.content if row else summarise(day, name)

    def then(name: str) -> Summary:
        row = known.get((name, True))
        return row.content if row else summarise(Day(programme, earlier), name)

    before = Board(programme, earlier, True, then, **reader) if earlier else None
    return Board(programme, day.as_at, False, now, before=before, **reader)


def summarise(day: Day, name: str) -> Summary:
    """One summary of a day, with amounts and dates as text, as it is stored."""
    content = import_string(declared("SUMMARIES")[name])(day)
    plain: Summary = json.loads(json.dumps(content, cls=_Plain))
    return plain


class _Plain(DjangoJSONEncoder):
    """Amounts to the penny, so that the same amount is the same text wherever it comes from."""

    def default(self, value: Any) -> Any:
        return f"{value:.2f}" if isinstance(value, Decimal) else super().default(value)


def write_summaries(plan: Plan) -> int:
    """The recalculation step for dashboards; after all steps whose figures they read."""
    programme, figures = plan.programme, plan.of(current_figures)
    today = Day.of_plan(plan, figures)
    rows = [_row(today, name, summarise(today, name), is_before=False) for name in declared("SUMMARIES")]
    keep(
        plan,
        figures,
        {row.name: row.content for row in rows if row.name not in WITHOUT_HISTORY},
        edition=EDITION,
    )
    rows += _rows_before(programme, month_before(today.as_at))
    return replace_figures(BoardSummary, programme, rows, key=("programme_id", "name", "is_before"))


def _row(day: Day, name: str, content: Summary, *, is_before: bool, basis: str = "") -> BoardSummary:
    return BoardSummary(
        programme=day.programme,
        name=name,
        is_before=is_before,
        as_at=day.as_at,
        basis=basis,
        edition=EDITION,
        content=content,
    )


def _rows_before(programme: Programme, earlier: dt.date) -> list[BoardSummary]:
    """Those of a month before. History only grows at its end, so they are kept until that day is another."""
    basis = basis_before(programme, earlier)
    if not basis:
        return []
    names = declared("SUMMARIES")
    kept = list(
        BoardSummary.objects.filter(programme=programme, is_before=True, basis=basis, edition=EDITION)
    )
    if {row.name for row in kept} == set(names):
        return kept
    day = Day(programme, earlier)
    stored = summaries_kept(programme, earlier, edition=EDITION)
    try:
        return [
            _row(day, name, stored.get(name) or summarise(day, name), is_before=True, basis=basis)
            for name in names
        ]
    except ScheduleError:
        return []


def amount(text: object) -> Decimal:
    """Pounds of a summary, where they are kept as text."""
    return Decimal(str(text))
