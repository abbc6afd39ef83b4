"""The tables that hold what is computed for a programme."""

from __future__ import annotations

from django.apps import apps
from django.db import models

from programme.models import Calculation, Programme
from programme.models.figures import KeptDay

NO_FIGURES = (Calculation, KeptDay)
"""Say which revision the figures belong to, and what they were: none of today's."""


def figure_models() -> list[type[models.Model]]:
    """Those that a recalculation writes."""
    return [
        model
        for model in apps.get_models()
        if model.__module__.endswith(".models.figures")
        and model not in NO_FIGURES
        and any(field.name == "programme" for field in model._meta.fields)
    ]


def empty(programme: Programme) -> None:
    """Take out all figures and what is kept of past days; inside the transaction that makes them anew."""
    held: list[type[models.Model]] = [KeptDay, *reversed(figure_models())]
    for model in held:
        model._default_manager.filter(programme=programme).delete()
