"""How rows are written: with a cause, a version check and a history row (architecture.md, mechanism 4)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programme.history import StaleVersion, change, withdraw, write
from programme.models import Cause, Programme, ScheduleItem
from programme.operations.undo import entered_models
from tests.factories import make_item, make_person, plan_date


def titled(item: ScheduleItem, title: str) -> ScheduleItem:
    """The item as somebody else would read it now, with another title."""
    fresh = ScheduleItem.objects.get(pk=item.pk)
    fresh.title = title
    return fresh


def test_a_write_makes_one_history_row_with_its_cause(programme: Programme) -> None:
    officer = make_person()
    item = make_item(programme)
    with change(programme, by=officer, what="Renamed", text="A better name") as cause:
        write(cause, [titled(item, "Renamed")])
    latest, first = item.history.all()
    assert (latest.title, latest.version, latest.caused_by) == ("Renamed", 2, cause)
    assert (latest.history_user, latest.history_date) == (officer, cause.effective_at)
    assert (first.title, first.version) == ("Action 1", 1)


def test_a_new_row_is_version_one_and_each_write_raises_it_by_one(programme: Programme) -> None:
    item = make_item(programme)
    assert item.version == 1
    with change(programme, by=None, what="Renamed") as cause:
        write(cause, [item])
    assert ScheduleItem.objects.get(pk=item.pk).version == item.version == 2


def test_a_stale_row_is_refused_and_nothing_is_written(programme: Programme) -> None:
    untouched, contested = make_item(programme, "1"), make_item(programme, "2")
    mine = [titled(untouched, "Mine"), titled(contested, "Mine")]
    with change(programme, by=None, what="Theirs") as cause:
        write(cause, [titled(contested, "Theirs")])
    revision = programme.revision
    with pytest.raises(StaleVersion) as refusal, change(programme, by=None, what="Mine") as cause:
        write(cause, mine)
    assert refusal.value.rows == [contested]
    assert set(ScheduleItem.objects.values_list("title", flat=True)) == {"Action 1", "Theirs"}
    assert untouched.history.count() == 1
    assert not Cause.objects.filter(what="Mine").exists()
    assert Programme.objects.get().revision == revision


def test_a_change_that_raises_leaves_nothing(programme: Programme) -> None:
    item = make_item(programme)
    with pytest.raises(ZeroDivisionError), change(programme, by=None, what="Broken") as cause:
        write(cause, [titled(item, "Broken")])
        raise ZeroDivisionError
    assert ScheduleItem.objects.get().title == "Action 1"
    assert item.history.count() == 1
    assert not Cause.objects.filter(what="Broken").exists()


def test_a_value_that_no_field_takes_is_refused(programme: Programme) -> None:
    item = make_item(programme)
    item.state = "SOMEHOW"
    with pytest.raises(ValidationError), change(programme, by=None, what="Broken") as cause:
        write(cause, [item])
    assert ScheduleItem.objects.get().state == ScheduleItem.State.NOT_STARTED


@pytest.mark.parametrize("known", [False, True], ids=["new rows", "known rows"])
def test_twenty_rows_take_as_many_queries_as_one(programme: Programme, known: bool) -> None:
    counts = set()
    for codes in (["one"], [f"many-{number}" for number in range(20)]):
        rows = [ScheduleItem(programme=programme, kind="action", code=code, title=code) for code in codes]
        with change(programme, by=None, what="Written") as cause:
            if known:
                write(cause, rows)
                for row in rows:
                    row.title = "Renamed"
            with CaptureQueriesContext(
                connection,
            ) as queries:
                write(cause, rows)
        counts.add(len(queries))
    assert len(counts) == 1


def test_a_change_raises_the_revision_once_however_many_rows_it_writes(programme: Programme) -> None:
    before = programme.revision
    rows = [ScheduleItem(programme=programme, kind="action", code=code, title=code) for code in "abc"]
    with change(programme, by=None, what="Written") as cause:
        write(cause, rows[:2])
        write(cause, rows[2:])
        write(cause, rows)
    assert programme.revision == Programme.objects.get().revision == before + 1


@pytest.mark.parametrize("method", [ScheduleItem.save, ScheduleItem.delete], ids=["save", "delete"])
def test_an_entered_row_is_neither_saved_nor_deleted_by_itself(
    programme: Programme, method: Callable[[ScheduleItem], Any]
) -> None:
    item = titled(make_item(programme), "Behind the back of history")
    with pytest.raises(TypeError):
        method(item)
    assert ScheduleItem.objects.get().title == "Action 1"


def test_a_withdrawn_row_stays_but_no_longer_stands(programme: Programme) -> None:
    item = make_item(programme)
    with change(programme, by=None, what="Not needed") as cause:
        withdraw(cause, [item])
    assert ScheduleItem.objects.get().withdrawn_at == cause.effective_at
    assert not ScheduleItem.objects.standing().exists()
    assert item.history.count() == 2


def test_dates_keep_their_precision_in_rows_and_history(programme: Programme) -> None:
    item = make_item(programme, start="2011-06", end="2011-09-15")
    for row in (ScheduleItem.objects.get(), item.history.get()):
        assert (row.baseline_start, row.baseline_end) == (plan_date("2011-06"), plan_date("2011-09-15"))


def test_every_entered_model_refuses_save_and_keeps_history() -> None:
    models = entered_models()
    assert len(models) > 10
    for model in models:
        assert hasattr(model, "history"), model
        for method in (model.save, model.delete):
            with pytest.raises(TypeError):
                method(model())
