"""The pictures of a year: every figure opens the rows it is made of, and they sum to it."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from budget.models import DeliveredAmount, Delivery, Proposal
from budget.money import whole
from budget.pictures.charts import bridge, month_chart, workstream_chart
from budget.pictures.steps import NAMED, REST, changes
from budget.pictures.year import YearMoney, read_year
from budget.places import ELSEWHERE, NOWHERE, SEVERAL, place_of
from programme.dates import PlanDate
from programme.models import Programme
from programme.recalculation import recalculate
from programme.ui.charts import Chart
from programme.ui.format import MINUS
from tests.factories import (
    enter,
    make_action,
    make_delivery,
    make_item,
    make_link,
    make_proposal,
    make_role,
    make_workstream,
    plan_date,
)

FOOT = re.compile(r"<tfoot.*?</tfoot>", re.DOTALL)
CELL = re.compile(r'<td[^>]*data-label="([^"]*)"[^>]*>(.*?)</td>', re.DOTALL)


@pytest.fixture
def busy(programme: Programme) -> Programme:
    """Two workstreams and everything that a picture has to tell apart; September 2011 has begun."""
    programme.reporting_date = dt.date(2011, 9, 10)
    programme.save()
    homes, care = make_workstream(programme, "Homes"), make_workstream(programme, "Care")
    late: dict[str, Any] = {"forecast_end": plan_date("2011-10")}
    closing = make_action(programme, "9", start="2011-06", end="2011-07", workstream=homes).item
    for code, ends in (("1", "2011-08"), ("2", "2011-10")):
        make_link(make_item(programme, code, "2011-03", "2011-06", forecast_end=plan_date(ends)), closing)
    other = make_action(programme, "20", start="2011-04", end="2011-08", workstream=care, **late).item
    outside = make_item(programme, "home.closed", "2011-04", "2011-08", kind="stage", **late)

    def proposal(code: str, amount: int, *items: object, **fields: object) -> Proposal:
        found = make_proposal(
            programme, code, {2011: amount, 2012: amount}, effect=PlanDate(2011, 9), **fields
        )
        for item in items:
            make_delivery(found, item)  # type: ignore[arg-type]
        return found

    first = proposal("R1", -90_000, closing)
    proposal("R2", -55_001, other)
    proposal("R3", -7_777, closing, other)
    proposal("R4", -1_000, outside)
    proposal("R5", -20_000)
    given_up = proposal("R6", -3_000, closing, end_state=Proposal.EndState.WITHDRAWN)
    proposal("R7", -4_000, closing, benefit=Proposal.Benefit.AVOIDANCE)
    proposal(
        "G1", 30_000, closing, kind=Proposal.Kind.GROWTH, delay_response=Proposal.DelayResponse.PROLONGED
    )
    for row, month, amount in ((first, 4, "-100.50"), (first, 7, "-20.25"), (given_up, 5, "-30")):
        day = dt.date(2011, month, 1)
        confirmed = DeliveredAmount(programme=programme, proposal=row, month=day, amount=Decimal(amount))
        enter(programme, confirmed)
    recalculate(programme.slug)
    return programme


@pytest.fixture
def money(busy: Programme) -> YearMoney:
    return read_year(busy, 2011)


@pytest.fixture
def office(busy: Programme, client: Client) -> Client:
    client.force_login(make_role(busy).person)
    return client


def summed(client: Client, href: str, column: str) -> int:
    """What the footer of the page behind a figure says, in whole pounds."""
    html = client.get(href).content.decode()
    [foot] = FOOT.findall(html)
    cells = {unescape(label).partition(",")[0]: cell for label, cell in CELL.findall(foot)}
    words = re.sub(r"<[^>]+>", "", cells[column]).strip()
    return int(words.replace(",", "").replace(MINUS, "-").replace("+", ""))


def check_every_figure(client: Client, chart: Chart, sign: int) -> int:
    seen = 0
    for series in chart.series:
        for figure in series.figures:
            if figure.amount is None:
                assert not figure.href
                continue
            assert summed(client, figure.href, series.name) == whole(sign * Decimal(figure.amount)), (
                figure.href
            )
            seen += 1
    return seen


def test_every_figure_by_month_opens_rows_that_sum_to_it(money: YearMoney, office: Client) -> None:
    # Delivered is known up to July, the last month that was confirmed.
    assert check_every_figure(office, month_chart(money), money.sign) == 12 + 12 + 4


def test_every_figure_by_workstream_opens_rows_that_sum_to_it(money: YearMoney, office: Client) -> None:
    chart = workstream_chart(money)
    assert [point.label for point in chart.points] == [
        "Homes",
        "Care",
        "Several workstreams",
        "Outside the workstreams",
        "No action delivers it",
    ]
    assert check_every_figure(office, chart, money.sign) == 15


def test_every_step_opens_rows_that_sum_to_it_and_the_steps_lead_to_the_forecast(
    money: YearMoney, office: Client
) -> None:
    chart = bridge(money)
    [column] = chart.series
    amounts = [Decimal(figure.amount or 0) for figure in column.figures]
    assert sum(amounts[:-1]) == amounts[-1] == money.sign * money.net.forecast
    for point, figure in zip(chart.points, column.figures, strict=True):
        where = point.label if point.is_total else "This step"
        assert summed(office, figure.href, where) == whole(money.sign * Decimal(figure.amount or 0)), point
    labels = [point.label for point in chart.points]
    assert labels[0] == "Approved" and labels[-1] == "Forecast"
    assert "Shared by several causes" in labels and "Given up, or confirmed beyond what was stated" in labels


def test_months_and_workstreams_come_to_the_net_of_the_year(money: YearMoney) -> None:
    for series in month_chart(money).series[:2]:
        assert series.figures[-1].amount == money.sign * getattr(money.net, series.name.lower())
    for series in workstream_chart(money).series:
        whole = sum(Decimal(figure.amount or 0) for figure in series.figures)
        assert whole == money.sign * getattr(money.net, series.name.lower())


def test_many_causes_are_one_step_with_all_their_rows(programme: Programme, client: Client) -> None:
    for number in range(1, NAMED + 4):
        item = make_item(programme, str(number), "2011-04", "2011-06", forecast_end=plan_date("2011-07"))
        make_delivery(make_proposal(programme, f"R{number}", {2011: -9000 * number}), item)
    recalculate(programme.slug)
    client.force_login(make_role(programme).person)
    found = changes(read_year(programme, 2011))
    assert [each.part for each in found] == ["9", "8", "7", "6", "5", "4", REST]
    assert found[-1].label == "3 smaller causes"
    address = reverse("budget:slippage", args=[programme.slug])
    assert summed(client, f"{address}?year=2011&part=%2Brest", "This step") == found[-1].amount > 0


def test_a_net_growth_is_drawn_upwards_too(programme: Programme) -> None:
    make_proposal(programme, "G1", {2011: 60_000}, kind=Proposal.Kind.GROWTH)
    recalculate(programme.slug)
    money = read_year(programme, 2011)
    chart = month_chart(money)
    assert chart.title == "Net growth 2011/12, month by month"
    assert chart.series[0].figures[-1].amount == 60_000
    assert "Nothing is confirmed as delivered yet." in chart.message


def test_a_year_without_money_can_be_drawn(programme: Programme, client: Client) -> None:
    client.force_login(make_role(programme).person)
    recalculate(programme.slug)
    assert client.get(reverse("budget:charts", args=[programme.slug])).status_code == 200
    assert client.get(reverse("budget:months", args=[programme.slug])).status_code == 200


@pytest.mark.parametrize("month", ["2011-13", "2011-09-15", "9999-01", "September", "2011"])
def test_a_month_that_is_none_has_no_page(month: str, programme: Programme, client: Client) -> None:
    client.force_login(make_role(programme).person)
    address = reverse("budget:months", args=[programme.slug])
    assert client.get(address, {"month": month}).status_code == 404


def test_an_unknown_step_has_no_page(busy: Programme, office: Client) -> None:
    address = reverse("budget:slippage", args=[busy.slug])
    assert office.get(address, {"part": "99"}).status_code == 404
    assert office.get(address, {"year": "1e9"}).status_code == 200


def test_each_leaf_has_one_place(busy: Programme) -> None:
    rows = Delivery.objects.filter(programme=busy).values_list(
        "proposal__code", "item__action__workstream__slug"
    )
    slugs: dict[str, set[str]] = {each.code: set() for each in Proposal.objects.filter(programme=busy)}
    for code, slug in rows:
        slugs[code].add(slug or "")
    for place in ("homes", "care", SEVERAL, ELSEWHERE, NOWHERE):
        found = Proposal.objects.delivered_in(place).values_list("code", flat=True)
        assert set(found) == {code for code, held in slugs.items() if place_of(held) == place}, place
