"""One row of the grid of delivered months: what it shows, and how it is saved beside other people's."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.forms.boundfield import BoundField

from budget.forms.delivered import DeliveredForm
from budget.models import DeliveredAmount, Proposal
from budget.tracker.grid import Line
from budget.tracker.operations import Confirmed, record_delivered
from programme.history import StaleVersion
from programme.merging import Changed, who_changed
from programme.operations.errors import Refused
from programme.past import changes_since, row_at
from programme.ui.format import pounds


@dataclass(slots=True)
class Row:
    """A line with its form, where somebody may type into it."""

    line: Line
    form: DeliveredForm | None
    months: list[dt.date]
    saved: bool = False

    @property
    def code(self) -> str:
        return self.line.proposal.code

    @property
    def cells(self) -> list[tuple[dt.date, BoundField | None, Decimal | None]]:
        """Of each month the field, or what is confirmed where there is none."""
        return [
            (
                month,
                self.form[self.form.name_of(month)] if self.form else None,
                self._without_sign(self.line.stored[month].amount) if month in self.line.stored else None,
            )
            for month in self.months
        ]

    @property
    def total(self) -> Decimal:
        return self._without_sign(self.line.confirmed)

    @property
    def expected(self) -> Decimal:
        return self._without_sign(self.line.expected)

    def _without_sign(self, amount: Decimal) -> Decimal:
        return self.line.proposal.sign * amount if amount else amount


def save_row(row: Row, form: DeliveredForm, *, by: Any) -> None:
    """Save one row by itself: what is wrong with it keeps no other from being saved."""
    if not form.is_valid():
        return
    months = settled(row, form, by=by)
    if form.errors:
        return
    try:
        if months:
            record_delivered(row.line.proposal, months, by=by, text=form.cleaned_data["text"])
    except Refused as refusal:
        form.add_error("text" if refusal.field == "text" else None, str(refusal))
    except StaleVersion:
        # Somebody was faster by less than this request takes.
        form.add_error(None, "Somebody else is confirming this proposal just now: save it again")
    else:
        row.saved = True


def settled(row: Row, form: DeliveredForm, *, by: Any) -> dict[dt.date, Confirmed]:
    """What is to be recorded. What only somebody else changed stays theirs; what both changed is asked.

    Then the error shows both sides, and saving again is a choice with theirs before one's eyes.
    """
    seen, found = form.versions_seen(), {}
    for month, typed in form.confirmed().items():
        stored = row.line.stored.get(month)
        if typed.version == (stored.version if stored else 0):
            found[month] = typed
            continue
        before = amount_seen(row.line.proposal, month, stored, typed.version)
        if who_changed(before, stored.amount if stored else None, typed.amount) is Changed.BOTH:
            form.add_error(form.name_of(month), both_sides(row.line.proposal, month, stored, typed, by))
    if form.errors:
        form.show_again({month: row.line.stored.get(month) for month in seen})
    return found


def both_sides(
    proposal: Proposal, month: dt.date, stored: DeliveredAmount | None, typed: Confirmed, by: Any
) -> str:
    """Who made a month what it is while somebody typed something else into it."""
    theirs, mine = (_words(proposal, amount) for amount in (stored.amount if stored else None, typed.amount))
    cause = next(iter(changes_since(stored, stored.version - 1)), None) if stored else None
    who = str((cause and cause.by) or "Somebody")
    if cause and cause.by == by:
        who = "You, in another window,"
    return (
        f"{who} made {month:%B %Y} {theirs} while you were typing {mine}. Save again to keep yours, or open "
        "the page again to keep theirs"
    )


def _words(proposal: Proposal, amount: Decimal | None) -> str:
    return "empty" if amount is None else pounds(proposal.sign * amount)


def amount_seen(
    proposal: Proposal, month: dt.date, stored: DeliveredAmount | None, version: int
) -> Decimal | None:
    """What stood in a month when its version was the one that somebody saw; None for nothing."""
    if not version:
        return None
    rows = DeliveredAmount.objects.filter(proposal=proposal, month=month).select_related("programme")
    row = stored or rows.order_by("-pk").first()
    then = row_at(row, version) if row else None
    return then.amount if then else None
