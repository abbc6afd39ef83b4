"""The form of the numbers by which alerts are raised and passed on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from programme.forms.statuses import seen_version, whole_number
from programme.models import AlertThreshold
from programme.thresholds import Threshold, declared_thresholds
from programme.ui.forms import Form


def version_name(threshold: Threshold) -> str:
    return f"version_{threshold.name}"


class ThresholdsForm(Form):
    text = forms.CharField(
        label="Why, in a sentence",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    submit_label = "Show what would change"

    def __init__(self, *args: Any, stored: Mapping[str, AlertThreshold | None], **kwargs: Any) -> None:
        """`stored` are the rows by the name of their version field."""
        self.thresholds = declared_thresholds()
        initial: dict[str, int] = {}
        fields: dict[str, forms.Field] = {}
        for each in self.thresholds:
            row = stored[version_name(each)]
            initial |= {
                each.name: row.value if row else each.default,
                version_name(each): row.version if row else 0,
            }
            by_default = f"{each.default} {each.unit} by default."
            fields[each.name] = whole_number(
                each.label, by_default, smallest=each.smallest, largest=each.largest
            )
            fields[version_name(each)] = seen_version()
        self.base_fields = {**fields, **type(self).base_fields}  # type: ignore[misc]
        super().__init__(*args, initial=initial, **kwargs)

    def values(self) -> dict[str, int]:
        return {each.name: self.cleaned_data[each.name] for each in self.thresholds}

    def versions(self) -> dict[str, int]:
        return {each.name: self.cleaned_data[version_name(each)] for each in self.thresholds}

    def consequential(self) -> dict[str, Any]:
        return self.values()
