"""The version of the row that a form's author saw."""

from __future__ import annotations

from django import forms

LARGEST = 2**31 - 1


def version_field() -> forms.IntegerField:
    return forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=LARGEST)
