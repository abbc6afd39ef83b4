"""Who leads a workstream or an action, and the workstreams' pages."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from programme.models import Action, ListedPlace, ListedWorkstream, Programme, Workstream
from tests.factories import enter, make_action, make_person, make_role, make_workstream
from tests.world import make_world, signed_in


@pytest.fixture
def office(programme: Programme) -> Client:
    return signed_in(make_role(programme, "office").person)


def name_lead(client: Client, led: Workstream | Action, **typed: Any) -> Any:
    if isinstance(led, Action):
        address = reverse("programme:name-action-lead", args=[led.programme.slug, led.number])
    else:
        address = reverse("programme:name-workstream-lead", args=[led.programme.slug, led.slug])
    return client.post(address, {"version": led.version, **typed})


def test_the_office_names_and_takes_back_the_lead_of_a_workstream(
    office: Client, programme: Programme
) -> None:
    stream, lead = make_workstream(programme), make_role(programme, "lead").person
    name_lead(office, stream, lead="lead")
    stream.refresh_from_db()
    assert stream.lead == lead
    page = office.get(reverse("programme:workstream", args=[programme.slug, stream.slug])).content.decode()
    assert "Day care is now led by lead" in page
    name_lead(office, stream, lead="")
    stream.refresh_from_db()
    assert stream.lead is None


def test_a_lead_of_ones_own_comes_before_the_workstreams(office: Client, programme: Programme) -> None:
    lead, other = (
        make_role(programme, "lead").person,
        make_role(programme, "lead", make_person("other")).person,
    )
    action = make_action(programme, workstream=make_workstream(programme, lead=other))
    name_lead(office, action, lead="lead")
    assert list(Action.objects.led_by(lead)) == [action]
    assert not Action.objects.led_by(other).exists()


@pytest.mark.parametrize("typed", ["stranger", "member", "nobody at all"])
def test_only_those_who_may_see_the_programme_can_lead(
    office: Client, programme: Programme, typed: str
) -> None:
    make_person("stranger")
    make_role(programme, "panel", make_person("member"))
    stream = make_workstream(programme)
    response = name_lead(office, stream, lead=typed)
    assert "select one of the choices" in str(response.context["form"].errors["lead"])
    stream.refresh_from_db()
    assert (stream.lead, stream.version) == (None, 1)


def test_somebody_who_was_slower_is_told(office: Client, programme: Programme) -> None:
    stream = make_workstream(programme)
    make_role(programme, "lead")
    name_lead(office, stream, lead="lead")
    response = name_lead(office, stream, lead="")
    assert "changed this in another window" in response.content.decode()
    stream.refresh_from_db()
    assert stream.lead is not None


def listed(programme: Programme, name: str, group: str, **place: Any) -> ListedWorkstream:
    position = ListedWorkstream.objects.filter(programme=programme).count() + 1
    row = ListedWorkstream(
        programme=programme,
        name=name,
        slug=name.lower(),
        group=group,
        position=position,
        lead_printed="A N Other",
    )
    enter(programme, row)
    if place:
        enter(programme, ListedPlace(programme=programme, listed=row, **place))
    return row


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Whole", "Part", "Apart"]),
        ("group=ENABLING", ["Part", "Apart"]),
        ("q=whole", ["Whole"]),
        ("q=a n other", ["Whole", "Part", "Apart"]),
        ("sort=name", ["Apart", "Part", "Whole"]),
    ],
)
def test_listed_workstreams_are_filtered_and_lead_to_their_place(
    office: Client, programme: Programme, query: str, names: list[str]
) -> None:
    action = make_action(programme, "5")
    listed(programme, "Whole", "STRATEGY", workstream=action.workstream)
    listed(programme, "Part", "ENABLING", item=action.item)
    listed(programme, "Apart", "ENABLING")
    page = office.get(f"{reverse('programme:workstreams', args=[programme.slug])}?{query}")
    assert [row.record.name for row in page.context["table"].paginated_rows] == names
    if not query:
        shown = page.content.decode()
        assert "All of Day care" in shown
        assert action.get_absolute_url() in shown
        assert "No action" in shown


def test_the_page_of_a_workstream_shows_its_actions_and_its_money(db: None) -> None:
    world = make_world("river")
    client = signed_in(make_role(world.programme, "director").person)
    page = client.get(world.at("programme:workstream")).content.decode()
    for words in (world.earlier.item.title, world.action.item.title, "R1 Proposal R1", "−120,000"):
        assert words in page
    assert "No alert is open for this workstream" in page
    assert "The report lists no workstream" in page
    assert "Name the lead" not in page


def test_an_empty_list_says_what_belongs_there(office: Client, programme: Programme) -> None:
    page = office.get(reverse("programme:workstreams", args=[programme.slug])).content.decode()
    assert "The plan has no workstream yet" in page
    assert "No workstream is listed" in page
