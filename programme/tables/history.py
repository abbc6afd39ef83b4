"""Tables of what was approved, and of what moved."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString

from programme.differences import Difference, Kind
from programme.items import item_href
from programme.models import Action, Baseline, ScheduleItem
from programme.moving import Moves
from programme.ui.columns import (
    Column,
    DateColumn,
    DaysColumn,
    LinkColumn,
    MomentColumn,
    NumberColumn,
    PlanDateColumn,
    zero_in_grey,
)
from programme.ui.format import NOT_STATED, figure, sign
from programme.ui.tables import Table


class BaselineTable(Table):
    caption = "Approved baselines"
    caption_hidden = True
    empty_text = (
        "No dates have been approved yet. Each approval keeps the dates of the plan under a number, here."
    )
    row_header = "number"

    number = Column("Baseline")
    approved_on = DateColumn("Approved on")
    approved_by = Column("Approved by")
    reason = Column("Reason", orderable=False)
    items = NumberColumn("Items it holds")
    compare = LinkColumn(
        "Compare", accessor="pk", linkify=lambda record: compare_href(record), orderable=False
    )

    class Meta:
        model = Baseline
        fields = ()
        order_by = "-number"

    def render_number(self, value: int) -> str:
        return f"Baseline {value}"

    def value_number(self, value: int) -> int:
        return value

    def render_compare(self, record: Baseline) -> str:
        return "With today’s forecast"

    value_compare = render_compare


def compare_href(baseline: Baseline) -> str:
    address = reverse("programme:compare-baselines", args=[baseline.programme.slug])
    return f"{address}?of={baseline.number}&with=now"


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A row about a schedule item: what it is called, where it belongs, and where its page is."""

    item: ScheduleItem

    @property
    def number(self) -> str:
        return self.item.code if self.item.kind == Action.KIND else ""

    @property
    def position(self) -> int | None:
        return self.item.action.position if self.item.kind == Action.KIND else None

    @property
    def part(self) -> str:
        """The workstream of an action; what the others are."""
        if self.item.kind == Action.KIND:
            return str(self.item.action.workstream)
        return self.item.kind.capitalize()

    @property
    def href(self) -> str:
        return item_href(self.item.programme, self.item)


def row_href(record: ItemRow) -> str:
    return record.href


@dataclass(frozen=True, slots=True)
class ComparedRow(ItemRow):
    difference: Difference

    @property
    def days(self) -> int | None:
        return self.difference.shift.days if self.difference.shift else None

    @property
    def far(self) -> float:
        """How much has happened to it: by days, and what was added or taken away before what is the same."""
        return abs(self.days or 0) or (0.5 if self.difference.kind is not Kind.SAME else 0)

    @property
    def months(self) -> float | None:
        return self.difference.shift.months if self.difference.shift else None


class MonthsColumn(Column):
    """Calendar months, signed, to a tenth; exported to a hundredth."""

    css = "num"

    def render(self, value: float) -> str | SafeString:
        return zero_in_grey(Decimal(value), f"{sign(value, True)}{abs(round(value, 1)):g}")

    def value(self, value: float) -> float:
        return round(value, 2)


class ComparedTable(Table):
    caption = "Dates compared"
    caption_hidden = True
    empty_text = (
        "No baseline holds any date yet. Approve the dates of the plan first; then they can be compared."
    )
    row_header = "title"

    number = Column("No", order_by="position", default="")
    title = LinkColumn("Item", accessor="item__title", linkify=row_href)
    part = Column("Part of the plan")
    start_before = PlanDateColumn(
        "Start", accessor="difference__before__start", order_by="difference__before__start__first"
    )
    start_after = PlanDateColumn(
        "Start", accessor="difference__after__start", order_by="difference__after__start__first"
    )
    end_before = PlanDateColumn(
        "End", accessor="difference__before__end", order_by="difference__before__end__last"
    )
    end_after = PlanDateColumn(
        "End", accessor="difference__after__end", order_by="difference__after__end__last"
    )
    days = DaysColumn("Days moved", words=False, default="", order_by="far")
    months = MonthsColumn("Months", default="", order_by="far")
    kind = Column("What happened", accessor="difference__kind")

    class Meta:
        order_by = "-days"

    def __init__(self, data: Any, *, before: str, after: str, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        for name, words in (("before", before), ("after", after)):
            for date in ("start", "end"):
                self.columns[f"{date}_{name}"].column.verbose_name = f"{date.capitalize()}, {words}"


@dataclass(frozen=True, slots=True)
class MovedRow(ItemRow):
    moves: Moves

    @property
    def far(self) -> int:
        return abs(self.moves.days)

    @property
    def changes_href(self) -> str:
        """Every change that moved it, with its reason and words."""
        address = reverse("programme:changes", args=[self.item.programme.slug])
        return f"{address}?item={self.item.uid}"


class MovesTable(Table):
    caption = "Items by how often their end has moved"
    caption_hidden = True
    empty_text = "Nothing has moved yet. Each change of a forecast date is counted here, with its reason."
    row_header = "title"

    number = Column("No", order_by="position", default="")
    title = LinkColumn("Item", accessor="item__title", linkify=row_href)
    part = Column("Part of the plan")
    times = NumberColumn("Times moved", accessor="moves__times", order_by=("moves__times", "far"))
    days = DaysColumn("Days in all", accessor="moves__days", words=False)
    furthest = DaysColumn("Furthest, days", accessor="moves__furthest", words=False)
    last = MomentColumn("Last moved", accessor="moves__last__cause__effective_at")
    reason = Column("Last reason", accessor="moves__last__reason")
    text = Column("In words", accessor="moves__last__cause__text", default=NOT_STATED, orderable=False)

    class Meta:
        order_by = "-times"

    def render_times(self, value: int, record: MovedRow) -> SafeString:
        return figure(f"{value:,}", record.changes_href)

    def value_times(self, value: int) -> int:
        return value
