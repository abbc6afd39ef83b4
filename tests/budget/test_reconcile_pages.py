"""The reconciliation on pages: finding, accepting, opening again, totals, downloads."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from budget.models import AcceptedFinding, CheckFigure, Driver, PrintedTotal, Proposal
from budget.reconciliation.collecting import collect
from programme.history import change, write
from programme.models import Cause, Programme, changed
from programme.recalculation import recalculate
from tests.factories import (
    TODAY,
    make_delivery,
    make_driver,
    make_item,
    make_programme,
    make_proposal,
    make_role,
    make_total,
)
from tests.reading import Page, post, refused, stored
from tests.services.making import make_service
from tests.world import signed_in

pytestmark = pytest.mark.django_db
R7 = {"existing_staff": 0, "existing_non_staff": 3_824_000, "existing_income": 0, "existing_net": 3_823_000}


@pytest.fixture
def programme(db: None) -> Programme:
    """One proposal that nothing delivers and whose line does not add, and one that agrees."""
    programme = make_programme("river")
    make_proposal(programme, "R7", {2011: -342_000}, **R7)
    make_proposal(programme, "G4", {2011: 113_000}, existing_non_staff=926_000, existing_net=926_000)
    recalculate("river")
    return programme


@pytest.fixture
def finance(programme: Programme) -> Client:
    return signed_in(make_role(programme, "finance").person)


def line(programme: Programme) -> CheckFigure:
    return CheckFigure.objects.get(programme=programme, rule="lines_sum", code="R7")


def answers(check: CheckFigure, **typed: Any) -> dict[str, Any]:
    return {"reason": "A slip of the pen", "figures": check.figures, "version": 0, **typed}


def accept(client: Client, check: CheckFigure, **typed: Any) -> None:
    response = client.post(check.get_absolute_url() + "accept/", answers(check, **typed))
    assert response.status_code == 302, response.content.decode()


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def reset_net(programme: Programme, net: int) -> None:
    proposal = Proposal.objects.get(programme=programme, code="R7")
    with change(programme, by=None, what="R7 corrected") as cause:
        write(cause, [changed(proposal, {"existing_net": net})])
    recalculate(programme.slug)


RECONCILIATION = "/programmes/river/budget/reconciliation/"


def test_the_money_that_no_action_delivers_comes_first_and_leads_to_its_rows(finance: Client) -> None:
    page = text(finance, RECONCILIATION)
    top = page[page.index("wm-notice") : page.index("Open findings")]
    assert "£342k" in top and "reductions in 2011/12 has no delivering action" in top
    assert "£113k" in top and "growth in 2011/12 has no delivering action" in top
    for href in [href for href in Page(page).hrefs if "undelivered=on" in href]:
        assert finance.get(href).status_code == 200


def test_a_finding_stands_with_its_figures_under_its_rule(finance: Client) -> None:
    page = text(finance, RECONCILIATION)
    for words in (
        "Lines and their total",
        "£3,823,000",
        "£3,824,000",
        "+£1,000",
        "rounding cannot explain",
    ):
        assert words in page
    assert "Download as" in page


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("rule=lines_sum", "R7", "No action delivers"),
        ("proposal=G4", "No action delivers G4", "No action delivers R7"),
        ("state=accepted", "No findings match these filters", "No action delivers"),
        ("state=agrees", "1 check", "No action delivers"),
        ("group=proposal", "R7 Proposal R7", "None of these words"),
        ("rule=made_up", "Rule: select one of the choices", "None of these words"),
        ("proposal=%00", "Proposal", "None of these words"),
        ("page=-7", "R7", "None of these words"),
    ],
)
def test_findings_are_filtered_and_grouped(finance: Client, query: str, shown: str, hidden: str) -> None:
    page = text(finance, f"{RECONCILIATION}?{query}")
    assert shown in page
    assert hidden not in page


def test_downloads_hold_exact_figures_and_how_to_mend_them(finance: Client) -> None:
    file = finance.get(f"{RECONCILIATION}?rule=lines_sum&format=csv").content.decode("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(file))
    assert (row["Proposal"], row["Stated"], row["Computed"], row["Difference"]) == (
        "R7", "3823000", "3824000", "1000",
    )  # fmt: skip
    assert row["Rule"] == "Lines and their total"
    assert row["How to mend it"] and row["State"] == "Open"
    book = load_workbook(io.BytesIO(finance.get(f"{RECONCILIATION}?format=xlsx").content))
    assert book.active is not None and book.active.max_row == 4


def test_the_page_of_a_proposal_shows_its_own_checks(finance: Client, programme: Programme) -> None:
    page = text(finance, "/programmes/river/budget/R7/")
    assert "Checks on this proforma" in page and "£3,823,000 is printed under them" in page
    page = text(finance, "/programmes/river/budget/G4/")
    assert "£3,823,000" not in page
    assert "1 check agrees" in page


def test_a_finding_is_accepted_with_a_reason_and_stays_on_the_record(
    finance: Client, programme: Programme
) -> None:
    check = line(programme)
    accept(finance, check)
    row = AcceptedFinding.objects.get()
    assert (row.rule, row.code, row.place) == ("lines_sum", "R7", "Existing budget")
    assert (row.stated, row.computed, row.accepted_on) == ("3823000.00", "3824000.00", TODAY)
    assert row.accepted_by and row.accepted_by.username == "finance"
    for address in (RECONCILIATION, check.get_absolute_url(), "/programmes/river/budget/R7/"):
        page = text(finance, address)
        assert "Accepted by finance" in page and "A slip of the pen" in page
        assert "15 February 2011" in page
    assert Cause.objects.latest("id").what == "Finding accepted: R7 Existing budget"
    recalculate("river")
    assert CheckFigure.objects.filter(programme=programme).accepted().get() == check


def test_an_accepted_finding_is_open_again_when_its_figures_change(
    finance: Client, programme: Programme
) -> None:
    accept(finance, line(programme))
    reset_net(programme, 3_800_000)
    page = text(finance, line(programme).get_absolute_url())
    assert "Open again" in page
    assert "with £3,823,000 stated and £3,824,000 computed. The figures have changed since." in page
    assert line(programme) in CheckFigure.objects.filter(programme=programme).open()
    accept(finance, line(programme), version=1, reason="Still a slip")
    assert [each.version for each in AcceptedFinding.objects.all()] == [2]
    assert AcceptedFinding.history.count() == 2


def test_a_finding_that_is_mended_is_found_no_more_and_its_acceptance_stays_listed(
    finance: Client, programme: Programme
) -> None:
    accept(finance, line(programme))
    reset_net(programme, 3_824_000)
    assert line(programme).agrees
    page = text(finance, RECONCILIATION)
    assert "Accepted once, and no longer found" in page and "A slip of the pen" in page
    page = text(finance, line(programme).get_absolute_url())
    assert "The two figures agree" in page and "Accept this finding" not in page


def test_a_finding_is_opened_again_by_hand_and_the_history_says_by_whom(
    finance: Client, programme: Programme
) -> None:
    check = line(programme)
    accept(finance, check)
    address = check.get_absolute_url() + "reopen/"
    assert "is open again" in finance.post(address, follow=True).content.decode()
    assert check in CheckFigure.objects.filter(programme=programme).open()
    assert "It is open already" in finance.post(address, follow=True).content.decode()
    page = text(finance, check.get_absolute_url())
    assert "Finding accepted: R7 Existing budget" in page and "Finding open again" in page
    accept(finance, check)
    assert AcceptedFinding.objects.filter(withdrawn_at=None).count() == 1


@pytest.mark.parametrize(
    ("typed", "where", "message"),
    [
        ({"reason": ""}, "id_reason", "Enter why it is accepted"),
        ({"reason": "   "}, "id_reason", "Enter why it is accepted"),
        ({"reason": "x" * 2001}, "id_reason", "2000 characters or fewer"),
        ({"reason": "a\0b"}, "id_reason", ""),
        ({"version": ""}, "id_reason", "came back altered"),
        ({"version": "-1"}, "id_reason", "came back altered"),
        ({"version": "9" * 5000}, "id_reason", "came back altered"),
        ({"figures": "x"}, "id_reason", "came back altered"),
    ],
)
def test_an_acceptance_that_cannot_stand_is_refused(
    finance: Client, programme: Programme, typed: dict[str, str], where: str, message: str
) -> None:
    check = line(programme)
    refused(finance, check.get_absolute_url() + "accept/", answers(check, **typed), where, message)


def test_who_was_slower_sees_the_finding_as_it_is_now_and_may_save_again(
    finance: Client, programme: Programme
) -> None:
    check = line(programme)
    address, typed = check.get_absolute_url() + "accept/", answers(check, reason="Mine")
    accept(finance, check)
    page = post(finance, address, typed)
    assert "What you typed" in page.html and page.typed["reason"].strip() == "Mine"
    assert finance.post(address, {**page.typed, "keep-reason": "mine"}).status_code == 302
    assert AcceptedFinding.objects.get().reason == "Mine"
    reset_net(programme, 3_800_000)
    page = post(finance, address, {**typed, "version": "2"})
    assert page.typed["shown-figures"] == str(line(programme).figures)
    assert "£3,800,000 is printed under them" in page.html


def test_what_agrees_now_cannot_be_accepted(finance: Client, programme: Programme) -> None:
    reset_net(programme, 3_824_000)
    check = line(programme)
    before = stored()
    page = post(finance, check.get_absolute_url() + "accept/", answers(check))
    assert "there is nothing to accept" in page.html
    assert stored() == before


def test_a_key_that_stands_for_nothing_is_not_found(finance: Client) -> None:
    for key in ("nothing", "x" * 500, "%00"):
        assert finance.get(f"{RECONCILIATION}{key}/").status_code == 404


TOTAL = {
    "place": "Appendix 8",
    "kind": "REDUCTION",
    "year": "2011",
    "amount": "-342,000",
    "rounded_to": "1000",
}


def test_a_printed_total_is_kept_beside_the_sum(finance: Client, programme: Programme) -> None:
    assert finance.post(f"{RECONCILIATION}totals/add/", TOTAL).status_code == 302
    assert "Not compared yet" in text(finance, RECONCILIATION)
    recalculate("river")
    assert "with the sum of the proposals" in text(finance, RECONCILIATION)
    total = PrintedTotal.objects.get()
    address = f"{RECONCILIATION}totals/{total.uid}/change/"
    assert finance.post(address, {**TOTAL, "amount": "-432,000", "version": 1}).status_code == 302
    recalculate("river")
    assert "the proposals add up to a saving of £342,000: £90,000 apart" in text(finance, RECONCILIATION)
    finance.post(f"{RECONCILIATION}totals/{total.uid}/withdraw/")
    recalculate("river")
    assert "No printed total is entered yet" in text(finance, RECONCILIATION)
    assert PrintedTotal.history.count() == 3


@pytest.mark.parametrize(
    ("typed", "where", "message"),
    [
        ({"amount": ""}, "id_amount", "Enter"),
        ({"amount": "1e400"}, "id_amount", "Enter an amount in pounds"),
        ({"amount": "NaN"}, "id_amount", "Enter an amount in pounds"),
        ({"amount": "-1.234"}, "id_amount", "no more than 2 digits"),
        ({"amount": "-99999999999"}, "id_amount", "less than £10,000,000,000"),
        ({"amount": "342,000"}, "id_amount", "enter them with a minus"),
        ({"kind": "GROWTH"}, "id_amount", "enter it without a minus"),
        ({"kind": "MADE_UP"}, "id_kind_0", "select one of the choices"),
        ({"year": "1066"}, "id_year", "select one of the choices"),
        ({"rounded_to": "7"}, "id_rounded_to", "select one of the choices"),
        ({"place": ""}, "id_place", "Enter"),
        ({"place": "x" * 121}, "id_place", "120 characters or fewer"),
    ],
)
def test_a_total_that_cannot_be_is_refused(
    finance: Client, typed: dict[str, str], where: str, message: str
) -> None:
    refused(finance, f"{RECONCILIATION}totals/add/", {**TOTAL, **typed}, where, message)


def test_one_total_is_entered_once(finance: Client, programme: Programme) -> None:
    make_total(programme, -1000)
    refused(finance, f"{RECONCILIATION}totals/add/", TOTAL, "id_place", "is entered already")


def test_the_largest_amounts_there_can_be_are_worked_out(programme: Programme) -> None:
    """Nine digits of people at ten digits of pounds do not stop a recalculation."""
    largest = make_proposal(programme, "R9", {2011: -9_999_999_999})
    make_driver(
        largest,
        kind=Driver.Kind.WEEKLY_SAVING,
        clients=9_999_999,
        current_weekly_cost=9_999_999_999,
        duration=52,
        duration_unit="weeks",
    )
    make_total(programme, -9_999_999_999)
    recalculate("river")
    check = CheckFigure.objects.get(programme=programme, code="R9", rule="driver_arithmetic")
    assert check.computed.startswith("-519999947")
    assert len(collect(programme)) == CheckFigure.objects.filter(programme=programme).count()


def test_a_place_that_names_many_things_fits_and_keeps_its_identity(
    finance: Client, programme: Programme
) -> None:
    proposal = Proposal.objects.get(programme=programme, code="R7")
    for number in (1, 2):
        item = make_item(programme, f"a{number}", kind="stage", title=f"{'Very long ' * 29}{number}")
        make_delivery(proposal, item)
    service = [make_service(programme, f"{'Long ' * 8}{number}", postcode="LE3 6QR") for number in range(12)]
    recalculate("river")
    places = CheckFigure.objects.filter(programme=programme).values_list("place", flat=True)
    assert max(map(len, places)) <= 400
    assert CheckFigure.objects.filter(programme=programme, rule="effect_before_start").count() == 2
    [check] = CheckFigure.objects.filter(programme=programme, rule="double_count")
    assert service[-1].name in check.message
    accept(finance, check)
