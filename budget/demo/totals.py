"""The totals that the two real documents print, each under the year of its heading."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

from budget.models import PrintedTotal
from programme.demo import document
from programme.demo.registers import approved_on
from programme.history import change, write
from programme.models import Person, Programme

FOLDER = Path(__file__).parent


def load(slug: str, people: dict[str, Person]) -> dict[str, int]:
    """Load a programme's printed totals, once; return how many rows were made."""
    programme = Programme.objects.get(slug=slug)
    file = FOLDER / f"{document(slug)}-totals.json"
    if not file.exists() or PrintedTotal.objects.filter(programme=programme).exists():
        return {}
    facts = json.loads(file.read_text())
    rows = [
        PrintedTotal(
            programme=programme,
            place=facts["place"],
            year=facts["year"],
            kind=kind,
            amount=Decimal(amount),
            rounded_to=facts["rounded_to"],
        )
        for kind, amount in facts["totals"].items()
    ]
    with change(programme, by=None, what="Printed totals loaded", on=approved_on(programme)) as cause:
        write(cause, rows)
    return {"printed_totals": len(rows)}
