"""The plan of a synthetic programme: workstreams side by side, each a stream of actions with their links."""

from __future__ import annotations

import datetime as dt
import random

from programme.dates import PlanDate, add_months
from programme.history import change, write
from programme.models import (
    Action,
    Baseline,
    Dependency,
    Programme,
    ProgressUpdate,
    ScheduleItem,
    Workstream,
)
from programme.operations.baselines import record_baseline
from programme.reading.links import PrintedDates, propose
from programme.schedule import Unit

SPAN_MONTHS = 36
STREAM = 50
"""Actions of a workstream, up to the greatest number of workstreams."""
MOST_STREAMS = 40
LINKS_EACH = 4
"""About three are left where the plan is too young for the others."""
TIGHT = 0.15
"""How many links leave no float worth the name: a slip of two months moves few others, as in real plans."""
CLOSE, FAR = (0.0, 2.0), (6.0, 18.0)
"""By how many months the predecessor begins earlier, where the link is tight and where it is not."""
OWN_STREAM = 0.75
"""How many links stay within a workstream."""
WORK = ("Consult on", "Review", "Design", "Procure", "Pilot", "Recruit for", "Move to", "Close", "Evaluate")
SUBJECTS = ("day services", "home care", "supported living", "transport", "respite", "meals", "assessment")


def enter_plan(
    programme: Programme, size: int, chance: random.Random, approved_on: dt.date
) -> tuple[Baseline, list[ScheduleItem]]:
    """Workstreams, actions in the order of time, about three links each, and the first baseline."""
    count = max(1, min(MOST_STREAMS, size // STREAM))
    with change(programme, by=None, what="Synthetic plan entered", on=approved_on) as cause:
        streams = [
            Workstream(programme=programme, name=f"Workstream {at}", slug=f"workstream-{at}", position=at)
            for at in range(1, count + 1)
        ]
        write(cause, streams)
        items = [_item(programme, place, size, chance, approved_on) for place in range(size)]
        write(cause, items)
        write(
            cause,
            [
                Action(programme=programme, item=item, workstream=streams[place % count], position=place + 1)
                for place, item in enumerate(items)
            ],
        )
        write(cause, _links(programme, items, count, chance))
        baseline = record_baseline(
            cause, programme, items, approved_on=approved_on, approved_by="Nobody", reason="Made up"
        )
        said = [
            ProgressUpdate(
                programme=programme,
                item=item,
                cause=cause,
                news=ProgressUpdate.News.LOADED,
                made_on=approved_on,
            )
            for item in items
        ]
        write(cause, said)
    return baseline, items


def _item(
    programme: Programme, place: int, size: int, chance: random.Random, approved_on: dt.date
) -> ScheduleItem:
    """Most dates are months, as councils print them; the rest are days. One in fifty is open-ended."""
    begins = add_months(approved_on, place * SPAN_MONTHS // size)
    start, end = PlanDate.of_month(begins), PlanDate.of_month(add_months(begins, chance.randrange(1, 6)))
    if chance.random() < 0.3:
        start = PlanDate(start.year, start.month, chance.randrange(1, 15))
        end = PlanDate(end.year, end.month, chance.randrange(15, 29))
    return ScheduleItem(
        programme=programme,
        kind=Action.KIND,
        code=str(place + 1),
        title=f"{chance.choice(WORK)} {chance.choice(SUBJECTS)}",
        baseline_start=start,
        baseline_end=end,
        is_open_ended=chance.random() < 0.02,
    )


def _links(
    programme: Programme, items: list[ScheduleItem], count: int, chance: random.Random
) -> list[Dependency]:
    """From earlier actions to later ones, of the strictest type that the dates keep: no slip at the start."""
    links = []
    a_month = len(items) / SPAN_MONTHS
    for place, successor in enumerate(items):
        earlier: set[int] = set()
        for _ in range(LINKS_EACH):
            months = chance.uniform(*(CLOSE if chance.random() < TIGHT else FAR))
            streams = max(1, round(months * a_month / count))
            stray = 0 if chance.random() < OWN_STREAM else chance.randrange(count)
            earlier.add(place - streams * count - stray)
        for other in sorted(each for each in earlier if each >= 0):
            predecessor = items[other]
            kind = propose(_printed(predecessor), _printed(successor))
            links.append(
                Dependency(
                    programme=programme,
                    predecessor=predecessor,
                    successor=successor,
                    type=kind.type,
                    lag=kind.lag,
                    lag_unit=Unit.MONTHS,
                    is_constraining=kind.constraining,
                )
            )
    return links


def _printed(item: ScheduleItem) -> PrintedDates:
    return PrintedDates(item.baseline_start, None if item.is_open_ended else item.baseline_end)
