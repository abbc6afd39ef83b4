"""What somebody has seen and confirms is saved, also while others change the same plan all the time."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from programme.models import Action, Programme, ScheduleItem
from programme.operations.edits import News, Report
from programme.operations.updates import report_progress
from tests.factories import make_action, make_link, make_role, plan_date
from tests.world import signed_in

MOVED = {"news": "MOVED", "end_month": "6", "end_year": "2011", "reason": "CAPACITY", "text": "Fewer hands"}


@pytest.fixture
def actions(programme: Programme) -> list[Action]:
    """2 waits for 1; nothing waits for 3."""
    first, second, third = (
        make_action(programme, code, start="2011-02", end="2011-04") for code in ("1", "2", "3")
    )
    make_link(first.item, second.item)
    return [first, second, third]


@pytest.fixture
def office(programme: Programme) -> Client:
    return signed_in(make_role(programme, "office").person)


def update(office: Client, programme: Programme, **typed: str) -> Any:
    address = reverse("programme:update-action", args=[programme.slug, "1"])
    return office.post(address, {**MOVED, "version": "1", **typed})


def move(item: ScheduleItem, end: str) -> None:
    report = Report(News.MOVED, end=plan_date(end))
    report_progress(item, report, by=None, version=item.version, reason="CAPACITY", text="Fewer hands")


def end_of(action: Action) -> str:
    return str(ScheduleItem.objects.get(pk=action.item_id).forecast_end or "")


def test_a_change_elsewhere_that_alters_nothing_of_the_preview_asks_for_no_second_look(
    programme: Programme, actions: list[Action], office: Client
) -> None:
    confirm = update(office, programme).context["confirm"]
    move(actions[2].item, "2011-09")
    assert update(office, programme, confirm=confirm).status_code == 302
    assert end_of(actions[0]) == "Jun 2011"


def test_a_change_elsewhere_that_alters_the_preview_is_shown_first(
    programme: Programme, actions: list[Action], office: Client
) -> None:
    confirm = update(office, programme).context["confirm"]
    move(actions[1].item, "2011-09")
    page = update(office, programme, confirm=confirm)
    assert page.context["preview_is_new"] and not end_of(actions[0])
    assert update(office, programme, confirm=page.context["confirm"]).status_code == 302


def test_other_answers_than_were_previewed_are_shown_first_also_where_they_do_the_same(
    programme: Programme, actions: list[Action], office: Client
) -> None:
    confirm = update(office, programme).context["confirm"]
    page = update(office, programme, confirm=confirm, end_day="30")
    assert page.context["preview_is_new"] and not end_of(actions[0])


def test_a_reason_that_is_missing_is_asked_for_after_a_change_elsewhere_with_the_same_preview(
    programme: Programme, actions: list[Action], office: Client
) -> None:
    confirm = update(office, programme, reason="").context["confirm"]
    move(actions[2].item, "2011-09")
    page = update(office, programme, reason="", confirm=confirm)
    assert page.status_code == 200 and not page.context["preview_is_new"]
    assert update(office, programme, confirm=page.context["confirm"]).status_code == 302
