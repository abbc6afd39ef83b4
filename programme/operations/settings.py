"""What holds for a whole programme: how its days are counted, and how long a consultation takes at least."""

from __future__ import annotations

import copy
from dataclasses import dataclass, replace
from typing import Any

from programme.consequences import Consequence, consequence
from programme.history import change
from programme.models import Cause, Programme
from programme.operations.errors import Refused
from programme.operations.updates import must_explain, record_movements
from programme.planning import Plan, load_plan


@dataclass(frozen=True, slots=True)
class Settings:
    counts_working_days: bool
    consultation_days: int


def settings_of(programme: Programme) -> Settings:
    return Settings(programme.counts_working_days, programme.consultation_days)


def preview_settings(plan: Plan, settings: Settings) -> Consequence:
    """What would move if the programme counted its days in this way."""
    programme = copy.copy(plan.programme)
    programme.counts_working_days = settings.counts_working_days
    return consequence(plan, replace(plan, programme=programme))


def change_settings(
    programme: Programme, settings: Settings, *, by: Any, reason: str = "", text: str
) -> Cause:
    """Save the settings of a programme. Refused without words, without a reason from the list where dates
    move, and where nothing changes.
    """
    if not text.strip():
        raise Refused("Say why the settings change", "text")
    with change(programme, by=by, what=_in_words(settings), reason=reason, text=text) as cause:
        if settings == settings_of(Programme.objects.get(pk=programme.pk)):
            raise Refused("These are the settings already", "counts_working_days")
        result = preview_settings(load_plan(programme), settings)
        Programme.objects.filter(pk=programme.pk).update(
            counts_working_days=settings.counts_working_days, consultation_days=settings.consultation_days
        )
        must_explain(cause, result.moves)
        record_movements(cause, result.moves)
    programme.refresh_from_db()
    return cause


def _in_words(settings: Settings) -> str:
    counted = "working days" if settings.counts_working_days else "calendar days"
    return f"The programme counts {counted}; a consultation takes {settings.consultation_days} days or more"
