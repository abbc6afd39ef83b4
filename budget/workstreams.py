"""The budget's part on the page of a workstream."""

from __future__ import annotations

from typing import Any

from budget.models import Delivery, SavingFigure
from budget.totals import add
from programme.access import Permission
from programme.models import Workstream
from programme.ui.format import rounding_note


class MoneyOfWorkstream:
    """The proposals that the actions of a workstream deliver, each counted once."""

    title = "Money it delivers"
    template_name = "budget/panels/money_of_workstream.html"
    permission = Permission.VIEW

    def context(self, workstream: Workstream) -> dict[str, Any] | None:
        deliveries = Delivery.objects.filter(programme=workstream.programme_id).standing()
        mine = deliveries.filter(item__action__workstream=workstream)
        figures = list(
            SavingFigure.objects.filter(proposal__in=mine.values("proposal")).select_related(
                "proposal__programme"
            )
        )
        return {
            "figures": figures,
            "total": add(figures),
            "rounding": rounding_note(figure.slippage for figure in figures),
        }
