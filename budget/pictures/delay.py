"""The picture of what a delay would cost. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from budget.delay import DelayStep, each_month
from budget.pictures.charts import in_thousands
from programme.ui.charts import Chart, Figure, Look, Point, Series, bar_chart
from programme.ui.format import long_date, plural, pounds, short_date


@dataclass(frozen=True, slots=True)
class DelayPicture:
    chart: Chart
    sentence: str


def delay_picture(steps: Sequence[DelayStep], *, width: int = 700) -> DelayPicture | None:
    """None where no delay costs anything."""
    if not any(step.cost for step in steps):
        return None
    sentence = _sentence(steps)
    chart = bar_chart(
        title="What a delay costs",
        message=sentence,
        heading="If it is late",
        points=[Point(_label(step)) for step in steps],
        series=[Series("It costs", Look.WORSE, [_figure(step) for step in steps])],
        words=in_thousands,
        width=width,
    )
    return DelayPicture(chart, sentence)


def _figure(step: DelayStep) -> Figure:
    return Figure(step.cost, pounds(step.cost))


def _label(step: DelayStep) -> str:
    late = plural(step.months, "month") if step.months else "On time"
    return f"{late}: by {short_date(step.until)}" if step.until else late


def _sentence(steps: Sequence[DelayStep]) -> str:
    more = each_month(steps)
    first, last = steps[0], steps[-1]
    said = (
        f"Each further month costs {pounds(more)}"
        if more is not None
        else f"A month costs {pounds(steps[1].cost)}, and {last.months} months cost {pounds(last.cost)}"
    )
    if first.until is None:
        return f"{said}, all years together."
    return f"{said}, all years together. A day after {long_date(first.until)} costs the whole month after it."
