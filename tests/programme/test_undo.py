from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from programme.changes import consequence_when_made
from programme.history import change, write
from programme.models import Cause, Movement, Programme, ScheduleItem
from programme.operations.errors import Refused
from programme.operations.links import end_link
from programme.operations.undo import CannotUndo, check_undo, preview_undo, undo
from programme.operations.updates import set_reporting_date
from tests.budget.proformas import approved, revised
from tests.factories import WHY, make_item, make_link, make_person, make_proposal, make_role, plan_date


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
    undoing = undo(cause, by=officer, text="By mistake")
    after = ScheduleItem.objects.filter(pk=item.pk).values().get()
    assert after == {**before, "version": before["version"] + 2}
    assert Cause.objects.get(undoes=cause) == undoing
    assert undoing.by == officer
    assert item.history.count() == 3


def test_undo_withdraws_what_the_change_made(programme: Programme) -> None:
    one, other = make_item(programme, "1"), make_item(programme, "2", "2011-10", "2011-12")
    link = make_link(one, other)
    undoing = undo(programme.causes.get(pk=link.history.get().caused_by_id), by=None, text="By mistake")
    link.refresh_from_db()
    assert link.withdrawn_at == undoing.effective_at


def test_a_change_is_undone_once(programme: Programme) -> None:
    cause = edit(make_item(programme), title="Another")
    undo(cause, by=None, text="By mistake")
    with pytest.raises(Refused, match="already been undone"):
        undo(cause, by=None, text="By mistake")


def test_undoing_an_undo_does_it_again(programme: Programme) -> None:
    item = make_item(programme)
    undo(undo(edit(item, title="Another"), by=None, text="By mistake"), by=None, text="After all")
    assert ScheduleItem.objects.get().title == "Another"


def test_what_was_changed_since_is_not_undone(programme: Programme) -> None:
    item = make_item(programme)
    cause = edit(item, title="Another")
    edit(item, title="A third")
    revision = programme.causes.count()
    with pytest.raises(Refused, match="changed since"):
        undo(cause, by=None, text="By mistake")
    assert ScheduleItem.objects.get().title == "A third"
    assert programme.causes.count() == revision


def test_undo_takes_back_the_movements_that_the_change_caused(programme: Programme) -> None:
    one, other = make_item(programme, "1"), make_item(programme, "2", "2011-10", "2011-12")
    make_link(one, other)
    cause = edit(one, forecast_end=plan_date("2011-11"))
    undoing = undo(cause, by=None, text="By mistake")
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
        undo(cause, by=None, text="By mistake")
    link.refresh_from_db()
    assert link.withdrawn_at is not None


def test_what_stands_in_the_way_is_named_with_the_change_that_put_it_there(programme: Programme) -> None:
    item = make_item(programme)
    cause = edit(item, title="Another")
    later = edit(item, title="A third")
    edit(item, title="A fourth")
    with pytest.raises(CannotUndo) as refusal:
        check_undo(cause)
    assert [(each.row, each.cause) for each in refusal.value.later] == [(item, later)]
    assert "1 A fourth has been changed since" in str(refusal.value)


def test_what_something_later_builds_on_is_not_taken_away(programme: Programme) -> None:
    """An item that a later link names; withdrawing it would leave the link hanging."""
    one, other = make_item(programme, "1"), make_item(programme, "2", "2011-10", "2011-12")
    made = Cause.objects.get(pk=one.history.get().caused_by_id)
    link = make_link(one, other)
    with pytest.raises(CannotUndo, match="builds on it") as refusal:
        undo(made, by=None, text="By mistake")
    assert [each.row for each in refusal.value.later] == [link]
    one.refresh_from_db()
    assert one.withdrawn_at is None


def test_what_names_something_that_is_gone_does_not_come_back(programme: Programme) -> None:
    one, other = make_item(programme, "1"), make_item(programme, "2", "2011-10", "2011-12")
    link = make_link(one, other)
    end_link(link, by=None, **WHY)
    ended = programme.causes.latest("id")
    undo(Cause.objects.get(pk=one.history.get().caused_by_id), by=None, text="Not needed")
    with pytest.raises(CannotUndo, match="taken away since"):
        undo(ended, by=None, text="By mistake")


def test_a_change_of_a_setting_says_where_it_is_changed_back(programme: Programme) -> None:
    set_reporting_date(programme, dt.date(2011, 3, 1), by=None)
    with pytest.raises(CannotUndo, match="where it was set"):
        undo(programme.causes.latest("id"), by=None, text="By mistake")


def test_a_role_is_not_taken_away_by_undoing(programme: Programme) -> None:
    make_role(programme, "lead")
    with pytest.raises(CannotUndo, match="by an administrator"):
        undo(programme.causes.latest("id"), by=None, text="By mistake")


def test_undoing_needs_a_reason_in_words(programme: Programme) -> None:
    cause = edit(make_item(programme), title="Another")
    with pytest.raises(Refused) as refusal:
        undo(cause, by=None, text=" ")
    assert refusal.value.field == "text"
    undoing = undo(cause, by=None, text="The other one was meant")
    assert (undoing.reason, undoing.text) == (Cause.Reason.CORRECTION, "The other one was meant")


def test_a_preview_of_an_undo_says_what_would_move_and_leaves_nothing_behind(programme: Programme) -> None:
    one, other = make_item(programme, "1"), make_item(programme, "2", "2011-10", "2011-12")
    make_link(one, other)
    cause = edit(one, forecast_end=plan_date("2011-11"))
    stored = [list(model.objects.values()) for model in (ScheduleItem, Cause, Movement, Programme)]
    found = {move.item.code: (str(move.end_after), move.days) for move in preview_undo(cause).moves}
    assert found == {"1": ("Sep 2011", -61), "2": ("Dec 2011", -60)}
    assert [list(model.objects.values()) for model in (ScheduleItem, Cause, Movement, Programme)] == stored
    assert cause.programme.revision == Programme.objects.get().revision


def test_the_preview_knows_what_an_undone_change_of_money_would_cost(programme: Programme) -> None:
    proposal = make_proposal(programme, "R1", {2011: -120_000})
    cause = approved(revised(proposal, {2011: -100_000}))
    assert [(each.code, each.by_year) for each in preview_undo(cause).money] == [
        ("R1", {2011: Decimal(-20_000)})
    ]
    assert [(each.code, each.by_year) for each in consequence_when_made(cause).money] == [
        ("R1", {2011: Decimal(20_000)})
    ]


def test_undo_raises_the_revision_once(programme: Programme) -> None:
    cause = edit(make_item(programme), title="Another")
    before = Programme.objects.get().revision
    undo(cause, by=None, text="By mistake")
    assert Programme.objects.get().revision == before + 1
