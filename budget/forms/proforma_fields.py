"""Form fields for what proformas print in tables of their own: posts, and people by group."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

NUMBER = re.compile(r"[0-9]{1,5}(\.[0-9]{1,2})?")
NOT_APPLICABLE = "n/a"
GROUP = re.compile(r"(?P<name>.*?[^\s:,(])[\s:,(]+(?P<people>[0-9][0-9,]*)\)?")
LONGEST_NAME = 80
MOST_PEOPLE = 9_999_999
MOST_GROUPS = 50


class NumberField(forms.Field):
    """A number with at most two decimals: `2.5`. Gives a Decimal."""

    widget = forms.TextInput
    default_error_messages = {"invalid": "Enter a number with no more than 2 decimals, such as 2.5"}

    def __init__(self, *, most: Decimal | None = None, **kwargs: Any) -> None:
        self.most = most
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "decimal", "spellcheck": "false", "class": "govuk-input--width-5"}

    def prepare_value(self, value: Any) -> Any:
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        text = "".join(str(value).split()).replace(",", "")
        if not NUMBER.fullmatch(text):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        number = Decimal(text)
        if self.most is not None and number > self.most:
            raise ValidationError(f"Number must be {self.most:f} or less", code="max_value")
        return number


class PostsField(NumberField):
    """Full-time equivalents: a number, or `n/a` where the form prints not applicable."""

    default_error_messages = {"invalid": "Enter posts as a number, such as 2.5, or n/a"}

    def to_python(self, value: Any) -> Any:
        is_not_applicable = "".join(str(value).split()).lower() in (NOT_APPLICABLE, "na")
        return NOT_APPLICABLE if is_not_applicable else super().to_python(value)


class GroupsField(forms.Field):
    """People by group, one a line: `Older People 110`. Gives such text, which `group_pairs` reads."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:
        lines = [line.strip() for line in str(value or "").splitlines() if line.strip()]
        if len(lines) > MOST_GROUPS:
            raise ValidationError(f"Enter {MOST_GROUPS} groups or fewer", code="max_length")
        found: dict[str, int] = {}
        for line in lines:
            name, people = _group(line)
            if name.lower() in (known.lower() for known in found):
                raise ValidationError(f"{name} is there twice: add the two numbers", code="twice")
            found[name] = people
        return group_text(found.items())


def group_text(pairs: Iterable[tuple[str, int]]) -> str:
    return "\n".join(f"{name} {people}" for name, people in pairs)


def group_pairs(text: str) -> list[tuple[str, int]]:
    """Names with their numbers, of text that a GroupsField has accepted."""
    return [_group(line) for line in text.splitlines()]


def _group(line: str) -> tuple[str, int]:
    match = GROUP.fullmatch(line)
    if not match or len(match["name"]) > LONGEST_NAME:
        example = "Enter the name of the group and then its number of people, such as Older People 110"
        raise ValidationError(f"{example}, not {line[:60]}", code="invalid")
    digits = match["people"].replace(",", "").lstrip("0") or "0"
    if len(digits) > len(str(MOST_PEOPLE)):
        raise ValidationError(f"{match['name']}: number must be {MOST_PEOPLE:,} or fewer", code="max_value")
    return match["name"], int(digits)
