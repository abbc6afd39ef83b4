"""Entering a cost sheet: what is refused, and how to mend it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from budget.models import SavingFigure
from budget.totals import totals
from programme.models import Programme
from programme.recalculation import recalculate
from services.models import CostLine, CostSheet, HomeCost, Service
from tests.factories import make_proposal, make_role
from tests.reading import Page
from tests.services.making import make_cost_line, make_costs, make_service


@pytest.fixture
def sheet(programme: Programme) -> CostSheet:
    make_service(programme)
    return make_costs(programme)


@pytest.fixture
def finance(programme: Programme, client: Client) -> Client:
    client.force_login(make_role(programme, "finance").person)
    return client


def at(sheet: CostSheet, name: str, **more: Any) -> str:
    return reverse(f"services:{name}", kwargs={"programme": sheet.programme.slug, "slug": sheet.slug, **more})


def errors(client: Client, address: str, data: dict[str, Any]) -> dict[str, str]:
    response = client.post(address, data)
    assert response.status_code == 200
    errors = Page(response.content.decode()).errors
    return {field.removeprefix("id_"): words for words, field in errors.items()}


LINE = {"part": "PERIOD", "label": "Skips", "amount": "1,000"}


@pytest.mark.parametrize("amount", ["1e400", "NaN", "lots", "1.005", "", "99999999999"])
def test_an_amount_that_is_none_is_refused_with_its_field_and_nothing_typed_is_lost(
    amount: str, sheet: CostSheet, finance: Client
) -> None:
    address = at(sheet, "add-line")
    assert list(errors(finance, address, {**LINE, "amount": amount})) == ["amount"]
    page = Page(finance.post(address, {**LINE, "amount": amount}).content.decode())
    assert (page.typed["label"], page.typed["amount"]) == ("Skips", amount)
    assert CostLine.objects.count() == 1


def test_what_cannot_be_is_refused_with_words_that_say_how_to_mend_it(
    sheet: CostSheet, finance: Client
) -> None:
    again = {"service": Service.objects.get().pk, "employees": "1", "running": "1", "income": "-1"}
    refused = errors(finance, at(sheet, "add-home"), again)
    assert refused == {"service": "Home is on this sheet already: change it there"}
    positive = errors(finance, at(sheet, "add-home"), {**again, "income": "5"})
    assert positive == {"income": "Income must be £0 or less: enter it with a minus"}
    yearly = errors(finance, at(sheet, "add-line"), {**LINE, "part": "AFTER", "is_one_off": "on"})
    assert yearly == {"is_one_off": "What is paid once belongs in the closing period"}
    header = {"name": sheet.name, "place": "Here", "period": "2011/12", "period_months": "0"}
    found = errors(finance, reverse("services:add-costs", args=[sheet.programme.slug]), header)
    assert "period_months" in found
    found = errors(
        finance, reverse("services:add-costs", args=[sheet.programme.slug]), {**header, "period_months": "12"}
    )
    assert found == {"name": "A cost sheet has this name already: choose another"}


def test_the_same_money_cannot_stand_on_a_sheet_twice(sheet: CostSheet, finance: Client) -> None:
    whole = make_proposal(sheet.programme, "G1", {}, is_summary=True)
    part = make_proposal(sheet.programme, "G1a", {2011: 60_000}, parent=whole)
    make_cost_line(sheet, "Double running", 60_000, proposal=whole)
    for proposal in (whole, part):
        found = errors(finance, at(sheet, "add-line"), {**LINE, "proposal": proposal.pk})
        assert found["proposal"].startswith("G1 is on this sheet already")
    assert (
        finance.post(at(sheet, "add-line"), {**LINE, "part": "AFTER", "proposal": part.pk}).status_code == 302
    )


def test_a_sheet_is_entered_changed_and_mended_and_never_touches_the_budget(
    programme: Programme, finance: Client
) -> None:
    service = make_service(programme)
    cost = make_proposal(programme, "G1", {2011: 60_000})
    recalculate(programme.slug)
    before = totals(programme, 2011)
    header = {
        "name": "Closing it",
        "place": "Here",
        "period": "2011/12",
        "period_months": "12",
        "running_percent": "85",
    }
    finance.post(reverse("services:add-costs", args=[programme.slug]), header)
    sheet = CostSheet.objects.get()
    home = {"service": service.pk, "employees": "696,000", "running": "136000", "income": "-207,000"}
    finance.post(at(sheet, "add-home"), home)
    for line in (
        {"part": "PERIOD", "label": "Double running", "amount": "689000", "proposal": cost.pk},
        {"part": "AFTER", "label": "Elsewhere", "amount": "400000"},
        {"part": "PERIOD", "label": "A mistake", "amount": "5"},
    ):
        assert finance.post(at(sheet, "add-line"), line).status_code == 302
    wrong = CostLine.objects.get(label="A mistake")
    assert finance.post(at(sheet, "withdraw-line", uid=wrong.uid)).status_code == 302
    finance.get(at(sheet, "costs"))
    html = finance.get(at(sheet, "costs")).content.decode()
    # 85% of 625,000 is 531,250, printed as 531,000; with 689,000 that is 1,220,000.
    for words in ("£625k", "£1,220k", "£225k", "G1"):
        assert words in html
    assert "A mistake" not in html
    recalculate(programme.slug)
    assert totals(programme, 2011) == before and SavingFigure.objects.count() == 1


def test_a_service_that_was_taken_off_can_be_put_on_again(sheet: CostSheet, finance: Client) -> None:
    home = HomeCost.objects.get()
    finance.post(at(sheet, "withdraw-home", uid=home.uid))
    values = {"service": home.service_id, "employees": "1", "running": "1", "income": "0"}
    assert finance.post(at(sheet, "add-home"), values).status_code == 302
    assert HomeCost.objects.filter(withdrawn_at=None).count() == 1
