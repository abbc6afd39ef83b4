"""Keeping a what-if of a small programme: bad input, two tabs, and a plan that has moved on."""

from __future__ import annotations

import pytest

from programme.models import Person, Scenario, ScheduleItem
from programme.operations.links import add_link
from programme.schedule import LinkType, Unit
from tests.factories import make_action, make_person, make_role, make_scenario
from tests.reading import Page, post, refused
from tests.test_journeys import words
from tests.world import World, signed_in


@pytest.fixture
def office(world: World) -> Person:
    return make_role(world.programme, "office").person


def test_a_plan_that_cannot_be_scheduled_is_said_and_not_a_failure(world: World, office: Person) -> None:
    make_action(world.programme, "9", start="2140-01", end="2148-12")
    client = signed_in(office)
    for change in ("9:%2B20m", "9:start%2B20m"):
        page = Page(client.get(f"{world.at('programme:what-if')}?change={change}").content.decode())
        assert any("Year must be" in words or "year must be" in words for words in page.errors)
    late = make_action(world.programme, "10", start="2149-01", end="2149-04").item
    add_link(
        late,
        predecessor=ScheduleItem.objects.get(code="9"),
        type=LinkType.FINISH_TO_START,
        lag=0,
        unit=Unit.MONTHS,
        constraining=True,
        by=None,
    )
    page = Page(client.get(f"{world.at('programme:what-if')}?change=9:%2B10m").content.decode())
    assert any("push it out of the calendar: 10" in words for words in page.errors)


@pytest.mark.parametrize(
    ("typed", "where", "message"),
    [
        ({"name": ""}, "id_name", "Enter the name"),
        ({"name": "later"}, "id_name", "has this name"),
        ({"name": "x" * 121}, "id_name", "120 characters or fewer"),
        ({"name": "a\0b"}, "id_name", ""),
        ({"purpose": "x" * 1001}, "id_purpose", "1000 characters or fewer"),
        ({"item_0": "99"}, "id_item_0", "there is no action 99"),
        ({"item_0": "", "by_0": ""}, "id_item_0", "Enter at least one change"),
    ],
)
def test_a_what_if_that_cannot_be_kept_is_refused(
    typed: dict[str, str], where: str, message: str, world: World, office: Person
) -> None:
    line = {"item_0": "2", "how_0": "end-later", "by_0": "1 month", "name": "Mine", "purpose": ""}
    refused(signed_in(office), world.at("programme:save-scenario"), {**line, **typed}, where, message)


def test_the_second_of_two_tabs_keeps_its_words(world: World) -> None:
    scenario = Scenario.objects.get()
    owner = signed_in(make_role(world.programme, "director", scenario.owner).person)
    address = world.at("programme:change-scenario")
    mine = Page(owner.get(address).content.decode()).typed
    assert owner.post(address, {**mine, "name": "First"}).status_code == 302
    page = post(owner, address, {**mine, "name": "Second", "by_0": "5 months"})
    assert "in another window or tab" in page.html
    assert (page.typed["name"], page.typed["by_0"]) == ("Second", "5 months")
    assert Scenario.objects.get().name == "First"
    assert owner.post(address, {**page.typed, "keep-all": "mine"}).status_code == 302
    assert Scenario.objects.get().name == "Second"


def test_one_that_the_plan_can_no_longer_take_says_so_and_can_be_mended(world: World) -> None:
    scenario = Scenario.objects.get()
    owner = signed_in(make_role(world.programme, "director", scenario.owner).person)
    other = make_scenario(world.programme, "1:=2011-06", name="Other", owner=scenario.owner)
    item = world.action.item
    ScheduleItem.objects.filter(pk=item.pk).update(state="CANCELLED")
    shown = words(owner, scenario.get_absolute_url())
    assert "It can no longer be worked out" in shown
    assert "2:+1m: It is cancelled" in shown
    compare = f"{world.at('programme:compare-scenarios')}?a={scenario.uid}&b={other.uid}"
    page = Page(owner.get(compare).content.decode())
    assert any("Later cannot be worked out" in each for each in page.errors)
    planner = signed_in(make_role(world.programme, "office", make_person("planner")).person)
    assert "2:+1m: It is cancelled" in words(planner, world.at("programme:adopt-scenario"))
    form = Page(owner.get(world.at("programme:change-scenario")).content.decode()).typed
    assert owner.post(world.at("programme:change-scenario"), {**form, "item_0": "1"}).status_code == 302


def test_a_page_that_works_its_answer_out_itself_is_never_behind(world: World, office: Person) -> None:
    """Keeping a what-if is an edit too, and whoever did it would read at once that all is out of date."""
    client = signed_in(office)
    make_scenario(world.programme, "1:+1m", name="Another", owner=office)
    assert "A change is being worked out" in words(client, world.at("programme:plan"))
    pages = ["what-if", "save-scenario", "scenario", "adopt-scenario", "compare-scenarios"]
    for page in pages:
        assert "A change is being worked out" not in words(client, world.at(f"programme:{page}")), page
