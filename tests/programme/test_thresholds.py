"""The numbers of the alert rules: data of a programme, changed with what that would do shown first."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from programme.alerts import preview
from programme.hearing import PassedOn, count_passed_on
from programme.history import StaleVersion
from programme.models import Alert, AlertThreshold, Cause, Programme
from programme.operations.errors import Refused
from programme.operations.thresholds import set_thresholds
from programme.operations.undo import undo
from programme.planning import load_plan
from programme.recalculation import recalculate
from programme.thresholds import GETS_WORSE, ceiling_of, declared_thresholds, thresholds_of, values_in
from tests.factories import TODAY, make_action, make_person, make_programme, make_role, make_workstream
from tests.reading import Page, post, stored
from tests.two_people.cases import opened
from tests.world import signed_in

pytestmark = pytest.mark.django_db
ADDRESS = "/programmes/river/alerts/rules/change/"


@pytest.fixture
def due(programme: Programme) -> Programme:
    """Action 7 is due thirteen days ahead, and action 8 in twenty-three."""
    for number, end in (("7", "2011-02-28"), ("8", "2011-03-10")):
        make_action(programme, number, start="2011-01", end=end)
    recalculate(programme.slug)
    return programme


@pytest.fixture
def admin(programme: Programme) -> Client:
    return signed_in(make_role(programme, "admin").person)


def set_to(programme: Programme, *, seen: int = 0, **values: int) -> None:
    versions = dict.fromkeys(thresholds_of(programme), seen)
    set_thresholds(
        programme, {**thresholds_of(programme), **values}, versions=versions, by=None, text="Agreed"
    )


def due_soon(programme: Programme) -> set[str]:
    recalculate(programme.slug)
    open_now = Alert.objects.filter(programme=programme, rule="due_soon").open()
    return set(open_now.values_list("subject", flat=True))


def test_each_has_its_default_until_somebody_sets_it_and_each_programme_its_own(due: Programme) -> None:
    hill = make_programme("hill")
    assert thresholds_of(due) == {each.name: each.default for each in declared_thresholds()}
    set_to(due, gets_worse=80)
    assert thresholds_of(due)["gets_worse"] == 80
    assert thresholds_of(hill)["gets_worse"] == 50
    assert values_in([due, hill], GETS_WORSE) == {due.pk: 80, hill.pk: 50}
    assert thresholds_of(due, TODAY)["gets_worse"] == 80


@pytest.mark.parametrize(
    ("weight", "percent", "ceiling"), [(40, 50, 60), (1, 50, 1), (0, 1000, 0), (3, 100, 6)]
)
def test_what_is_a_set_percentage_heavier_is_worse(weight: int, percent: int, ceiling: int) -> None:
    assert ceiling_of(Alert(weight=weight), percent) == ceiling


def test_what_is_shown_beforehand_is_what_then_opens_and_closes(due: Programme) -> None:
    assert due_soon(due) == {"action:7"}
    for days, opens, closes in ((30, {"action:8"}, set()), (5, set(), {"action:7", "action:8"})):
        before = stored()
        shown = preview(load_plan(due), {**thresholds_of(due), "due_soon": days})
        assert stored() == before
        assert {alert.subject for alert in shown.opened} == opens
        assert {alert.subject for alert in shown.closed} == closes
        was = due_soon(due)
        set_to(due, due_soon=days, seen=AlertThreshold.objects.count())
        now = due_soon(due)
        assert (now - was, was - now) == (opens, closes)


def test_what_waits_to_be_worked_out_is_not_taken_for_the_doing_of_a_number(due: Programme) -> None:
    make_action(due, "9", start="2010-10", end="2010-12")
    shown = preview(load_plan(due), {**thresholds_of(due), "due_soon": 13})
    assert (shown.opened, shown.closed) == ([], [])


def test_how_many_are_passed_on_follows_the_numbers(programme: Programme) -> None:
    stream = make_workstream(programme, "Care", lead=make_role(programme, "lead", make_person("anna")).person)
    action = make_action(programme, "7", workstream=stream, start="2010-10", end="2010-12")
    recalculate(programme.slug)
    limits = thresholds_of(programme)
    assert count_passed_on(programme, limits) == PassedOn(0, 0)
    ben = make_role(programme, "lead", make_person("ben")).person
    Alert.objects.filter(item=action.item, rule="overdue").update(
        urgent_since=TODAY.replace(day=7), owner=ben
    )
    assert count_passed_on(programme, limits) == PassedOn(1, 0)
    assert count_passed_on(programme, {**limits, "escalate_to_director": 6}) == PassedOn(1, 1)


@pytest.mark.parametrize(
    ("values", "text", "field"),
    [
        ({"due_soon": 30}, " ", "text"),
        ({}, "Agreed", ""),
        ({"escalate_to_lead": 12}, "Agreed", "escalate_to_director"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_saved(
    due: Programme, values: dict[str, int], text: str, field: str
) -> None:
    before, versions = stored(), dict.fromkeys(thresholds_of(due), 0)
    with pytest.raises(Refused) as refusal:
        set_thresholds(due, {**thresholds_of(due), **values}, versions=versions, by=None, text=text)
    assert refusal.value.field == field
    assert stored() == before


def test_only_what_changes_is_written_and_an_old_version_of_it_is_noticed(due: Programme) -> None:
    set_to(due, due_soon=30)
    assert list(AlertThreshold.objects.values_list("name", "value")) == [("due_soon", 30)]
    with pytest.raises(StaleVersion):
        set_to(due, due_soon=20)
    set_to(due, gets_worse=60)
    assert AlertThreshold.objects.count() == 2


def test_a_number_is_set_again_after_it_was_undone(due: Programme) -> None:
    set_to(due, due_soon=30)
    undo(Cause.objects.latest("id"), by=None, text="By mistake")
    assert thresholds_of(due)["due_soon"] == 14
    set_to(due, due_soon=20)
    assert thresholds_of(due)["due_soon"] == 20


def test_the_page_shows_what_would_open_and_saves_when_it_is_confirmed(due: Programme, admin: Client) -> None:
    typed: dict[str, Any] = {**opened(admin, ADDRESS), "due_soon": "30", "text": "Earlier warning"}
    before = stored()
    page = post(admin, ADDRESS, typed)
    assert "1 alert would open and 0 would close. Nothing is saved yet." in page.html
    assert "8 Action 8 is due by 10 Mar 2011." in page.html
    assert stored() == before
    assert admin.post(ADDRESS, page.typed).status_code == 302
    assert due_soon(due) == {"action:7", "action:8"}
    rules = Page(admin.get("/programmes/river/alerts/rules/").content.decode())
    assert "30 days" in rules.html
    assert "/programmes/river/alerts/?rule=due_soon" in rules.hrefs


@pytest.mark.parametrize("typed", ["0", "366", "-1", "1.5", "soon", ""])
def test_a_number_that_cannot_be_is_said_with_its_field(due: Programme, admin: Client, typed: str) -> None:
    before = stored()
    page = post(admin, ADDRESS, {**opened(admin, ADDRESS), "due_soon": typed, "text": "Agreed"})
    assert list(page.errors.values()) == ["id_due_soon"]
    assert page.typed["due_soon"] == typed
    assert stored() == before


def test_two_people_at_the_numbers_choose_only_where_both_changed_the_same(
    due: Programme, admin: Client
) -> None:
    office = signed_in(make_role(due, "office").person)
    theirs, mine = opened(admin, ADDRESS), opened(office, ADDRESS)
    page = post(admin, ADDRESS, {**theirs, "due_soon": "30", "saving_share": "20", "text": "Theirs"})
    assert admin.post(ADDRESS, page.typed).status_code == 302
    page = post(office, ADDRESS, {**mine, "due_soon": "20", "gate_unmet": "40", "text": "Mine"})
    assert "Choose what to keep" in page.html
    page = post(office, ADDRESS, {**page.typed, "keep-due_soon": "mine"})
    assert office.post(ADDRESS, page.typed).status_code == 302
    kept = thresholds_of(due)
    assert (kept["due_soon"], kept["saving_share"], kept["gate_unmet"]) == (20, 20, 40)
