"""Every text and figure of the demonstration's registers is on the pages, for both programmes."""

from __future__ import annotations

import csv
import html
import json
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from programme.demo.registers import FOLDER
from programme.models import (
    Cause,
    ListedPlace,
    ListedWorkstream,
    Meeting,
    Person,
    Programme,
    Risk,
    Workstream,
)
from programme.ui.format import long_date, short_date, whole
from tests.world import signed_in

SLUGS = ("leicester", "walsall")
LEVELS = {"LOW": "Low", "MEDIUM": "Medium", "HIGH": "High"}


@pytest.fixture
def client(demo: None, db: None) -> Client:
    return signed_in(Person.objects.get(username="office"))


def words(client: Client, address: str) -> str:
    """What a page says, without its markup and with single spaces."""
    response = client.get(address)
    assert response.status_code == 200, address
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(html.unescape(text).split())


def page(client: Client, slug: str, name: str, *args: Any) -> str:
    return words(client, reverse(f"programme:{name}", args=[slug, *args]))


def facts(slug: str, name: str) -> Any:
    return json.loads((FOLDER / f"{slug}-{name}.json").read_text())


@pytest.mark.parametrize("slug", SLUGS)
def test_every_risk_is_in_the_register_and_on_its_page(client: Client, slug: str) -> None:
    register = page(client, slug, "risks")
    risks = facts(slug, "risks")["risks"]
    assert len(risks) == Risk.objects.filter(programme__slug=slug).count()
    for each in risks:
        own = page(client, slug, "risk", each["number"])
        for shown in (register, own):
            assert each["text"] in shown
            assert each["controls"] in shown
        for name in ("likelihood", "severity"):
            if each[name]:
                assert f"{LEVELS[each[name]]} printed {each[f'printed_{name}']}" in own
        if each["amount"]:
            assert f"£{whole(each['amount'])}" in own
            assert whole(each["amount"]) in register
        for code in (*each["actions"], *each["proposals"]):
            assert re.search(rf"\b{code} ", own), code


@pytest.mark.parametrize("slug", SLUGS)
def test_what_a_risk_concerns_names_the_risk_in_turn(client: Client, slug: str) -> None:
    for each in facts(slug, "risks")["risks"]:
        risk = f"{each['number']} {each['text']}"
        for number in each["actions"]:
            assert risk in page(client, slug, "action", number)
        for code in each["proposals"]:
            assert risk in words(client, reverse("budget:proposal", args=[slug, code]))


def test_leicesters_levels_are_as_printed_and_the_overspend_is_two_million(leicester: Programme) -> None:
    risks = {risk.number: risk for risk in Risk.objects.filter(programme=leicester)}
    letters = [f"{risk.printed_likelihood}/{risk.printed_severity}" for _, risk in sorted(risks.items())]
    assert letters == ["M/L", "M/H", "M/H", "M/H", "H/H"]
    assert risks[5].amount == 2_000_000


def test_walsalls_risk_costs_99_000_a_month(client: Client) -> None:
    assert "£99,000 a month" in page(client, "walsall", "risk", 1)
    assert "99,000 a month" in page(client, "walsall", "risks")
    file = client.get(reverse("programme:risks", args=["walsall"]), {"format": "csv"}).content.decode()
    assert "99000.00 a month" in file


@pytest.mark.parametrize("slug", SLUGS)
def test_the_highest_risks_are_on_the_dashboard(client: Client, slug: str) -> None:
    shown = page(client, slug, "dashboard")
    assert all(each["text"] in shown for each in facts(slug, "risks")["risks"])


@pytest.mark.parametrize("slug", SLUGS)
def test_every_meeting_recommendation_and_duty_is_shown(client: Client, slug: str) -> None:
    register, asked = page(client, slug, "meetings"), page(client, slug, "recommendations")
    meetings = {meeting.purpose: meeting for meeting in Meeting.objects.filter(programme__slug=slug)}
    for each in facts(slug, "meetings")["meetings"]:
        meeting = meetings[each["purpose"]]
        own = words(client, meeting.get_absolute_url())
        for shown in (register, own):
            assert each["body"] in shown
            assert each["purpose"] in shown
            assert each["decision"] in shown
        assert (short_date(meeting.held_on) if meeting.held_on else "Date not given") in register
        assert (long_date(meeting.held_on) if meeting.held_on else "date not given") in own
        for one in each["recommendations"]:
            for shown in (asked, own):
                assert all(one[name] in shown for name in ("text", "made_by", "made_to"))
    for each in facts(slug, "meetings")["reporting"]:
        assert each["body"] in register
        assert each["subject"] in register
        assert "Every quarter" in register
        assert "31 March 2011" in register


@pytest.mark.parametrize("slug", SLUGS)
def test_everything_else_the_report_says_is_on_one_page(client: Client, slug: str) -> None:
    shown = page(client, slug, "about")
    programme = Programme.objects.get(slug=slug)
    assert programme.source in shown
    assert programme.council in shown
    for each in facts(slug, "meetings")["notes"]:
        assert each["heading"] in shown
        assert (f"{each['label']}: {each['text']}" if each["label"] else each["text"]) in shown
    for each in facts(slug, "meetings")["implications"]:
        answer = "Yes" if each["applies"] else "No"
        assert f"{each['area']} {answer} {each['paragraphs'] or 'not given'}" in shown
    for each in facts(slug, "meetings")["meetings"]:
        assert each["decision"] in shown
        assert all(one["text"] in shown for one in each["recommendations"])


def listed_rows() -> list[dict[str, str]]:
    with (FOLDER / "leicester-workstreams.csv").open(newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_18_listed_workstreams_are_shown_with_their_place_in_the_plan(client: Client) -> None:
    shown, rows = page(client, "leicester", "workstreams"), listed_rows()
    assert [row["group"] for row in rows].count("STRATEGY") == 8
    assert [row["group"] for row in rows].count("ENABLING") == 10
    for row in rows:
        line = f"{row['name']} {row['group'].capitalize()} {row['lead_printed']} {row['remit']}"
        assert line in shown
        assert row["note"] in shown
        if row["workstream"]:
            assert f"All of {row['workstream']}" in shown
        for number in row["actions"].split():
            assert f"Action {number} " in shown


def test_a_workstream_of_the_plan_names_the_listed_ones_behind_it(client: Client) -> None:
    places = ListedPlace.objects.filter(programme__slug="leicester")
    assert ListedWorkstream.objects.filter(programme__slug="leicester").count() == 18
    found: Any = places.select_related("listed", "workstream", "item__action__workstream")
    for place in found:
        stream = place.workstream or place.item.action.workstream
        own = page(client, "leicester", "workstream", stream.slug)
        assert place.listed.name in own
        assert place.listed.lead_printed in own


@pytest.mark.parametrize("slug", SLUGS)
def test_each_workstream_of_the_plan_has_a_page_with_its_actions(client: Client, slug: str) -> None:
    register = page(client, slug, "workstreams")
    for stream in Workstream.objects.filter(programme__slug=slug):
        assert stream.name in register
        own = page(client, slug, "workstream", stream.slug)
        for action in stream.actions.select_related("item"):
            assert action.item.title in own


def test_each_register_was_loaded_on_the_day_the_plan_was_approved(leicester: Programme) -> None:
    causes = Cause.objects.filter(programme=leicester, what__contains="loaded as printed")
    assert {cause.effective_at.date().isoformat() for cause in causes} == {"2011-02-15"}
    assert {"Risks loaded as printed", "Listed workstreams loaded as printed"} <= {
        cause.what for cause in causes
    }


@pytest.mark.parametrize("name", ["risks", "workstreams", "meetings", "recommendations"])
def test_a_register_can_be_taken_away_as_a_file(client: Client, name: str) -> None:
    address = reverse(f"programme:{name}", args=["leicester"])
    lines = client.get(f"{address}?format=csv").content.decode("utf-8-sig").splitlines()
    assert len(lines) > 1
    assert client.get(f"{address}?format=xlsx").content.startswith(b"PK")
