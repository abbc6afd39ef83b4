"""What stood at the end of a day (architecture.md, mechanism 4)."""

from __future__ import annotations

import datetime as dt

import pytest

from programme.history import change, withdraw, write
from programme.models import Moment, ScheduleItem, as_at, end_of
from programme.operations.errors import Refused
from programme.operations.updates import set_reporting_date
from programme.planning import Edit, as_link, load_plan
from programme.schedule import LinkType, Unit
from tests.factories import make_action, make_item, make_link, make_programme

MAY, JUNE, JULY = (dt.date(2011, month, 15) for month in (5, 6, 7))


@pytest.fixture
def item(db: None) -> ScheduleItem:
    return make_item(make_programme(today=MAY))


def rename(item: ScheduleItem, title: str, on: dt.date) -> None:
    item.title = title
    with change(item.programme, by=None, what=title, on=on) as cause:
        write(cause, [item])


def titles(item: ScheduleItem, day: dt.date) -> list[str]:
    return [row.title for row in as_at(ScheduleItem, item.programme, day)]


def test_what_took_effect_later_is_ignored(item: ScheduleItem) -> None:
    rename(item, "In June", JUNE)
    rename(item, "In July", JULY)
    assert titles(item, MAY) == ["Action 1"]
    assert titles(item, JUNE) == titles(item, JULY - dt.timedelta(days=1)) == ["In June"]
    assert titles(item, JULY) == ["In July"]


def test_what_did_not_exist_yet_is_not_there(item: ScheduleItem) -> None:
    assert titles(item, MAY - dt.timedelta(days=1)) == []


def test_the_last_of_several_changes_of_a_day_counts(item: ScheduleItem) -> None:
    for title in ("First", "Second", "Third"):
        rename(item, title, JUNE)
    assert titles(item, JUNE) == ["Third"]


def test_two_writes_under_one_cause_keep_their_order(item: ScheduleItem) -> None:
    with change(item.programme, by=None, what="Twice", on=JUNE) as cause:
        for title in ("First", "Second"):
            item.title = title
            write(cause, [item])
    assert titles(item, JUNE) == ["Second"]


def test_a_change_before_a_later_one_is_refused_and_says_of_when_that_is(item: ScheduleItem) -> None:
    rename(item, "In July", JULY)
    with pytest.raises(Refused, match="2011-07-15"):
        rename(item, "In June", JUNE)
    assert titles(item, JULY) == ["In July"]


def test_a_withdrawn_row_stood_until_it_was_withdrawn(item: ScheduleItem) -> None:
    with change(item.programme, by=None, what="Not needed", on=JUNE) as cause:
        withdraw(cause, [item])
    assert titles(item, MAY) == ["Action 1"]
    assert titles(item, JUNE) == []


def test_rows_of_another_programme_are_not_among_them(item: ScheduleItem) -> None:
    make_item(make_programme("meadow", today=MAY), "9")
    assert titles(item, MAY) == ["Action 1"]


@pytest.mark.parametrize("day", [dt.date(2011, 3, 27), dt.date(2011, 10, 30), dt.date(2012, 3, 31)])
def test_a_day_ends_at_midnight_in_london_when_the_clocks_change_too(day: dt.date) -> None:
    assert end_of(day).date() == day
    assert (end_of(day) + dt.timedelta(microseconds=1)).isoformat()[11:19] == "00:00:00"


def test_the_plan_of_a_past_day_has_the_dates_and_links_of_that_day(item: ScheduleItem) -> None:
    programme = item.programme
    set_reporting_date(programme, JUNE, by=None)
    follower = make_item(programme, "2", "2011-07", "2011-08")
    make_link(item, follower)
    then, now = load_plan(programme, MAY), load_plan(programme)
    assert (then.as_at, list(then.items), list(then.links)) == (MAY, [item.pk], [])
    assert now.as_at == JUNE
    assert now.schedule[follower.pk].start != follower.baseline_start


def test_a_link_that_ended_is_in_the_plan_of_the_days_before_alone(item: ScheduleItem) -> None:
    programme = item.programme
    follower = make_item(programme, "2", "2011-07", "2011-08")
    kept = make_link(item, follower, type=LinkType.FINISH_TO_FINISH, lag=-1, is_constraining=False)
    ended = make_link(item, follower, lag=10, lag_unit=Unit.DAYS)
    set_reporting_date(programme, JUNE, by=None)
    plan = load_plan(programme)
    with change(programme, by=None, what="Not needed", on=JUNE) as cause:
        withdraw(cause, [ended])
    assert list(load_plan(programme).links) == [as_link(kept)]
    assert list(load_plan(programme, MAY).links) == list(plan.links) == [as_link(kept), as_link(ended)]
    assert list(plan.with_edit(Edit(ended_links=[ended])).links) == [as_link(kept)]
    assert list(load_plan(programme, Moment.before(cause)).links) == list(plan.links)


def test_around_a_change_the_rows_are_those_before_it_and_after_it(item: ScheduleItem) -> None:
    """Also where several changes took effect at the very same moment."""
    with change(item.programme, by=None, what="First", on=JUNE) as first:
        item.title = "First"
        write(first, [item])
    rename(item, "Second", JUNE)
    second = item.programme.causes.latest("id")
    assert second.effective_at >= first.effective_at
    moments = [Moment.before(first), Moment.after(first), Moment.before(second), Moment.after(second)]
    found = [as_at(ScheduleItem, item.programme, moment)[0].title for moment in moments]
    assert found == ["Action 1", "First", "First", "Second"]
    assert load_plan(item.programme, Moment.before(second)).as_at == JUNE


def test_before_the_change_that_made_it_a_row_is_not_there(item: ScheduleItem) -> None:
    made = item.programme.causes.get(pk=item.history.get().caused_by_id)
    assert as_at(ScheduleItem, item.programme, Moment.before(made)) == []
    assert as_at(ScheduleItem, item.programme, Moment.after(made)) == [item]


def test_a_plan_is_in_its_printed_order_now_and_as_at_a_day_whatever_was_entered_or_changed_last(
    item: ScheduleItem,
) -> None:
    """On PostgreSQL a row that is changed comes last."""
    programme = item.programme
    stage = make_item(programme, "home.closed", kind="stage")
    last = make_action(programme, "3")
    first = make_action(programme, "2")
    with change(programme, by=None, what="The order of the plan") as cause:
        last.position, first.position = 2, 1
        write(cause, [last, first])
    rename(first.item, "Changed", JUNE)
    rename(item, "Changed as well", JULY)
    expected = ["2", "3", item.code, stage.code]
    for plan in (load_plan(programme), load_plan(programme, MAY), load_plan(programme, JULY)):
        assert [each.code for each in plan.items.values()] == expected
