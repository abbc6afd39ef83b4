"""Events of the illustrated half-year that belong to the money."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from budget.operations import confirm_delivered
from programme.models import Person, Programme


def delivered(programme: Programme, people: dict[str, Person], event: dict[str, Any]) -> None:
    """Finance confirms a month."""
    amounts = {code: Decimal(amount) for code, amount in event["amounts"].items()}
    month = dt.date.fromisoformat(event["month"])
    confirm_delivered(programme, month, amounts, by=people["finance"], text=event["text"])
