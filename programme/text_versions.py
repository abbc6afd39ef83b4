"""What a text of an entered row said from when on: nothing that was once saved is lost."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from programme.models import Entered

NOBODY = "The programme office"


@dataclass(frozen=True, slots=True)
class TextVersion:
    """A text as it stood from a day on, and who wrote it."""

    text: str
    on: dt.date
    by: str


def text_versions(row: Entered, field: str) -> list[TextVersion]:
    """Every text that a field has held, the one that stands first; empty ones are left out."""
    found: list[TextVersion] = []
    for each in row.history.order_by("version").select_related("caused_by__by"):
        text = getattr(each, field)
        if text and (not found or found[-1].text != text):
            on = timezone.localdate(each.history_date)
            found.append(TextVersion(text, on, str(each.caused_by.by or NOBODY)))
    return found[::-1]
