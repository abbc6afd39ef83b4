"""What-ifs that are kept: who sees them, what may be done with them, and what adopting one does."""

from __future__ import annotations

from typing import Any

import pytest

from programme.history import StaleVersion
from programme.models import Cause, Movement, Person, Programme, ProgressUpdate, Scenario, ScheduleItem
from programme.operations.errors import Refused
from programme.operations.scenarios import (
    adopt_scenario,
    change_scenario,
    save_scenario,
    withdraw_scenario,
)
from programme.operations.undo import undo
from programme.operations.updates import preview
from programme.planning import load_plan
from programme.what_if import edit_from
from tests.factories import make_action, make_link, make_person, make_role, plan_date
from tests.reading import stored

SAID: dict[str, Any] = {"reason": Cause.Reason.CONSULTATION, "text": "The steering group chose it"}


@pytest.fixture
def items(programme: Programme) -> list[ScheduleItem]:
    """1 to 3: 2 waits for 1, and 3 stands alone."""
    found = [
        make_action(programme, "1").item,
        make_action(programme, "2", start="2011-10", end="2011-12").item,
    ]
    make_link(found[0], found[1])
    return [*found, make_action(programme, "3").item]


@pytest.fixture
def office(programme: Programme) -> Person:
    return make_role(programme, "office").person


def keep(programme: Programme, owner: Person, *changes: str, **values: Any) -> Scenario:
    kept = {"name": "Later", "purpose": "", "is_shared": False, **values}
    return save_scenario(programme, changes=changes or ["1:+2m", "3:drop"], by=owner, **kept)


def test_what_is_kept_is_the_question_and_not_its_answer(
    programme: Programme, items: list[ScheduleItem], office: Person
) -> None:
    scenario = keep(programme, office, " 1:+02m ", "3:=2011-12", purpose="For March")
    found = Scenario.objects.get()
    assert found == scenario
    assert (found.changes, found.purpose, found.owner) == (["1:+2m", "3:=2011-12"], "For March", office)
    assert not Movement.objects.exists()
    assert {item.version for item in ScheduleItem.objects.all()} == {1}


def test_one_is_seen_by_its_owner_and_once_shared_by_those_who_see_the_plan(
    programme: Programme, items: list[ScheduleItem], office: Person
) -> None:
    director = make_role(programme, "director").person
    panel, stranger = make_role(programme, "panel").person, make_person("stranger")

    def seen(person: Person) -> bool:
        return Scenario.objects.visible_to(person).exists()

    scenario = keep(programme, director)
    assert [seen(person) for person in (director, office, panel, stranger)] == [True, False, False, False]
    values: dict[str, Any] = {"name": "Later", "purpose": "", "changes": ["1:+2m"]}
    change_scenario(scenario, **values, is_shared=True, version=1, by=director)
    assert [seen(person) for person in (director, office, panel, stranger)] == [True, True, False, False]


def test_the_causes_that_everybody_sees_do_not_tell_of_what_only_one_sees(
    programme: Programme, items: list[ScheduleItem], office: Person
) -> None:
    scenario = keep(programme, office, name="Close Herrick Lodge")
    values: dict[str, Any] = {"purpose": "", "changes": ["1:+2m"], "is_shared": False}
    scenario = change_scenario(scenario, name="Close it", **values, version=1, by=office)
    withdraw_scenario(scenario, by=office)
    words = [f"{cause.what} {cause.text}" for cause in programme.causes.all()]
    assert not any("Herrick" in each or "Close it" in each for each in words)


@pytest.mark.parametrize("name", ["Later", "LATER", " later "])
def test_a_name_is_taken_once_until_it_is_withdrawn(
    name: str, programme: Programme, items: list[ScheduleItem], office: Person
) -> None:
    first = keep(programme, office)
    before = stored()
    with pytest.raises(Refused) as refusal:
        keep(programme, make_person("other"), name=name)
    assert refusal.value.field == "name"
    assert stored() == before
    withdraw_scenario(first, by=office)
    assert keep(programme, office, name=name).name == name.strip()


@pytest.mark.parametrize("changes", [["9:+1m"], ["1:+1m", "1:drop"], ["1:later"], ["1:+9999m"]])
def test_what_the_plan_cannot_take_is_not_kept(
    changes: list[str], programme: Programme, items: list[ScheduleItem], office: Person
) -> None:
    before = stored()
    with pytest.raises(Refused):
        keep(programme, office, *changes)
    assert stored() == before


def test_of_two_who_change_one_the_second_is_told(
    programme: Programme, items: list[ScheduleItem], office: Person
) -> None:
    scenario = keep(programme, office)
    values: dict[str, Any] = {
        "purpose": "",
        "changes": ["1:+1m"],
        "is_shared": True,
        "version": 1,
        "by": office,
    }
    change_scenario(scenario, name="First", **values)
    with pytest.raises(StaleVersion):
        change_scenario(Scenario.objects.get(), name="Second", **values)
    assert Scenario.objects.get().name == "First"


def test_adopting_saves_all_of_it_under_one_cause(
    programme: Programme, items: list[ScheduleItem], office: Person
) -> None:
    scenario = keep(programme, office)
    plan = load_plan(programme)
    promised = preview(plan, edit_from(plan, scenario.changes))
    revision = Programme.objects.get().revision
    cause = adopt_scenario(scenario, version=1, by=office, **SAID)
    assert Programme.objects.get().revision == revision + 1
    assert (cause.by, cause.reason, cause.text) == (office, SAID["reason"], SAID["text"])
    assert cause.what == "What-if adopted: Later"
    moved = {move.item_id: (move.start_after, move.end_after, move.days) for move in cause.movements.all()}
    assert moved == {move.item.pk: (move.start_after, move.end_after, move.days) for move in promised.moves}
    assert ScheduleItem.objects.get(code="1").forecast_end == plan_date("2011-11")
    assert ScheduleItem.objects.get(code="3").state == ScheduleItem.State.CANCELLED
    said = ProgressUpdate.objects.filter(cause=cause).order_by("item__code")
    assert [(each.item.code, each.news, each.text) for each in said] == [
        ("1", "MOVED", SAID["text"]),
        ("3", "CANCELLED", SAID["text"]),
    ]
    assert Scenario.objects.get().adopted_by == cause


@pytest.mark.parametrize(
    ("said", "field"),
    [({"reason": ""}, "reason"), ({"text": ""}, "text"), ({"text": "  "}, "text")],
)
def test_adopting_needs_a_reason_and_text(
    said: dict[str, str], field: str, programme: Programme, items: list[ScheduleItem], office: Person
) -> None:
    scenario = keep(programme, office)
    before = stored()
    with pytest.raises(Refused) as refusal:
        adopt_scenario(scenario, version=1, by=office, **{**SAID, **said})
    assert refusal.value.field == field
    assert stored() == before


def test_an_adopted_one_stays_as_it_is(
    programme: Programme, items: list[ScheduleItem], office: Person
) -> None:
    adopt_scenario(keep(programme, office), version=1, by=office, **SAID)
    scenario = Scenario.objects.get()
    before = stored()
    values: dict[str, Any] = {"name": "New", "purpose": "", "changes": ["1:+1m"], "is_shared": True}
    for again in (
        lambda: change_scenario(scenario, **values, version=2, by=office),
        lambda: withdraw_scenario(scenario, by=office),
        lambda: adopt_scenario(scenario, version=2, by=office, **SAID),
    ):
        with pytest.raises(Refused, match="has been adopted"):
            again()
    assert stored() == before


def test_what_was_seen_before_somebody_changed_it_is_not_adopted(
    programme: Programme, items: list[ScheduleItem], office: Person
) -> None:
    seen = keep(programme, office)
    values: dict[str, Any] = {"name": "Later", "purpose": "", "changes": ["1:+9m"], "is_shared": True}
    change_scenario(seen, **values, version=1, by=office)
    before = stored()
    for scenario in (seen, Scenario.objects.get()):
        with pytest.raises(StaleVersion):
            adopt_scenario(scenario, version=1, by=office, **SAID)
    assert stored() == before


def test_what_the_plan_says_already_is_not_adopted(
    programme: Programme, items: list[ScheduleItem], office: Person
) -> None:
    scenario = keep(programme, office, "1:=2011-09")
    with pytest.raises(Refused, match="already says"):
        adopt_scenario(scenario, version=1, by=office, **SAID)


def test_one_whose_action_is_finished_since_is_refused_by_name(
    programme: Programme, items: list[ScheduleItem], office: Person
) -> None:
    first = keep(programme, office, "1:+2m", name="First")
    second = keep(programme, office, "1:drop", name="Second")
    adopt_scenario(second, version=1, by=office, **SAID)
    with pytest.raises(Refused, match="1:.2m: It is cancelled"):
        adopt_scenario(first, version=1, by=office, **SAID)


def test_undoing_the_adoption_restores_the_plan_and_opens_the_what_if_again(
    programme: Programme, items: list[ScheduleItem], office: Person
) -> None:
    before = {pk: (timing.start, timing.end) for pk, timing in load_plan(programme).schedule.timings.items()}
    cause = adopt_scenario(keep(programme, office), version=1, by=office, **SAID)
    undo(cause, by=office, text="By mistake")
    after = load_plan(programme).schedule.timings.items()
    assert {pk: (timing.start, timing.end) for pk, timing in after} == before
    assert not ProgressUpdate.objects.filter(cause=cause).standing().exists()
    scenario = Scenario.objects.get()
    assert scenario.adopted_by is None
    adopt_scenario(scenario, version=scenario.version, by=office, **SAID)
