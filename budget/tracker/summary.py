"""What the tracker says of a year besides its totals: what is not achieved, and since last month. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from budget.models import LastMonthFigure, Proposal, SavingFigure
from budget.money import ZERO
from budget.status import DeliveryStatus, Rag
from budget.totals import Total, Totals, add, is_counted
from programme.ui.parts import Direction


@dataclass(frozen=True, slots=True)
class Unachieved:
    """Savings without a minus: what was proposed, what finance has confirmed, and costs of the year."""

    proposed: Decimal
    achieved: Decimal
    pressures: Decimal

    @property
    def net(self) -> Decimal:
        """Proposed − achieved + in-year pressures (domain.md section 5)."""
        return self.proposed - self.achieved + self.pressures


def unachieved(totals: Totals, pressures: Iterable[Decimal]) -> Unachieved:
    """Of the reductions; growth is spent, not saved."""
    return Unachieved(-totals.reductions.approved, -totals.reductions.delivered, sum(pressures, ZERO))


@dataclass(frozen=True, slots=True)
class Against:
    """The net change that the budget counts on beside what the proposals come to; a gap above 0 is worse."""

    assumed: Decimal
    approved: Decimal
    forecast: Decimal
    counted: Decimal

    @property
    def gap(self) -> Decimal:
        return self.forecast - self.assumed

    @property
    def counted_gap(self) -> Decimal:
        return self.counted - self.assumed


def against(totals: Totals, assumed: Decimal) -> Against:
    net = totals.net
    return Against(assumed, net.approved, net.forecast, net.weighted)


@dataclass(frozen=True, slots=True)
class RatingLine:
    """Reductions of one status: how many, their pounds, and how much of them counts."""

    status: DeliveryStatus
    number: int
    total: Total
    percent: int | None
    """None where finance has said nothing: then all of it counts."""


def by_rating(figures: Iterable[SavingFigure], percents: Mapping[str, int]) -> list[RatingLine]:
    """Savings alone, as a cost is counted in full; every status that occurs, the best first."""
    reductions = [
        figure
        for figure in figures
        if figure.proposal.kind == Proposal.Kind.REDUCTION and is_counted(figure.proposal)
    ]
    lines = []
    for status in DeliveryStatus:
        mine = [figure for figure in reductions if figure.status == status]
        if mine:
            lines.append(RatingLine(status, len(mine), add(mine), percents.get(status)))
    return lines


class Standing(Protocol):
    @property
    def forecast(self) -> Decimal: ...
    @property
    def rag(self) -> int: ...


def direction(before: Standing | None, now: Standing) -> Direction:
    """By pounds first, else by rating; nothing where there is nothing to compare with."""
    if before is None:
        return ""
    if now.forecast != before.forecast:
        return "worse" if now.forecast > before.forecast else "better"
    if now.rag == before.rag or Rag.GIVEN_UP in (now.rag, before.rag):
        return "same"
    return "worse" if now.rag < before.rag else "better"


@dataclass(frozen=True, slots=True)
class Since:
    """The year since last month ended: net forecast then and now, and how many went which way."""

    before: Decimal
    now: Decimal
    worse: int
    better: int
    same: int

    @property
    def change(self) -> Decimal:
        return self.now - self.before


def since(before: Sequence[LastMonthFigure], now: Sequence[SavingFigure]) -> Since | None:
    """None where last month nothing was there to compare with."""
    if not before:
        return None
    then = {figure.proposal_id: figure for figure in before}
    ways = [direction(then.get(figure.proposal_id), figure) for figure in now]
    return Since(
        add(before).forecast,
        add(now).forecast,
        worse=ways.count("worse"),
        better=ways.count("better"),
        same=ways.count("same"),
    )
