"""Form fields for dates as plans print them: a day, or a whole month."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from programme.dates import FIRST_YEAR, LAST_YEAR, PlanDate

BOXES = ("day", "month", "year")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
NUMBER = re.compile(r"[0-9]{1,4}")
SHORTEST_MONTH = 3


class BoxError(ValidationError):
    """An error in some of a date's boxes, so that these can be marked and linked to."""

    def __init__(self, message: str, *boxes: str) -> None:
        super().__init__(message, code="invalid")
        self.boxes = boxes


def in_boxes(value: object) -> list[Any]:
    return (
        [value.day, value.month, value.year] if isinstance(value, PlanDate | dt.date) else [None, None, None]
    )


class PlanDateWidget(forms.MultiWidget):
    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({box: forms.TextInput() for box in BOXES}, attrs)

    def decompress(self, value: Any) -> list[Any]:
        return in_boxes(value)


class PlanDateField(forms.MultiValueField):
    """A day or a whole month, in three boxes. Gives a PlanDate, or None where nothing was typed."""

    widget = PlanDateWidget
    day_needed = False
    default_error_messages = {
        "required": (
            "Enter a month and a year, for example 9 2011. Leave the day empty if you know only the month."
        ),
    }

    def __init__(self, **kwargs: Any) -> None:
        boxes = [forms.CharField(required=False) for _ in BOXES]
        super().__init__(fields=boxes, require_all_fields=False, **kwargs)

    def clean(self, value: Any) -> Any:
        if value is None or isinstance(value, PlanDate | dt.date):
            value = in_boxes(value)
        typed = [str("" if part is None else part).strip() for part in (*value, "", "", "")[: len(BOXES)]]
        if not any(typed):
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        date = self.compress(typed)
        self.run_validators(date)
        return date

    def compress(self, data_list: Any) -> Any:
        day, month, year = data_list
        missing = [box for box, text in zip(BOXES, data_list, strict=True) if not text]
        if missing and (missing != ["day"] or self.day_needed):
            wanted = missing if self.day_needed else [box for box in missing if box != "day"]
            raise BoxError(str(self.error_messages["required"]), *wanted)
        errors: list[ValidationError] = []
        parts = (_day(day, errors), _month(month, errors), _year(year, errors))
        if errors:
            raise ValidationError(errors)
        return _plan_date(*parts)


class DayField(PlanDateField):
    """A single day, where a month will not do: a meeting, the start of a consultation. Gives a date."""

    day_needed = True
    default_error_messages = {"required": "Enter a day, a month and a year, for example 27 9 2011."}

    def compress(self, data_list: Any) -> Any:
        return super().compress(data_list).first


def date_from(text: str) -> PlanDate:
    """A date in one box as plans print it: `Nov 2011`, `15 November 2011`, `15/11/2011`, `2011-11-15`.

    ValidationError says what was wrong.
    """
    words = text.split() if " " in text.strip() else re.split("[/.-]", text.strip())
    if words and len(words[0]) == len("2011"):
        words.reverse()
    if not 2 <= len(words) <= 3:
        raise ValidationError("Enter a month or a day, for example Nov 2011 or 15 Nov 2011", code="invalid")
    found: PlanDate = PlanDateField().clean(["", *words][-len(BOXES) :])
    return found


def _number(text: str) -> int | None:
    return int(text) if NUMBER.fullmatch(text) else None


def _day(text: str, errors: list[ValidationError]) -> int | None:
    number = _number(text)
    if text and (number is None or not 1 <= number <= 31):
        errors.append(BoxError("Day must be a number from 1 to 31", "day"))
    return number


def _month(text: str, errors: list[ValidationError]) -> int:
    word = text.lower().rstrip(".")
    if len(word) >= SHORTEST_MONTH:
        for index, name in enumerate(MONTHS, start=1):
            # "Sept" is as common as "Sep".
            if name.lower().startswith(word):
                return index
    number = _number(text)
    if number is None or not 1 <= number <= 12:
        errors.append(
            BoxError("Month must be a number from 1 to 12 or a name, for example 9 or September", "month")
        )
    return number or 0


def _year(text: str, errors: list[ValidationError]) -> int:
    number = _number(text)
    if number is None or len(text) != 4:
        errors.append(BoxError("Year must have 4 digits, for example 2011", "year"))
    elif not FIRST_YEAR <= number <= LAST_YEAR:
        errors.append(BoxError(f"Year must be between {FIRST_YEAR} and {LAST_YEAR}", "year"))
    return number or 0


def _plan_date(day: int | None, month: int, year: int) -> PlanDate:
    try:
        return PlanDate(year, month, day)
    except ValueError:
        raise BoxError(f"{day} {MONTHS[month - 1]} {year} is not a date", "day") from None


def boxes_in_error(errors: Sequence[ValidationError]) -> set[str]:
    """The boxes that errors of a date name; all of them where one names none."""
    named = [set(error.boxes) if isinstance(error, BoxError) else set(BOXES) for error in errors]
    return set().union(*named)
