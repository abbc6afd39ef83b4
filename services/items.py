"""Where the page of a closure's stage is: that of its service."""

from __future__ import annotations

from django.urls import reverse


def stage_href(programme_slug: str, code: str) -> str:
    return reverse("services:service", args=[programme_slug, code.partition(".")[0]]) + "#stages"
