"""The panel's dashboard: what is published by a day, in the words of the report, and nothing else."""

from __future__ import annotations

import copy
import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from config.pages import DASHBOARDS
from programme.models import Alert, Edition, Programme, Report
from programme.published_panels import SHOWN, shortened
from programme.reporting.content import Cell, Column, Group, Table
from tests import reports
from tests.factories import TODAY, enter, make_action, make_role
from tests.world import signed_in

pytestmark = pytest.mark.django_db
SECRET = "The price of the lease"


@pytest.fixture
def panel(programme: Programme) -> Client:
    return signed_in(make_role(programme, "panel").person)


def page(client: Client, programme: Programme, **query: str) -> Any:
    return client.get(reverse("programme:dashboard", args=[programme.slug]), query)


def element(text: str, exempt: int = 0) -> dict[str, Any]:
    return {"kind": "paragraph", "text": text, "lead": "", "exempt": exempt, "number": ""}


def published(programme: Programme, quarter: str, *elements: dict[str, Any], on: dt.date = TODAY) -> Report:
    """A published report whose summary says these."""
    report = reports.make_report(programme, quarter, Report.State.PUBLISHED)
    content = copy.deepcopy(reports.CONTENT)
    content["sections"][0]["elements"] = list(elements)
    content["period"] = quarter
    Edition.objects.filter(report=report).update(content=content)
    report.published_on = on
    enter(programme, report)
    return report


def test_the_panel_reads_the_latest_report_and_is_led_into_it(programme: Programme, panel: Client) -> None:
    published(programme, "2010-Q1", element("The older words."))
    newer = published(programme, "2010-Q2", element("The newer words."))
    shown = page(panel, programme).content.decode()
    assert "The newer words." in shown
    assert "The older words." not in shown
    assert f"{newer.get_absolute_url()}#section-summary" in shown
    assert reverse("programme:report", args=[programme.slug, "2010-Q1"]) in shown


def test_a_table_is_shown_with_its_first_rows_and_tells_how_many_more_there_are(
    programme: Programme, panel: Client
) -> None:
    cells = [
        [{"text": f"Row {number}", "amount": None}, {"text": "5", "amount": "5"}]
        for number in range(SHOWN + 2)
    ]
    table = {
        "kind": "table",
        "caption": "Actions that changed",
        "columns": [
            {"heading": "Action", "kind": "text", "is_totalled": False},
            {"heading": "Days", "kind": "count", "is_totalled": False},
        ],
        "groups": [{"rows": cells, "heading": ""}],
        "total": [],
        "note": "",
        "exempt": 0,
    }
    published(programme, "2010-Q1", table)
    shown = page(panel, programme).content.decode()
    assert "Actions that changed" in shown
    assert f"Row {SHOWN - 1}" in shown
    assert f"Row {SHOWN}<" not in shown
    assert "2 more rows in the report" in shown


def test_what_is_not_published_or_exempt_is_nowhere_on_it(programme: Programme, panel: Client) -> None:
    action = make_action(programme, "7", title="An action nobody published")
    Alert.objects.create(
        programme=programme,
        rule="overdue",
        subject="a",
        message="An alert",
        opened_on=TODAY,
        updated_on=TODAY,
    )
    published(programme, "2010-Q1", element(SECRET, exempt=3))
    reports.make_report(programme, "2010-Q2", Report.State.APPROVED)
    reports.make_report(programme, "2010-Q3")
    shown = page(panel, programme).content.decode()
    assert "exempt under paragraph 3" in shown
    for hidden in (SECRET, action.item.title, "An alert", "2010-Q2", "2010-Q3", "/figures/", "revision"):
        assert hidden not in shown, hidden


def test_as_at_a_past_day_it_is_what_had_been_published_by_then(programme: Programme, panel: Client) -> None:
    make_action(programme, "7")
    earlier = dt.date(2011, 1, 31)
    programme.causes.update(effective_at=dt.datetime(2010, 12, 1, tzinfo=dt.UTC))
    published(programme, "2010-Q1", element("The older words."), on=earlier)
    published(programme, "2010-Q2", element("The newer words."), on=TODAY)
    shown = page(panel, programme, **{"as-at": str(earlier)}).content.decode()
    assert "The older words." in shown
    assert "The newer words." not in shown
    assert page(panel, programme, **{"as-at": "2099-01-01"}).status_code == 400


def test_before_the_first_report_it_says_so(programme: Programme, panel: Client) -> None:
    assert "Nothing is published to you yet" in page(panel, programme).content.decode()


def test_somebody_with_two_roles_has_both_versions(programme: Programme) -> None:
    person = make_role(programme, "panel").person
    make_role(programme, "office", person)
    client = signed_in(person)
    published(programme, "2010-Q1", element("The published words."))
    assert "The published words." not in page(client, programme).content.decode()
    assert "The published words." in page(client, programme, role="panel").content.decode()


def test_it_asks_at_most_twice_a_panel_and_six_times_more_however_many_reports_there_are(
    programme: Programme, panel: Client
) -> None:
    counts = []
    for quarter in ("2010-Q1", "2010-Q2", "2010-Q3"):
        published(programme, quarter, element("Words."))
        with CaptureQueriesContext(connection) as queries:
            page(panel, programme)
        counts.append(len(queries))
    assert counts[1] == counts[2] <= 2 * len(DASHBOARDS["panel"]["panels"]) + 6


def test_a_shortened_table_keeps_its_headings_and_loses_its_total() -> None:
    rows = [[Cell(str(number))] for number in range(SHOWN + 4)]
    table = Table("C", [Column("No")], [Group(rows[:5], "A"), Group(rows[5:], "B")], total=[Cell("66")])
    short = shortened(table)
    assert [cell.text for row in short.rows for cell in row] == [str(number) for number in range(SHOWN)]
    assert [group.heading for group in short.groups] == ["A", "B"]
    assert not short.total
    assert shortened(short) == short
