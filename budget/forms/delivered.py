"""One row of the grid in which finance confirms what was delivered, month by month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from budget.models import DeliveredAmount, Proposal
from budget.tracker.operations import Confirmed
from programme.forms.versions import LARGEST
from programme.ui.forms import Form, PoundsField


class DeliveredForm(Form):
    """Amounts are typed without a minus, whatever the kind of proposal; what was paid back is a minus."""

    text = forms.CharField(label="Why it changes", max_length=2000, required=False)
    seen = forms.CharField(max_length=200, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any = None,
        *,
        proposal: Proposal,
        months: list[dt.date],
        stored: Mapping[dt.date, DeliveredAmount],
    ) -> None:
        self.proposal, self.months, self.stored = proposal, months, stored
        fields = {
            _name(month): PoundsField(label=f"{proposal.code}, {month:%B %Y}", required=False)
            for month in months
        }
        self.base_fields = {**fields, **type(self).base_fields}  # type: ignore[misc]
        initial: dict[str, Any] = {
            _name(month): self._without_sign(stored[month].amount) for month in months if month in stored
        }
        initial["seen"] = ",".join(str(self._version(month)) for month in months)
        super().__init__(data, prefix=proposal.code, initial=initial)

    def _without_sign(self, amount: Decimal) -> Decimal:
        return self.proposal.sign * amount if amount else amount

    def _version(self, month: dt.date) -> int:
        return self.stored[month].version if month in self.stored else 0

    def name_of(self, month: dt.date) -> str:
        return _name(month)

    def show_again(self, stored: Mapping[dt.date, DeliveredAmount | None]) -> None:
        """Keep what was typed, now on top of what is stored."""
        versions = [row.version if row else 0 for row in stored.values()]
        data: Any = self.data
        self.data = {**data.dict(), self.add_prefix("seen"): ",".join(map(str, versions))}

    def clean_seen(self) -> list[int]:
        parts = self.cleaned_data["seen"].split(",")
        sound = all(part.isascii() and part.isdecimal() and len(part) <= len(str(LARGEST)) for part in parts)
        if len(parts) != len(self.months) or not sound:
            raise forms.ValidationError("Open the page again: part of it came back altered")
        return [int(part) for part in parts]

    @property
    def is_touched(self) -> bool:
        """Whether anything but nothing was typed into the row."""
        return any(self[name].data != _shown(self[name]) for name in (*map(_name, self.months), "text"))

    def versions_seen(self) -> dict[dt.date, int]:
        return dict(zip(self.months, self.cleaned_data["seen"], strict=True))

    def typed(self) -> dict[dt.date, Decimal | None]:
        """Signed pounds by month of a valid row."""
        found = {month: self.cleaned_data[_name(month)] for month in self.months}
        return {month: self.proposal.sign * amount if amount else amount for month, amount in found.items()}

    def confirmed(self) -> dict[dt.date, Confirmed]:
        """The months whose amount differs from what is stored."""
        seen = self.versions_seen()
        return {
            month: Confirmed(amount, seen[month])
            for month, amount in self.typed().items()
            if amount != (self.stored[month].amount if month in self.stored else None)
        }


def _name(month: dt.date) -> str:
    return f"m{month:%Y-%m}"


def _shown(field: BoundField) -> str:
    value = field.field.prepare_value(field.initial) if field.initial is not None else ""
    return str(value)
