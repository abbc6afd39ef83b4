"""Where the page of a review or a mitigation is: that of its assessment."""

from __future__ import annotations

from django.urls import reverse

IN_FORWARD_PLAN = "Equality assessment"
"""What the forward plan calls the dates of these items."""


def review_href(programme_slug: str, code: str) -> str:
    return _assessment(programme_slug, code) + "#review"


def mitigation_href(programme_slug: str, code: str) -> str:
    """The mitigation `herrick-lodge.3` on the page of the assessment `herrick-lodge`."""
    return _assessment(programme_slug, code) + f"#mitigation-{code.rpartition('.')[2]}"


def _assessment(programme_slug: str, code: str) -> str:
    return reverse("equality:assessment", args=[programme_slug, code.partition(".")[0]])
