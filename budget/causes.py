"""What slippage costs, by the items whose own slip causes it (domain.md section 5). Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from budget.money import ZERO, pence
from budget.portfolio import Portfolio
from budget.waiting import ByPart, ByYear, WaitingMoney, by_year
from programme.models import ScheduleItem
from programme.planning import Plan
from programme.schedule.attribution import Attribution, Ripple, Span

Key = TypeVar("Key", int, tuple[int, int])


@dataclass(frozen=True, slots=True)
class SlipCause:
    """An item and pounds: what would be recovered without its own slip, and what it shares.

    `sole_of` tells that by proposal and year. `chains` lead from it to each delivering item whose money it
    moves.
    """

    item: int
    sole_of: ByPart
    shared: ByYear
    chains: Sequence[Sequence[int]]

    @property
    def sole(self) -> ByYear:
        return by_year(self.sole_of)

    @property
    def years(self) -> list[int]:
        return sorted({*self.sole, *self.shared})

    @property
    def rank(self) -> tuple[Decimal, Decimal, int]:
        """What can be recovered first, then what others would have to recover too."""
        return -sum(self.sole_of.values(), ZERO), -sum(self.shared.values(), ZERO), self.item

    def in_pence(self) -> SlipCause:
        return replace(self, sole_of=_in_pence(self.sole_of), shared=_in_pence(self.shared))


@dataclass(frozen=True, slots=True)
class SlippageByCause:
    """The causes do not add up to what slippage costs; `unexplained` is what is left without any own slip."""

    unexplained_of: ByPart
    causes: Sequence[SlipCause]

    @property
    def unexplained(self) -> ByYear:
        return by_year(self.unexplained_of)

    def in_pence(self) -> SlippageByCause:
        """As it is stored and printed: every sum is that of its parts."""
        causes = [each.in_pence() for each in self.causes]
        return SlippageByCause(_in_pence(self.unexplained_of), causes)


def slippage_by_cause(plan: Plan, portfolio: Portfolio) -> SlippageByCause:
    """Ranked, worst first; items whose slip moves no money are left out."""
    money = WaitingMoney(portfolio, plan)
    leading = _leading_to(plan, money.items)
    slips = Attribution(
        (activity for item, activity in plan.activities.items() if item in leading),
        plan.links,
        as_at=plan.as_at,
        approved_on=plan.approved_on,
        calendar=plan.calendar,
    )
    dropped = {item: _approved(plan.items[item]) for item in money.items if item not in plan.activities}

    def without(item: int) -> Span | None:
        return dropped.get(item) or slips.without(item)

    causes = [*_of_slips(money, slips, without), *_of_dropped(money, slips, without, dropped)]
    return SlippageByCause(money.total(without), sorted(causes, key=lambda each: each.rank))


def _leading_to(plan: Plan, items: Iterable[int]) -> set[int]:
    """These items and all that they wait for: no slip elsewhere can move money, and none moves these."""
    before: defaultdict[int, list[int]] = defaultdict(list)
    for link in plan.links:
        if link.constraining:
            before[link.successor].append(link.predecessor)
    found, waiting = set(items), list(items)
    while waiting:
        more = [each for each in before[waiting.pop()] if each not in found]
        found.update(more)
        waiting += more
    return found


def _approved(item: ScheduleItem) -> Span:
    start, end = item.baseline_start, item.baseline_end
    return start.first if start else None, end.last if end else None


def _of_slips(
    money: WaitingMoney, slips: Attribution, without: Callable[[int], Span | None]
) -> list[SlipCause]:
    found = []
    for item in slips.causes:
        back, alone = slips.back(item), slips.alone(item)
        sole = _negative(money.change(slips.now, back.spans))
        cost = money.change(without, alone.spans)
        if sole or cost:
            chains = _chains(money, alone, without) or _chains(money, back, slips.now)
            found.append(SlipCause(item, sole, _less(by_year(cost), by_year(sole)), chains))
    return found


def _of_dropped(
    money: WaitingMoney,
    slips: Attribution,
    without: Callable[[int], Span | None],
    dropped: Mapping[int, Span],
) -> list[SlipCause]:
    """A delivering item that was cancelled is late for ever; on its baseline it would stand as approved."""
    found = []
    for item, span in dropped.items():
        sole = _negative(money.change(slips.now, {item: span}))
        cost = money.change(without, {item: None})
        if sole or cost:
            found.append(SlipCause(item, sole, _less(by_year(cost), by_year(sole)), [[item]]))
    return found


def _chains(money: WaitingMoney, ripple: Ripple, before: Callable[[int], Span | None]) -> list[Sequence[int]]:
    return [ripple.chain(item) for item in money.touched(before, ripple.spans)]


def _negative(amounts: ByPart) -> ByPart:
    return {part: -amount for part, amount in amounts.items()}


def _less(amounts: ByYear, others: ByYear) -> ByYear:
    years = sorted({*amounts, *others})
    found = {year: amounts.get(year, ZERO) - others.get(year, ZERO) for year in years}
    return {year: amount for year, amount in found.items() if amount}


def _in_pence(amounts: Mapping[Key, Decimal]) -> dict[Key, Decimal]:
    return {key: pence(amount) for key, amount in amounts.items()}
