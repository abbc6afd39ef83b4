"""Every fact of the loaded plans and proposals is on their pages, read from the data files."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from budget import demo as budget_demo
from budget.forms.proformas import ProformaForm
from budget.models import Proposal
from budget.proformas.differences import differences
from budget.proformas.rows import version_of
from programme import demo as plan_demo
from programme.models import Person, Programme
from programme.ui.answers import answers
from programme.ui.format import whole
from tests.test_journeys import in_words
from tests.world import signed_in


@pytest.fixture
def office(leicester: Programme) -> Client:
    return signed_in(Person.objects.get(username="office"))


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return unescape(in_words(response.content.decode()))


def actions(slug: str) -> list[dict[str, str]]:
    with (plan_demo.FOLDER / f"{slug}-actions.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def proposals(slug: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((budget_demo.FOLDER / f"{slug}.json").read_text())
    return found


@pytest.mark.parametrize("slug", ["leicester", "walsall"])
def test_every_action_is_on_its_page_as_printed(office: Client, slug: str) -> None:
    for row in actions(slug):
        page = text_of(office, f"/programmes/{slug}/plan/{row['number']}/")
        for fact in (
            row["title"],
            row["workstream"],
            row["printed_start"],
            row["printed_end"],
            row["comment"],
        ):
            assert fact in page, (row["number"], fact)
        for number in row["depends_on"].split():
            assert f" {number} " in page, (row["number"], number)


@pytest.mark.parametrize("slug", ["leicester", "walsall"])
def test_every_proposal_is_on_its_page_as_printed(office: Client, slug: str) -> None:
    found = proposals(slug)
    units = found["units"]
    for each in found["proposals"]:
        page = text_of(office, f"/programmes/{slug}/budget/{each['code']}/")
        money = [*each["amounts"].values(), *each["existing"].values()]
        for amount in money:
            assert amount is None or whole(Decimal(str(amount)) * units) in page, (each["code"], amount)
        for fact in ("title", "service_area", "description", "implications", "note", "group_note"):
            assert (each[fact] or "") in page, (each["code"], each[fact])
        if each["clients"] is not None:
            assert f"{each['clients']} people" in page
        for name, people in each["target_groups"].items():
            assert f"{name} {people}" in page, (each["code"], name)
        for driver in each["drivers"]:
            for name in ("clients", "current_weekly_cost", "new_weekly_cost", "duration", "percent"):
                assert name not in driver or f"{driver[name]:g}" in page, (each["code"], name)


def test_the_form_of_every_proposal_says_what_is_stored(leicester: Programme) -> None:
    for proposal in Proposal.objects.filter(programme=leicester).select_related("programme", "parent"):
        about: dict[str, Any] = {"kind": proposal.kind, "is_summary": proposal.is_summary}
        about |= {"base": version_of(proposal), "programme": leicester, "code": proposal.code}
        initial = {"version": proposal.version}
        typed = QueryDict(mutable=True)
        for answer in answers(ProformaForm(**about, initial=initial)).values():
            for name, values in answer.posted.items():
                typed.setlist(name, values)
        form = ProformaForm({**typed.dict(), "version": "1"}, **about, initial=initial)
        assert form.is_valid(), (proposal.code, form.errors)
        assert differences(about["base"], form.proforma()) == [], proposal.code


def test_the_meals_are_labelled_with_where_each_amount_is_stated(office: Client) -> None:
    page = text_of(office, "/programmes/leicester/budget/R6/")
    table = "".join(page[page.index("Financial implications, £") :].split())
    assert "Nettotal529,000−172,000−714,000" in table
    assert "SourceThisproformaThisproformaParagraph6.5.1,withappendix6" in table


def test_links_to_codes_that_do_not_exist_are_kept_and_shown(office: Client) -> None:
    for link in proposals("leicester")["links"]:
        page = text_of(office, f"/programmes/leicester/plan/{link['action']}/")
        for code in (*link["codes"], *link["unknown"]):
            assert code in page, (link["action"], code)
