"""The pages of baselines, of what moved, of changes, and undoing on them."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.test import Client

from programme.models import (
    Baseline,
    Cause,
    Person,
    Programme,
    ProgressUpdate,
    ScheduleItem,
)
from programme.operations.baselines import approve_baseline
from programme.operations.edits import Report
from programme.operations.scenarios import save_scenario
from programme.operations.updates import report_progress
from programme.recalculation import recalculate
from tests.factories import make_person, make_role, plan_date
from tests.world import World, make_world, signed_in

News = ProgressUpdate.News
MOVED = {"news": "MOVED", "end_month": "12", "end_year": "2011", "reason": "CAPACITY", "text": "Fewer hands"}


@pytest.fixture(scope="module")
def made(kept: None) -> World:
    lead = make_person("leader")
    world = make_world(lead=lead)
    make_role(world.programme, "lead", lead)
    return world


@pytest.fixture
def lead(world: World) -> Person:
    return Person.objects.get(username="leader")


@pytest.fixture
def office(world: World) -> Client:
    return signed_in(make_role(world.programme, "office").person)


def move(item: ScheduleItem, end: str, by: Person | None = None) -> Cause:
    item.refresh_from_db()
    report = Report(News.MOVED, end=plan_date(end))
    cause = report_progress(item, report, by=by, version=item.version, reason="CAPACITY", text="Fewer hands")
    recalculate(item.programme.slug)
    return cause


def approve(programme: Programme) -> None:
    approve_baseline(programme, by=None, approved_by="Cabinet", reason="Accepted")
    recalculate(programme.slug)


def words(page: Any) -> str:
    return str(page.content.decode())


def rows(client: Client, address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(address).content.decode("utf-8-sig"))))


def test_the_approval_is_shown_before_it_is_asked_for(world: World, office: Client) -> None:
    move(world.action.item, "2011-12")
    page = office.get(world.at("programme:approve-baseline"))
    assert "1 approved date would change against baseline 1" in words(page) or "would change" in words(page)
    assert "92 days" in words(page) and "3 months late" in words(page)
    assert "Nothing moves and no money changes." in words(page)
    assert Baseline.objects.count() == 1


def test_an_approval_without_a_name_keeps_what_was_shown_and_typed(world: World, office: Client) -> None:
    move(world.action.item, "2011-12")
    address = world.at("programme:approve-baseline")
    confirm = office.get(address).context["confirm"]
    refused = office.post(address, {"confirm": confirm, "reason": "Consultation took longer"})
    assert "Say who approved the dates" in words(refused)
    assert "Consultation took longer" in words(refused) and "92 days" in words(refused)
    saved = {"approved_by": "Cabinet", "reason": "Later", "confirm": refused.context["confirm"]}
    office.post(address, saved)
    assert Baseline.objects.get(number=2).approved_by == "Cabinet"


def test_an_approval_of_other_dates_than_were_shown_is_shown_again(world: World, office: Client) -> None:
    move(world.action.item, "2011-12")
    address = world.at("programme:approve-baseline")
    confirm = office.get(address).context["confirm"]
    move(world.action.item, "2012-01")
    page = office.post(address, {"approved_by": "Cabinet", "reason": "Later", "confirm": confirm})
    assert page.context["preview_is_new"] and "4 months late" in words(page)
    assert Baseline.objects.count() == 1


def test_where_there_is_nothing_to_approve_the_page_says_so(world: World, office: Client) -> None:
    approve(world.programme)
    page = office.get(world.at("programme:approve-baseline"), follow=True)
    assert "there is nothing to approve anew" in words(page)


def test_the_list_names_each_baseline_with_its_approver(world: World, office: Client) -> None:
    approve(world.programme)
    found = rows(office, world.at("programme:baselines") + "?format=csv")
    assert [(row["Baseline"], row["Approved by"], row["Reason"]) for row in found] == [
        ("2", "Cabinet", "Accepted"),
        ("1", "Cabinet", "First plan"),
    ]
    assert int(found[0]["Items it holds"]) > int(found[1]["Items it holds"]) == 2


def test_the_first_baseline_is_compared_with_now_unless_others_are_chosen(
    world: World, office: Client
) -> None:
    move(world.action.item, "2011-12")
    approve(world.programme)
    move(world.action.item, "2012-01")
    address = world.at("programme:compare-baselines")

    def days(query: str = "") -> dict[str, str]:
        found = rows(office, f"{address}?format=csv{query}")
        return {row["No"]: row["Days moved, days"] for row in found if row["No"]}

    assert days() == {"1": "0", "2": "123"}
    assert days("&of=1&with=2") == {"1": "0", "2": "92"}
    assert days("&of=2&with=now") == {"1": "0", "2": "31"}
    assert days("&of=2&with=1") == {"1": "0", "2": "-92"}
    assert days("&of=1&what=later") == {"2": "123"}
    assert days("&q=1") == {"1": "0"}


@pytest.mark.parametrize("query", ["of=9", "with=x", "of=1&with=-1", "of=%00", "what=sideways"])
def test_a_baseline_that_does_not_exist_is_named_and_breaks_nothing(
    world: World, office: Client, query: str
) -> None:
    page = office.get(f"{world.at('programme:compare-baselines')}?{query}")
    assert page.status_code == 200
    assert "There is a problem" in words(page)


def test_an_unknown_baseline_is_said_by_its_number(world: World, office: Client) -> None:
    page = office.get(world.at("programme:compare-baselines") + "?of=9")
    assert "There is no baseline 9: choose one of the list" in words(page)


def test_slip_against_the_first_baseline_is_shown_once_there_is_another(world: World, office: Client) -> None:
    action, plan = world.at("programme:action"), world.at("programme:plan") + "?format=csv"
    move(world.action.item, "2011-12")
    assert "First baseline" not in words(office.get(action))
    assert "Slip, first baseline, days" not in rows(office, plan)[0]
    approve(world.programme)
    assert "Slip against the first baseline" in words(office.get(action))
    found = {row["No"]: (row["Slip, days"], row["Slip, first baseline, days"]) for row in rows(office, plan)}
    assert found == {"1": ("0", "0"), "2": ("0", "92")}


def test_the_action_says_how_often_it_moved_and_why(world: World, office: Client) -> None:
    move(world.action.item, "2011-11")
    move(world.action.item, "2011-12")
    page = words(office.get(world.at("programme:action")))
    assert "Moved twice, 92 days later in all" in page
    assert "Its own reasons: Not enough people or skills (2 times)." in page


def test_the_register_of_moves_begins_with_what_moved_most(world: World, office: Client) -> None:
    move(world.earlier.item, "2011-06")
    for end in ("2011-11", "2011-12", "2011-10"):
        move(world.action.item, end)
    found = rows(office, world.at("programme:moves") + "?format=csv")
    figures = [
        (row["No"], row["Times moved"], row["Days in all, days"], row["Furthest, days, days"])
        for row in found
    ]
    assert figures == [("2", "4", "31", "92"), ("1", "1", "30", "30")]
    assert found[0]["Last reason"] == "Not enough people or skills"
    page = office.get(f"{world.at('programme:changes')}?item={world.action.item.uid}")
    assert len(page.context["table"].rows) == 4


def test_changes_are_found_by_person_reason_and_period(world: World, office: Client, lead: Person) -> None:
    cause = move(world.action.item, "2011-12", by=lead)
    address = world.at("programme:changes")

    def found(query: str) -> list[Any]:
        return [row.record for row in office.get(f"{address}?{query}").context["table"].rows]

    assert found("who=leader") == found("reason=CAPACITY") == found("q=Fewer") == [cause]
    day = "since_day=15&since_month=2&since_year=2011&until_day=15&until_month=2&until_year=2011"
    assert cause in found(day)
    assert found("since_day=16&since_month=2&since_year=2011") == []
    assert found("")[0] == cause


@pytest.mark.parametrize("query", ["item=x", "who=%00", "since_day=40", "reason=NO"])
def test_a_filter_that_cannot_be_is_named_and_breaks_nothing(
    world: World, office: Client, query: str
) -> None:
    page = office.get(f"{world.at('programme:changes')}?{query}")
    assert page.status_code == 200 and "There is a problem" in words(page)
    assert "is not a valid UUID" not in words(page)


def test_a_change_says_what_it_wrote_moved_and_cost(world: World, office: Client) -> None:
    cause = move(world.action.item, "2011-12")
    page = words(office.get(cause.get_absolute_url()))
    for said in ("Forecast end", "Dec 2011", "+92", "R1", "Not enough people or skills", "Undo this change"):
        assert said in page
    assert cause.get_absolute_url() in words(office.get(world.at("programme:action")))


def test_a_change_with_something_later_on_top_names_and_links_that(world: World, office: Client) -> None:
    cause = move(world.action.item, "2011-11")
    later = move(world.action.item, "2011-12")
    page = words(office.get(cause.get_absolute_url()))
    assert "has been changed since" in page and later.get_absolute_url() in page
    assert "Undo this change" not in page
    refused = office.get(world.at("programme:undo-change", uid=cause.uid), follow=True)
    assert "has been changed since" in words(refused)


def test_undoing_shows_what_moves_back_asks_why_and_says_so_afterwards(world: World, office: Client) -> None:
    cause = move(world.action.item, "2011-12")
    address = world.at("programme:undo-change", uid=cause.uid)
    page = office.get(address)
    assert [move.days for move in page.context["preview"].moves] == [-92]
    refused = office.post(address, {"confirm": page.context["confirm"]})
    assert "Say in a sentence why it is undone" in words(refused) and refused.context["preview"].moves
    done = office.post(address, {"confirm": refused.context["confirm"], "text": "Wrong action"}, follow=True)
    assert "The change is undone." in words(done) and "Wrong action" in words(done)
    assert "This has been undone." in words(office.get(world.at("programme:action")))
    assert "already been undone" in words(office.get(address, follow=True))


def test_an_undo_has_no_reason_that_nobody_was_asked_for(world: World, office: Client) -> None:
    cause = move(world.action.item, "2011-12")
    address = world.at("programme:undo-change", uid=cause.uid)
    confirm = office.get(address).context["confirm"]
    office.post(address, {"confirm": confirm, "text": "Wrong action"})
    shown = words(office.get(world.programme.causes.latest("id").get_absolute_url()))
    assert "Undo</dd>" in shown and "An earlier entry is put right" not in shown
    register = world.at("programme:changes")
    assert [len(rows(office, f"{register}?reason={each}&format=csv")) for each in ("UNDO", "CORRECTION")] == [
        1,
        0,
    ]
    assert "Undo. Wrong action" in words(office.get(world.at("programme:action")))


def test_the_first_forecast_of_a_date_was_as_approved_before(world: World, office: Client) -> None:
    first, second = move(world.action.item, "2011-12"), move(world.action.item, "2012-01")
    pages = [office.get(cause.get_absolute_url()) for cause in (first, second)]
    lines = [line for page in pages for line in page.context["table"].data]
    before = [line.before for line in lines if line.field == "Forecast end"]
    assert before == ["As approved (Sep 2011)", "Dec 2011"]


def test_a_saved_update_offers_undo_and_says_which_figures_do_not_know_it(
    world: World, office: Client
) -> None:
    address = world.at("programme:update-action")
    data = {**MOVED, "version": str(world.action.item.version)}
    confirm = office.post(address, data).context["confirm"]
    saved = office.post(address, {**data, "confirm": confirm}, follow=True)
    undo = world.at("programme:undo-change", uid=world.programme.causes.latest("id").uid)
    assert f'href="{undo}">Undo</a>' in words(saved)
    assert "From before the change, being worked out" in words(saved)
    recalculate(world.programme.slug)
    shown = words(office.get(world.at("programme:action")))
    assert "From before the change" not in shown and "Undo</a>" not in shown


def test_an_undo_of_what_has_changed_meanwhile_is_shown_again(world: World, office: Client) -> None:
    cause = move(world.action.item, "2011-12")
    address = world.at("programme:undo-change", uid=cause.uid)
    confirm = office.get(address).context["confirm"]
    move(world.earlier.item, "2011-11")
    page = office.post(address, {"confirm": confirm, "text": "Wrong action"})
    assert page.context["preview_is_new"]
    assert not hasattr(Cause.objects.get(pk=cause.pk), "undone_by")


def test_somebody_may_undo_their_own_change_while_they_may_still_make_it(world: World, lead: Person) -> None:
    client = signed_in(lead)
    own, other = move(world.earlier.item, "2011-06", by=lead), move(world.action.item, "2011-12")
    assert client.get(world.at("programme:undo-change", uid=own.uid)).status_code == 200
    assert client.get(world.at("programme:undo-change", uid=other.uid)).status_code == 403
    assert "Undo this change" in words(client.get(own.get_absolute_url()))
    assert "Undo it" not in words(client.get(other.get_absolute_url()))
    world.action.workstream.__class__.objects.filter(programme=world.programme).update(lead=None)
    assert client.get(world.at("programme:undo-change", uid=own.uid)).status_code == 403


def test_a_director_may_undo_their_own_approval(world: World) -> None:
    director = make_role(world.programme, "director").person
    move(world.action.item, "2011-12")
    approve_baseline(world.programme, by=director, approved_by="Cabinet", reason="Accepted")
    address = world.at("programme:undo-change", uid=world.programme.causes.latest("id").uid)
    page = signed_in(director).get(address)
    assert page.status_code == 200
    signed_in(director).post(address, {"confirm": page.context["confirm"], "text": "Not decided yet"})
    assert list(Baseline.objects.standing().values_list("number", flat=True)) == [1]


def test_a_what_if_that_somebody_keeps_to_themselves_is_not_told_by_its_change(
    world: World, office: Client, lead: Person
) -> None:
    save_scenario(
        world.programme, name="Close early", purpose="A secret", changes=["2:+1m"], is_shared=False, by=lead
    )
    cause = world.programme.causes.latest("id")
    page = words(office.get(cause.get_absolute_url()))
    assert "Close early" not in page and "A secret" not in page and "Undo it" not in page
    assert office.get(world.at("programme:undo-change", uid=cause.uid)).status_code == 403
    assert "Close early" in words(signed_in(lead).get(cause.get_absolute_url()))
