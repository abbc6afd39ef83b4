"""The pictures of a year. Pure: from its money to charts, each figure with the address of its rows."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from urllib.parse import urlencode

from django.urls import reverse

from budget.models import SavingFigure
from budget.money import of_pennies
from budget.pictures.steps import changes
from budget.pictures.year import YearMoney
from budget.places import NOWHERE, PLACES, Place
from budget.savings import MONTHS_A_YEAR
from budget.totals import Total, add
from programme.dates import days_in_month
from programme.financial_years import first_month, year_label
from programme.ui.charts import (
    Chart,
    Figure,
    Look,
    Point,
    Series,
    Step,
    bar_chart,
    bridge_chart,
    line_chart,
)
from programme.ui.format import pounds, short_date


def in_thousands(amount: float) -> str:
    return pounds(Decimal(amount), "k")


def rows_href(money: YearMoney, **query: object) -> str:
    """The register of leaves, narrowed down."""
    address = reverse("budget:proposals", args=[money.programme.slug])
    return f"{address}?{urlencode({'year': money.year, **query, 'leaves': 'on'})}"


@dataclass(frozen=True, slots=True)
class MonthLines:
    """What has come by the end of each month, drawn upwards; the first `known` months are confirmed."""

    what: str
    year: int
    as_at: dt.date
    columns: Mapping[str, Sequence[Decimal]]
    known: int


def month_lines(money: YearMoney) -> MonthLines:
    """Approved, forecast and delivered; delivered is known up to the last month confirmed."""
    columns = {
        name: _reached([getattr(row, name) for row in money.months], money.sign)
        for name in ("approved", "forecast", "delivered")
    }
    return MonthLines(money.what, money.year, money.as_at, columns, _last_confirmed(money))


def month_chart(money: YearMoney, *, width: int = 700) -> Chart:
    """The lines of a year, each point leading to the register by month."""
    address = reverse("budget:months", args=[money.programme.slug])
    return draw_months(month_lines(money), lambda month, name: f"{address}?month={month}", width=width)


def draw_months(lines: MonthLines, rows: Callable[[str, str], str], *, width: int = 700) -> Chart:
    """`rows` gives the address of the rows behind a month (`2011-09`) of a line (`approved`)."""
    points, months = [], []
    for month in range(MONTHS_A_YEAR):
        year, index = divmod(first_month(lines.year) + month, 12)
        points.append(Point(f"{calendar.month_abbr[index + 1]} {year}", calendar.month_abbr[index + 1]))
        months.append(f"{year}-{index + 1:02}")

    def series(name: str, look: Look, until: int = MONTHS_A_YEAR) -> Series:
        amounts = zip(months, lines.columns[name], strict=True)
        return Series(
            name.capitalize(),
            look,
            [
                Figure(amount, pounds(amount), rows(month, name)) if place < until else Figure(None)
                for place, (month, amount) in enumerate(amounts)
            ],
        )

    return line_chart(
        title=f"{lines.what} {year_label(lines.year)}, month by month",
        message=_month_message(lines),
        heading="By the end of",
        points=points,
        series=[
            series("approved", Look.PLAN),
            series("forecast", Look.FORECAST),
            series("delivered", Look.ACTUAL, lines.known),
        ],
        words=in_thousands,
        marked=_today(lines),
        width=width,
    )


def _reached(rows: Sequence[Sequence[int]], sign: int) -> list[Decimal]:
    """What has come by the end of each month, over all rows."""
    by_month = [sum(row[month] for row in rows) for month in range(MONTHS_A_YEAR)]
    return [sign * of_pennies(pennies) for pennies in accumulate(by_month)]


def _last_confirmed(money: YearMoney) -> int:
    """How many months there are up to the last one for which finance has confirmed anything."""
    return max(
        (month + 1 for row in money.months for month, pennies in enumerate(row.delivered) if pennies),
        default=0,
    )


def _today(lines: MonthLines) -> tuple[float, str] | None:
    """Where the day of the figures lies between the ends of months; nothing in another year."""
    day = lines.as_at
    month = day.year * 12 + day.month - 1 - first_month(lines.year)
    place = month - 1 + day.day / days_in_month(day.year, day.month)
    return (max(place, 0.0), f"As at {short_date(day)}") if 0 <= month < MONTHS_A_YEAR else None


def _month_message(lines: MonthLines) -> str:
    columns = lines.columns
    said = (
        f"Cumulative {lines.what.lower()} {year_label(lines.year)}. Approved reaches "
        f"{pounds(columns['approved'][-1])} by March, forecast {pounds(columns['forecast'][-1])}."
    )
    if not lines.known:
        return f"{said} Nothing is confirmed as delivered yet."
    return f"{said} {pounds(columns['delivered'][lines.known - 1])} is confirmed as delivered."


@dataclass(frozen=True, slots=True)
class BridgeSteps:
    """A year from approved to forecast: pounds drawn upwards, and what differs, signed as in the budget.

    `changes` are the part, label, amount and page of each step (see `budget.pictures.steps`).
    """

    what: str
    year: int
    sign: int
    approved: Decimal
    forecast: Decimal
    changes: Sequence[tuple[str, str, Decimal, str]]


def bridge_steps(money: YearMoney) -> BridgeSteps:
    return BridgeSteps(
        money.what,
        money.year,
        money.sign,
        money.sign * money.net.approved,
        money.sign * money.net.forecast,
        [(each.part, each.label, each.amount, each.href) for each in changes(money)],
    )


def bridge(money: YearMoney, *, width: int = 700) -> Chart:
    """From approved to forecast by the steps of `budget.pictures.steps`, each leading to its register."""

    def rows(part: str) -> str:
        return rows_href(money) if part in TOTALS else part_href(money, part)

    return draw_bridge(bridge_steps(money), rows, width=width)


TOTALS = ("approved", "forecast")
"""The names of the first and the last step, where addresses are asked for."""


def draw_bridge(found: BridgeSteps, rows: Callable[[str], str], *, width: int = 700) -> Chart:
    """`rows` gives the address of the rows behind a part, or one of TOTALS."""
    steps = [_total("approved", found.approved, Look.PLAN, rows)]
    for part, label, change, href in found.changes:
        figure = Figure(found.sign * change, pounds(found.sign * change, signed=True), rows(part))
        steps.append(Step(Point(label, href=href), figure, Look.WORSE if change > 0 else Look.BETTER))
    steps.append(_total("forecast", found.forecast, Look.FORECAST, rows))
    said = ", ".join(f"{step.point.label} {step.figure.words}" for step in steps[1:-1]) or "nothing differs"
    return bridge_chart(
        title=f"From approved to forecast {year_label(found.year)}",
        message=f"{found.what} from {steps[0].figure.words} approved to {steps[-1].figure.words}: {said}.",
        heading="Step",
        column=found.what,
        steps=steps,
        words=in_thousands,
        width=width,
    )


def _total(name: str, amount: Decimal, look: Look, rows: Callable[[str], str]) -> Step:
    return Step(Point(name.capitalize(), is_total=True), Figure(amount, pounds(amount), rows(name)), look)


def part_href(money: YearMoney, part: str) -> str:
    """The rows of one step (see `budget.pictures.steps.Change.part`)."""
    address = reverse("budget:slippage", args=[money.programme.slug])
    return f"{address}?{urlencode({'year': money.year, 'part': part})}"


def workstream_chart(money: YearMoney, *, width: int = 700) -> Chart:
    """Approved, forecast and delivered of the year by where it is delivered; each leaf once."""
    grouped: defaultdict[Place, list[SavingFigure]] = defaultdict(list)
    for row in money.figures:
        grouped[money.places.get(row.proposal_id, NOWHERE)].append(row)
    names = {each.slug: each.name for each in money.workstreams} | PLACES
    places = [place for place in names if place in grouped]
    totals = [add(grouped[place]) for place in places]

    def column(name: str, look: Look, of: Callable[[Total], Decimal]) -> Series:
        return Series(
            name,
            look,
            [
                Figure(money.sign * of(total), pounds(money.sign * of(total)), rows_href(money, place=place))
                for place, total in zip(places, totals, strict=True)
            ],
        )

    said = ", ".join(
        f"{names[place]} {pounds(money.sign * total.forecast)}"
        for place, total in zip(places, totals, strict=True)
    )
    return bar_chart(
        title=f"{money.what} {year_label(money.year)} by workstream",
        message=f"Forecast: {said}." if said else "Nothing is stated for this year.",
        heading="Workstream",
        points=[Point(names[place]) for place in places],
        series=[
            column("Approved", Look.PLAN, lambda total: total.approved),
            column("Forecast", Look.FORECAST, lambda total: total.forecast),
            column("Delivered", Look.ACTUAL, lambda total: total.delivered),
        ],
        words=in_thousands,
        note=f"Altogether {pounds(money.sign * money.net.approved)} approved and "
        f"{pounds(money.sign * money.net.forecast)} forecast. "
        f"{'Growth takes away from the saving' if money.sign < 0 else 'Savings take away from the growth'}.",
        width=width,
    )
