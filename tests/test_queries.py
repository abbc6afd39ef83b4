"""A page asks the database as often for many rows as for one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from programme.models import Alert, Person, ProgressUpdate
from programme.operations.documents import attach_document
from programme.operations.edits import Report
from programme.operations.updates import report_progress
from programme.recalculation import recalculate
from tests.factories import (
    TODAY,
    make_action,
    make_delivery,
    make_item,
    make_link,
    make_person,
    make_programme,
    make_proposal,
    make_role,
    make_workstream,
    plan_date,
)
from tests.world import World, make_world, signed_in

pytestmark = pytest.mark.django_db
FEW, MANY = 1, 20
Grow = Callable[[World, Person, int], None]
MOVED = {"news": "MOVED", "end_month": "12", "end_year": "2011", "reason": "CAPACITY", "text": "Fewer hands"}


def count(client: Client, method: str, address: str, data: dict[str, Any] | None = None) -> int:
    ask = getattr(client, method)
    with CaptureQueriesContext(connection) as queries:
        response = ask(address, data)
    assert response.status_code in (200, 302)
    return len(queries)


def more_actions(world: World, person: Person, number: int) -> None:
    for index in range(number):
        stream = make_workstream(world.programme, f"Stream {index}", lead=person)
        make_action(world.programme, str(100 + index), workstream=stream)


def more_waiting(world: World, person: Person, number: int) -> None:
    """Links both ways; what waits for the action also delivers money, so that it counts in a preview."""
    for index in range(number):
        before = make_item(world.programme, f"a{index}", "2011-02", "2011-04")
        after = make_action(world.programme, str(100 + index), start="2011-10", end="2011-11")
        make_link(before, world.action.item)
        make_link(world.action.item, after.item)
        make_delivery(make_proposal(world.programme, f"R{100 + index}"), after.item)


def more_updates(world: World, person: Person, number: int) -> None:
    item = world.action.item
    for index in range(number):
        item.refresh_from_db()
        news = Report(ProgressUpdate.News.MOVED, end=plan_date(f"{2012 + index}-01"))
        report_progress(item, news, by=person, version=item.version, reason="CAPACITY", text="Later")
        attach_document(item, name=f"{index}.txt", content=b"x", by=person)


def more_proposals(world: World, person: Person, number: int) -> None:
    whole = make_proposal(world.programme, "R200", {}, is_summary=True)
    for index in range(number):
        part = make_proposal(world.programme, f"R{201 + index}", {2011: -1, 2012: -2}, parent=whole)
        make_delivery(part, world.action.item)
        make_delivery(world.proposal, make_action(world.programme, str(100 + index)).item)


def more_alerts(world: World, person: Person, number: int) -> None:
    for index in range(number):
        Alert.objects.create(
            programme=world.programme,
            rule="overdue",
            subject=f"action:{index}",
            item=make_action(world.programme, str(100 + index)).item,
            message="It is late",
            opened_on=TODAY,
            updated_on=TODAY,
        )


def more_programmes(world: World, person: Person, number: int) -> None:
    for index in range(number):
        make_role(make_programme(f"{world.programme.slug}-{index}"), "office", person)


PAGES: list[tuple[str, Grow]] = [
    ("my-work", more_actions),
    ("my-work", more_programmes),
    ("programme:dashboard", more_actions),
    ("programme:dashboard", more_alerts),
    ("programme:dashboard", more_proposals),
    ("programme:plan", more_actions),
    ("programme:action", more_waiting),
    ("programme:action", more_updates),
    ("programme:action", more_proposals),
    ("programme:alerts", more_alerts),
    ("budget:proposals", more_proposals),
    ("budget:proposal", more_proposals),
    ("programme:add-link", more_actions),
    ("programme:end-link", more_waiting),
    ("budget:change-proposal", more_proposals),
]


def counts(grow: Grow, ask: Callable[[Client, World], int]) -> list[int]:
    found = []
    for slug, number in (("few", FEW), ("many", MANY)):
        world = make_world(slug, first=1)
        person = make_person(f"{slug}-person")
        make_role(world.programme, "office", person)
        grow(world, person, number)
        recalculate(slug)
        found.append(ask(signed_in(person), world))
    return found


def address_of(world: World, name: str) -> str:
    return "/" if name == "my-work" else world.at(name)


@pytest.mark.parametrize(("name", "grow"), PAGES)
def test_a_page_asks_as_often_for_many_as_for_one(name: str, grow: Grow) -> None:
    few, many = counts(grow, lambda client, world: count(client, "get", address_of(world, name)))
    assert few == many


def test_the_page_of_a_summary_asks_as_often_for_many_parts() -> None:
    few, many = counts(
        more_proposals,
        lambda client, world: count(client, "get", world.at("budget:proposal", code="R200")),
    )
    assert few == many


def test_a_download_asks_as_often_for_many_rows() -> None:
    few, many = counts(
        more_actions, lambda client, world: count(client, "get", world.at("programme:plan") + "?format=csv")
    )
    assert few == many


def preview(client: Client, world: World) -> int:
    world.action.item.refresh_from_db()
    data: dict[str, Any] = {**MOVED, "version": world.action.item.version}
    return count(client, "post", world.at("programme:update-action"), data)


def save(client: Client, world: World) -> int:
    world.action.item.refresh_from_db()
    data: dict[str, Any] = {**MOVED, "version": world.action.item.version}
    address = world.at("programme:update-action")
    page = client.post(address, data)
    assert page.context["preview"].moves
    found = count(client, "post", address, {**data, "confirm": page.context["confirm"]})
    world.action.item.refresh_from_db()
    assert world.action.item.version == data["version"] + 1
    return found


@pytest.mark.parametrize("ask", [preview, save])
def test_an_edit_asks_as_often_whatever_it_moves(ask: Callable[[Client, World], int]) -> None:
    few, many = counts(more_waiting, ask)
    assert few == many
