"""The registers ask the database as often for many rows as for one."""

from __future__ import annotations

import pytest

from budget.models import ProposalRisk
from programme.models import Body, ListedPlace, ListedWorkstream, Meeting, Person, Recommendation, Risk
from tests.factories import enter, make_action, make_delivery, make_proposal, make_risk
from tests.test_queries import Ask, Grow, Grown, counts, each_of
from tests.world import World


def more_risks(world: World, person: Person, number: int) -> None:
    for index in range(number):
        risk = make_risk(world.programme, 100 + index, items=[world.action.item], owner=person)
        enter(world.programme, link(risk, world))


def link(risk: Risk, world: World) -> ProposalRisk:
    return ProposalRisk(programme=world.programme, risk=risk, proposal=world.proposal)


def more_concerns(world: World, person: Person, number: int) -> None:
    risk = Risk.objects.get(programme=world.programme)
    for index in range(number):
        item = make_action(world.programme, str(100 + index)).item
        proposal = make_proposal(world.programme, f"R{100 + index}")
        enter(world.programme, ProposalRisk(programme=world.programme, risk=risk, proposal=proposal))
        enter(world.programme, risk.item_links.model(programme=world.programme, risk=risk, item=item))


def more_meetings(world: World, person: Person, number: int) -> None:
    meeting = Meeting.objects.get(programme=world.programme)
    for index in range(number):
        body = Body(programme=world.programme, name=f"Body {index}")
        enter(world.programme, body)
        enter(world.programme, Meeting(programme=world.programme, body=body, decision="Go on"))
        asked = Recommendation(programme=world.programme, meeting=meeting, position=2 + index, text="Note it")
        enter(world.programme, asked)


def more_listed(world: World, person: Person, number: int) -> None:
    for index in range(number):
        row = ListedWorkstream(
            programme=world.programme,
            name=f"Stream {index}",
            slug=f"stream-{index}",
            group="STRATEGY",
            position=index,
        )
        enter(world.programme, row)
        action = make_action(world.programme, str(100 + index), workstream=world.action.workstream)
        make_delivery(make_proposal(world.programme, f"R{100 + index}"), action.item)
        enter(world.programme, ListedPlace(programme=world.programme, listed=row, item=action.item))
        whole = ListedPlace(programme=world.programme, listed=row, workstream=world.action.workstream)
        enter(world.programme, whole)


PAGES: list[tuple[str, Grow]] = [
    ("programme:risks", more_risks),
    ("programme:risk", more_concerns),
    ("programme:change-risk", more_concerns),
    ("programme:dashboard", more_risks),
    ("programme:action", more_risks),
    ("budget:proposal", more_risks),
    ("programme:meetings", more_meetings),
    ("programme:meeting", more_meetings),
    ("programme:recommendations", more_meetings),
    ("programme:about", more_meetings),
    ("programme:workstreams", more_listed),
    ("programme:workstream", more_listed),
]


@pytest.mark.django_db
@each_of(PAGES)
def test_a_register_asks_as_often_for_many_as_for_one(ask: Ask, grown: Grown) -> None:
    few, many = counts(grown, ask)
    assert few == many
