"""The map on its pages: around an action and between areas; pictures, words and lists agree."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from programme.models import Programme, ScheduleItem
from programme.network.around import Side
from programme.network.focus import FAN, FocusMap
from programme.network.overview import Tally
from programme.network.values import Mark
from programme.recalculation import recalculate
from programme.schedule import LinkType
from programme.views.trouble import SOON
from tests.factories import (
    make_action,
    make_delivery,
    make_item,
    make_link,
    make_proposal,
    make_role,
    make_workstream,
    plan_date,
)
from tests.reading import Page
from tests.world import make_world, signed_in


@pytest.fixture
def office(programme: Programme) -> Client:
    return signed_in(make_role(programme, "office").person)


@pytest.fixture
def ask(office: Client, programme: Programme) -> Any:
    def found(**query: Any) -> Any:
        recalculate(programme.slug)
        return office.get(reverse("programme:map", args=[programme.slug]), query)

    return found


def names(found: FocusMap, side: Side, *, near: bool = True) -> list[tuple[str, str]]:
    part = next(each for each in found.parts if each.side is side and each.is_near is near)
    return [(row.before.name, row.after.name) for row in part.rows]


def chain(programme: Programme, *numbers: str) -> list[ScheduleItem]:
    items = [make_action(programme, number).item for number in numbers]
    for before, after in zip(items, items[1:], strict=False):
        make_link(before, after)
    return items


def test_it_shows_what_an_action_waits_for_and_what_waits_for_it(programme: Programme, ask: Any) -> None:
    chain(programme, "1", "2", "3", "4", "5")
    found: FocusMap = ask(action="3", steps="1").context["map"]
    assert names(found, Side.BEFORE) == [("2 Action 2", "3 Action 3")]
    assert names(found, Side.AFTER) == [("3 Action 3", "4 Action 4")]
    found = ask(action="3", steps="2").context["map"]
    assert names(found, Side.BEFORE, near=False) == [("1 Action 1", "2 Action 2")]
    assert names(found, Side.AFTER, near=False) == [("4 Action 4", "5 Action 5")]


def test_the_picture_has_the_boxes_and_links_of_the_words_and_every_box_is_a_named_link(
    programme: Programme, ask: Any
) -> None:
    _, middle, _ = chain(programme, "1", "2", "3")
    make_delivery(make_proposal(programme, "R1"), middle)
    page = ask(action="2")
    found: FocusMap = page.context["map"]
    assert found.picture is not None
    said = {(row.before.key, row.after.key) for part in found.parts for row in part.rows}
    assert {wire.edge for wire in found.picture.wires} == said
    assert ("action:2", "proposal:R1") in said
    html = page.content.decode()
    for card in found.picture.cards:
        assert f'<a href="{card.box.href}" aria-label="{card.in_words}">' in html
        assert card.box.name in card.in_words
        assert card.box.area.name in card.in_words


def test_stages_and_proposals_stand_in_the_area_of_the_menu_they_belong_to(
    programme: Programme, ask: Any
) -> None:
    before, _ = chain(programme, "1", "2")
    stage = make_item(programme, "home.closed", kind="stage", title="Home: closed")
    make_link(before, stage, LinkType.FINISH_TO_FINISH)
    make_delivery(make_proposal(programme, "G1"), before)
    picture = ask(action="1").context["map"].picture
    assert {card.box.name: card.box.area.name for card in picture.cards} == {
        "1 Action 1": "Day care",
        "2 Action 2": "Day care",
        "Home: closed": "Services",
        "G1 Proposal G1": "Budget",
    }
    assert [band.name for band in picture.bands] == ["Day care", "Services", "Budget"]


def test_a_link_that_the_dates_contradict_is_marked_by_a_cross_and_in_words(
    programme: Programme, ask: Any
) -> None:
    late = make_action(programme, "1", start="2011-06", end="2012-06").item
    item = make_action(programme, "2", start="2011-08", end="2011-09", mode="manual").item
    make_link(late, item)
    page = ask(action="2")
    [wire] = page.context["map"].picture.wires
    assert (wire.mark, wire.cross is not None) == (Mark.BROKEN, True)
    assert "The dates are" in page.content.decode()
    assert "the dates contradict 1" in page.context["map"].message


def test_information_whose_dates_are_the_wrong_way_round_is_marked_too_and_moves_nothing(
    programme: Programme, ask: Any
) -> None:
    late = make_action(programme, "1", start="2011-06", end="2012-06").item
    item = make_action(programme, "2", start="2011-08", end="2011-09").item
    make_link(late, item, is_constraining=False)
    sound = make_action(programme, "3", start="2012-08", end="2012-09").item
    make_link(late, sound, is_constraining=False)
    found: FocusMap = ask(action="1").context["map"]
    states = {row.after.name: (row.link.mark, row.link.state) for part in found.parts for row in part.rows}
    mark, words = states["2 Action 2"]
    assert mark is Mark.BROKEN
    assert words.endswith("but it moves nothing")
    assert states["3 Action 3"] == (Mark.INFORMATION, "It moves nothing")


def test_what_fixes_a_date_is_marked_and_comes_first_of_many(programme: Programme, ask: Any) -> None:
    item = make_action(programme, "99", start="2011-06", end="2011-09").item
    for number in range(FAN + 6):
        make_link(make_action(programme, str(number + 1), start="2011-02", end="2011-04").item, item)
    driver = make_action(programme, "50", start="2011-06", end="2011-08").item
    make_link(driver, item)
    found: FocusMap = ask(action="99", steps="1").context["map"]
    shown = next(part for part in found.parts if part.side is Side.BEFORE and part.is_near)
    assert len(shown.rows) == FAN
    drivers = [row.before.name for row in shown.rows if row.link.mark is Mark.DRIVES]
    assert drivers == ["50 Action 50"]
    [rest] = shown.rest
    assert rest.box.name == "and 7 more"


def test_and_so_many_more_opens_the_list_of_all(programme: Programme, office: Client, ask: Any) -> None:
    item = make_action(programme, "99").item
    for number in range(FAN + 6):
        make_link(item, make_action(programme, str(number + 1), start="2012-01", end="2012-02").item)
    page = ask(action="99")
    [rest] = next(part for part in page.context["map"].parts if part.side is Side.AFTER and part.is_near).rest
    assert rest.box.href in Page(page.content.decode()).hrefs
    assert len(office.get(rest.box.href).context["table"].data) == FAN + 6


def test_the_sentence_counts_what_is_not_drawn_too(programme: Programme, ask: Any) -> None:
    item = make_action(programme, "99").item
    for number in range(FAN + 6):
        make_link(item, make_action(programme, str(number + 1), start="2012-01", end="2012-02").item)
    assert (
        ask(action="99").context["map"].message.startswith(f"It waits for nothing, and {FAN + 6} wait for it")
    )


def test_links_that_go_round_are_told_in_words_without_a_picture(
    programme: Programme, office: Client
) -> None:
    first, _, third = chain(programme, "1", "2", "3")
    recalculate(programme.slug)
    make_link(third, first)
    programme.causes.update(recorded_at=timezone.now() - 2 * SOON)
    page = office.get(reverse("programme:map", args=[programme.slug]), {"action": "2"})
    assert page.context["map"].picture is None
    assert names(page.context["map"], Side.BEFORE) == [("1 Action 1", "2 Action 2")]
    assert "The plan cannot be worked out" in page.content.decode()


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"action": "77"}, "There is no action 77 in this plan"),
        ({"action": ""}, "Enter"),
        ({"action": "<b>"}, "There is no action &lt;b&gt; in this plan"),
        ({"action": "1", "steps": "99"}, "Select"),
        ({"action": "1", "steps": "x"}, "Select"),
    ],
)
def test_what_cannot_be_shown_is_said_beside_the_question_and_the_overview_stays(
    programme: Programme, ask: Any, query: dict[str, str], words: str
) -> None:
    make_action(programme, "1")
    page = ask(**query)
    assert page.status_code == 200
    assert page.context["form"].errors
    assert "Between areas" in page.content.decode()
    assert words.lower() in page.content.decode().lower()


def test_an_action_of_another_programme_is_not_found(office: Client, ask: Any) -> None:
    make_world("hill", first=51)
    assert "There is no action 51 in this plan" in ask(action="51").content.decode()


def test_an_action_without_links_says_so(programme: Programme, ask: Any) -> None:
    make_action(programme, "1")
    page = ask(action="1")
    assert page.context["map"].picture is None
    assert "It waits for nothing." in page.content.decode()
    assert "Nothing waits for it." in page.content.decode()


def test_the_overview_counts_links_between_areas_and_within_them(
    programme: Programme, office: Client, ask: Any
) -> None:
    care, sites = make_workstream(programme, "Care"), make_workstream(programme, "Sites")
    first = make_action(programme, "1", workstream=care, forecast_end=plan_date("2012-02")).item
    second = make_action(programme, "2", workstream=care, start="2012-03", end="2012-04").item
    third = make_action(programme, "3", workstream=sites, start="2012-03", end="2012-04").item
    make_link(first, second)
    make_link(first, third)
    make_link(second, third, LinkType.START_TO_START)
    make_link(third, second, LinkType.FINISH_TO_FINISH, is_constraining=False)
    page = ask()
    found: list[Tally] = page.context["across"] + page.context["within"]
    counted = {(each.before.name, each.after.name): (each.links, each.broken, each.late) for each in found}
    assert counted == {
        ("Care", "Sites"): (2, 0, 1),
        ("Sites", "Care"): (1, 0, 0),
        ("Care", "Care"): (1, 0, 1),
    }
    for each in found:
        for name, href in each.hrefs.items():
            assert len(office.get(href).context["table"].data) == getattr(each, name), (each, name)
    ribbons = [ribbon.tally for ribbon in page.context["picture"].ribbons]
    assert sorted(ribbons, key=lambda each: each.before) == page.context["across"]
    assert "2 links from Care into Sites, 1 waits for something late" in page.content.decode()


def test_an_empty_plan_says_what_belongs_there(ask: Any) -> None:
    assert "No link leads from one area into another" in ask().content.decode()


def test_the_page_of_an_action_leads_to_the_map_around_it(programme: Programme, office: Client) -> None:
    action = make_action(programme, "1")
    recalculate(programme.slug)
    assert (
        f"{reverse('programme:map', args=[programme.slug])}?action=1"
        in Page(office.get(action.get_absolute_url()).content.decode()).hrefs
    )
