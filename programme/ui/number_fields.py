"""Form fields for amounts and counts as people write them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from programme.ui.format import MINUS, pounds, whole

AMOUNT = re.compile(r"(?P<minus>-?)£?(?P<minus_after>-?)(?P<pounds>[0-9,]+)(?P<pence>\.[0-9]*)?")
BRACKETS = re.compile(r"(£?)\((?P<inside>[^()-]+)\)")
"""How accounts print a minus: `(1,829)`."""
GROUPED = re.compile(r"[0-9]+|[0-9]{1,3}(,[0-9]{3})+")
LARGEST = Decimal("9999999999.99")
"""More than any council spends; computed figures, many times as much, still fit their columns."""


class PoundsField(forms.Field):
    """An amount as people write it: `£1,200`, `1200.50`, or `(1,829)` for a minus. Gives a Decimal."""

    widget = forms.TextInput
    prefix = "£"
    default_error_messages = {
        "invalid": "Enter an amount in pounds, for example 1200 or 1,200.50",
        "decimals": "Enter pounds and pence, with no more than 2 digits after the point",
        "too_large": "Amount must be less than £10,000,000,000",
    }

    def __init__(
        self, *, min_value: Decimal | int | None = None, min_message: str = "", **kwargs: Any
    ) -> None:
        self.min_value = None if min_value is None else Decimal(min_value)
        self.min_message = min_message
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "decimal", "spellcheck": "false", "class": "govuk-input--width-10"}

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Decimal):
            return f"{value:.0f}" if value == value.to_integral_value() else f"{value:.2f}"
        return value

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        text = "".join(str(value).split()).replace(MINUS, "-")
        if bracketed := BRACKETS.fullmatch(text):
            text = f"-{bracketed['inside']}"
        match = AMOUNT.fullmatch(text)
        if not match or not GROUPED.fullmatch(match["pounds"]) or (match["minus"] and match["minus_after"]):
            raise self._error("invalid")
        pence = (match["pence"] or ".").removeprefix(".")
        if len(pence) > 2:
            raise self._error("decimals")
        digits = match["pounds"].replace(",", "").lstrip("0")
        if len(digits) > len("9999999999"):
            raise self._error("too_large")
        amount = Decimal(f"{digits or '0'}.{pence or '0'}")
        return -amount if (match["minus"] or match["minus_after"]) and amount else amount

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and self.min_value is not None and value < self.min_value:
            message = self.min_message or f"Amount must be {pounds(self.min_value)} or more"
            raise ValidationError(message, code="min_value")

    def _error(self, code: str) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code)


class CountField(forms.Field):
    """A whole number of people, places or posts: `1,200`. Gives an int."""

    widget = forms.TextInput
    default_error_messages = {"invalid": "Enter a whole number, for example 12"}

    def __init__(self, *, min_value: int = 0, max_value: int = 9_999_999, **kwargs: Any) -> None:
        self.min_value, self.max_value = min_value, max_value
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "numeric", "spellcheck": "false", "class": "govuk-input--width-5"}

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        text = "".join(str(value).split())
        if not GROUPED.fullmatch(text):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        digits = text.replace(",", "").lstrip("0") or "0"
        # Compared by length first: Python refuses to read thousands of digits.
        if len(digits) > len(str(self.max_value)) or int(digits) > self.max_value:
            raise ValidationError(f"Number must be {whole(self.max_value)} or fewer", code="max_value")
        if int(digits) < self.min_value:
            raise ValidationError(f"Number must be {whole(self.min_value)} or more", code="min_value")
        return int(digits)
