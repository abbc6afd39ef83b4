"""A start after its end is a finding, and every page says the same of it (domain.md section 3)."""

from __future__ import annotations

import pytest
from django.urls import reverse

from budget.reconciliation.collecting import collect
from programme.models import Action, ItemFigure, Programme, ScheduleItem
from programme.operations.edits import News, Report
from programme.operations.updates import report_progress
from programme.recalculation import recalculate
from tests.factories import make_action, make_baseline, make_programme, make_role, plan_date
from tests.world import signed_in


@pytest.fixture
def action(db: None) -> Action:
    """Read on 15 February 2011: it is to start in November and to end this month."""
    action = make_action(make_programme(), "8", start="2011-11", end="2011-02")
    make_action(action.programme, "9", start="2011-02", end="2011-04")
    make_baseline(action.programme, action.item)
    recalculate(action.programme.slug)
    return action


def found(programme: Programme) -> list[str]:
    return [check.message for check in collect(programme) if check.rule == "dates_differ"]


def test_it_is_a_finding_with_both_dates_until_its_end_is_reported(action: Action) -> None:
    [message] = found(action.programme)
    assert message.startswith("Action 8 is to start Nov 2011, after its end, Feb 2011.")
    done = Report(News.DONE, None, plan_date("2011-02"))
    report_progress(action.item, done, by=None, version=1, reason="", text="")
    assert not found(action.programme)


def test_one_that_is_cancelled_is_no_finding(action: Action) -> None:
    gone = Report(News.CANCELLED)
    report_progress(action.item, gone, by=None, version=1, reason="OTHER", text="Not needed")
    assert ScheduleItem.objects.get(pk=action.item_id).state == "CANCELLED"
    assert not found(action.programme)


def test_its_status_its_page_and_the_monthly_round_agree_that_it_is_due(action: Action) -> None:
    figure = ItemFigure.objects.get(item=action.item)
    assert (figure.status, figure.status_reason) == (
        "GREEN",
        "Not late; it starts, Nov 2011, after its end, Feb 2011: the end stands",
    )
    client = signed_in(make_role(action.programme, "office").person)
    assert "Start after its end" in client.get(action.get_absolute_url()).content.decode()
    round_ = client.get(reverse("programme:worklist", args=["river"])).content.decode()
    assert 'id="row-8"' in round_
