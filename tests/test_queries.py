"""A page asks the database as often for many rows as for one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from budget.models import CheckFigure
from budget.reconciliation.operations import Seen, accept_finding
from programme.models import Action, Alert, Person, ProgressUpdate, ScheduleItem
from programme.operations.documents import attach_document
from programme.operations.edits import Report
from programme.operations.updates import report_progress
from programme.recalculation import recalculate
from services.models import CostSheet, HomeCost
from tests.budget.proformas import revised
from tests.factories import (
    TODAY,
    enter,
    make_action,
    make_baseline,
    make_delivery,
    make_item,
    make_link,
    make_mailing,
    make_meeting,
    make_person,
    make_pressure,
    make_programme,
    make_proposal,
    make_role,
    make_scenario,
    make_total,
    make_workstream,
    plan_date,
)
from tests.reports import make_question
from tests.services.making import make_cost_line, make_service
from tests.world import PUBLISHED, World, make_world, signed_in

pytestmark = pytest.mark.django_db
Grow = Callable[[World, Person, int], None]
Grown = list[tuple[World, Person]]
Ask = Callable[[Client, World], int]
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


def more_late_money(world: World, person: Person, number: int) -> None:
    """Proposals in workstreams of their own, each with a late action."""
    for index in range(number):
        stream = make_workstream(world.programme, f"Stream {index}")
        action = make_action(
            world.programme, str(100 + index), workstream=stream, forecast_end=plan_date("2011-12")
        )
        make_delivery(make_proposal(world.programme, f"R{200 + index}"), action.item)


def more_costs(world: World, person: Person, number: int) -> None:
    """Lines that point to proposals which go on, and services, on a sheet of their own."""
    sheet = CostSheet.objects.get(programme=world.programme)
    for index in range(number):
        cost = make_proposal(world.programme, f"G{200 + index}", {2011: 60_000}, delay_response="PROLONGED")
        make_delivery(cost, world.action.item)
        make_cost_line(sheet, f"Line {index}", 60_000, proposal=cost)
        service = make_service(world.programme, f"Annexe {index}", closure=None)
        row = HomeCost(programme=world.programme, sheet=sheet, service=service)
        row.employees = row.running = row.income = 0
        enter(world.programme, row)


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


def more_questions(world: World, person: Person, number: int) -> None:
    report = world.programme.report_set.get(quarter=PUBLISHED)
    for index in range(number):
        make_question(report, make_person(f"{world.programme.slug}-asker-{index}"))


def more_decisions(world: World, person: Person, number: int) -> None:
    """Meetings to come, each with a decision and a recommendation."""
    for index in range(number):
        day = TODAY + dt.timedelta(days=index + 1)
        meeting = make_meeting(world.programme, f"Board {index}", held_on=day)
        make_item(world.programme, f"d{index}", "2011-02", day.isoformat(), decided_by=meeting.body)


def more_mails(world: World, person: Person, number: int) -> None:
    for index in range(number):
        make_mailing(world.programme, person, TODAY + dt.timedelta(days=index))


def more_baselines(world: World, person: Person, number: int) -> None:
    for index in range(number):
        make_baseline(world.programme, world.action.item, make_action(world.programme, str(100 + index)).item)


def more_moves(world: World, person: Person, number: int) -> None:
    """One change that moves many, and many that move one."""
    more_waiting(world, person, number)
    more_updates(world, person, number)


def one_update_that_moves(world: World, person: Person, number: int) -> None:
    more_waiting(world, person, number)
    more_updates(world, person, 1)


def more_programmes(world: World, person: Person, number: int) -> None:
    for index in range(number):
        another = make_programme(f"{world.programme.slug}-{index}")
        make_role(another, "office", person)
        recalculate(another.slug)


def more_scenarios(world: World, person: Person, number: int) -> None:
    """Others' shared ones, as long as what waits for their action grows too."""
    more_waiting(world, person, number)
    for index in range(number):
        owner = make_person(f"{world.programme.slug}-owner-{index}")
        make_scenario(world.programme, "1:+2m", name=f"Slow {index}", owner=owner, is_shared=True)


def more_findings(world: World, person: Person, number: int) -> None:
    """About proposals of their own and, each accepted, about the world's."""
    for index in range(number):
        make_proposal(world.programme, f"R{200 + index}")
        accept(make_item(world.programme, f"x{index}", "2011-06", "2011-09"), world, person)


def accept(item: ScheduleItem, world: World, person: Person) -> None:
    make_delivery(world.proposal, item)
    recalculate(world.programme.slug)
    check = CheckFigure.objects.filter(programme=world.programme, place__iendswith=item.title).get()
    accept_finding(check, Seen(check.figures), by=person, reason="Read as printed")


def more_totals(world: World, person: Person, number: int) -> None:
    for index in range(number):
        make_total(world.programme, place=f"Paper {index}", amount=index)


def more_pressures(world: World, person: Person, number: int) -> None:
    for index in range(number):
        make_pressure(world.programme, year=2011, amount=index)


def more_versions(world: World, person: Person, number: int) -> None:
    proposal = world.proposal
    for index in range(number):
        proposal = revised(proposal, {2011: -index - 1})


PAGES: list[tuple[str, Grow]] = [
    ("my-work", more_actions),
    ("my-work", more_programmes),
    ("my-work", more_alerts),
    ("programme:dashboard", more_actions),
    ("programme:dashboard", more_alerts),
    ("programme:dashboard", more_proposals),
    ("programme:dashboard", more_scenarios),
    ("programme:compare-days", more_actions),
    ("programme:compare-days", more_proposals),
    ("programme:figure", more_waiting),
    ("overview", more_programmes),
    ("programme:plan", more_actions),
    ("programme:action", more_waiting),
    ("programme:action", more_updates),
    ("programme:action", more_proposals),
    ("programme:alerts", more_alerts),
    ("programme:alert", more_alerts),
    ("programme:mails", more_mails),
    ("programme:questions", more_questions),
    ("programme:forward-plan", more_decisions),
    ("programme:report", more_questions),
    ("programme:dashboard", more_questions),
    ("programme:alert-rules", more_alerts),
    ("programme:change-alert-rules", more_alerts),
    ("programme:worklist", more_actions),
    ("programme:worklist", more_waiting),
    ("programme:workstreams", more_actions),
    ("programme:workstream", more_actions),
    ("programme:map", more_waiting),
    ("programme:map", more_costs),
    ("programme:baselines", more_baselines),
    ("programme:approve-baseline", more_waiting),
    ("programme:compare-baselines", more_waiting),
    ("programme:moves", more_moves),
    ("programme:gantt", more_waiting),
    ("programme:changes", more_updates),
    ("budget:proposals", more_proposals),
    ("budget:proposal", more_proposals),
    ("budget:charts", more_late_money),
    ("services:costs", more_costs),
    ("services:services", more_costs),
    ("budget:months", more_late_money),
    ("budget:slippage", more_late_money),
    ("budget:tracker", more_proposals),
    ("budget:tracker", more_pressures),
    ("budget:delivered", more_proposals),
    ("budget:rate-proposal", more_proposals),
    ("budget:end-proposal", more_proposals),
    ("budget:reconciliation", more_findings),
    ("budget:reconciliation", more_totals),
    ("budget:proposal", more_findings),
    ("budget:finding", more_findings),
    ("programme:add-link", more_actions),
    ("programme:end-link", more_waiting),
    ("budget:change-proposal", more_proposals),
    ("budget:approve-proposal", more_proposals),
    ("budget:versions", more_versions),
    ("budget:version", more_versions),
    ("programme:what-if", more_scenarios),
    ("programme:save-scenario", more_scenarios),
    ("programme:compare-scenarios", more_scenarios),
    ("programme:scenario", more_scenarios),
    ("programme:adopt-scenario", more_scenarios),
]


def counts(grown: Grown, ask: Ask) -> list[int]:
    return [ask(signed_in(person), world.again()) for world, person in grown]


def address_of(world: World, name: str) -> str:
    return {"my-work": "/", "overview": "/programmes/"}.get(name) or world.at(name)


def get(name: str) -> Ask:
    return lambda client, world: count(client, "get", address_of(world, name))


def each_of(pages: list[tuple[str, Grow]]) -> pytest.MarkDecorator:
    """Those that grow in the same way follow each other, so that each programme grows once in each way."""
    return pytest.mark.parametrize(
        ("ask", "grown"),
        [(get(name), grow) for name, grow in pages],
        ids=[f"{name}-{grow.__name__}" for name, grow in pages],
        indirect=["grown"],
        scope="module",
    )


@each_of(PAGES)
def test_a_page_asks_as_often_for_many_as_for_one(ask: Ask, grown: Grown) -> None:
    few, many = counts(grown, ask)
    assert few == many


@pytest.mark.parametrize("grown", [more_proposals], indirect=True)
def test_the_page_of_a_summary_asks_as_often_for_many_parts(grown: Grown) -> None:
    few, many = counts(
        grown,
        lambda client, world: count(client, "get", world.at("budget:proposal", code="R200")),
    )
    assert few == many


@pytest.mark.parametrize("grown", [more_actions], indirect=True)
def test_a_download_asks_as_often_for_many_rows(grown: Grown) -> None:
    few, many = counts(
        grown, lambda client, world: count(client, "get", world.at("programme:plan") + "?format=csv")
    )
    assert few == many


def latest_change(client: Client, world: World) -> int:
    cause = world.programme.causes.filter(updates__news="MOVED").latest("id")
    return count(client, "get", world.at("programme:change", uid=cause.uid))


@pytest.mark.parametrize("grown", [one_update_that_moves], indirect=True)
def test_the_page_of_a_change_asks_as_often_whatever_it_wrote_and_moved(grown: Grown) -> None:
    few, many = counts(grown, latest_change)
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
@pytest.mark.parametrize("grown", [more_waiting], indirect=True)
def test_an_edit_asks_as_often_whatever_it_moves(grown: Grown, ask: Ask) -> None:
    few, many = counts(grown, ask)
    assert few == many


def question(client: Client, world: World) -> int:
    return count(client, "get", f"{world.at('programme:what-if')}?change=1:%2B5m")


def comparison(client: Client, world: World) -> int:
    a, b = world.programme.scenario_set.order_by("id")[:2]
    return count(client, "get", f"{world.at('programme:compare-scenarios')}?a={a.uid}&b={b.uid}")


def adoption(client: Client, world: World) -> int:
    address = world.at("programme:adopt-scenario")
    page = client.get(address)
    assert page.context["preview"].moves
    data = {"reason": "SCOPE", "text": "Agreed", "confirm": page.context["confirm"]}
    found = count(client, "post", address, data)
    assert world.programme.scenario_set.exclude(adopted_by=None).count() == 1
    return found


@pytest.mark.parametrize("ask", [question, comparison, adoption])
@pytest.mark.parametrize("grown", [more_scenarios], indirect=True)
def test_a_what_if_asks_as_often_whatever_it_moves(grown: Grown, ask: Ask) -> None:
    few, many = counts(grown, ask)
    assert few == many


def around(client: Client, world: World) -> int:
    return count(client, "get", f"{world.at('programme:map')}?action={world.action.number}&steps=3")


@pytest.mark.parametrize("grown", [more_waiting, more_proposals], indirect=True)
def test_the_map_around_an_action_asks_as_often_however_much_stands_around_it(grown: Grown) -> None:
    few, many = counts(grown, around)
    assert few == many


def all_on_track(client: Client, world: World) -> int:
    page = client.get(f"{world.at('programme:worklist')}?not_due=yes")
    rows = [row for _, group in page.context["groups"] for row, _ in group]
    data = {f"{row.number}-answer": "NO_CHANGE" for row in rows}
    data |= {f"{row.number}-version": row.line.action.item.version for row in rows}
    address = f"{world.at('programme:worklist')}?not_due=yes"
    found = count(client, "post", address, {**data, "save": "all"})
    assert client.get(address).context["left"] == 0
    return found


@pytest.mark.parametrize("grown", [more_actions], indirect=True)
def test_answering_many_rows_of_the_round_asks_as_often_as_answering_one(grown: Grown) -> None:
    few, many = counts(grown, all_on_track)
    assert few == many


def test_a_round_of_a_thousand_actions_is_paged_and_its_last_page_asks_as_often() -> None:
    world = make_world("crowd")
    person = make_role(world.programme, "office").person
    rows: list[Any] = []
    for number in range(100, 1100):
        item = ScheduleItem(
            programme=world.programme,
            kind=Action.KIND,
            code=str(number),
            title=f"Action {number}",
            baseline_start=plan_date("2011-01"),
            baseline_end=plan_date("2011-12"),
        )
        rows.append(item)
    enter(world.programme, *rows)
    stream = world.action.workstream
    enter(
        world.programme,
        *(
            Action(programme=world.programme, item=item, workstream=stream, position=10 + place)
            for place, item in enumerate(rows)
        ),
    )
    recalculate("crowd")
    client, address = signed_in(person), world.at("programme:worklist")
    page = client.get(address)
    pages = page.context["pages"].paginator.num_pages
    assert pages > 5
    assert "to go on this page" in page.content.decode()
    assert len({count(client, "get", f"{address}?page={number}") for number in (1, 2, pages - 1)}) == 1
    shown = [
        row.number
        for number in range(1, pages + 1)
        for _, group in client.get(f"{address}?page={number}&not_due=yes").context["groups"]
        for row, _ in group
    ]
    assert len(shown) == len(set(shown)) == 1002
