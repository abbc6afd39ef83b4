"""How much money hangs on each item of the plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping
from decimal import Decimal

from budget.days import money_on, year_on
from budget.models import Delivery
from budget.money import ZERO
from programme.days import Day


def money_carried(day: Day) -> Mapping[int, Mapping[Hashable, Decimal]]:
    """Approved pounds without sign of the budget year, by the item that delivers them and by proposal.

    Of a proposal that several items deliver each carries all of it: any of them can hold it up.
    """
    year = year_on(day)
    stated = {row.proposal_id: row for row in money_on(day).savings if row.year == year}
    found: defaultdict[int, dict[Hashable, Decimal]] = defaultdict(dict)
    for delivery in day.rows(Delivery):
        if row := stated.get(delivery.proposal_id):
            found[delivery.item_id][row.proposal.code] = abs(row.approved or ZERO)
    return found
