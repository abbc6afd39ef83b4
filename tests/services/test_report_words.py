"""What a report says in words of closures, staff and pay-back."""

from __future__ import annotations

import datetime as dt

import pytest

from programme.models import Programme, ScheduleItem
from programme.quarters import Quarter
from programme.reporting.content import Paragraph, Table
from programme.reporting.quarter_end import QuarterEnd
from services.models import ClosureStage, Stage
from services.report_parts import consultation, implications
from services.report_staffing import staffing
from tests.factories import enter, make_programme, plan_date
from tests.services.making import make_group, make_service


@pytest.fixture
def programme(db: None) -> Programme:
    return make_programme(today=dt.date(2011, 3, 31))


def end_of(programme: Programme) -> QuarterEnd:
    return QuarterEnd(programme, Quarter.from_label("2010-Q4"), dt.date(2011, 3, 31))


def test_a_consultation_that_has_begun_is_under_way_whether_or_not_its_end_is_dated(
    programme: Programme,
) -> None:
    make_service(programme, "Elm House")
    make_service(programme, "Oak House")
    stage = ClosureStage.objects.select_related("item").get(
        closure__service__slug="elm-house", stage=Stage.CONSULTATION
    )
    stage.item.state, stage.item.actual_start = ScheduleItem.State.IN_PROGRESS, plan_date("2011-02")
    enter(programme, stage.item)

    def said() -> list[list[str]]:
        [table] = consultation(end_of(programme))
        assert isinstance(table, Table)
        return [[cell.text for cell in row] for row in table.rows]

    assert said() == [
        ["Elm House", "Under way since Feb 2011, its end is not dated"],
        ["Oak House", "Not dated"],
    ]
    stage.item.forecast_end = plan_date("2011-06")
    enter(programme, stage.item)
    assert said()[0] == ["Elm House", "Under way since Feb 2011, to end Jun 2011"]


def test_the_report_says_how_many_services_are_to_close_by_which_plan_and_how_many_are_outside(
    programme: Programme,
) -> None:
    make_service(programme, "Elm House")
    make_service(programme, "Oak House", closure=None)
    make_service(programme, "Ash House", closure=None, is_in_scope=False)
    [said] = [each for each in implications(end_of(programme)) if isinstance(each, Paragraph)]
    assert said.text == (
        "By the plan as it stood on 31 March 2011, 1 of 2 services in scope (of 3 services; 1 outside the "
        "proposals) is to close."
    )


def test_a_group_of_staff_names_the_services_it_runs_and_a_minus_is_explained(programme: Programme) -> None:
    group = make_group(programme, "DBC", staff=38, required=48)
    make_service(programme, "Elm Day Centre", staff_group=group)
    table = next(each for each in staffing(end_of(programme)) if isinstance(each, Table))
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["DBC (Elm Day Centre)", "38", "48", "−10"]
    ]
    assert table.note == "A minus under posts lost is posts gained: more are required than there are now."
