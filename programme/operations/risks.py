"""Adding and changing risks, with what they concern."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Max

from programme.history import change, withdraw, write
from programme.models import Programme, Risk, changed
from programme.risk_links import RiskLinks

Concerns = Iterable[tuple[RiskLinks, Iterable[Any]]]


def add_risk(programme: Programme, values: Mapping[str, Any], concerns: Concerns = (), *, by: Any) -> Risk:
    """A new risk with the next number."""
    with change(programme, by=by, what="Risk added") as cause:
        last = Risk.objects.filter(programme=programme).aggregate(last=Max("number"))["last"] or 0
        risk = Risk(programme=programme, number=last + 1, **values)
        links = [row for kind, things in concerns for row in kind.changes(risk, things)[0]]
        write(cause, [risk])
        write(cause, links)
    return risk


def change_risk(
    risk: Risk, values: Mapping[str, Any], concerns: Concerns = (), *, version: int, by: Any, text: str = ""
) -> Risk:
    """Save new values and what the risk concerns. `version` is the one its author saw, else StaleVersion."""
    with change(risk.programme, by=by, what=f"Risk {risk.number} changed", text=text) as cause:
        edited = changed(risk, values)
        edited.version = version
        write(cause, [edited])
        for kind, things in concerns:
            new, ended = kind.changes(edited, things)
            withdraw(cause, ended)
            write(cause, new)
    return edited
