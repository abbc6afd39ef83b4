"""What a form holds, field by field: to send again, to compare, and in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict

from programme.ui.format import short_date
from programme.ui.forms import GovukForm

Posted = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Answer:
    posted: Posted
    """What a browser sends for it, by the names of its controls."""
    value: Any
    """To compare it by: however an amount is written, it is the same amount."""
    words: str
    given: bool
    """Whether there is an answer: a box that is not ticked is one."""


def answers(form: GovukForm) -> dict[str, Answer]:
    """What was typed into each visible field; of a form into which nothing was typed, what it shows."""
    return {field.name: _answer(form, field) for field in form.visible_fields()}


def control_names(field: forms.BoundField) -> list[str]:
    """The names under which a browser sends one field."""
    suffixes: list[str] = getattr(field.field.widget, "widgets_names", [""])
    return [field.html_name + suffix for suffix in suffixes]


def sent(form: GovukForm, field: forms.BoundField) -> list[tuple[str, str]]:
    """The controls of a field as they were sent, for a page that sends them again."""
    return [(name, value) for name, values in _typed(form, field).items() for value in values]


def _answer(form: GovukForm, field: forms.BoundField) -> Answer:
    posted = _typed(form, field) if form.is_bound else _shown(field)
    raw = field.field.widget.value_from_datadict(MultiValueDict(posted), MultiValueDict(), field.html_name)
    try:
        value = field.field.clean(raw)
    except ValidationError:
        value = raw
    if isinstance(value, str):
        # Browsers send line ends of their own.
        value = "\n".join(value.splitlines())
    given = isinstance(value, bool) or any(part.strip() for parts in posted.values() for part in parts)
    return Answer(posted, value, _words(field, value, raw), given)


def _typed(form: GovukForm, field: forms.BoundField) -> Posted:
    data: Any = form.data
    return {
        name: data.getlist(name) if hasattr(data, "getlist") else [str(data[name])]
        for name in control_names(field)
        if name in data
    }


def _shown(field: forms.BoundField) -> Posted:
    """What a browser would send if nobody touched the field."""
    widget: Any = field.field.widget
    value: Any = field.value()
    names = control_names(field)
    if isinstance(widget, forms.MultiWidget):
        parts: list[Any] = list(widget.decompress(value) or ())
        return {name: ["" if part is None else str(part)] for name, part in zip(names, parts, strict=True)}
    if isinstance(widget, forms.CheckboxInput):
        return {names[0]: ["on"]} if value else {}
    shown = widget.format_value(value)
    several = shown if isinstance(shown, list | tuple) else [shown]
    return {names[0]: ["" if each is None else str(each) for each in several]}


def _words(field: forms.BoundField, value: Any, raw: Any) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(field.field, forms.ChoiceField | forms.ModelChoiceField):
        choices: Any = field.field.choices
        labels = {str(key): str(label) for key, label in choices}
        chosen = [str(each or "") for each in (raw if isinstance(raw, list) else [raw])]
        return ", ".join(labels.get(each, each) for each in chosen)
    if isinstance(value, Decimal) and not getattr(field.field, "prefix", ""):
        return f"{value.normalize():f}"
    if isinstance(value, Decimal):
        return f"£{value:,.0f}" if value == value.to_integral_value() else f"£{value:,.2f}"
    if isinstance(value, dt.date):
        return short_date(value)
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, list):
        return " ".join(part for part in value if part)
    return "" if value is None else str(value)
