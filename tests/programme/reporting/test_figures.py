"""What a report prints is what the dashboard shows on the same day, and what changed is all that changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from budget.facts import AMOUNTS
from budget.status import DeliveryStatus
from programme.boards import Board, board_on
from programme.days import Day
from programme.facts import Facts, facts_of
from programme.models import Programme, Status
from programme.quarters import Quarter
from programme.reporting.composing import Written, compose
from programme.reporting.content import Cell, Content, Paragraph, Table
from programme.ui.format import pounds

QUARTERS = ("2011-Q1", "2011-Q2")
pytestmark = pytest.mark.parametrize("label", QUARTERS)


@pytest.fixture
def content(story: Programme, label: str) -> Content:
    return compose(story, Quarter.from_label(label), Written())


@pytest.fixture
def day(story: Programme, label: str) -> Day:
    return Day(story, Quarter.from_label(label).last_day)


@pytest.fixture
def board(story: Programme, label: str) -> Board:
    return board_on(story, Quarter.from_label(label).last_day)


def table(content: Content, caption: str) -> Table:
    (found,) = [each for each in content.tables if each.caption.startswith(caption)]
    return found


def said(content: Content, section: str) -> str:
    (found,) = [each for each in content.sections if each.key == section]
    return " ".join(each.text for each in found.elements if isinstance(each, Paragraph))


def amounts(cells: Any) -> list[Decimal]:
    return [Decimal(cell.amount) for cell in cells if cell.amount is not None]


def by_name(found: Table) -> dict[str, list[Cell]]:
    return {row[0].text: list(row[1:]) for row in found.rows}


def test_actions_are_counted_as_on_the_dashboard(content: Content, board: Board) -> None:
    counted = board.of("actions")
    words = said(content, "summary")
    assert f"{counted['statuses']['COMPLETE']} of {counted['all']} actions are complete" in words
    assert f"{counted['late']} are late against the dates that were approved" in words
    assert f"{counted['overdue'] or 'none'} are overdue" in words
    streams = by_name(table(content, "Actions by workstream"))
    assert {name: [int(cell.amount or 0) for cell in cells] for name, cells in streams.items()} == {
        each["name"]: [*(each["statuses"][status] for status in shown()), each["all"]]
        for each in counted["workstreams"]
    }
    total = table(content, "Actions by workstream").total
    assert amounts(total) == [*(counted["statuses"][status] for status in shown()), counted["all"]]


def shown() -> list[str]:
    return [Status.RED, Status.AMBER, Status.GREEN, Status.COMPLETE, Status.NOT_DUE]


def test_every_late_action_is_an_exception_with_its_slip(content: Content, day: Day) -> None:
    late = facts_of(day, "actions").where(late="on")
    assert len(late) > 3
    exceptions = by_name(table(content, "Actions that end later"))
    assert set(exceptions) == {fact.label for fact in late}
    everything = by_name(table(content, "Every action"))
    for fact in facts_of(day, "actions"):
        cells = [cell.text for cell in everything[fact.label]]
        assert cells[-1].upper().replace(" ", "_") == fact.marks["status"], fact.label


def test_the_budget_is_the_dashboards(content: Content, board: Board) -> None:
    money = board.of("money")
    columns = ("approved", "forecast", "slippage", "delivered")
    found = table(content, "Growth, reductions and net")
    rows = {name: amounts(cells) for name, cells in by_name(found).items()}
    for name, kind in (("Growth", "GROWTH"), ("Reductions", "REDUCTION")):
        assert in_pence(rows[name]) == [Decimal(money["kinds"][kind][each]) for each in columns]
    assert in_pence(amounts(found.total)) == [Decimal(money["net"][each]) for each in columns]
    assert in_pence(amounts(table(content, "Growth and reductions, ").total)) == in_pence(
        amounts(found.total)
    )
    net = money["net"]
    words = said(content, "summary")
    assert (
        f"{pounds(abs(Decimal(net['approved'])))}; {pounds(abs(Decimal(net['forecast'])))} is forecast"
        in words
    )
    assert f"Slippage costs {pounds(Decimal(net['slippage']))}" in words
    assert f"Slippage costs {pounds(Decimal(money['all_years']))} over all years" in said(
        content, "exceptions"
    )
    assert f"No action delivers {pounds(abs(Decimal(money['undelivered']['approved'])))}" in said(
        content, "savings"
    )


def in_pence(found: list[Decimal]) -> list[Decimal]:
    return [amount.quantize(Decimal("0.01")) for amount in found]


def test_every_proposal_has_its_pounds_and_status(content: Content, day: Day, board: Board) -> None:
    facts = facts_of(day, "savings").where(year=str(board.of("money")["year"]))
    found = {
        name.partition(" ")[0]: cells
        for name, cells in by_name(table(content, "Growth and reductions, ")).items()
    }
    assert set(found) == {str(fact.marks["code"]) for fact in facts}
    for fact in facts:
        cells = found[str(fact.marks["code"])]
        expected = [fact.amount(name) for name in ("approved", "forecast", "slippage", "delivered")]
        assert amounts(cells) == expected, fact.label
        assert cells[4].text == DeliveryStatus(str(fact.marks["status"])).label
    assert set(AMOUNTS) >= {"approved", "forecast", "slippage", "delivered"}


def test_what_slippage_costs_is_said_of_the_same_causes(content: Content, day: Day) -> None:
    causes = {(fact.label, fact.cells[0]): fact for fact in facts_of(day, "causes")}
    rows = table(content, "What slippage costs").rows
    assert {(row[0].text, row[1].text): amounts(row) for row in rows} == {
        key: [fact.amount("sole"), fact.amount("shared")] for key, fact in causes.items()
    }


def test_services_people_and_staff_are_the_dashboards(content: Content, day: Day) -> None:
    services = {fact.label: fact for fact in facts_of(day, "services")}
    closures = table(content, "Closures and changes")
    for row in closures.rows:
        assert row[2].text == services[row[0].text].cells[2]
    people = facts_of(day, "people")
    counted = {row[0].text: int(row[5].amount or 0) for row in closures.rows}
    assert {fact.label: int(fact.amount("people")) for fact in people} == {
        fact.label: counted[fact.label] for fact in people
    }
    lost = facts_of(day, "staff")
    tables = [each for each in content.tables if each.caption.startswith("Staff: ")]
    assert sum(int(each.total[3].amount or 0) for each in tables) == lost.total("lost")


def test_assessments_and_risks_are_the_dashboards(content: Content, board: Board, day: Day) -> None:
    equality = board.of("equality")
    stages = {fact.label: fact.cells[0] for fact in facts_of(day, "assessments")}
    rows = table(content, "Equality impact assessments")
    assert {row[0].text: row[1].text for row in rows.rows} == stages
    assert int(rows.total[4].amount or 0) == equality["mitigations"]
    assert (
        int(re.findall(r"(\d+) assessments? (?:is|are) not signed off", said(content, "implications"))[0])
        == (equality["unsigned"])
    )
    risks = board.of("risks")
    assert f"{risks['open']} risks are open" in said(content, "risks")
    facts: Facts = facts_of(day, "risks")
    levels = {fact.label: list(fact.cells[:2]) for fact in facts}
    assert {
        row[0].text: [row[1].text, row[2].text] for row in table(content, "Risks, the highest").rows
    } == levels


def test_what_changed_is_the_difference_of_the_two_days(
    content: Content, story: Programme, day: Day, label: str
) -> None:
    """Worked out here from the dashboards' facts of both days, without any of the report's own code."""
    earlier = Quarter.from_label(label).previous.last_day
    then = Day(story, earlier)
    groups = {
        re.sub(r" \(\d+\)", "", group.heading): {row[0].text for row in group.rows}
        for each in content.tables
        if each.caption.startswith(("Actions that changed", "Proposals that changed"))
        for group in each.groups
    }
    before, after = (slips(facts_of(each, "actions")) for each in (then, day))
    assert groups.get("Newly late", set()) == {name for name in after if after[name] > 0 >= before[name]}
    assert groups.get("Later than it was", set()) == {
        name for name in after if after[name] > before[name] > 0
    }
    assert groups.get("Recovered", set()) == {name for name in after if before[name] > 0 >= after[name]}
    assert "New" not in groups
    assert "Removed" not in groups
    pounds_then, pounds_now = (forecasts(facts_of(each, "savings")) for each in (then, day))
    assert groups.get("Pounds up: costs more or saves less", set()) == {
        name for name in pounds_now if pounds_now[name] > pounds_then[name]
    }
    assert groups.get("Pounds down: costs less or saves more", set()) == {
        name for name in pounds_now if pounds_now[name] < pounds_then[name]
    }
    total = table(content, "Proposals that changed").total
    whole = sum(pounds_now.values()) - sum(pounds_then.values())
    assert Decimal(total[3].amount or 0) == whole != 0


def slips(facts: Facts) -> Mapping[str, Decimal]:
    return {fact.label: fact.amount("slip") for fact in facts}


def forecasts(facts: Facts) -> Mapping[str, Decimal]:
    return {fact.label: fact.amount("forecast") for fact in facts.where(year="2011")}
