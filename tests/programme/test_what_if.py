"""Changes in one word: what they mean, and what nobody can mean."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.dates import FIRST_YEAR, LAST_YEAR, PlanDate
from programme.models import Programme, ScheduleItem
from programme.operations.errors import Refused
from programme.planning import Plan, load_plan
from programme.presenters import change_words
from programme.what_if import MOST_CHANGES, Change, Drop, Shift, Span, Unit, edit_from, example_of, read
from tests.factories import make_action, make_item, make_link, plan_date

CODES = st.text(st.characters(exclude_characters=":", exclude_categories=["Cs"]), min_size=1).map(str.strip)
SPANS = st.builds(Span, st.integers(-9999, 9999), st.sampled_from(Unit))
MONTHS = st.builds(PlanDate, st.integers(FIRST_YEAR, LAST_YEAR), st.integers(1, 12))
DAYS = st.builds(PlanDate, st.integers(FIRST_YEAR, LAST_YEAR), st.integers(1, 12), st.integers(1, 28))
CHANGES = st.builds(Drop, CODES.filter(bool)) | st.builds(
    Shift, CODES.filter(bool), SPANS | MONTHS | DAYS, st.booleans()
)


@given(CHANGES)
def test_what_is_written_is_read_again(change: Change) -> None:
    assert read(str(change)) == change


@given(st.text() | st.from_regex(r"[0-9]{1,2}:(start)?[=+-]?[0-9mwd-]{0,12}", fullmatch=True))
def test_whatever_is_written_is_a_change_or_is_refused_by_name(text: str) -> None:
    try:
        change = read(text)
    except Refused as refusal:
        assert repr(text[:60]) in str(refusal) or text.strip() in str(refusal)
    else:
        assert read(str(change)) == change


@pytest.mark.parametrize(
    ("text", "change", "words"),
    [
        ("23:+2m", Shift("23", Span(2, Unit.MONTHS)), "23 ends 2 months later"),
        ("25:-10d", Shift("25", Span(-10, Unit.DAYS)), "25 ends 10 days earlier"),
        ("25:+1w", Shift("25", Span(1, Unit.WEEKS)), "25 ends 1 week later"),
        (" 13:start+2m ", Shift("13", Span(2, Unit.MONTHS), True), "13 starts 2 months later"),
        ("23:=2011-11", Shift("23", PlanDate(2011, 11)), "23 ends in Nov 2011"),
        ("23:=2011-11-15", Shift("23", PlanDate(2011, 11, 15)), "23 ends on 15 Nov 2011"),
        ("13:start=2011-10", Shift("13", PlanDate(2011, 10), True), "13 starts in Oct 2011"),
        ("51:drop", Drop("51"), "51 is dropped"),
        ("home.closed:+1m", Shift("home.closed", Span(1, Unit.MONTHS)), "home.closed ends 1 month later"),
    ],
)
def test_each_form_is_read_and_said_in_words(text: str, change: Change, words: str) -> None:
    assert read(text) == change
    assert change_words(change, change.code) == words


@pytest.fixture
def plan(programme: Programme) -> Plan:
    """1 and 2 in months, 3 in days; 4 open-ended, 5 complete, 6 cancelled, 7 without dates, 8 a stage."""
    make_item(programme, "1", "2011-06", "2011-09")
    make_item(programme, "2", "2011-06", "2011-09")
    make_item(programme, "3", "2011-06-10", "2011-09-20")
    make_item(programme, "4", "2011-06", "")
    make_item(programme, "5", state="COMPLETE", start_kind="COMPLETED")
    make_item(programme, "6", state="CANCELLED")
    make_item(programme, "7", "", "", is_open_ended=False)
    make_item(programme, "home.closed", "", "2011-09", kind="stage", title="Home: closed")
    return load_plan(programme)


def dates_after(plan: Plan, change: str) -> tuple[str, str]:
    code = read(change).code
    pk = next(item.pk for item in plan.items.values() if item.code == code)
    timing = plan.with_edit(edit_from(plan, [change])).schedule[pk]
    return str(timing.start), str(timing.end)


@pytest.mark.parametrize(
    ("change", "dates"),
    [
        ("1:+2m", ("Jun 2011", "Nov 2011")),
        ("1:-1m", ("Jun 2011", "Aug 2011")),
        ("1:+10d", ("Jun 2011", "10 Oct 2011")),
        ("1:+1w", ("Jun 2011", "7 Oct 2011")),
        ("1:=2011-12", ("Jun 2011", "Dec 2011")),
        ("1:=2011-12-24", ("Jun 2011", "24 Dec 2011")),
        ("1:start+2m", ("Aug 2011", "Nov 2011")),
        ("1:start=2011-08", ("Aug 2011", "Nov 2011")),
        ("1:start=2011-06-11", ("11 Jun 2011", "10 Oct 2011")),
        ("3:+1m", ("10 Jun 2011", "20 Oct 2011")),
        ("3:-1w", ("10 Jun 2011", "13 Sep 2011")),
        ("3:=2011-10", ("10 Jun 2011", "Oct 2011")),
        ("3:start+1m", ("10 Jul 2011", "20 Oct 2011")),
        ("3:start=2011-06-20", ("20 Jun 2011", "30 Sep 2011")),
        ("4:start+2m", ("Aug 2011", "None")),
        ("7:=2011-11", ("None", "Nov 2011")),
        ("home.closed:+1m", ("None", "Oct 2011")),
    ],
)
def test_a_start_takes_its_end_with_it_and_an_end_moves_alone(
    plan: Plan, change: str, dates: tuple[str, str]
) -> None:
    assert dates_after(plan, change) == dates


def test_a_change_to_the_date_there_is_changes_nothing(plan: Plan) -> None:
    assert not edit_from(plan, ["1:=2011-09", "2:+0m"]).items


def test_a_dropped_action_is_cancelled(plan: Plan) -> None:
    edit = edit_from(plan, ["1:drop"])
    assert list(edit.items.values()) == [{"state": ScheduleItem.State.CANCELLED}]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ([], "at least one change"),
        ([""], "not a change like"),
        ([":drop"], "not a change like"),
        (["1:+2x"], "not a change like"),
        (["1:++2m"], "not a change like"),
        (["1:+99999m"], "not a change like"),
        (["1:+2m\n"], ""),
        (["1:=2011-13"], "1:=2011-13: 2011-13 is not a date"),
        (["1:=2011-02-30"], "2011-02-30 is not a date"),
        (["1:=soon"], "not a change like"),
        (["1:=0001-01"], "1:=0001-01: Year must be between 1950 and 2149"),
        (["1:=9999-12"], "Year must be between 1950 and 2149"),
        (["1:+9999m"], "Year must be between 1950 and 2149"),
        (["1:-9999d"], "1:-9999d: The end must be after the start"),
        (["99:+1m"], "99:.1m: There is no action 99"),
        (["5:+1m"], "5:.1m: It is already complete"),
        (["5:drop"], "already complete"),
        (["6:+1m"], "6:.1m: It is cancelled"),
        (["6:drop"], "cancelled already"),
        (["4:+1m"], "no end date to move"),
        (["4:=2011-11"], "open-ended"),
        (["7:+1m"], "no end date to move"),
        (["7:start+1m"], "no start date to move"),
        (["1:-4m"], "The end must be after the start, Jun 2011"),
        (["1:=2011-05"], "The end must be after the start, Jun 2011"),
        (["1:+1m", "2:+1m", "1:-1m"], "1:-1m: Action 1 is changed twice"),
        (["1:+0m", "1:+1m"], "changed twice"),
        (["1:+1m"] * 300, "50 changes at the most, and this one has 300"),
    ],
)
def test_what_cannot_be_is_refused_with_the_change_named(
    plan: Plan, changes: list[str], message: str
) -> None:
    if not message:
        assert edit_from(plan, changes).items
        return
    with pytest.raises(Refused, match=message):
        edit_from(plan, changes)


def test_as_many_changes_as_allowed_are_taken(programme: Programme) -> None:
    codes = [str(number) for number in range(MOST_CHANGES)]
    for code in codes:
        make_item(programme, code)
    plan = load_plan(programme)
    assert len(edit_from(plan, [f"{code}:+1m" for code in codes]).items) == MOST_CHANGES


def test_a_code_that_two_dates_have_is_the_action_or_is_refused(programme: Programme) -> None:
    values: dict[str, Any] = {"title": "Another"}
    action = make_item(programme, "1")
    make_item(programme, "1", kind="stage", **values)
    make_item(programme, "x", kind="stage", **values)
    make_item(programme, "x", kind="review", **values)
    plan = load_plan(programme)
    assert set(edit_from(plan, ["1:+1m"]).items) == {action.pk}
    with pytest.raises(Refused, match="x:drop: 2 dates of this programme are called x"):
        edit_from(plan, ["x:drop"])


def test_changes_move_dates_from_where_they_are_forecast_now(plan: Plan) -> None:
    item = next(item for item in plan.items.values() if item.code == "1")
    moved = plan.with_edit(edit_from(plan, ["1:+1m"]))
    assert str(moved.schedule[item.pk].end) == "Oct 2011"
    assert edit_from(moved, ["1:+1m"]).items == {item.pk: {"forecast_end": plan_date("2011-11")}}


def test_a_finished_action_is_refused_with_the_unfinished_ones_behind_it(programme: Programme) -> None:
    first, second = (
        make_item(programme, code, "2011-01", "2011-03", state="COMPLETE", actual_end=plan_date("2011-03"))
        for code in "12"
    )
    third, fourth, fifth = (make_item(programme, code, "2011-05", "2011-06") for code in "345")
    for before, after in ((first, second), (first, third), (second, fourth)):
        make_link(before, after)
    make_link(first, fifth, is_constraining=False)
    with pytest.raises(Refused, match="It is already complete, so ask about 3 or 4, which waited for it"):
        edit_from(load_plan(programme), ["1:+1m"])


def test_the_example_is_an_unfinished_action_that_something_waits_for(programme: Programme) -> None:
    over = {"state": "COMPLETE", "actual_end": plan_date("2011-03")}
    done, open_ended = make_action(programme, "1"), make_action(programme, "2", is_open_ended=True)
    alone, holding, last = (make_action(programme, code, start="2011-05", end="2011-06") for code in "345")
    ScheduleItem.objects.filter(pk=done.item_id).update(**over)
    for before in (done, open_ended, holding):
        make_link(before.item, last.item)
    assert example_of(load_plan(programme)) == "4"
    ScheduleItem.objects.filter(pk=last.item_id).update(**over)
    assert example_of(load_plan(programme)) == alone.number
