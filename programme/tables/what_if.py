"""Tables of what-ifs: those that are kept, two beside each other, and what one moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from programme.comparison import ComparedDate, Placed
from programme.differences import moved_date
from programme.items import item_href
from programme.models import Movement, Programme, Scenario
from programme.ui.columns import (
    Column,
    DaysColumn,
    LinkColumn,
    NumberColumn,
    PlanDateColumn,
    PoundsColumn,
    TagColumn,
)
from programme.ui.format import link
from programme.ui.tables import Table


class ScenarioTable(Table):
    caption = "What-ifs that are kept"
    caption_hidden = True
    empty_text = (
        "No what-if is kept yet. Ask one, then keep it under a name; here it can be opened and compared."
    )

    name = LinkColumn("What-if")
    purpose = Column("Purpose", default="Not stated")
    asked = NumberColumn("Changes", accessor="changes", orderable=False)
    owner = Column("Whose")
    state = TagColumn("State", accessor="pk", orderable=False)

    class Meta:
        model = Scenario
        fields = ()
        prefix = "kept-"
        order_by = "name"

    def __init__(self, data: Any, *, person: Any, **kwargs: Any) -> None:
        self.person = person
        super().__init__(data, **kwargs)

    def render_asked(self, value: list[str]) -> str:
        return str(len(value))

    def render_owner(self, value: Any) -> str:
        return "Yours" if value == self.person else str(value)

    def render_state(self, record: Scenario, column: TagColumn) -> SafeString:
        return column.render(state_of(record))


def state_of(scenario: Scenario) -> str:
    if scenario.adopted_by_id:
        return "Adopted"
    return "Shared" if scenario.is_shared else "Only you see it"


@dataclass(frozen=True, slots=True)
class Heading:
    """Of a column: on the page, where a legend says more, and in a file, which stands alone."""

    short: str
    full: str


class PlacedColumn(PlanDateColumn):
    """Where a plan puts an item, as `programme.comparison` finds it."""

    def render(self, value: Any) -> str:
        return str(value)

    def value(self, value: Any) -> str:
        placed: Placed = value
        return placed.date.iso() if placed.date else str(placed)


class ComparedTable(Table):
    """Without column `a` where that is the plan as it stands."""

    caption = "Dates that differ"
    caption_hidden = True
    empty_text = "No date differs."

    item = Column("What moves")
    stands = PlacedColumn("As it stands", orderable=False)
    a = PlacedColumn("In A", orderable=False)
    b = PlacedColumn("In B", orderable=False)
    days = DaysColumn("Days between", label="Days", words=False, orderable=False, default="Not counted")

    class Meta:
        orderable = False

    def __init__(
        self,
        data: list[ComparedDate],
        *,
        programme: Programme,
        headings: Mapping[str, Heading],
        **kwargs: Any,
    ) -> None:
        self.programme = programme
        super().__init__(data, **kwargs)
        _head(self, headings)

    def render_item(self, record: ComparedDate) -> SafeString:
        name = link(record.item, item_href(self.programme, record.item))
        return format_html('{}<span class="wm-sub">{}</span>', name, "end" if record.is_end else "start")

    def value_item(self, record: ComparedDate) -> str:
        return f"{record.item}: {'end' if record.is_end else 'start'}"


@dataclass(frozen=True, slots=True)
class ComparedYear:
    """What each of the two costs in a year against the plan as it stands: a plus is spent or lost."""

    year: str
    a: Decimal
    b: Decimal

    @property
    def difference(self) -> Decimal:
        return self.b - self.a


class ComparedPoundsTable(Table):
    caption = "Pounds by financial year"
    caption_hidden = True
    empty_text = "No money changes."
    total_label = "Altogether"

    year = Column("Financial year")
    a = PoundsColumn("In A", signed=True, total=True)
    b = PoundsColumn("In B", signed=True, total=True)
    difference = PoundsColumn("Difference", signed=True, total=True)

    class Meta:
        orderable = False

    def __init__(self, data: list[ComparedYear], *, headings: Mapping[str, Heading], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        _head(self, headings)


def _head(table: Table, headings: Mapping[str, Heading]) -> None:
    for name, heading in headings.items():
        column = table.columns[name].column
        column.verbose_name, column.export_header = heading.short, heading.full


class MovedTable(Table):
    caption = "What moved when it was adopted"
    caption_hidden = True
    empty_text = "No date moved."

    item = LinkColumn("What moved", linkify=lambda record: item_href(record.cause.programme, record.item))
    before = Column("Before", accessor="pk")
    after = Column("After", accessor="pk")
    days = DaysColumn("Days", words=False)

    class Meta:
        model = Movement
        fields = ()
        orderable = False

    def render_before(self, record: Movement) -> str:
        return str(moved_date(record).before or "Not in the plan")

    def render_after(self, record: Movement) -> str:
        return str(moved_date(record).after or "Not in the plan")
