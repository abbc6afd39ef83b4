"""What slippage costs as a function of delivering dates, for many plans that differ little. Pure."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from budget.money import ZERO
from budget.portfolio import Portfolio
from budget.savings import Scheme, Trigger, TriggerKind, forecast
from budget.totals import is_counted
from programme.planning import Plan
from programme.schedule.attribution import Span

ByYear = Mapping[int, Decimal]
Part = tuple[int, int]
"""A proposal, by its id, in a financial year."""
ByPart = Mapping[Part, Decimal]
Dates = Callable[[int], Span | None]
"""Where an item stands; None when it will not happen."""


@dataclass(frozen=True, slots=True)
class _Wait:
    item: int
    kind: TriggerKind
    planned: dt.date

    def trigger(self, dates: Dates) -> Trigger:
        span = dates(self.item)
        if span is None:
            return Trigger(self.kind, self.planned, None)
        return Trigger(
            self.kind, self.planned, span[0 if self.kind is TriggerKind.START else 1] or self.planned
        )


@dataclass(slots=True)
class _Group:
    """Proposals that wait for the same dates; what they cost is worked out once for each lateness."""

    waits: Sequence[_Wait]
    to_the_day: bool
    schemes: dict[int, Scheme] = field(default_factory=dict)
    known: dict[tuple[int | None, ...], ByPart] = field(default_factory=dict)

    def cost(self, dates: Dates) -> ByPart:
        triggers = [wait.trigger(dates) for wait in self.waits]
        late = tuple(each.days_late if self.to_the_day else each.delay for each in triggers)
        if late not in self.known:
            self.known[late] = {
                (proposal, year): amount
                for proposal, scheme in self.schemes.items()
                for year, amount in self._cost(scheme, triggers).items()
                if amount
            }
        return self.known[late]

    def _cost(self, scheme: Scheme, triggers: Sequence[Trigger]) -> ByYear:
        found = forecast(replace(scheme, triggers=triggers))
        return {year: amount - scheme.amounts.get(year, ZERO) for year, amount in found.items()}


class WaitingMoney:
    """The proposals of a portfolio that wait for items of a plan; what counts in totals, and no other."""

    def __init__(self, portfolio: Portfolio, plan: Plan) -> None:
        groups: dict[tuple[tuple[_Wait, ...], bool], _Group] = {}
        for proposal in portfolio.proposals:
            waits = tuple(
                _Wait(item, trigger.kind, trigger.planned)
                for item, trigger in portfolio.triggers(proposal, plan).items()
            )
            if waits and is_counted(proposal) and not proposal.end_state:
                key = waits, proposal.works_to_day
                groups.setdefault(key, _Group(*key)).schemes[proposal.pk] = portfolio.scheme(proposal)
        self._groups = list(groups.values())
        self._of_item: defaultdict[int, list[_Group]] = defaultdict(list)
        for group in self._groups:
            for wait in group.waits:
                self._of_item[wait.item].append(group)

    @property
    def items(self) -> Iterable[int]:
        """What money waits for."""
        return self._of_item.keys()

    def total(self, dates: Dates) -> ByPart:
        """What slippage costs in a plan: pounds by proposal and year, positive is worse."""
        return {part: amount for group in self._groups for part, amount in group.cost(dates).items()}

    def change(self, before: Dates, moved: Mapping[int, Span | None]) -> ByPart:
        """What it costs more when some items stand elsewhere; what does not differ is left out."""
        groups = {id(group): group for item in moved for group in self._of_item.get(item, ())}

        def after(item: int) -> Span | None:
            return moved[item] if item in moved else before(item)

        result: dict[Part, Decimal] = {}
        for group in groups.values():
            old, new = group.cost(before), group.cost(after)
            if old is not new:
                for part in old.keys() | new.keys():
                    more = new.get(part, ZERO) - old.get(part, ZERO)
                    if more:
                        result[part] = more
        return result

    def touched(self, before: Dates, moved: Mapping[int, Span | None]) -> list[int]:
        """Those of the items that stand elsewhere whose money changes by it, each by itself."""
        return [item for item in moved if item in self._of_item and self.change(before, {item: moved[item]})]


def by_year(parts: ByPart) -> ByYear:
    """Their sums, in the order of the years; years that come to nothing are left out."""
    result: defaultdict[int, Decimal] = defaultdict(Decimal)
    for (_, year), amount in parts.items():
        result[year] += amount
    return {year: amount for year, amount in sorted(result.items()) if amount}
