"""Adding and changing risks, what they concern, and what is not accepted."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from budget.models import ProposalRisk
from budget.risks import ProposalsOfRisk
from programme.history import StaleVersion
from programme.models import Programme, Risk, RiskItem, ScheduleItem
from programme.operations.risks import add_risk, change_risk
from programme.operations.undo import undo
from programme.operations.updates import set_reporting_date
from programme.recalculation import recalculate
from programme.risk_links import ActionsOfRisk
from tests.factories import (
    TODAY,
    enter,
    make_action,
    make_person,
    make_programme,
    make_proposal,
    make_risk,
    make_role,
)
from tests.reading import Page
from tests.world import signed_in

GOOD = {"text": "Prices rise", "likelihood": "3", "severity": "4", "amount_per": "ONCE", "state": "OPEN"}
LONG = "x" * 1001


@pytest.fixture
def office(programme: Programme) -> Client:
    return signed_in(make_role(programme, "office").person)


def add(client: Client, programme: Programme, **typed: str) -> Any:
    return client.post(reverse("programme:add-risk", args=[programme.slug]), {**GOOD, **typed})


def change(client: Client, risk: Risk, **typed: Any) -> Any:
    address = reverse("programme:change-risk", args=[risk.programme.slug, risk.number])
    return client.post(address, {**GOOD, "version": risk.version, **typed})


def test_a_risk_is_added_with_the_next_number_and_what_it_concerns(
    office: Client, programme: Programme
) -> None:
    make_risk(programme, 7)
    action, proposal = make_action(programme, "23"), make_proposal(programme, "R1a")
    response = add(office, programme, actions="23", proposals="r1A", amount="£1,200", amount_per="MONTH")
    risk = Risk.objects.get(number=8)
    assert response.headers["Location"] == risk.get_absolute_url()
    assert (risk.text, risk.likelihood, risk.severity) == ("Prices rise", 3, 4)
    assert (risk.amount, risk.amount_per) == (Decimal(1200), "MONTH")
    assert RiskItem.objects.get(risk=risk).item == action.item
    assert ProposalRisk.objects.get(risk=risk).proposal == proposal
    assert "Risk 8 is added." in office.get(risk.get_absolute_url()).content.decode()


def test_a_risk_needs_no_level_and_no_amount(office: Client, programme: Programme) -> None:
    add(office, programme, likelihood="", severity="")
    risk: Any = Risk.objects.for_pages().get()
    assert (risk.likelihood, risk.severity, risk.amount, risk.score) == (None, None, None, 0)
    page = office.get(reverse("programme:risks", args=[programme.slug]))
    assert [fact.label for fact in page.context["unplaced"]] == [str(risk)]


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"text": ""}, "text", "Enter what might go wrong"),
        ({"text": LONG}, "text", "1000 characters or fewer"),
        ({"controls": "x" * 2001}, "controls", "2000 characters or fewer"),
        ({"amount": "-5"}, "amount", "£0 or more"),
        ({"amount": "lots"}, "amount", "Enter an amount in pounds"),
        ({"likelihood": "6"}, "likelihood", "select one of the choices"),
        ({"severity": "H"}, "severity", "select one of the choices"),
        ({"amount_per": "DAY"}, "amount_per", "select one of the choices"),
        ({"state": "GONE"}, "state", "select one of the choices"),
        ({"owner": "stranger"}, "owner", "select one of the choices"),
        ({"actions": "1, 99"}, "actions", "There is no action 99 in this programme"),
        ({"actions": "9" * 1001}, "actions", "1000 characters or fewer"),
        ({"proposals": "R77"}, "proposals", "There is no proposal R77 in this programme"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_what_was_typed_stays(
    office: Client, programme: Programme, typed: dict[str, str], field: str, message: str
) -> None:
    make_action(programme, "1")
    make_action(make_programme("hill"), "99")
    make_person("stranger")
    revision = Programme.objects.get(pk=programme.pk).revision
    response = add(office, programme, **typed)
    form = response.context["form"]
    assert response.status_code == 200
    assert message in str(form.errors[field])
    assert list(form.errors) == [field]
    assert form[field].value() == typed[field]
    assert form["text"].value() == typed.get("text", GOOD["text"])
    assert not Risk.objects.exists()
    assert Programme.objects.get(pk=programme.pk).revision == revision


def test_changing_a_risk_changes_what_it_concerns_and_keeps_its_history(
    office: Client, programme: Programme
) -> None:
    first, second = make_action(programme, "1"), make_action(programme, "2")
    risk = make_risk(programme, items=[first.item])
    change(office, risk, actions="2", state="CLOSED", why="It did not happen")
    risk.refresh_from_db()
    assert (risk.state, risk.text) == ("CLOSED", "Prices rise")
    assert [link.item for link in RiskItem.objects.filter(risk=risk).standing()] == [second.item]
    page = office.get(risk.get_absolute_url()).content.decode()
    assert "Risk 1 changed" in page
    assert "It did not happen" in page
    assert "2 Action 2" in page
    assert "1 Action 1" not in page


def test_somebody_who_was_slower_keeps_what_they_typed(office: Client, programme: Programme) -> None:
    risk = make_risk(programme)
    change(office, risk, text="Mine")
    response = change(office, risk, text="Theirs")
    page = Page(response.content.decode())
    assert "changed this in another window" in page.html
    assert page.typed["text"] == "Theirs"
    assert Risk.objects.get().text == "Mine"
    again = change(office, Risk.objects.get(), text="Theirs")
    assert again.status_code == 302
    assert Risk.objects.get().text == "Theirs"


def test_an_altered_version_saves_nothing(office: Client, programme: Programme) -> None:
    risk = make_risk(programme)
    for version in ("", "0", "x", "9" * 40):
        assert change(office, risk, version=version).status_code == 200
    assert Risk.objects.get().text == "Risk 1"


def test_an_operation_refuses_a_stale_version(programme: Programme) -> None:
    risk = make_risk(programme)
    change_risk(risk, {"text": "One"}, version=risk.version, by=None)
    with pytest.raises(StaleVersion):
        change_risk(risk, {"text": "Two"}, version=risk.version, by=None)
    assert Risk.objects.get().text == "One"


def test_adding_a_risk_can_be_undone(programme: Programme) -> None:
    item = make_action(programme, "1").item
    risk = add_risk(programme, {"text": "Late"}, [(ActionsOfRisk(), [item])], by=None)
    undo(risk.history.get().caused_by, by=None, text="By mistake")
    assert not Risk.objects.standing().exists()
    assert not RiskItem.objects.standing().exists()


def test_codes_are_found_however_they_are_written(programme: Programme) -> None:
    make_proposal(programme, "R1a")
    found, unknown = ProposalsOfRisk().find(programme, ["r1A", "R1a", "R2"])
    assert ([each.code for each in found], unknown) == (["R1a"], ["R2"])


def test_a_risk_concerns_actions_of_its_own_programme_alone(programme: Programme) -> None:
    make_action(make_programme("hill"), "1")
    assert ScheduleItem.objects.exists()
    assert ActionsOfRisk().find(programme, ["1"]) == ([], ["1"])


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", [3, 1, 2]),
        ("sort=number", [1, 2, 3]),
        ("sort=-severity", [3, 1, 2]),
        ("sort=severity", [2, 1, 3]),
        ("likelihood=3", [1]),
        ("severity=5", [3]),
        ("q=2", [2]),
        ("q=flood", [3]),
        ("q=" + "9" * 60, []),
        ("open=on", [3, 1]),
        ("likelihood=9", [3, 1, 2]),
    ],
)
def test_the_register_sorts_and_filters(
    office: Client, programme: Programme, query: str, numbers: list[int]
) -> None:
    make_risk(programme, 1)
    make_risk(programme, 2, likelihood=None, severity=None, state="CLOSED")
    make_risk(programme, 3, text="A flood", likelihood=4, severity=5)
    page = office.get(f"{reverse('programme:risks', args=[programme.slug])}?{query}")
    assert sorted_numbers(page) == numbers


def sorted_numbers(page: Any) -> list[int]:
    return [row.record.number for row in page.context["table"].paginated_rows]


def test_the_matrix_is_as_large_as_the_levels_that_are_used(office: Client, programme: Programme) -> None:
    risk = make_risk(programme)
    address = reverse("programme:risks", args=[programme.slug])
    matrix = office.get(address).context["matrix"]
    assert matrix.severities == ["Low", "Medium", "High"]
    assert [likelihood for likelihood, _ in matrix.rows] == ["High", "Medium", "Low"]
    assert [cell.numbers for cell in matrix.rows[1][1]] == [[], [], [("1", risk.get_absolute_url())]]
    assert office.get(f"{address}?matrix=5").context["matrix"].scale == 5
    make_risk(programme, 2, likelihood=5, severity=1)
    wider = office.get(f"{address}?matrix=3").context["matrix"]
    assert len(wider.severities) == len(wider.rows) == 5


def test_every_cell_of_the_matrix_opens_its_risks_and_their_money_each_proposal_once(
    office: Client, programme: Programme
) -> None:
    shared = make_proposal(programme, "R1", {2011: -100_000})
    own = make_proposal(programme, "R2", {2011: -50_000})
    for number, proposals in ((1, [shared, own]), (2, [shared])):
        risk = make_risk(programme, number)
        for each in proposals:
            enter(programme, ProposalRisk(programme=programme, risk=risk, proposal=each))
    recalculate(programme.slug)
    for scale in "35":
        page = office.get(f"{reverse('programme:risks', args=[programme.slug])}?matrix={scale}")
        matrix = page.context["matrix"]
        (cell,) = [cell for _, cells in matrix.rows for cell in cells if cell.risks]
        assert (cell.risks, cell.money) == (2, 150_000)
        rows = office.get(cell.href).context["table"].rows
        assert [row.record.label for row in rows] == ["1 Risk 1", "2 Risk 2"]
        money = office.get(cell.money_href).context["table"].rows
        assert [row.record.label for row in money] == [str(shared), str(own)]
        for words in ("1, 2", "High"):
            assert words in [shape.text for shape in matrix.wide.shapes if shape.kind == "words"]
    money_of = {row.record.number: row.get_cell_value("at_risk") for row in page.context["table"].rows}
    assert money_of == {1: 150_000, 2: 100_000}


def test_how_a_risk_moved_is_told_in_the_register_and_on_its_page(
    office: Client, programme: Programme
) -> None:
    risk = make_risk(programme)
    set_reporting_date(programme, TODAY + dt.timedelta(days=40), by=None)
    make_risk(programme, 2, likelihood=None)
    change_risk(risk, {"severity": 2}, version=1, by=None)
    table = office.get(reverse("programme:risks", args=[programme.slug])).context["table"]
    assert {row.record.number: row.get_cell_value("moved") for row in table.rows} == {
        1: "Down from 12",
        2: "New",
    }
    page = office.get(risk.get_absolute_url())
    assert "Down from 12" in page.content.decode()
    assert [(each.score, each.severity) for each in page.context["scores"]] == [(6, "Low"), (12, "High")]


def test_an_empty_register_says_what_belongs_there(office: Client, programme: Programme) -> None:
    page = office.get(reverse("programme:risks", args=[programme.slug])).content.decode()
    assert "No risk has been entered yet" in page
