"""Where the pages are that findings and alerts of the budget lead to."""

from __future__ import annotations

from django.urls import reverse


def proposal_href(programme_slug: str, code: str) -> str:
    return reverse("budget:proposal", args=[programme_slug, code])


def reconciliation_href(programme_slug: str, part: str) -> str:
    return reverse("budget:reconciliation", args=[programme_slug]) + f"#{part}"
