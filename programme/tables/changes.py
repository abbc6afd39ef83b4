"""Tables of the changes of a programme, and of what one of them wrote and moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from programme.dates import PlanDate
from programme.differences import moved_date
from programme.models import Cause, Movement
from programme.presenters import why
from programme.tables.history import ItemRow, row_href
from programme.ui.columns import Column, DaysColumn, LinkColumn, MomentColumn, NumberColumn, PlanDateColumn
from programme.ui.format import NOT_STATED
from programme.ui.tables import Table


class ChangeTable(Table):
    caption = "Changes, newest first"
    caption_hidden = True
    empty_text = "Nothing has been changed yet. Each change is listed here with who made it, when and why."
    row_header = "what"

    when = MomentColumn("When", accessor="effective_at", order_by=("effective_at", "pk"))
    who = Column("Who", accessor="by", order_by="by__username", default="Loaded")
    what = LinkColumn("What")
    why = Column("Why", accessor="text", empty_values=(), orderable=False)
    moved = NumberColumn("Dates moved")
    state = Column("Undone", accessor="pk", orderable=False)

    class Meta:
        model = Cause
        fields = ()
        order_by = "-when"

    def render_why(self, record: Cause) -> str:
        return why(record) or NOT_STATED

    value_why = render_why

    def render_state(self, record: Cause) -> str:
        return "Undone" if hasattr(record, "undone_by") else "No"

    value_state = render_state


class WrittenTable(Table):
    caption = "What the change wrote"
    caption_hidden = True
    empty_text = "This change wrote nothing that is listed here."
    row_header = "entry"

    entry = Column("Entry")
    what = Column("What happened")
    field = Column("Field")
    before = Column("Before")
    after = Column("After")


class MovedByTable(Table):
    """The dates that one change moved."""

    caption = "Dates that the change moved"
    caption_hidden = True
    empty_text = "It moved no date."
    row_header = "title"

    title = LinkColumn("What moved", accessor="item", linkify=row_href)
    before = PlanDateColumn("Before", default="Not in the plan")
    after = PlanDateColumn("After", default="Not in the plan")
    days = DaysColumn("Days", words=False)

    class Meta:
        orderable = False


@dataclass(frozen=True, slots=True)
class MovedByRow(ItemRow):
    before: PlanDate | None
    after: PlanDate | None
    days: int


def moved_by(movements: Sequence[Movement]) -> list[MovedByRow]:
    """Each movement, by its end or its start."""
    shown = ((each.item, moved_date(each)) for each in movements)
    return [MovedByRow(item, moved.before, moved.after, moved.days) for item, moved in shown]
