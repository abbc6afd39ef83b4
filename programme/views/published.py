"""What the scrutiny panel reads: the pages of this area, which are the same for everybody else."""

from __future__ import annotations

from django.urls import reverse

from programme.models import Programme
from programme.ui.parts import Link

PAGES = {
    "reports": "Reports",
    "questions": "Questions",
    "recommendations": "Recommendations",
    "forward-plan": "What comes to which meeting",
    "glossary": "Words used",
}


def tabs(programme: Programme, current: str) -> list[Link]:
    return [
        Link(label, reverse(f"programme:{name}", args=[programme.slug]), current=name == current)
        for name, label in PAGES.items()
    ]
