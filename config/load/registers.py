"""Risks and meetings of a synthetic programme."""

from __future__ import annotations

import datetime as dt
import random

from programme.dates import add_months
from programme.history import change, write
from programme.models import Body, Meeting, Programme, Recommendation, Risk, RiskItem, ScheduleItem

ACTIONS_EACH = 20
"""One risk for so many actions."""
MEETINGS = 36


def enter_risks(
    programme: Programme, items: list[ScheduleItem], chance: random.Random, approved_on: dt.date
) -> None:
    """Each threatens one or two actions; one in four may cost something."""
    with change(programme, by=None, what="Synthetic risks entered", on=approved_on) as cause:
        risks = [
            Risk(
                programme=programme,
                number=number,
                text=f"{chance.choice(items).title} may take longer than planned",
                likelihood=chance.randrange(1, 6),
                severity=chance.randrange(1, 6),
                amount=chance.randrange(1, 200) * 1000 if chance.random() < 0.25 else None,
            )
            for number in range(1, max(1, len(items) // ACTIONS_EACH) + 1)
        ]
        write(cause, risks)
        write(
            cause,
            [
                RiskItem(programme=programme, risk=risk, item=item)
                for risk in risks
                for item in chance.sample(items, min(len(items), chance.randrange(1, 3)))
            ],
        )


def enter_meetings(programme: Programme, approved_on: dt.date) -> None:
    """A cabinet that meets every month, with one recommendation each time."""
    with change(programme, by=None, what="Synthetic meetings entered", on=approved_on) as cause:
        body = Body(programme=programme, name="Cabinet")
        write(cause, [body])
        meetings = [
            Meeting(
                programme=programme,
                body=body,
                held_on=add_months(approved_on, month),
                purpose="To hear how it is going",
            )
            for month in range(MEETINGS)
        ]
        write(cause, meetings)
        write(
            cause,
            [
                Recommendation(programme=programme, meeting=each, position=1, text="Note the plan")
                for each in meetings
            ],
        )
