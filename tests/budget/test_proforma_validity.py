"""What cannot be on a proforma is refused with its field, also where it does not come from the page."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from budget.models import Proposal, ProposalEdition
from budget.proformas.content import Proforma, blank
from budget.proformas.operations import propose, revise
from budget.proformas.validity import refuse_impossible
from programme.dates import PlanDate
from programme.models import Programme
from programme.operations.errors import Refused
from tests.budget.proformas import typed_on, with_amounts
from tests.factories import make_person, make_programme, make_proposal, make_role
from tests.reading import Page, confirmed, refused, stored
from tests.world import World, signed_in

AMOUNT = {"year": 2011, "amount": Decimal(-120_000), "staff": None, "non_staff": None, "income": None}
DRIVER = dict.fromkeys(
    ("clients", "current_weekly_cost", "new_weekly_cost", "duration", "duration_max", "percent")
    + ("one_off_investment", "percent_base")
)
RAMP = {"profile": Proposal.Profile.RAMP}


def proforma(amount: Any = (), driver: Any = (), **fields: Any) -> Proforma:
    """A valid one but for what is given: of its amount, of its driver, and of its fields."""
    drivers = [
        {**DRIVER, "position": 1, "kind": "weekly_saving", "duration_unit": "", "note": "", **dict(driver)}
    ]
    return Proforma(
        blank(title="Meals", **fields).fields,
        {
            "amounts": [{**AMOUNT, "source": "", **dict(amount)}],
            "drivers": drivers if driver else [],
        },
    )


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"amount": {"amount": Decimal("1e400")}}, "amount_2011"),
        ({"amount": {"amount": Decimal("NaN")}}, "amount_2011"),
        ({"amount": {"amount": Decimal("Infinity")}}, "amount_2011"),
        ({"amount": {"amount": "much"}}, "amount_2011"),
        ({"amount": {"amount": None}}, "amount_2011"),
        ({"amount": {"staff": Decimal("0.001")}}, "staff_2011"),
        ({"amount": {"income": "NaN"}}, "income_2011"),
        ({"driver": {"current_weekly_cost": Decimal("1e400")}}, "drivers"),
        ({"driver": {"clients": "many"}}, "drivers"),
        ({"driver": {"kind": "MAGIC"}}, "drivers"),
        ({"existing_net": Decimal("NaN")}, "existing_net"),
        ({"existing_staff": Decimal("12.345")}, "existing_staff"),
        ({"clients": -1}, "clients"),
        ({"parent": "R1"}, "parent"),
        ({"profile": "WAVE"}, "profile"),
        (RAMP, "ramp_months"),
        ({**RAMP, "ramp_months": 49}, "ramp_months"),
        ({"ramp_months": 6}, "ramp_months"),
        ({"effect": PlanDate(2015, 4)}, "effect"),
        ({"effect": PlanDate(2008, 3)}, "effect"),
        ({"effect": PlanDate(2012, 4)}, "amount_2011"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as caught:
        refuse_impossible("R1", proforma(**wrong))
    assert caught.value.field == field
    assert str(caught.value)


@pytest.mark.parametrize(
    "right",
    [
        {},
        {"amount": {"amount": Decimal("-9999999999.99")}},
        {"parent": "R2"},
        {"driver": {"clients": 11, "current_weekly_cost": Decimal("602.50")}},
        {**RAMP, "ramp_months": 48},
        {"effect": PlanDate(2012, 3, 31)},
        {"amount": {"year": 2023}, "effect": PlanDate(2020, 4)},
    ],
)
def test_what_can_be_is_not_refused(right: dict[str, Any]) -> None:
    refuse_impossible("R1", proforma(**right))


@given(st.decimals(allow_nan=True, allow_infinity=True) | st.text(max_size=9))
def test_whatever_is_given_an_amount_fits_its_column_or_is_refused(amount: Any) -> None:
    try:
        refuse_impossible("R1", proforma({"amount": amount}))
    except Refused as error:
        assert error.field == "amount_2011"
    else:
        assert abs(Decimal(amount)) < 10**12
        assert Decimal(amount) == round(Decimal(amount), 2)


@pytest.fixture
def programme(db: None) -> Programme:
    return make_programme()


def test_neither_a_new_proposal_nor_a_new_version_keeps_what_cannot_be(programme: Programme) -> None:
    proposal = make_proposal(programme, "R1")
    wrong = with_amounts(proposal, {2011: -1}, existing_net=Decimal("NaN"))
    before = stored()
    with pytest.raises(Refused, match="existing_net"):
        revise(proposal, wrong, version=proposal.version, by=None, text="So")
    with pytest.raises(Refused, match="existing_net"):
        propose(programme, "R2", "REDUCTION", is_summary=False, proforma=wrong, by=None, text="So")
    assert stored() == before
    assert not ProposalEdition.objects.exists()


@pytest.fixture
def finance(world: World) -> Client:
    return signed_in(make_role(world.programme, "finance", make_person("finance")).person)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"amount_2011": "1e400"}, "id_amount_2011"),
        ({"amount_2011": "NaN"}, "id_amount_2011"),
        ({"amount_2012": "much"}, "id_amount_2012"),
        ({"income_2011": "1.005"}, "id_income_2011"),
        ({"existing_net": "Infinity"}, "id_existing_net"),
        (
            {"driver_0_kind": "weekly_saving", "driver_0_current_weekly_cost": "1e400"},
            "id_driver_0_current_weekly_cost",
        ),
        ({"driver_0_kind": "weekly_saving", "driver_0_duration": "NaN"}, "id_driver_0_duration"),
        ({"ramp_months": "49", "profile": "RAMP"}, "id_ramp_months"),
    ],
)
def test_the_page_names_the_field_and_keeps_what_was_typed(
    typed: dict[str, str], field: str, world: World, finance: Client
) -> None:
    page = refused(finance, world.at("budget:change-proposal"), typed_on(world.proposal, **typed), field)
    assert typed.items() <= page.typed.items()


def test_a_minus_may_be_in_brackets_as_accounts_print_it(world: World, finance: Client) -> None:
    typed = typed_on(world.proposal, existing_income="(1,829)")
    assert confirmed(finance, world.at("budget:change-proposal"), typed).status_code == 302
    kept = ProposalEdition.objects.get(number=2).content
    assert kept["fields"]["existing_income"] == "-1829"


def test_each_version_can_state_one_year_more(world: World, finance: Client) -> None:
    """Some councils plan five years ahead and more."""
    address = world.at("budget:change-proposal")
    for last in (2014, 2015, 2016):
        proposal = Proposal.objects.get(pk=world.proposal.pk)
        years = {f"amount_{year}": "120,000" for year in range(2011, last + 1)}
        assert confirmed(finance, address, typed_on(proposal, **years)).status_code == 302
    opened = Page(finance.get(address).content.decode()).typed
    assert [name for name in opened if name.startswith("amount_")][-1] == "amount_2017"


def test_money_that_is_stated_only_later_than_its_effect_can_be_changed_again(
    world: World, finance: Client
) -> None:
    address = world.at("budget:change-proposal")
    typed = {"amount_2011": "", "amount_2013": "50,000", "effect_1": "4", "effect_2": "2012"}
    assert confirmed(finance, address, typed_on(world.proposal, **typed)).status_code == 302
    proposal = Proposal.objects.get(pk=world.proposal.pk)
    opened = Page(finance.get(address).content.decode()).typed
    assert opened["version"] == str(proposal.version)
    assert confirmed(finance, address, {**opened, "title": "Another", "text": "So"}).status_code == 302
