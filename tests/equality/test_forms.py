"""What nobody should send: it is named, kept on the page, and not stored."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from equality.models import Assessment, Impact, Mitigation, Stage, StrandFinding
from programme.models import Programme
from programme.recalculation import recalculate
from programme.ui.forms import ALTERED
from tests.equality.making import make_assessment, make_final, make_finding, make_mitigation
from tests.factories import enter, make_role, plan_date
from tests.reading import confirmed, post, refused, stored
from tests.world import signed_in


@pytest.fixture
def client(programme: Programme) -> Client:
    return signed_in(make_role(programme, "equality").person)


@pytest.fixture
def mitigation(programme: Programme) -> Mitigation:
    return make_mitigation(make_finding(make_assessment(programme), impact=Impact.NEGATIVE))


def at(name: str, *args: Any) -> str:
    return reverse(f"equality:{name}", args=["river", "day-centre", *args])


@pytest.mark.parametrize(
    ("typed", "where", "message"),
    [
        ({"impact": ""}, "id_impact_0", "Select the impact"),
        ({"impact": "BAD"}, "id_impact_0", "select one of the choices"),
        ({"impact": "NEUTRAL"}, "id_text", "Say why the impact is another one"),
        ({"affected": "x" * 5001}, "id_affected", "5000 characters or fewer"),
        ({"text": "x" * 2001}, "id_text", "2000 characters or fewer"),
        ({"evidence": "a\0b"}, "id_evidence", ""),
        ({"version": ""}, "id_impact_0", ALTERED),
        ({"version": "-1"}, "id_impact_0", ALTERED),
        ({"version": "9" * 500}, "id_impact_0", ALTERED),
    ],
)
def test_a_finding_that_cannot_be(
    client: Client, mitigation: Mitigation, typed: dict[str, str], where: str, message: str
) -> None:
    data = {"impact": "NEGATIVE", "affected": "Older people", "version": "1", **typed}
    refused(client, at("change-finding", "age"), data, where, message)


def test_who_was_slower_sees_both_and_may_save_again(client: Client, mitigation: Mitigation) -> None:
    finding = mitigation.finding
    finding.evidence = "Theirs"
    enter(finding.programme, finding)
    data = {"impact": "NEGATIVE", "evidence": "Mine", "version": "1"}
    page = post(client, at("change-finding", "age"), data)
    assert "Somebody changed this while you were typing" in page.html
    assert (page.typed["evidence"], page.typed["shown-version"]) == ("Mine", "2")
    chosen = {**page.typed, "keep-evidence": "mine"}
    assert client.post(at("change-finding", "age"), chosen).status_code == 302
    assert StrandFinding.objects.get().evidence == "Mine"


@pytest.mark.parametrize(
    ("typed", "where", "message"),
    [
        ({"text": ""}, "id_text", "Enter what will be done"),
        ({"text": "x" * 301}, "id_text", "300 characters or fewer"),
        ({"owner": "999"}, "id_owner", "select one of the choices"),
        ({"owner": "x"}, "id_owner", "select one of the choices"),
        ({"due_month": "13", "due_year": "2011"}, "id_due_1", "Month must be"),
        ({"due_month": "6"}, "id_due_2", "Enter a month and a year"),
        ({"due_month": "1", "due_year": "2011"}, "id_due_0", "today or later"),
    ],
)
def test_a_mitigation_that_cannot_be(
    client: Client, mitigation: Mitigation, typed: dict[str, str], where: str, message: str
) -> None:
    refused(client, at("add-mitigation", "age"), {"text": "Ask", **typed}, where, message)


def test_nobody_without_a_role_sees_to_a_mitigation(client: Client, mitigation: Mitigation) -> None:
    other = make_role(mitigation.programme, "panel").person
    data = {"text": "Ask", "owner": str(other.pk)}
    refused(client, at("add-mitigation", "age"), data, "id_owner", "select one of the choices")


def test_nothing_is_promised_about_what_nobody_has_assessed(client: Client, mitigation: Mitigation) -> None:
    refused(client, at("add-mitigation", "sex"), {"text": "Ask"}, "id_text", "assess its impact")
    assert "Nothing is said of this strand yet" in client.get(at("add-mitigation", "sex")).content.decode()


@pytest.mark.parametrize(
    ("typed", "where", "message"),
    [
        ({"step": ""}, "id_step_0", "Select what is new"),
        ({"step": "GONE"}, "id_step_0", "select one of the choices"),
        ({"step": "DUE"}, "id_date_0", "by when it is to be done"),
        ({"step": "DONE"}, "id_date_0", "when it was done"),
        ({"step": "DONE", "date_month": "3", "date_year": "2011"}, "id_date_0", "today or before"),
        ({"step": "DUE", "date_month": "1", "date_year": "2011"}, "id_date_0", "today or later"),
        ({"item_version": "-1"}, "id_step_0", ALTERED),
    ],
)
def test_news_that_cannot_be_true(
    client: Client, mitigation: Mitigation, typed: dict[str, str], where: str, message: str
) -> None:
    data = {"step": "OWNER", "version": "1", "item_version": "0", **typed}
    refused(client, at("update-mitigation", 1), data, where, message)


def test_another_date_needs_a_reason_and_shows_what_moves(client: Client, mitigation: Mitigation) -> None:
    address = at("update-mitigation", 1)
    first = {"step": "DUE", "date_month": "6", "date_year": "2011", "version": "1", "item_version": "0"}
    assert confirmed(client, address, first).status_code == 302
    recalculate("river")
    later = {**first, "date_month": "8", "version": "2", "item_version": "1"}
    page = client.post(address, later)
    assert [row.label for row in page.context["preview"].moves] == ["Ask them first"]
    later["confirm"] = page.context["confirm"]
    refused(client, address, later, "id_reason", "Choose the main reason")
    later |= {"reason": "CAPACITY", "text": "Fewer hands"}
    assert client.post(address, later).status_code == 302
    mitigation.refresh_from_db()
    assert mitigation.item is not None
    assert mitigation.item.forecast_end == plan_date("2011-08")


@pytest.mark.parametrize(
    ("typed", "where", "message"),
    [
        ({"stage": ""}, "id_stage_0", "Select the new stage"),
        ({"stage": "SIGNED_OFF"}, "id_stage_0", "select one of the choices"),
        ({"stage": "DRAFT"}, "id_stage_0", "select one of the choices"),
        ({"text": " "}, "id_text", "why the stage changes"),
    ],
)
def test_a_stage_that_cannot_follow(
    client: Client, mitigation: Mitigation, typed: dict[str, str], where: str, message: str
) -> None:
    refused(
        client,
        at("change-stage"),
        {"stage": "FINAL", "text": "Ready", "version": "1", **typed},
        where,
        message,
    )


@pytest.mark.parametrize(
    ("typed", "where", "message"),
    [
        ({"outcome": ""}, "id_outcome_0", "Select the outcome"),
        ({"outcome": "FINE"}, "id_outcome_0", "select one of the choices"),
        ({"outcome": "CONTINUE"}, "id_reason", "Say what justifies"),
        ({"review_month": "2", "review_year": "2011"}, "id_review_0", "after today"),
        ({"review_month": "x", "review_year": "2011"}, "id_review_1", "Month must be"),
    ],
)
def test_a_signature_that_cannot_be(
    client: Client, programme: Programme, typed: dict[str, str], where: str, message: str
) -> None:
    make_final(programme)
    refused(client, at("sign-off"), {"outcome": "ADJUST", "version": "1", **typed}, where, message)


def test_the_page_says_what_is_missing_before_and_after_somebody_tries(
    client: Client, mitigation: Mitigation
) -> None:
    for page in (at("sign-off"), at("assessment")):
        shown = client.get(page).content.decode()
        assert "2 things missing" in shown
        assert "Sex: the impact is not assessed" in shown
    refused(client, at("sign-off"), {"outcome": "ADJUST", "version": "1"}, "id_outcome_0", "not assessed")


def test_an_author_is_told_so_and_another_signs(client: Client, programme: Programme) -> None:
    make_final(programme)
    data = {"impact": "NEUTRAL", "evidence": "A survey", "version": "1"}
    assert client.post(at("change-finding", "sex"), data).status_code == 302
    signature = {"outcome": "ADJUST", "version": "1"}
    refused(client, at("sign-off"), signature, "id_outcome_0", "You wrote part of it")
    office = signed_in(make_role(programme, "office").person)
    assert office.post(at("sign-off"), signature).status_code == 302
    assert Assessment.objects.get().stage == Stage.SIGNED_OFF
    shown = office.get(at("assessment")).content.decode()
    assert "Signed off by office on 15 February 2011" in shown
    assert "Outcome: adjust the proposal" in shown


def test_a_signed_strand_says_why_it_cannot_be_changed(client: Client, programme: Programme) -> None:
    make_final(programme)
    office = signed_in(make_role(programme, "office").person)
    assert office.post(at("sign-off"), {"outcome": "ADJUST", "version": "1"}).status_code == 302
    assert "change its stage to draft first" in client.get(at("change-finding", "age")).content.decode()
    before = stored()
    post(client, at("change-finding", "age"), {"impact": "NEGATIVE", "version": "1"})
    assert stored() == before
    assert "/strands/" not in client.get(at("assessment")).content.decode()
