"""Where the pages are that stages, findings and alerts about services lead to."""

from __future__ import annotations

from django.urls import reverse

IN_FORWARD_PLAN = "Closure"
"""What the forward plan calls the dates of these items."""


def stage_href(programme_slug: str, code: str) -> str:
    return reverse("services:service", args=[programme_slug, code.partition(".")[0]]) + "#stages"


def service_href(programme_slug: str, slug: str) -> str:
    return reverse("services:service", args=[programme_slug, slug])


def staffing_href(programme_slug: str, slug: str) -> str:
    return reverse("services:services", args=[programme_slug]) + "#staff"


def costs_href(programme_slug: str, slug: str) -> str:
    return reverse("services:costs", args=[programme_slug, slug])
