"""Reporting on an item: what is asked for, what is saved, what follows."""

from __future__ import annotations

from typing import Any

import pytest

from programme.forms.updates import UpdateForm
from programme.history import StaleVersion
from programme.models import Cause, Movement, Programme, ProgressUpdate, ScheduleItem
from programme.operations.edits import News, Report, edit_for
from programme.operations.errors import Refused
from programme.operations.updates import preview, report_progress
from programme.planning import Edit, load_plan
from programme.schedule import LinkType
from tests.factories import TODAY, make_action, make_item, make_link, make_person, plan_date

State = ScheduleItem.State
SAID: dict[str, Any] = {"reason": Cause.Reason.CONSULTATION, "text": "More people answered than expected"}


@pytest.fixture
def item(programme: Programme) -> ScheduleItem:
    """Action 1, from February to April 2011; 2 follows it from May to June."""
    item = make_item(programme, "1", "2011-02", "2011-04")
    make_link(item, make_item(programme, "2", "2011-05", "2011-06"))
    return item


def report(item: ScheduleItem, news: News, start: str = "", end: str = "", **said: Any) -> Cause:
    dates: dict[str, Any] = {"start": plan_date(start), "end": plan_date(end)}
    return report_progress(item, Report(news, **dates), by=None, version=item.version, **said)


def test_a_new_end_is_saved_with_its_reason_and_moves_what_follows(item: ScheduleItem) -> None:
    officer = make_person()
    cause = report_progress(
        item, Report(News.MOVED, end=plan_date("2011-06")), by=officer, version=item.version, **SAID
    )
    item.refresh_from_db()
    assert (item.forecast_end, item.version) == (plan_date("2011-06"), 2)
    assert (cause.by, cause.reason, cause.text) == (officer, SAID["reason"], SAID["text"])
    assert {move.item.code: move.days for move in Movement.objects.filter(cause=cause)} == {"1": 61, "2": 62}
    assert ProgressUpdate.objects.get(cause=cause).news == News.MOVED


def test_what_is_previewed_is_what_is_saved(item: ScheduleItem) -> None:
    plan = load_plan(item.programme)
    promised = preview(plan, edit_for(plan, item, Report(News.MOVED, end=plan_date("2011-06"))))
    assert not Movement.objects.exists()
    cause = report(item, News.MOVED, end="2011-06", **SAID)
    saved = {
        move.item_id: (move.start_after, move.end_after) for move in Movement.objects.filter(cause=cause)
    }
    assert saved == {move.item.pk: (move.start_after, move.end_after) for move in promised.moves}


def test_a_preview_says_what_crosses_a_quarter_or_a_year(item: ScheduleItem) -> None:
    plan = load_plan(item.programme)
    found = preview(plan, Edit(items={item.pk: {"forecast_end": plan_date("2012-02")}}))
    assert found.crossings == [
        "1 moves from April–June 2011 to January–March 2012.",
        "2 moves from 2011/12 to 2012/13.",
    ]


def test_a_preview_says_how_much_room_is_used_and_left(item: ScheduleItem) -> None:
    """Of what does not move, and of what moves by less than what it waits for."""
    programme = item.programme
    roomy, tight = (
        make_item(programme, code, start, "2012-03") for code, start in (("3", "2012-01"), ("4", "2011-07"))
    )
    for each in (roomy, tight):
        make_link(item, each)
    plan = load_plan(programme)
    found = preview(plan, Edit(items={item.pk: {"forecast_end": plan_date("2011-11")}}))
    assert [
        (held.item.code, held.after.code, held.used, held.left, held.moves) for held in found.absorbed
    ] == [
        ("3", "1", 214, 31, False),
        ("4", "1", 61, 0, True),
    ]


def test_a_preview_names_no_room_of_what_no_longer_waits(item: ScheduleItem) -> None:
    """What has begun waits for no start; a date that contradicted its link already had no room."""
    begun = make_item(item.programme, "3", "2012-01", "2012-03", start_kind="ONGOING")
    manual = make_item(item.programme, "4", "2011-03", "2011-05", mode="manual")
    for each in (begun, manual):
        make_link(item, each)
    plan = load_plan(item.programme)
    found = preview(plan, Edit(items={item.pk: {"forecast_end": plan_date("2011-05")}}))
    assert found.absorbed == []


def test_what_moves_by_its_start_alone_is_shown_by_its_start(item: ScheduleItem) -> None:
    """Here another item holds the end where it is."""
    late = make_item(item.programme, "3", "2011-05", "2011-05")
    last = make_item(item.programme, "4", "2012-04", "2012-05")
    make_link(item, late)
    make_link(last, late, LinkType.FINISH_TO_FINISH)
    plan = load_plan(item.programme)
    found = preview(plan, Edit(items={item.pk: {"forecast_end": plan_date("2011-06")}}))
    move = next(move for move in found.moves if move.item == late)
    assert (move.shown.what, str(move.shown.before), str(move.shown.after)) == (
        "start",
        "May 2011",
        "Jul 2011",
    )
    assert (move.days, move.shown.days) == (0, 61)


def test_a_row_that_somebody_changed_meanwhile_is_refused(item: ScheduleItem) -> None:
    seen = ScheduleItem.objects.get(pk=item.pk)
    report(item, News.MOVED, end="2011-06", **SAID)
    with pytest.raises(StaleVersion):
        report(seen, News.MOVED, end="2011-07", **SAID)
    assert ScheduleItem.objects.get(pk=item.pk).forecast_end == plan_date("2011-06")
    assert ProgressUpdate.objects.count() == 1


def test_what_happened_is_kept_as_the_actual_dates(item: ScheduleItem) -> None:
    report(item, News.STARTED, start="2011-01-17")
    item.refresh_from_db()
    assert (item.actual_start, item.state) == (plan_date("2011-01-17"), State.IN_PROGRESS)
    report(item, News.DONE, end="2011-02-14")
    item.refresh_from_db()
    assert (item.actual_end, item.state) == (plan_date("2011-02-14"), State.COMPLETE)


@pytest.mark.parametrize(("begun", "after"), [(True, State.IN_PROGRESS), (False, State.NOT_STARTED)])
def test_what_is_taken_up_again_is_as_it_was(item: ScheduleItem, begun: bool, after: str) -> None:
    if begun:
        report(item, News.STARTED, start="2011-01-17")
        item.refresh_from_db()
    report(item, News.PAUSED, text="No one to do it")
    item.refresh_from_db()
    assert item.state == State.ON_HOLD
    report(item, News.RESUMED)
    item.refresh_from_db()
    assert item.state == after


def test_no_change_is_kept_and_moves_nothing(item: ScheduleItem) -> None:
    cause = report(item, News.NO_CHANGE, on=TODAY)
    assert ProgressUpdate.objects.get(cause=cause).made_on == TODAY
    assert not Movement.objects.exists()
    assert ScheduleItem.objects.get(pk=item.pk).version == item.version


@pytest.mark.parametrize(
    ("news", "start", "end", "said", "field"),
    [
        (News.MOVED, "", "2011-06", {"text": "Because"}, "reason"),
        (News.MOVED, "", "2011-06", {"reason": "OTHER", "text": "  "}, "text"),
        (News.MOVED, "", "", SAID, "end"),
        (News.MOVED, "", "2010-12", SAID, "end"),
        (News.MOVED, "2011-05", "", SAID, "start"),
        (News.STARTED, "", "", {}, "start"),
        (News.STARTED, "2011-02-16", "", {}, "start"),
        (News.DONE, "", "", {}, "end"),
        (News.DONE, "", "2011-03", {}, "end"),
        (News.RESUMED, "", "", {}, "news"),
        (News.CANCELLED, "", "", {}, "text"),
        (News.PAUSED, "", "", {}, "text"),
    ],
)
def test_news_that_cannot_be_is_refused_at_its_field_and_leaves_nothing(
    item: ScheduleItem, news: News, start: str, end: str, said: dict[str, str], field: str
) -> None:
    causes = Cause.objects.count()
    with pytest.raises(Refused) as refusal:
        report(item, news, start, end, **said)
    assert refusal.value.field == field
    assert (Cause.objects.count(), ProgressUpdate.objects.count()) == (causes, 0)


@pytest.mark.parametrize("ended_by", [News.DONE, News.CANCELLED])
def test_what_is_over_takes_no_more_news(item: ScheduleItem, ended_by: News) -> None:
    report(item, ended_by, end="2011-02" if ended_by is News.DONE else "", text="It is over")
    item.refresh_from_db()
    with pytest.raises(Refused) as refusal:
        report(item, News.MOVED, end="2011-06", **SAID)
    assert refusal.value.field == "news"


def test_a_start_so_late_that_it_moves_the_end_needs_a_reason(programme: Programme) -> None:
    item = make_item(programme, "9", "2011-01", "2011-03")
    with pytest.raises(Refused, match="Forecast dates move") as refusal:
        report(item, News.STARTED, start="2011-02-14")
    assert refusal.value.field == "reason"
    assert not ProgressUpdate.objects.exists()
    report(item, News.STARTED, start="2011-02-14", **SAID)
    item.refresh_from_db()
    assert item.forecast_end == plan_date("2011-04")


def test_what_happened_needs_no_reason_of_its_own_and_what_it_moves_elsewhere_does(
    item: ScheduleItem,
) -> None:
    alone = make_item(item.programme, "0", "2011-01", "2011-02")
    report(alone, News.DONE, end="2011-02-10")
    report(item, News.MOVED, end="2011-06", **SAID)
    item.refresh_from_db()
    with pytest.raises(Refused, match="Forecast dates move"):
        report(item, News.DONE, end="2011-02-10")
    report(item, News.DONE, end="2011-02-10", **SAID)
    assert Movement.objects.filter(item__code="2").latest("cause").days < 0


def test_a_complete_action_is_asked_for_no_dates_but_keeps_those_that_were_typed(
    programme: Programme,
) -> None:
    done = make_action(programme, "9", state=State.COMPLETE, start_kind="COMPLETED")
    assert set(UpdateForm(action=done).fields) == {"news", "text", "version"}
    assert {"start", "end", "blocked_by", "reason"} < set(UpdateForm({}, action=done).fields)
