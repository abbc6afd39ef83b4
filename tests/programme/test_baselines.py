"""Approving dates anew: what it changes, what it leaves alone, and undoing it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from budget.portfolio import load_portfolio
from programme.baselines import approved_dates_of, dates_in, first_dates
from programme.differences import Dates, Shift
from programme.models import Baseline, BaselineDate, Cause, Programme, ProgressUpdate, ScheduleItem
from programme.operations.baselines import approve_baseline, preview_approval
from programme.operations.edits import Report
from programme.operations.errors import Refused
from programme.operations.undo import CannotUndo, undo
from programme.operations.updates import report_progress, set_reporting_date
from programme.planning import load_plan
from programme.recalculation import recalculate
from tests.factories import (
    make_action,
    make_baseline,
    make_delivery,
    make_item,
    make_link,
    make_proposal,
    plan_date,
)

News = ProgressUpdate.News


def report(item: ScheduleItem, news: News, end: str = "") -> Cause:
    item.refresh_from_db()
    said = Report(news, end=plan_date(end))
    return report_progress(item, said, by=None, version=item.version, reason="SCOPE", text="As told")


def approve(programme: Programme) -> Baseline:
    return approve_baseline(programme, by=None, approved_by="Cabinet", reason="Accepted")


@pytest.fixture
def first(programme: Programme) -> ScheduleItem:
    return make_action(programme, "1", start="2011-03", end="2011-06").item


@pytest.fixture
def second(first: ScheduleItem) -> ScheduleItem:
    """Waits for the first; baseline 1 holds both."""
    item = make_action(first.programme, "2", start="2011-07", end="2011-09").item
    make_link(first, item)
    make_baseline(first.programme, first, item)
    return item


def codes(programme: Programme) -> dict[str, int]:
    return {each.item.code: each.absorbed for each in preview_approval(programme).changes}


def test_the_preview_says_which_approved_dates_change_and_what_slip_is_absorbed(
    programme: Programme, first: ScheduleItem, second: ScheduleItem
) -> None:
    report(first, News.MOVED, "2011-08")
    found = preview_approval(programme)
    assert [(each.item.code, each.absorbed, each.first) for each in found.changes] == [
        ("1", 62, Shift(62, 2.0)),
        ("2", 61, Shift(61, 2.0)),
    ]
    assert (found.number, found.held, found.absorbed) == (2, 2, 123)
    assert (found.consequence.moves, found.consequence.money) == ([], [])
    assert Baseline.objects.count() == 1


def test_approving_moves_no_date_and_keeps_the_slip_against_the_first(
    programme: Programme, first: ScheduleItem, second: ScheduleItem
) -> None:
    report(first, News.MOVED, "2011-08")
    before = {pk: (each.start, each.end) for pk, each in load_plan(programme).schedule.timings.items()}
    approve(programme)
    schedule = load_plan(programme).schedule
    assert {pk: (each.start, each.end) for pk, each in schedule.timings.items()} == before
    assert {each.slip_days for each in schedule.timings.values()} == {0}
    approved = approved_dates_of(second, schedule[second.pk])
    assert (approved.current, approved.first) == (
        Baseline.objects.get(number=2),
        Baseline.objects.get(number=1),
    )
    assert approved.slip == Shift(61, 2.0)


def test_only_what_changes_is_written_so_that_nobody_elses_form_is_stale(
    programme: Programme, first: ScheduleItem, second: ScheduleItem
) -> None:
    report(second, News.MOVED, "2011-12")
    version = first.version
    approve(programme)
    first.refresh_from_db()
    assert first.version == version


def test_a_second_approval_takes_the_days_from_the_second_baseline(
    programme: Programme, first: ScheduleItem, second: ScheduleItem
) -> None:
    report(first, News.MOVED, "2011-08")
    approve(programme)
    report(first, News.MOVED, "2011-09")
    assert codes(programme) == {"1": 30, "2": 31}
    approve(programme)
    assert approved_dates_of(first, load_plan(programme).schedule[first.pk]).slip == Shift(92, 3.0)


def test_what_is_cancelled_stays_in_the_old_baseline_and_is_not_in_the_new(
    programme: Programme, first: ScheduleItem, second: ScheduleItem
) -> None:
    report(second, News.CANCELLED)
    assert [item.code for item in preview_approval(programme).removed] == ["2"]
    approve(programme)
    one, two = (dates_in(each) for each in Baseline.objects.all())
    assert second.pk in one and second.pk not in two
    assert first_dates(programme)[second.pk].end == plan_date("2011-09")


def test_an_item_that_joined_later_counts_against_the_first_baseline_that_holds_it(
    programme: Programme, first: ScheduleItem, second: ScheduleItem
) -> None:
    third = make_item(programme, "3", "2011-08", "2011-10")
    assert codes(programme) == {"3": 0}
    approve(programme)
    report(third, News.MOVED, "2011-11")
    schedule = load_plan(programme).schedule
    assert approved_dates_of(third, schedule[third.pk]).first is None
    assert schedule[third.pk].slip_days == 30


def test_items_of_every_kind_are_approved_and_what_has_no_date_yet_is_not(programme: Programme) -> None:
    stage = make_item(programme, "home.closed", "", "2011-09", kind="stage", title="Home: closed")
    later = make_item(programme, "home.left", "", "", kind="stage", is_open_ended=False)
    ongoing = make_item(programme, "9", "", "", start_kind=ScheduleItem.StartKind.ONGOING)
    assert [each.item for each in preview_approval(programme).changes] == [stage]
    assert set(dates_in(approve(programme))) == {stage.pk, ongoing.pk}
    assert later.pk not in dates_in(Baseline.objects.get())


def test_approving_what_is_approved_already_is_refused(
    programme: Programme, first: ScheduleItem, second: ScheduleItem
) -> None:
    for ask in (preview_approval, approve):
        with pytest.raises(Refused, match="baseline 1 holds"):
            ask(programme)
    assert Baseline.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "field"), [({"approved_by": " "}, "approved_by"), ({"reason": ""}, "reason")]
)
def test_approving_needs_a_name_and_a_reason(
    programme: Programme, first: ScheduleItem, values: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        approve_baseline(programme, by=None, **{"approved_by": "Cabinet", "reason": "Accepted", **values})
    assert refusal.value.field == field


def test_undoing_an_approval_brings_back_approved_dates_and_estimates(
    programme: Programme, first: ScheduleItem, second: ScheduleItem
) -> None:
    report(first, News.MOVED, "2011-08")
    before = list(ScheduleItem.objects.order_by("pk").values("baseline_end", "forecast_end"))
    approve(programme)
    undo(programme.causes.latest("id"), by=None, text="Cabinet had not decided")
    assert list(ScheduleItem.objects.order_by("pk").values("baseline_end", "forecast_end")) == before
    assert load_plan(programme).schedule[first.pk].slip_days == 62
    assert approve(programme).number == 3
    assert list(Baseline.objects.standing().values_list("number", flat=True)) == [1, 3]


def test_an_approval_that_a_later_one_follows_is_not_undone(
    programme: Programme, first: ScheduleItem, second: ScheduleItem
) -> None:
    """Also where the two changed different items, so that no row has been written twice."""
    report(second, News.MOVED, "2011-10")
    approve(programme)
    approval = programme.causes.latest("id")
    make_item(programme, "3", "2011-08", "2011-10")
    approve(programme)
    with pytest.raises(CannotUndo, match="Baseline 3"):
        undo(approval, by=None, text="By mistake")


def test_an_approval_with_which_amounts_were_approved_is_not_undone(
    programme: Programme, first: ScheduleItem, second: ScheduleItem
) -> None:
    report(first, News.MOVED, "2011-08")
    baseline = approve(programme)
    approval = programme.causes.latest("id")
    make_proposal(programme, "R1", baseline=baseline)
    with pytest.raises(CannotUndo, match="R1 .* builds on it"):
        undo(approval, by=None, text="By mistake")


def pounds(programme: Programme) -> list[Any]:
    found = load_portfolio(programme).figures(load_plan(programme))
    return [(each.proposal.code, each.year, each.forecast, each.slippage, each.delay) for each in found]


@pytest.mark.parametrize("knows", [True, False])
def test_approving_dates_anew_changes_no_pound(
    programme: Programme, first: ScheduleItem, second: ScheduleItem, knows: bool
) -> None:
    """Delay runs against the dates with which the amounts were approved, also of what joined later."""
    late = second if knows else make_item(programme, "3", "2011-08", "2011-09")
    proposal = make_proposal(programme, "R1", baseline=Baseline.objects.get(number=1))
    make_delivery(proposal, late)
    report(late, News.MOVED, "2011-12")
    before = pounds(programme)
    assert before[0][3] > 0
    approve(programme)
    assert pounds(programme) == before
    report(late, News.MOVED, "2012-01")
    approve(programme)
    assert pounds(programme)[0][3] > before[0][3]


def test_money_approved_without_a_baseline_goes_on_counting_from_the_first_plan(
    programme: Programme, first: ScheduleItem
) -> None:
    make_delivery(make_proposal(programme, "R1", baseline=None), first)
    report(first, News.MOVED, "2011-09")
    before = pounds(programme)
    approve(programme)
    assert pounds(programme) == before


def test_the_floor_pushes_no_further_after_approving(
    programme: Programme, first: ScheduleItem, second: ScheduleItem
) -> None:
    """What was never reported as begun is pushed to today; approved there, it stays until today moves on."""
    set_reporting_date(programme, dt.date(2011, 8, 20), by=None)
    pushed = load_plan(programme).schedule[first.pk]
    approve(programme)
    timing = load_plan(programme).schedule[first.pk]
    assert (timing.start, timing.end, timing.slip_days) == (pushed.start, pushed.end, 0)


def test_leicester_moves_nothing_and_costs_nothing_when_approved(leicester: Programme) -> None:
    item = ScheduleItem.objects.get(programme=leicester, kind="action", code="23")
    report(item, News.MOVED, "2011-08")
    recalculate(leicester.slug)
    plan, before = load_plan(leicester), pounds(leicester)
    dates = {pk: (each.start, each.end, each.total_float_days) for pk, each in plan.schedule.timings.items()}
    approve(leicester)
    after = load_plan(leicester).schedule.timings
    assert {pk: (each.start, each.end, each.total_float_days) for pk, each in after.items()} == dates
    assert pounds(leicester) == before
    moved = list(BaselineDate.objects.filter(baseline__number=2, item=item))
    assert [Dates(each.start, each.end).end for each in moved] == [plan_date("2011-08")]
