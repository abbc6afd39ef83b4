"""Bringing the figures up to the newest revision (domain.md section 9)."""

from __future__ import annotations

import datetime as dt
import logging
from typing import Any

import pytest

from programme import tasks
from programme.contributions import declared
from programme.models import BoardSummary, Calculation, ItemFigure, Programme, ScheduleItem
from programme.operations.updates import set_reporting_date
from programme.recalculation import is_behind, programmes_behind, recalculate
from tests.factories import enter, make_baseline, make_item, make_link, make_programme, plan_date


@pytest.fixture
def items(programme: Programme) -> list[ScheduleItem]:
    """1, which 2 follows, and 3, which ends last."""
    first, follower = make_item(programme, "1"), make_item(programme, "2", "2011-10", "2011-12")
    end = make_item(programme, "3", "2012-03", "2012-06")
    make_link(first, follower)
    make_baseline(programme, first, follower, end)
    return [first, follower, end]


def test_figures_are_written_for_every_item(programme: Programme, items: list[ScheduleItem]) -> None:
    outcome = recalculate(programme.slug)
    assert outcome.changed == 3 + len(declared("SUMMARIES"))
    assert set(ItemFigure.objects.values_list("item", flat=True)) == {item.pk for item in items}
    calculation = Calculation.objects.get()
    assert (calculation.revision, calculation.as_at, calculation.changed) == (
        programme.revision,
        programme.reporting_date,
        outcome.changed,
    )


def test_a_second_run_writes_nothing(programme: Programme, items: list[ScheduleItem]) -> None:
    recalculate(programme.slug)
    assert recalculate(programme.slug).changed == 0


def test_only_what_changed_is_written(programme: Programme, items: list[ScheduleItem]) -> None:
    recalculate(programme.slug)
    first = items[0]
    first.forecast_end = plan_date("2011-10")
    enter(programme, first)
    summaries = {row.pk: row.content for row in BoardSummary.objects.all()}
    changed = recalculate(programme.slug).changed
    figures_of_both, alert_about_the_second = 2, 1
    told_anew = sum(summaries[row.pk] != row.content for row in BoardSummary.objects.all())
    assert changed == figures_of_both + alert_about_the_second + told_anew
    figure = ItemFigure.objects.get(item=items[1])
    assert (figure.end, figure.slip_days) == (plan_date("2012-01"), 31)
    assert figure.slip_months == 1
    assert (figure.inherited_slip_days, figure.own_slip_days, figure.driver) == (31, 0, first)


def test_figures_of_an_item_that_was_cancelled_go(programme: Programme, items: list[ScheduleItem]) -> None:
    recalculate(programme.slug)
    items[2].state = ScheduleItem.State.CANCELLED
    enter(programme, items[2])
    recalculate(programme.slug)
    assert not ItemFigure.objects.filter(item=items[2]).exists()


def test_figures_are_behind_after_an_edit_and_after_midnight(
    programme: Programme, items: list[ScheduleItem]
) -> None:
    def now_behind() -> bool:
        fresh = Programme.objects.get(pk=programme.pk)
        assert (fresh in programmes_behind()) == is_behind(fresh)
        return is_behind(fresh)

    assert now_behind(), "never calculated"
    recalculate(programme.slug)
    assert not now_behind()
    enter(programme, items[0])
    assert now_behind(), "a newer edit is waiting"
    recalculate(programme.slug)
    set_reporting_date(programme, dt.date(2011, 2, 16), by=None)
    assert now_behind(), "another day"
    recalculate(programme.slug)
    assert not now_behind()


def test_one_programme_leaves_another_end(programme: Programme, items: list[ScheduleItem]) -> None:
    other = make_programme("meadow")
    make_item(other)
    recalculate(programme.slug)
    assert programmes_behind() == [other]
    assert not ItemFigure.objects.filter(programme=other).exists()


def test_a_programme_that_does_not_exist_is_said_so_by_the_run_but_not_by_the_task(db: None) -> None:
    with pytest.raises(Programme.DoesNotExist):
        recalculate("nowhere")
    tasks.recalculate(programme="nowhere", sent_by="an older release")


def test_the_task_of_a_programme_that_is_up_to_date_does_nothing(
    programme: Programme, items: list[ScheduleItem]
) -> None:
    recalculate(programme.slug)
    before = Calculation.objects.get().calculated_at
    tasks.recalculate(programme=programme.slug)
    assert Calculation.objects.get().calculated_at == before


def test_the_sweep_mends_what_a_lost_hint_left_behind(
    programme: Programme, items: list[ScheduleItem]
) -> None:
    tasks.sweep()
    assert programmes_behind() == []


def test_an_edit_tells_the_worker_after_it_is_saved(
    programme: Programme, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    hints: list[str] = []
    monkeypatch.setattr(tasks.recalculate, "delay", lambda *, programme: hints.append(programme))
    with django_capture_on_commit_callbacks(execute=True):
        make_item(programme)
        assert hints == []
    assert hints == [programme.slug]


def test_a_broker_that_is_down_does_not_fail_the_edit(
    programme: Programme,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: Any,
) -> None:
    def refuse(**_: str) -> None:
        raise ConnectionError("no broker")

    monkeypatch.setattr(tasks.recalculate, "delay", refuse)
    monkeypatch.setattr(logging.getLogger("programme"), "propagate", True)
    with django_capture_on_commit_callbacks(execute=True), caplog.at_level(logging.WARNING):
        make_item(programme)
    assert ScheduleItem.objects.exists()
    assert programmes_behind() == [programme]
    assert "the sweep will find it" in caplog.text
