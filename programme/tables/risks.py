"""The risk register as a table."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.safestring import SafeString

from programme.models import Risk
from programme.risk_levels import rating_of
from programme.ui.columns import Column, LinkColumn, PoundsColumn, tag_html
from programme.ui.format import NOT_STATED, figure, whole
from programme.ui.status import status_tag
from programme.ui.tables import Table


class RiskTable(Table):
    caption = "Risks. The score is likelihood times severity, each from 1, very low, to 5, very high."
    empty_text = "No risk has been entered yet. What might go wrong, and what is done about it, belongs here."
    row_header = "text"

    number = Column("No", order_by="number")
    text = LinkColumn("Risk")
    likelihood = Column(
        "Likelihood", accessor="get_likelihood_display", order_by="likely", default=NOT_STATED
    )
    severity = Column("Severity", accessor="get_severity_display", order_by="severe", default=NOT_STATED)
    score = Column("Rating and score", label="Rating")
    moved = Column("In a month", accessor="number", orderable=False)
    controls = Column("What is done about it", default=NOT_STATED)
    owner = Column("Owner", default="Nobody is named")
    amount = PoundsColumn("Might cost")
    at_risk = PoundsColumn("Money at risk", accessor="number", orderable=False)
    concerns = Column("Concerns", accessor="pk", orderable=False)
    # Said in words beside how a risk moved; a download has it in a column of its own.
    state = Column("State", accessor="get_state_display", order_by="state", visible=False)

    class Meta:
        model = Risk
        fields = ()
        order_by = "-score"

    def __init__(
        self,
        data: Any,
        *,
        concerns: Mapping[int, str],
        moves: Mapping[int, str],
        money: Mapping[int, tuple[Decimal, str]],
        **kwargs: Any,
    ) -> None:
        """`moves` and `money`, with the address of its rows, are by the number of a risk."""
        self.concerned, self.moves, self.money = concerns, moves, money
        super().__init__(data, **kwargs)

    def render_moved(self, value: int, record: Risk) -> str:
        return self.moves.get(value, "New") if record.state == Risk.State.OPEN else "Closed"

    value_moved = render_moved

    def render_at_risk(self, value: int, column: PoundsColumn) -> str | SafeString:
        pounds, href = self.money[value]
        return figure(whole(pounds), href) if pounds else column.render(pounds)

    def value_at_risk(self, value: int) -> Decimal:
        return self.money[value][0]

    def render_score(self, record: Risk) -> str | SafeString:
        rating = rating_of(record.likelihood, record.severity)
        return tag_html(status_tag(f"{rating.capitalize()}: {record.score}")) if rating else NOT_STATED

    def value_score(self, value: int) -> int | str:
        return value or NOT_STATED

    def render_amount(self, value: Decimal, record: Risk, column: PoundsColumn) -> str:
        per = "" if record.amount_per == Risk.AmountPer.ONCE else f" {record.get_amount_per_display()}"
        return f"{column.render(value)}{per}"

    def value_amount(self, value: Decimal, record: Risk) -> Decimal | str:
        """A number, but for one that comes again: its words keep it from being added to the others."""
        once = record.amount_per == Risk.AmountPer.ONCE
        return value if once else f"{value} {record.get_amount_per_display()}"

    def render_concerns(self, value: int) -> str:
        return self.concerned.get(value, "Nothing is linked")

    value_concerns = render_concerns
