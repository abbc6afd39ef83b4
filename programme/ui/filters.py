"""The base of all filters: a GOV.UK form in a row, and the filters that are on, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import django_filters
from django import forms
from django.http import QueryDict

from programme.ui.format import short_date
from programme.ui.forms import DayField, Form


class TickField(forms.BooleanField):
    def clean(self, value: Any) -> bool | None:
        # Not ticked must mean "do not filter", and django-filter skips only None.
        return super().clean(value) or None


class TickFilter(django_filters.BooleanFilter):
    """A tick box that filters when it is ticked."""

    field_class = TickField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"widget": forms.CheckboxInput, **kwargs})


class DayFilter(django_filters.Filter):
    """A day in three boxes."""

    field_class = DayField


class UidField(django_filters.fields.ModelChoiceField):
    """A row by its public id. What is no id at all is a choice that nobody offered."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except forms.ValidationError as error:
            raise forms.ValidationError(
                self.error_messages["invalid_choice"], code="invalid_choice"
            ) from error


class UidFilter(django_filters.ModelChoiceFilter):
    field_class = UidField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"to_field_name": "uid", **kwargs})


@dataclass(frozen=True, slots=True)
class ActiveFilter:
    label: str
    words: str
    href: str


class FilterSet(django_filters.FilterSet):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for filter_ in self.filters.values():
            if isinstance(filter_, django_filters.ChoiceFilter | django_filters.ModelChoiceFilter):
                filter_.extra.setdefault("empty_label", "All")

    def get_form_class(self) -> type[forms.Form]:
        fields = {name: filter_.field for name, filter_ in self.filters.items()}
        return type(f"{type(self).__name__}Form", (Form,), fields)

    @property
    def active(self) -> list[ActiveFilter]:
        """Each filter that is on, with the address of the same page without it."""
        if not self.is_read():
            return []
        return [
            found
            for name, field in self.form.fields.items()
            for found in self._active(name, field, self.form.cleaned_data.get(name))
        ]

    def is_read(self) -> bool:
        """Whether the form has been bound; with errors, the fields without one still filter."""
        self.form.is_valid()
        return hasattr(self.form, "cleaned_data")

    def _active(self, name: str, field: forms.Field, value: Any) -> Iterator[ActiveFilter]:
        label = str(field.label)
        if isinstance(value, str) or not isinstance(value, Iterable):
            if value not in (None, ""):
                yield ActiveFilter(label, _words(field, value), self._without(name, field))
            return
        for one in value:
            yield ActiveFilter(label, _words(field, one), self._without(name, field, _key(field, one)))

    def _without(self, name: str, field: forms.Field, value: str | None = None) -> str:
        kept = QueryDict(mutable=True)
        for key, values in self.data.lists():
            if key in ("page", "format"):
                continue
            mine = key == name or (isinstance(field.widget, forms.MultiWidget) and key.startswith(f"{name}_"))
            if mine:
                values = [] if value is None else [other for other in values if other != value]
            if any(values):
                kept.setlist(key, values)
        return f"?{kept.urlencode()}"


def _key(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ModelChoiceField):
        return str(field.prepare_value(value))
    return str(value)


def _words(field: forms.Field, value: Any) -> str:
    if value is True:
        return ""
    if isinstance(value, dt.date):
        return short_date(value)
    if isinstance(value, slice):
        ends = [
            f"{word} {end}" for word, end in (("from", value.start), ("to", value.stop)) if end is not None
        ]
        return " ".join(ends)
    choices = {} if isinstance(field, forms.ModelChoiceField) else _flat(getattr(field, "choices", ()))
    return choices.get(str(value), str(value))


def _flat(choices: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, label in choices:
        found |= _flat(label) if isinstance(label, list | tuple) else {str(key): str(label)}
    return found
