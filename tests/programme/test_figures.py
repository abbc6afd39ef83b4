"""The same builders give the stored figures of today and, unsaved, those of a past day."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from budget.models import SavingFigure, SlippageCause, SlippageTotal
from budget.recording import budget_figures
from programme.dates import PlanDate
from programme.figures import item_figures
from programme.models import ItemFigure, Programme, ScheduleItem
from programme.operations.updates import set_reporting_date
from programme.planning import load_plan
from programme.recalculation import recalculate
from tests.factories import enter, make_action, make_delivery, make_programme, make_proposal

MAY, JUNE = dt.date(2011, 5, 15), dt.date(2011, 6, 15)


@pytest.fixture
def programme(db: None) -> Programme:
    """Action 1 delivers a saving of 2011/12, and is moved by two months in June."""
    programme = make_programme(today=MAY)
    item = make_action(programme, "1", start="2011-05", end="2011-09").item
    make_delivery(make_proposal(programme, "R1", {2011: -120_000}, effect=PlanDate(2011, 10)), item)
    return programme


def move(programme: Programme) -> None:
    set_reporting_date(programme, JUNE, by=None)
    item = ScheduleItem.objects.get()
    item.forecast_end = PlanDate(2011, 11)
    enter(programme, item)


def values(rows: Any) -> list[dict[str, Any]]:
    """Comparable, and without the ids that storing gives."""
    fields = [each.attname for each in rows[0]._meta.concrete_fields if each.name != "id"] if rows else []
    return [{name: getattr(row, name) for name in fields} for row in rows]


def test_the_figures_of_a_past_day_are_those_that_were_stored_then(programme: Programme) -> None:
    recalculate(programme.slug)
    stored = {model: values(list(model.objects.order_by("pk"))) for model in (ItemFigure, SavingFigure)}
    move(programme)
    recalculate(programme.slug)
    then = load_plan(programme, MAY)
    assert values(item_figures(then)) == stored[ItemFigure]
    assert values(budget_figures(then).savings) == stored[SavingFigure]
    assert values(list(ItemFigure.objects.all())) != stored[ItemFigure]


def test_asking_for_figures_stores_nothing(programme: Programme) -> None:
    move(programme)
    plan = load_plan(programme)
    found = budget_figures(plan)
    assert item_figures(plan)[0].slip_days > 0
    assert found.causes[0].sole == found.totals[0].total == found.savings[0].slippage > 0
    for model in (ItemFigure, SavingFigure, SlippageCause, SlippageTotal):
        assert not model.objects.exists()
