"""The budget's entry in the menu, and the pages of its area."""

from django.urls import reverse

from budget.models import CheckFigure
from programme.access import Permission
from programme.contributions import MenuEntry
from programme.models import Programme
from programme.ui.parts import Link

BUDGET = MenuEntry("Budget", "budget:proposals", Permission.VIEW)
TABS = (
    ("Proposals", "budget:proposals"),
    ("Charts", "budget:charts"),
    ("Savings tracker", "budget:tracker"),
    ("Delivered by month", "budget:delivered"),
    ("Reconciliation", "budget:reconciliation"),
)


def budget_tabs(programme: Programme, current: str) -> list[Link]:
    """The pages of the area; the reconciliation with its open findings."""
    counts = {"budget:reconciliation": CheckFigure.objects.filter(programme=programme).open().count()}
    return [
        Link(label, reverse(name, args=[programme.slug]), name == current, counts.get(name))
        for label, name in TABS
    ]
