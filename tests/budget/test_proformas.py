"""Proformas: a version is whole and kept, and only an approved one moves a total."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from budget.models import Proposal, ProposalAmount, ProposalApproval, ProposalEdition, TargetGroup
from budget.proformas.content import FIELDS, PARTS, Proforma, blank, decoded, encoded
from budget.proformas.differences import COLUMNS, LABELS, differences
from budget.proformas.operations import approve, preview_approval, propose, revise
from budget.proformas.rows import in_use, version_of
from budget.totals import totals
from programme.dates import PlanDate
from programme.history import StaleVersion
from programme.models import Cause
from programme.operations.errors import Refused
from programme.operations.undo import undo
from programme.recalculation import recalculate
from tests.budget.proformas import APPROVAL, TYPED, approved, revised, typed_on, with_amounts
from tests.factories import make_baseline, make_driver, make_person, make_programme, make_proposal, make_role
from tests.reading import Page, confirmed, post, refused, stored
from tests.world import World, signed_in

POUNDS = st.decimals(-(10**9), 10**9, places=2, allow_nan=False, allow_infinity=False)
NUMBERS = st.none() | st.integers(0, 10**6)


@st.composite
def proformas(draw: Any) -> Proforma:
    fields = {
        "title": draw(st.text(max_size=20)),
        "effect": draw(st.sampled_from([None, PlanDate(2011, 9), PlanDate(2011, 9, 15)])),
        "existing_net": draw(st.none() | POUNDS),
        "clients": draw(NUMBERS),
        "is_recurrent": draw(st.booleans()),
    }
    years = draw(st.sets(st.integers(2011, 2015)))
    money = {name: st.none() | POUNDS for name in ("staff", "non_staff", "income")}
    amounts = [
        {"year": year, "amount": draw(POUNDS), "source": draw(st.sampled_from(["", "Appendix 6"]))}
        | {name: draw(amount) for name, amount in money.items()}
        for year in sorted(years)
    ]
    groups = [
        {"name": name, "people": draw(st.integers(0, 99))}
        for name in draw(st.sets(st.text("abc", min_size=1)))
    ]
    return Proforma({**blank().fields, **fields}, {"amounts": amounts, "groups": groups})


@given(proformas())
def test_a_version_comes_back_from_json_as_it_was_kept(proforma: Proforma) -> None:
    again = decoded(json.loads(json.dumps(encoded(proforma))))
    assert differences(proforma, again) == []
    assert again.amounts == proforma.amounts
    assert again.money == proforma.money


@given(proformas(), proformas())
def test_two_versions_differ_where_one_says_something_else_and_nowhere_else(
    one: Proforma, other: Proforma
) -> None:
    found = differences(one, other)
    assert {each.label for each in differences(other, one)} == {each.label for each in found}
    assert bool(found) == (encoded(_sorted(one)) != encoded(_sorted(other)))


def _sorted(proforma: Proforma) -> Proforma:
    parts = {name: sorted(lines, key=PARTS[name].key_of) for name, lines in proforma.parts.items()}
    return Proforma(proforma.fields, parts)


def test_every_field_and_column_has_words() -> None:
    assert set(LABELS) == set(FIELDS)
    assert set(COLUMNS) == {column for part in PARTS.values() for column in part.values}


@pytest.fixture
def proposal(db: None) -> Proposal:
    return make_proposal(make_programme(), "R1", {2011: -120_000})


def approved_total(proposal: Proposal) -> Decimal:
    recalculate(proposal.programme.slug)
    return totals(proposal.programme, 2011).net.approved


def test_an_edit_waits_and_counts_once_it_is_approved(proposal: Proposal) -> None:
    edited = revised(proposal, {2011: -100_000})
    assert (edited.edition, edited.approved_edition) == (2, 1)
    assert approved_total(proposal) == -120_000
    approved(edited)
    assert approved_total(proposal) == -100_000
    pinned = ProposalApproval.objects.get()
    assert (pinned.edition, pinned.approved_by, pinned.reason) == (2, "Cabinet", "As agreed")


def test_a_later_edit_waits_again_and_the_approved_one_goes_on_counting(proposal: Proposal) -> None:
    approved(revised(proposal, {2011: -100_000}))
    later = revised(Proposal.objects.get(), {2011: -90_000})
    assert later.waits_for_approval
    assert approved_total(proposal) == -100_000
    assert [version_of(later, number).amounts[2011] for number in (1, 2, 3)] == [-120_000, -100_000, -90_000]


def test_what_an_approval_would_cost_is_what_it_costs(proposal: Proposal) -> None:
    edited = revised(proposal, {2011: -100_000, 2012: -50_000})
    [effect] = preview_approval(edited, version_of(edited)).money
    assert effect.by_year == {2011: Decimal(20_000), 2012: Decimal(-50_000)}
    before = approved_total(proposal)
    approved(edited)
    assert approved_total(proposal) - before == effect.by_year[2011]


def test_an_approved_version_is_what_the_rows_say(proposal: Proposal) -> None:
    make_driver(proposal, clients=3)
    newest = version_of(proposal)
    drivers = [{**newest.lines("drivers")[0], "clients": 4}, {**newest.lines("drivers")[0], "position": 2}]
    groups = [{"name": "Older People", "people": 4}]
    wanted = Proforma({**newest.fields, "title": "Other"}, {"drivers": drivers, "groups": groups})
    revise(proposal, wanted, version=proposal.version, by=None, text="Anew")
    fresh = Proposal.objects.select_related("programme", "parent").get()
    approved(fresh)
    fresh.refresh_from_db()
    assert differences(in_use(fresh), wanted) == []
    assert ProposalAmount.objects.standing().count() == 0
    assert TargetGroup.objects.standing().get().people == 4


def test_new_money_is_approved_against_the_dates_that_are_current_now(proposal: Proposal) -> None:
    baseline = make_baseline(proposal.programme)
    renamed = revised(proposal, {2011: -120_000}, title="Other")
    approved(renamed)
    assert Proposal.objects.get().baseline is None
    approved(revised(Proposal.objects.select_related("programme").get(), {2011: -1}))
    assert Proposal.objects.get().baseline == baseline


def test_an_edit_that_changes_nothing_and_one_without_a_reason_are_refused(proposal: Proposal) -> None:
    same = version_of(proposal)
    with pytest.raises(Refused, match="Nothing differs from version 1"):
        revise(proposal, same, version=proposal.version, by=None, text="Again")
    with pytest.raises(Refused, match="Say why"):
        revise(proposal, with_amounts(proposal, {}), version=proposal.version, by=None, text=" ")
    assert not ProposalEdition.objects.exists()


def test_an_approval_of_a_version_that_somebody_has_edited_since_is_refused(proposal: Proposal) -> None:
    seen = revised(proposal, {2011: -100_000})
    revised(seen, {2011: -90_000})
    with pytest.raises(StaleVersion):
        approve(seen, APPROVAL, version=seen.version, by=None)
    assert approved_total(proposal) == -120_000


def test_a_version_is_approved_once_and_not_before_its_day(proposal: Proposal) -> None:
    edited = revised(proposal, {2011: -100_000})
    early = type(APPROVAL)(edited.programme.today().replace(year=2012), "Cabinet", "Early")
    with pytest.raises(Refused, match="still to come"):
        approve(edited, early, version=edited.version, by=None)
    approved(edited)
    with pytest.raises(Refused, match="approved already"):
        approved(Proposal.objects.select_related("programme").get())


def test_undoing_an_approval_gives_the_totals_back_and_the_version_waits_again(proposal: Proposal) -> None:
    cause = approved(revised(proposal, {2011: -100_000}))
    undo(cause, by=None, text="Too early")
    assert approved_total(proposal) == -120_000
    assert Proposal.objects.get().waits_for_approval


def test_undoing_an_edit_takes_its_version_away(proposal: Proposal) -> None:
    revised(proposal, {2011: -100_000})
    undo(Cause.objects.latest("pk"), by=None, text="By mistake")
    assert not Proposal.objects.get().waits_for_approval
    assert version_of(Proposal.objects.get()).amounts == {2011: -120_000}


def test_a_new_proposal_counts_nowhere_until_it_is_approved(proposal: Proposal) -> None:
    amount = {
        "year": 2011,
        "amount": Decimal(-7),
        "staff": None,
        "non_staff": None,
        "income": None,
        "source": "",
    }
    new = propose(
        proposal.programme,
        "R2",
        "REDUCTION",
        is_summary=False,
        proforma=Proforma(blank(title="New").fields, {"amounts": [amount]}),
        by=None,
        text="Found",
    )
    assert approved_total(proposal) == -120_000
    approved(Proposal.objects.select_related("programme", "parent").get(pk=new.pk))
    assert approved_total(proposal) == -120_007
    assert Proposal.objects.get(code="R2").title == "New"


@pytest.fixture
def finance(world: World) -> Client:
    return signed_in(make_role(world.programme, "finance", make_person("finance")).person)


@pytest.fixture
def director(world: World) -> Client:
    return signed_in(make_role(world.programme, "director", make_person("director")).person)


def test_finance_enters_and_the_director_approves_on_pages(
    world: World, finance: Client, director: Client
) -> None:
    typed = typed_on(world.proposal, amount_2011="100,000")
    page = post(finance, world.at("budget:change-proposal"), typed)
    assert "Once this version is approved" in page.html
    assert "£20,000 more is spent or lost in 2011/12" in page.html
    assert not ProposalEdition.objects.exists()
    assert confirmed(finance, world.at("budget:change-proposal"), typed).status_code == 302
    assert "Version 2 waits for approval" in finance.get(world.at("budget:proposal")).content.decode()
    assert finance.get(world.at("budget:approve-proposal")).status_code == 403

    address = world.at("budget:approve-proposal")
    form = Page(director.get(address).content.decode())
    assert "£20,000 more is spent or lost in 2011/12" in form.html
    assert "−£120,000" in form.html
    data = {**form.typed, "approved_by": "Cabinet", "reason": "Agreed"}
    assert director.post(address, data).status_code == 302
    assert ProposalAmount.objects.standing().get().amount == -100_000
    listed = director.get(world.at("budget:versions")).content.decode()
    assert "By Cabinet on 15 February 2011: Agreed" in listed


def test_an_approver_is_shown_the_version_that_came_meanwhile(
    world: World, finance: Client, director: Client
) -> None:
    revised(world.proposal, {2011: -100_000})
    address = world.at("budget:approve-proposal")
    form = Page(director.get(address).content.decode())
    revised(Proposal.objects.select_related("programme").get(), {2011: -90_000})
    data = {**form.typed, "approved_by": "Cabinet", "reason": "Agreed"}
    page = post(director, address, data)
    assert "version 3 waits for approval" in page.html
    assert not ProposalApproval.objects.exists()
    again = post(director, address, {**page.typed, "keep-all": "mine"})
    assert "£30,000 more is spent or lost in 2011/12" in again.html
    assert not ProposalApproval.objects.exists()
    assert director.post(address, again.typed).status_code == 302
    assert ProposalApproval.objects.get().edition == 3


def test_a_new_proposal_is_entered_on_its_page(world: World, finance: Client) -> None:
    address = world.at("budget:add-proposal") + "?kind=growth"
    typed = {**TYPED, "code": "G7", "title": "More", "amount_2011": "5000"}
    page = post(finance, address, typed)
    assert "£5,000 more is spent or lost in 2011/12" in page.html
    assert finance.post(address, {**typed, "confirm": page.typed["confirm"]}).status_code == 302
    new = Proposal.objects.get(code="G7")
    assert version_of(new).amounts == {2011: 5000}
    assert new.approved_edition is None
    refused(finance, address, {**typed, "code": "r1"}, "id_code", "There is a proposal r1")
    refused(finance, address, {**typed, "code": "add"}, "id_code", "name of another page")
    refused(finance, address, {**typed, "code": "a/b"}, "id_code", "Enter letters, digits")


def test_a_parent_is_a_summary_sheet_of_the_same_kind_and_never_below_itself(
    world: World, finance: Client
) -> None:
    whole = make_proposal(world.programme, "R9", {}, is_summary=True)
    part = make_proposal(world.programme, "R9a", parent=whole)
    make_proposal(world.programme, "G9", {}, is_summary=True)
    change = world.at("budget:change-proposal")
    for code, message in (("R9a", "amounts of its own"), ("G9", "another kind")):
        refused(finance, change, typed_on(world.proposal, parent=code), "id_parent", message)
    summary = world.at("budget:change-proposal", code="R9")
    for code, message in (("R9", "part of itself"), ("R9a", "R9a is part of R9"), ("G9", "stands alone")):
        typed = {"title": whole.title, "parent": code, "text": "So", "version": str(whole.version)}
        refused(finance, summary, typed, "id_parent", message)
    assert part.parent == whole


def test_a_form_that_nobody_touched_says_what_is_stored(world: World, finance: Client) -> None:
    make_driver(world.proposal, clients=11, current_weekly_cost=602, duration=6, duration_unit="months")
    address = world.at("budget:change-proposal")
    opened = Page(finance.get(address).content.decode()).typed
    before = stored()
    page = post(finance, address, {**opened, "text": "Nothing"})
    assert list(page.errors) == ["Nothing differs from version 1: change something, or cancel"]
    assert stored() == before
