"""Tables of the budget."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from budget.models import Proposal
from budget.money import ZERO
from budget.totals import is_counted
from programme.ui.columns import Column, LinkColumn, PoundsColumn
from programme.ui.format import whole
from programme.ui.tables import Table


def page_of_proposal(record: Any) -> str:
    href: str = record.proposal.get_absolute_url()
    return href


def leaves_total(name: str) -> Any:
    """A footer that adds the leaves in the table and never their summaries."""

    def footer(table: Table) -> str:
        amounts: list[Decimal] = [
            getattr(row, name)
            for row in table.data
            if not row.is_summary and is_counted(row) and getattr(row, name) is not None
        ]
        return whole(sum(amounts, ZERO), signed=name == "slippage")

    return footer


class MonthsTable(Table):
    """Leaves with what has come of each since April."""

    caption = "Since April, in pounds. A minus is money saved. Leaves that come to nothing are left out."
    empty_text = "Nothing is stated, forecast or confirmed for these months."
    row_header = "proposal"
    total_label = "Sum"

    code = Column("Code", accessor="proposal__code", order_by="proposal__position")
    proposal = LinkColumn("Proposal", accessor="proposal__title", linkify=page_of_proposal)
    kind = Column("Kind", accessor="proposal__get_kind_display", order_by="proposal__kind")
    approved = PoundsColumn("Approved", total=True)
    forecast = PoundsColumn("Forecast", total=True)
    delivered = PoundsColumn("Delivered", total=True)


class StepTable(Table):
    """Leaves with what each has of one step from approved to forecast."""

    caption = "In pounds. A plus is money spent or lost, a minus is money kept."
    empty_text = "No proposal has anything of this step."
    row_header = "proposal"
    total_label = "Sum"

    code = Column("Code", accessor="proposal__code", order_by="proposal__position")
    proposal = LinkColumn("Proposal", accessor="proposal__title", linkify=page_of_proposal)
    amount = PoundsColumn("This step", signed=True, total=True)
    variance = PoundsColumn("Forecast less approved", label="All steps", signed=True, total=True)


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
