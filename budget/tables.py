"""Tables of the budget."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from budget.models import Proposal
from budget.money import ZERO
from programme.ui.columns import Column, LinkColumn, PoundsColumn
from programme.ui.format import whole
from programme.ui.tables import Table


def leaves_total(name: str) -> Any:
    """A footer that adds the leaves in the table and never their summaries."""

    def footer(table: Table) -> str:
        amounts: list[Decimal] = [
            getattr(row, name) for row in table.data if not row.is_summary and getattr(row, name) is not None
        ]
        return whole(sum(amounts, ZERO), signed=name == "slippage")

    return footer


class ProposalTable(Table):
    caption = "Proposals, in pounds. A minus is money saved; slippage is a plus when it is worse."
    empty_text = "No proposal has been loaded yet. Growth and reduction proformas belong here."
    row_header = "title"
    total_label = "Sum of the leaves shown"

    code = Column("Code", order_by="position")
    title = LinkColumn("Proposal")
    part_of = Column("Part of", accessor="parent__code", default="")
    kind = Column("Kind", accessor="get_kind_display", order_by="kind")
    approved = PoundsColumn("Approved", footer=leaves_total("approved"))
    forecast = PoundsColumn("Forecast", footer=leaves_total("forecast"))
    delivered = PoundsColumn("Delivered", footer=leaves_total("delivered"))
    slippage = PoundsColumn("Slippage", signed=True, footer=leaves_total("slippage"))

    class Meta:
        model = Proposal
        fields = ()
        order_by = "code"
