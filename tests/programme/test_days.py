"""A past day is worked out by what stored it when it was today; days that cannot be shown are refused."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from programme.boards import board_on
from programme.contributions import declared
from programme.dates import PlanDate
from programme.facts import Fact, Facts
from programme.models import BoardSummary, Programme, ScheduleItem
from programme.operations.updates import set_reporting_date
from programme.recalculation import recalculate
from tests.factories import (
    enter,
    make_action,
    make_delivery,
    make_person,
    make_programme,
    make_proposal,
    make_role,
    make_workstream,
)
from tests.world import signed_in

MAY, JUNE = dt.date(2011, 5, 16), dt.date(2011, 6, 16)


@pytest.fixture
def programme(db: None) -> Programme:
    """Two workstreams; action 1 delivers a saving, and its end moves by two months in June."""
    programme = make_programme(today=MAY)
    item = make_action(programme, "1", start="2011-05", end="2011-09").item
    make_action(
        programme, "2", start="2011-07", end="2011-08", workstream=make_workstream(programme, "Sites")
    )
    make_delivery(make_proposal(programme, "R1", {2011: -120_000}, effect=PlanDate(2011, 10)), item)
    return programme


@pytest.fixture
def client(programme: Programme) -> Client:
    person = make_person("director")
    make_role(programme, "director", person)
    return signed_in(person)


def a_month_later(programme: Programme) -> None:
    set_reporting_date(programme, JUNE, by=None)
    item = ScheduleItem.objects.get(code="1")
    item.forecast_end = PlanDate(2011, 11)
    enter(programme, item)


def stored(*, is_before: bool) -> dict[str, Any]:
    return dict(BoardSummary.objects.filter(is_before=is_before).values_list("name", "content"))


def test_a_past_day_is_as_it_was_stored_when_it_was_today(programme: Programme) -> None:
    recalculate(programme.slug)
    then = stored(is_before=False)
    a_month_later(programme)
    recalculate(programme.slug)
    past = board_on(programme, MAY)
    assert {name: past.of(name) for name in declared("SUMMARIES")} == then
    assert stored(is_before=False)["money"] != then["money"]
    assert stored(is_before=True) == then, "what the month before is compared with is that day too"


def test_today_reads_what_is_stored_and_says_what_moved_since_the_month_before(
    programme: Programme, client: Client
) -> None:
    a_month_later(programme)
    recalculate(programme.slug)
    page = client.get(f"/programmes/{programme.slug}/")
    late = page.context["strips"][0][0]
    assert (late.value, late.direction, late.note) == ("1", "worse", "1 more")
    assert "what changed since 16 May 2011" in page.content.decode()


def test_a_month_in_the_address_means_its_last_day(programme: Programme, client: Client) -> None:
    a_month_later(programme)
    page = client.get(f"/programmes/{programme.slug}/?as-at=May 2011")
    assert page.context["board"].as_at == dt.date(2011, 5, 31)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("2011-07-01", "1 July 2011 is still to come: enter 16 June 2011 or an earlier day"),
        (
            "2011-05-15",
            "Nothing of this programme was entered by 15 May 2011: enter 16 May 2011 or a later day",
        ),
        ("31/02/2011", "31/02/2011 is no day of the calendar"),
        ("soon", "Enter a month or a day"),
    ],
)
@pytest.mark.parametrize("page", ["", "figures/actions/", "compare/"])
def test_a_day_that_cannot_be_shown_is_refused_and_stays_in_its_field(
    page: str, asked: str, message: str, programme: Programme, client: Client
) -> None:
    a_month_later(programme)
    name = "from" if page == "compare/" else "as-at"
    answer = client.get(f"/programmes/{programme.slug}/{page}", {name: asked})
    html = answer.content.decode()
    assert answer.status_code == 400
    assert message in html
    assert f'href="#{name}"' in html
    assert f'value="{asked}"' in html


def test_rows_of_a_past_day_are_those_of_that_day(programme: Programme, client: Client) -> None:
    a_month_later(programme)
    recalculate(programme.slug)
    address = f"/programmes/{programme.slug}/figures/actions/"

    def late(**more: str) -> list[str]:
        page = client.get(address, {"late": "on", **more})
        return [row.record.label for row in page.context["table"].rows]

    assert late() == ["1 Action 1"]
    assert late(**{"as-at": "2011-05-20"}) == []


def test_a_plan_without_a_schedule_is_told_and_not_a_fault(
    programme: Programme, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from programme.schedule import ScheduleError

    a_month_later(programme)
    monkeypatch.setattr(
        "programme.days.item_figures", lambda plan: (_ for _ in ()).throw(ScheduleError("A loop", ()))
    )
    answer = client.get(f"/programmes/{programme.slug}/?as-at=2011-05-20")
    assert answer.status_code == 400
    assert "The plan of that day has no schedule: A loop" in answer.content.decode()


@pytest.mark.parametrize(
    "query", ["?colour=red", "?sum=pounds", "?late=on&colour=red"], ids=["mark", "sum", "one-of-two"]
)
def test_rows_nobody_counts_are_not_found(query: str, programme: Programme, client: Client) -> None:
    assert client.get(f"/programmes/{programme.slug}/figures/actions/{query}").status_code == 404
    assert client.get(f"/programmes/{programme.slug}/figures/wishes/").status_code == 404


def test_the_panel_may_not_open_the_rows_of_a_figure(programme: Programme) -> None:
    member = make_person("member")
    make_role(programme, "panel", member)
    for kind in ("actions", "people", "savings"):
        assert signed_in(member).get(f"/programmes/{programme.slug}/figures/{kind}/").status_code == 404


def test_two_roles_give_two_dashboards_and_one_of_another_role_is_not_among_them(
    programme: Programme, client: Client
) -> None:
    make_role(programme, "finance", programme.roleassignment_set.get().person)
    address = f"/programmes/{programme.slug}/"

    def labels(role: str) -> list[str]:
        return [figure.label for figure in client.get(address, {"role": role}).context["strips"][0]]

    assert [tab.label for tab in client.get(address).context["tabs"]] == ["Director", "Finance officer"]
    assert labels("finance") != labels("director") == labels("equality") == labels("")


def test_facts_are_counted_once_whatever_marks_they_have() -> None:
    facts = Facts(
        [
            Fact("A", marks={"risk": ("1", "2"), "late": "on"}, amounts={"money": Decimal(3)}),
            Fact("B", marks={"risk": ("2",)}, amounts={"money": Decimal(4)}),
            Fact("C"),
        ]
    )
    assert {risk: held.total("money") for risk, held in facts.by("risk").items()} == {"1": 3, "2": 7}
    assert facts.total("money") == 7
    assert facts.where(risk="2").total("money") == 7
    assert [fact.label for fact in facts.where(risk="2", late="on")] == ["A"]
    assert facts.total() == 3
