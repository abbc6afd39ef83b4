"""What is stored and not right is found: a figure, an alert, a rating of the past, a row of the history."""

from __future__ import annotations

import datetime as dt
import io
import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from programme.checking import wrong_in
from programme.models import (
    Alert,
    BoardSummary,
    Calculation,
    ItemFigure,
    Programme,
    ScheduleItem,
    StatusMonth,
)
from programme.recalculation import recalculate
from tests.factories import enter, make_baseline, make_item, make_programme, plan_date


@pytest.fixture
def right(db: None) -> Programme:
    """A programme with an overdue action whose end was moved, and with figures up to date."""
    programme = make_programme(today=dt.date(2011, 12, 1))
    item = make_item(programme, "1")
    make_baseline(programme, item)
    item.forecast_end = plan_date("2011-10")
    enter(programme, item)
    recalculate(programme.slug)
    assert wrong_in(programme) == []
    return programme


def test_a_figure_that_somebody_altered_is_named_with_both_values(right: Programme) -> None:
    late = ItemFigure.objects.get().slip_days
    ItemFigure.objects.update(slip_days=3)
    [wrong] = wrong_in(right)
    assert "(1 Action 1)" in wrong
    assert wrong.endswith(f": slip_days is '3' and should be '{late}'")


def test_a_figure_that_is_missing_and_one_too_many_are_found(right: Programme) -> None:
    other = ScheduleItem.objects.get(programme=right)
    ItemFigure.objects.all().delete()
    assert [each.rpartition(": ")[2] for each in wrong_in(right)] == ["it is missing"]
    recalculate(right.slug)
    other.state = ScheduleItem.State.CANCELLED
    enter(right, other)
    left_over = ItemFigure.objects.get()
    recalculate(right.slug)
    left_over.save(force_insert=True)
    assert [each.rpartition(": ")[2] for each in wrong_in(right)] == ["it is stored, and nothing asks for it"]


def test_an_alert_that_somebody_altered_is_found(right: Programme) -> None:
    Alert.objects.filter(rule="overdue").update(message="All is well")
    [wrong] = wrong_in(right)
    assert wrong.startswith("alert, rule overdue, subject action:1: message is 'All is well' and should be ")


def test_an_alert_that_somebody_closed_is_found(right: Programme) -> None:
    Alert.objects.filter(rule="overdue").update(closed_on=right.today())
    assert wrong_in(right) == ["alert, rule overdue, subject action:1: it is missing"]


def test_ratings_of_a_past_month_that_nobody_had_are_found(right: Programme) -> None:
    StatusMonth.objects.create(programme=right, as_at=dt.date(2011, 10, 31), statuses={"GREEN": 9})
    [wrong] = wrong_in(right)
    assert wrong.startswith("status month")
    assert wrong.endswith("as_at 2011-10-31: it is stored, and nothing asks for it")


def test_a_row_that_is_not_as_its_history_says_is_found(right: Programme) -> None:
    ScheduleItem.history.filter(version=2).update(title="Something else")
    [wrong] = [each for each in wrong_in(right) if each.startswith("schedule item")]
    assert "and in its history 'Something else'" in wrong


def test_a_change_that_was_taken_out_of_the_history_is_found(right: Programme) -> None:
    assert ScheduleItem.history.filter(version=1).delete()
    [wrong] = [each for each in wrong_in(right) if each.startswith("schedule item")]
    assert wrong.endswith("it has version 2, and its history 1 row")


def test_figures_that_are_behind_are_not_compared_with_a_newer_plan(right: Programme) -> None:
    make_item(right, "2")
    [wrong] = wrong_in(right)
    assert wrong.startswith("the figures are behind")


def test_the_check_changes_nothing(right: Programme) -> None:
    ItemFigure.objects.update(slip_days=3)
    Alert.objects.update(message="Altered")
    before = (
        Calculation.objects.values().get(),
        list(ItemFigure.objects.values()),
        list(Alert.objects.values()),
    )
    wrong_in(right)
    after = (
        Calculation.objects.values().get(),
        list(ItemFigure.objects.values()),
        list(Alert.objects.values()),
    )
    assert after == before


def test_figures_of_past_days_that_are_wrong_are_put_right_from_nothing(db: None) -> None:
    programme = make_programme(today=dt.date(2011, 12, 1))
    make_item(programme, on=dt.date(2011, 6, 1))
    recalculate(programme.slug)
    assert BoardSummary.objects.filter(is_before=True).update(content={})
    assert StatusMonth.objects.update(statuses={"RED": 64})
    recalculate(programme.slug)
    assert wrong_in(programme), "a past day whose history is the same is not worked out again"
    call_command("recalculate", "--all", "--from-nothing", stdout=io.StringIO())
    assert wrong_in(programme) == []


def run(*words: str) -> dict[str, Any]:
    out = io.StringIO()
    call_command("check_figures", *words, "--format=json", stdout=out)
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def test_the_command_says_yes_and_refuses_where_something_is_wrong(right: Programme) -> None:
    assert run() == {"programmes": [{"slug": "river", "wrong": []}]}
    ItemFigure.objects.update(slip_days=3)
    with pytest.raises(CommandError, match="recalculate --all"):
        run("--programme=river")
    recalculate(right.slug)
    assert run("--programme=river")["programmes"] == [{"slug": "river", "wrong": []}]
