from __future__ import annotations

import pytest

from programme.history import change, write
from programme.models import Cause, Movement, Programme, ScheduleItem
from programme.operations.errors import Refused
from programme.operations.undo import undo
from tests.factories import make_item, make_link, make_person, plan_date


def edit(item: ScheduleItem, **values: object) -> Cause:
    for name, value in values.items():
        setattr(item, name, value)
    with change(item.programme, by=None, what="Edited") as cause:
        write(cause, [item])
    return cause


def test_undo_restores_every_field(programme: Programme) -> None:
    item = make_item(programme)
    before = ScheduleItem.objects.filter(pk=item.pk).values().get()
    cause = edit(
        item,
        title="Another",
        forecast_end=plan_date("2011-12-24"),
        actual_start=plan_date("2011-06-03"),
        state=ScheduleItem.State.ON_HOLD,
        is_target=True,
    )
    officer = make_person()
    undoing = undo(cause, by=officer)
    after = ScheduleItem.objects.filter(pk=item.pk).values().get()
    assert after == {**before, "version": before["version"] + 2}
    assert Cause.objects.get(undoes=cause) == undoing
    assert undoing.by == officer
    assert item.history.count() == 3


def test_undo_withdraws_what_the_change_made(programme: Programme) -> None:
    one, other = make_item(programme, "1"), make_item(programme, "2", "2011-10", "2011-12")
    link = make_link(one, other)
    undoing = undo(programme.causes.get(pk=link.history.get().caused_by_id), by=None)
    link.refresh_from_db()
    assert link.withdrawn_at == undoing.effective_at


def test_a_change_is_undone_once(programme: Programme) -> None:
    cause = edit(make_item(programme), title="Another")
    undo(cause, by=None)
    with pytest.raises(Refused, match="already been undone"):
        undo(cause, by=None)


def test_undoing_an_undo_does_it_again(programme: Programme) -> None:
    item = make_item(programme)
    undo(undo(edit(item, title="Another"), by=None), by=None)
    assert ScheduleItem.objects.get().title == "Another"


def test_what_was_changed_since_is_not_undone(programme: Programme) -> None:
    item = make_item(programme)
    cause = edit(item, title="Another")
    edit(item, title="A third")
    revision = programme.causes.count()
    with pytest.raises(Refused, match="changed since"):
        undo(cause, by=None)
    assert ScheduleItem.objects.get().title == "A third"
    assert programme.causes.count() == revision


def test_undo_takes_back_the_movements_that_the_change_caused(programme: Programme) -> None:
    one, other = make_item(programme, "1"), make_item(programme, "2", "2011-10", "2011-12")
    make_link(one, other)
    cause = edit(one, forecast_end=plan_date("2011-11"))
    undoing = undo(cause, by=None)
    moved = {move.item.code: move.days for move in Movement.objects.filter(cause=undoing)}
    assert moved == {"1": -61, "2": -60}


def test_undo_that_would_close_a_loop_is_refused(programme: Programme) -> None:
    """Withdrawing a link makes room for its opposite; bringing it back then would make the two a loop."""
    one, other = make_item(programme, "1"), make_item(programme, "2")
    link = make_link(one, other)
    link.withdrawn_at = programme.causes.latest("effective_at").effective_at
    with change(programme, by=None, what="Link ended") as cause:
        write(cause, [link])
    make_link(other, one)
    with pytest.raises(Refused, match="wait for each other"):
        undo(cause, by=None)
    link.refresh_from_db()
    assert link.withdrawn_at is not None


def test_undo_raises_the_revision_once(programme: Programme) -> None:
    cause = edit(make_item(programme), title="Another")
    before = Programme.objects.get().revision
    undo(cause, by=None)
    assert Programme.objects.get().revision == before + 1
