"""Many assessments: filters, order, and the number of questions to the database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from equality.models import Impact, Stage
from programme.models import Programme
from programme.recalculation import recalculate
from services.models import Closure
from tests.equality.making import (
    make_assessment,
    make_finding,
    make_links,
    make_mitigation,
    make_template,
)
from tests.factories import make_item, make_person, make_programme, make_proposal, make_role
from tests.services.making import make_service
from tests.world import signed_in

pytestmark = pytest.mark.django_db


def many_assessments(programme: Programme, number: int) -> None:
    service = make_service(programme, "Home", closure=Closure.Kind.CLOSE)
    proposal = make_proposal(programme, "R1")
    for index in range(number):
        assessment = make_assessment(programme, f"Assessment {index}")
        make_mitigation(make_finding(assessment))
        make_finding(assessment, "sex", Impact.POSSIBLE)
        other = make_service(programme, f"Home {index}", closure=None)
        make_links(
            assessment,
            proposals=[proposal, make_proposal(programme, f"R1{index}")],
            services=[service, other],
        )


def many_strands(programme: Programme, number: int) -> None:
    service, proposal = make_service(programme, "Home"), make_proposal(programme, "R1")
    names = [f"Strand {index}" for index in range(number)]
    assessment = make_assessment(programme, "Assessment 0", template=make_template(programme, *names))
    make_links(assessment, proposals=[proposal], services=[service])
    for index in range(number):
        finding = make_finding(assessment, f"strand-{index}")
        for step in range(2):
            code = f"assessment-0.{index * 2 + step + 1}"
            item = make_item(programme, code, kind="mitigation")
            make_mitigation(finding, item=item, owner=make_person(f"{programme.slug}-{code}"))


PAGES = [
    ("equality:assessments", []),
    ("equality:cumulative", []),
    ("equality:assessment", ["assessment-0"]),
    ("programme:dashboard", []),
    ("budget:proposal", ["R1"]),
    ("services:service", ["home"]),
]


@pytest.fixture(scope="module")
def grown(kept: None, request: pytest.FixtureRequest) -> Iterator[list[Client]]:
    """Somebody who has signed in to a programme with one row, `few`, and to another with twenty, `many`."""
    found = []
    with transaction.atomic():
        for slug, number in (("few", 1), ("many", 20)):
            programme = make_programme(slug)
            found.append(signed_in(make_role(programme, "office", make_person(f"{slug}-office")).person))
            request.param(programme, number)
            recalculate(slug)
        yield found
        transaction.set_rollback(True)


@pytest.mark.parametrize("grown", [many_assessments, many_strands], indirect=True)
@pytest.mark.parametrize(("name", "args"), PAGES)
def test_a_page_asks_as_often_for_many_as_for_one(name: str, args: list[str], grown: list[Client]) -> None:
    for query in ("", "?by=service") if name == "equality:cumulative" else ("",):
        found = []
        for slug, client in zip(("few", "many"), grown, strict=True):
            with CaptureQueriesContext(connection) as queries:
                response = client.get(reverse(name, args=[slug, *args]) + query)
            assert response.status_code == 200
            found.append(len(queries))
        assert found[0] == found[1]


@pytest.fixture
def client(programme: Programme) -> Client:
    first = make_assessment(programme, "Meals", stage=Stage.FINAL, label="closure proposal")
    make_finding(first, "age", Impact.NEGATIVE, affected="People who eat at home")
    second = make_assessment(programme, "Day centre", stage=Stage.DRAFT)
    make_mitigation(make_finding(second, "age", Impact.POSSIBLE), "Visit everybody")
    make_links(second, services=[make_service(programme, "Nia", closure=None)])
    make_assessment(programme, "Homes", stage=Stage.SCREENING)
    return signed_in(make_role(programme, "director").person)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Meals", "Day centre", "Homes"]),
        ("sort=stage", ["Homes", "Day centre", "Meals"]),
        ("sort=-negative", ["Meals"]),
        ("stage=FINAL", ["Meals"]),
        ("impact=POSSIBLE", ["Day centre"]),
        ("service=nia", ["Day centre"]),
        ("unanswered=on", ["Meals"]),
        ("unsigned=on", ["Meals", "Day centre", "Homes"]),
        ("q=eat+at", ["Meals"]),
        ("q=visit", ["Day centre"]),
        ("q=CLOSURE", ["Meals"]),
        ("q=nobody", []),
    ],
)
def test_the_register_is_filtered_and_sorted(client: Client, query: str, titles: list[str]) -> None:
    page = client.get(reverse("equality:assessments", args=["river"]) + f"?{query}")
    shown = [row.record.title for row in page.context["table"].rows]
    assert shown[: len(titles)] == titles
    assert len(shown) == len(titles) or query == "sort=-negative"


@pytest.mark.parametrize("query", ["stage=BAD", "impact=BAD", "service=none"])
def test_a_filter_that_is_no_choice_is_named(client: Client, query: str) -> None:
    page = client.get(reverse("equality:assessments", args=["river"]) + f"?{query}").content.decode()
    assert "select one of the choices" in page


def test_an_unknown_grouping_is_the_first(client: Client) -> None:
    page = client.get(reverse("equality:cumulative", args=["river"]), {"by": "colour"})
    assert page.context["table"].caption == "Cumulative equality impact by assessment"


def test_what_is_not_assessed_is_said_and_downloaded(client: Client) -> None:
    address = reverse("equality:cumulative", args=["river"])
    assert client.get(address, {"format": "csv"}).content.decode().splitlines() == [
        "\ufeffAssessment,Age,Sex",
        "Meals,Negative,Not assessed",
        "Day centre,Possible,Not assessed",
        "Homes,Not assessed,Not assessed",
    ]
    assert client.get(address, {"by": "proposal"}).status_code == 200


@pytest.mark.parametrize("name", ["equality:assessments", "equality:cumulative"])
def test_an_empty_table_says_what_belongs_there(programme: Programme, name: str) -> None:
    client = signed_in(make_role(programme, "lead").person)
    assert "No assessment has been entered yet" in client.get(reverse(name, args=["river"])).content.decode()
