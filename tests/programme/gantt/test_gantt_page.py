"""The page of the Gantt chart on a real plan: what it draws, filters and says."""

from __future__ import annotations

import pytest
from django.test import Client

from programme.models import Programme, ProgressUpdate, ScheduleItem
from programme.operations.edits import Report
from programme.operations.updates import report_progress
from programme.recalculation import recalculate
from tests.factories import make_action, make_link, make_programme, make_role, make_workstream, plan_date
from tests.world import signed_in

News = ProgressUpdate.News


@pytest.fixture
def programme(db: None) -> Programme:
    """23, which 25 waits for, in one workstream; 40, under way without an end, in another."""
    programme = make_programme()
    first = make_action(programme, "23", start="2011-02", end="2011-06").item
    second = make_action(programme, "25", start="2011-07", end="2011-09").item
    make_link(first, second)
    other = make_workstream(programme, "Sites")
    make_action(programme, "40", start="2011-03", is_open_ended=True, workstream=other)
    report_progress(
        first,
        Report(News.MOVED, end=plan_date("2011-08")),
        by=None,
        version=first.version,
        reason="CAPACITY",
        text="Fewer hands",
    )
    recalculate(programme.slug)
    return programme


@pytest.fixture
def office(programme: Programme) -> Client:
    return signed_in(make_role(programme, "office").person)


def spoken(client: Client, **query: str) -> dict[str, str]:
    page = client.get("/programmes/river/plan/gantt/", query)
    assert page.status_code == 200
    return {row.bar.code: row.bar.spoken for row in page.context["layout"].rows}


def test_slip_says_where_it_began(office: Client) -> None:
    found = spoken(office)
    assert "2 months late, own delay" in found["23"]
    assert "2 months late, from 23" in found["25"]
    assert "no end date" in found["40"]


def test_the_link_that_passes_slip_on_stands_out(office: Client) -> None:
    layout = office.get("/programmes/river/plan/gantt/").context["layout"]
    assert [elbow.tie.passes_slip for elbow in layout.elbows] == [True]
    assert office.get("/programmes/river/plan/gantt/?links=none").context["layout"].elbows == []


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ({"workstream": "sites"}, {"40"}),
        ({"show": "late"}, {"23", "25"}),
        ({"workstream": "no-such", "show": "x", "zoom": "x", "links": "x"}, {"23", "25", "40"}),
    ],
)
def test_what_is_shown_can_be_chosen(office: Client, query: dict[str, str], codes: set[str]) -> None:
    assert set(spoken(office, **query)) == codes


def test_nothing_to_draw_is_said(office: Client) -> None:
    page = office.get("/programmes/river/plan/gantt/?workstream=sites&show=late")
    assert "Nothing to draw" in page.content.decode()


def test_the_sentence_counts_what_is_drawn_and_leads_to_its_rows(office: Client) -> None:
    page = office.get("/programmes/river/plan/gantt/").content.decode()
    assert "3 actions, 0 complete" in page
    assert "/figures/actions/?late=on" in page


def test_a_day_before_the_programme_is_refused(office: Client) -> None:
    page = office.get("/programmes/river/plan/gantt/?as-at=1999-01-01")
    assert page.status_code == 400
    assert "1999-01-01" in page.content.decode()


def test_a_cancelled_action_is_not_drawn(office: Client, programme: Programme) -> None:
    item = ScheduleItem.objects.get(code="25")
    report_progress(
        item, Report(News.CANCELLED), by=None, version=item.version, reason="SCOPE", text="Not needed"
    )
    recalculate(programme.slug)
    assert "25" not in spoken(office)
