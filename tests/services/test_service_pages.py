"""Registers, filters and forms of services: what is refused, and what is kept."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programme.models import Cause, ItemFigure, Programme
from programme.recalculation import recalculate
from services.models import Closure, ClosureStage, Service, StaffGroup
from services.operations import closure_rows
from tests.factories import make_action, make_person, make_programme, make_proposal, make_role
from tests.reading import Page
from tests.services.making import (
    closed_stage,
    make_group,
    make_service,
    make_trajectory,
    new_counts,
    new_stage_date,
)
from tests.world import signed_in

TOO_BIG = "1" * 5000


@pytest.fixture
def office(programme: Programme) -> Client:
    return signed_in(make_role(programme, "office").person)


def at(programme: Programme, name: str, **kwargs: Any) -> str:
    return reverse(f"services:{name}", kwargs={"programme": programme.slug, **kwargs})


def names(response: Any) -> list[str]:
    return [row.record.name for row in response.context["table"].rows]


def test_an_empty_register_and_empty_outcomes_say_what_belongs_there(
    programme: Programme, office: Client
) -> None:
    text = office.get(at(programme, "services")).content.decode()
    for words in ("Care homes, day services", "No staffing table", "No cost sheet"):
        assert words in text
    assert "No outcome has been loaded yet" in office.get(at(programme, "outcomes")).content.decode()
    dashboard = office.get(reverse("programme:dashboard", args=[programme.slug])).content.decode()
    assert "Services that close or change appear here" in dashboard


def test_the_filters_of_the_register(programme: Programme, office: Client) -> None:
    make_service(programme, "Abbey", ward="North")
    make_service(programme, "Lunch club", kind="DAY_SERVICE", intent="RETAIN", closure=None, ward="South")
    asked = {
        "q=lunch": ["Lunch club"],
        "kind=CARE_HOME": ["Abbey"],
        "ward=South": ["Lunch club"],
        "intent=CLOSE": ["Abbey"],
        "stage=IDENTIFIED": ["Abbey"],
        "stage=NONE": ["Lunch club"],
        "stage=CLOSED": [],
        "sort=-name": ["Lunch club", "Abbey"],
    }
    for query, expected in asked.items():
        assert names(office.get(f"{at(programme, 'services')}?{query}")) == expected, query
    for query in ("kind=x", "ward=x", "stage=%00", "intent='--", f"q={'x' * 3000}"):
        assert office.get(f"{at(programme, 'services')}?{query}").status_code == 200, query
    download = office.get(f"{at(programme, 'services')}?kind=CARE_HOME&format=csv").content.decode()
    assert "Abbey" in download and "Lunch club" not in download


def test_new_counts_are_kept_with_their_reason(programme: Programme, office: Client) -> None:
    service = make_service(programme)
    response = office.post(at(programme, "change-service", slug=service.slug), new_counts(programme))
    assert response.status_code == 302
    service.refresh_from_db()
    assert (service.beds, service.occupied, service.clients) == (40, 12, None)
    assert Cause.objects.filter(what="Home changed", text="Counted again").exists()
    assert "Counted again" in office.get(service.get_absolute_url()).content.decode()
    assert service.history.count() == 2


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"occupied": "41"}, "Occupied beds must be 40 or fewer, the number of beds"),
        ({"beds": "-1"}, "Enter a whole number"),
        ({"beds": "4.5"}, "Enter a whole number"),
        ({"beds": "many"}, "Enter a whole number"),
        ({"clients": TOO_BIG}, "Number must be 9,999,999 or fewer"),
        ({"text": ""}, "Enter why it changes"),
        ({"text": "   "}, "Enter why it changes"),
        ({"ward": "x" * 81}, "Ward must be 80 characters or fewer"),
    ],
)
def test_bad_counts_are_refused_and_nothing_is_stored(
    programme: Programme, office: Client, changes: dict[str, str], message: str
) -> None:
    service = make_service(programme)
    data = {**new_counts(programme), **changes}
    response = office.post(at(programme, "change-service", slug=service.slug), data)
    assert response.status_code == 200
    assert message.lower() in response.content.decode().lower()
    service.refresh_from_db()
    assert (service.occupied, service.version) == (30, 1)


def test_counts_printed_in_contradiction_are_a_finding_and_not_an_error(
    programme: Programme, office: Client
) -> None:
    service = make_service(programme, beds=20, occupied=25)
    recalculate(programme.slug)
    text = office.get(service.get_absolute_url()).content.decode()
    assert "Home has 25 beds occupied and only 20 beds." in text


def test_somebody_who_was_slower_sees_both(programme: Programme, office: Client) -> None:
    service = make_service(programme)
    address, data = at(programme, "change-service", slug=service.slug), new_counts(programme)
    office.post(address, data)
    response = office.post(address, {**data, "occupied": "13"})
    page = Page(response.content.decode())
    assert "changed this in another window" in page.html
    assert (page.typed["occupied"], page.typed["shown-version"]) == ("13", str(data["version"] + 1))
    service.refresh_from_db()
    assert service.occupied == 12


def test_staff_of_one_service_are_changed_with_it(programme: Programme, office: Client) -> None:
    group = make_group(programme)
    service = make_service(programme, staff_group=group)
    data = {**new_counts(programme), "staff": "28", "staff_required": "3", "group_version": group.version}
    office.post(at(programme, "change-service", slug=service.slug), data)
    group.refresh_from_db()
    assert (group.staff, group.required) == (28, 3)


def test_staff_whom_services_share_are_not_asked_for(programme: Programme, office: Client) -> None:
    group = make_group(programme)
    service = make_service(programme, staff_group=group)
    make_service(programme, "Other home", staff_group=group)
    address = at(programme, "change-service", slug=service.slug)
    assert "staff" not in office.get(address).context["form"].fields
    office.post(address, {**new_counts(programme), "staff": "1", "staff_required": "0"})
    assert StaffGroup.objects.get().staff == 30
    assert "shared with" in office.get(service.get_absolute_url()).content.decode()


def test_a_later_stage_is_shown_first_and_saved_when_confirmed(programme: Programme, office: Client) -> None:
    make_service(programme)
    stage = closed_stage(programme)
    address = at(programme, "change-stage", slug="home", uid=stage.uid)
    data = new_stage_date(programme)
    page = office.post(address, data)
    moves = page.context["preview"].moves
    assert [(move.before, move.after, move.days) for move in moves] == [("Sep 2011", "Dec 2011", 92)]
    stage.item.refresh_from_db()
    assert stage.item.forecast_end is None
    response = office.post(address, {**data, "confirm": page.context["confirm"]})
    assert response.status_code == 302
    recalculate(programme.slug)
    figure = ItemFigure.objects.get(item=stage.item)
    assert (str(figure.end), figure.slip_days) == ("Dec 2011", 92)
    text = office.get(response.headers["Location"]).content.decode()
    assert "3 months late" in text
    assert "Home: closed Sep 2011, now Dec 2011" in text
    assert "People need longer to move. Two people have yet to choose" in text


def test_a_stage_without_a_date_gets_one(programme: Programme, office: Client) -> None:
    make_service(programme)
    stage = ClosureStage.objects.select_related("item").get(stage="CONSULTATION")
    data = {**new_stage_date(programme, "3"), "version": stage.item.version}
    address = at(programme, "change-stage", slug="home", uid=stage.uid)
    page = office.post(address, data)
    office.post(address, {**data, "confirm": page.context["confirm"]})
    stage.item.refresh_from_db()
    assert str(stage.item.own_end) == "Mar 2011"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"reason": ""}, "Choose the main reason"),
        ({"text": ""}, "Say in a sentence"),
        ({"end_month": "13"}, "Month must be"),
        ({"end_year": "20111"}, "Year must have 4 digits"),
        ({"end_year": "0001"}, "Year must be between"),
        ({"end_month": "", "end_year": ""}, "Enter a new start date or a new end date"),
        ({"news": "DONE"}, "must be 15 Feb 2011 or before"),
        ({"news": "CANCELLED"}, "select one of the choices"),
        ({"news": ""}, "Select what is new"),
        ({"reason": "BECAUSE"}, "select one of the choices"),
    ],
)
def test_bad_dates_of_a_stage_are_refused(
    programme: Programme, office: Client, changes: dict[str, str], message: str
) -> None:
    make_service(programme)
    stage = closed_stage(programme)
    address = at(programme, "change-stage", slug="home", uid=stage.uid)
    data = {**new_stage_date(programme), **changes}
    page = office.post(address, data)
    if page.context and page.context.get("confirm"):
        page = office.post(address, {**data, "confirm": page.context["confirm"]})
    assert page.status_code == 200
    assert message.lower() in page.content.decode().lower()
    stage.item.refresh_from_db()
    assert (stage.item.version, stage.item.forecast_end) == (1, None)


def test_a_stage_that_is_complete_has_no_dates_to_change(programme: Programme, office: Client) -> None:
    make_service(programme)
    done = ClosureStage.objects.get(stage="IDENTIFIED")
    assert office.get(at(programme, "change-stage", slug="home", uid=done.uid)).status_code == 404


def test_an_action_that_slips_takes_the_closing_with_it(programme: Programme) -> None:
    action = make_action(programme, end="2011-12")
    make_service(programme, waits_for=action.item)
    recalculate(programme.slug)
    figure = ItemFigure.objects.get(item=closed_stage(programme).item)
    assert (str(figure.end), figure.driver_id) == ("Dec 2011", action.item_id)


@pytest.mark.parametrize(
    ("kind", "stages"), [("CLOSE", 6), ("REPROVIDE", 5), ("CHANGE_USE", 4), ("RETAIN", 2)]
)
def test_a_closure_skips_the_stages_that_do_not_apply(programme: Programme, kind: str, stages: int) -> None:
    service = make_service(programme, closure=None)
    assert len(closure_rows(Closure(programme=programme, service=service, kind=kind))) == stages


def counted(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("page", ["services", "outcomes", "service", "change-service", "change-stage"])
def test_a_page_asks_as_often_for_twenty_services_as_for_one(db: None, page: str) -> None:
    counts = []
    for slug, number in (("few", 1), ("many", 20)):
        programme = make_programme(slug)
        person = make_person(slug)
        make_role(programme, "office", person)
        group = make_group(programme)
        for index in range(number):
            action = make_action(programme, str(index + 1))
            make_service(programme, f"Home {index}", staff_group=group, waits_for=action.item)
            make_trajectory(programme, f"t{index}")
        make_proposal(programme)
        recalculate(slug)
        kwargs: dict[str, Any] = {} if page in ("services", "outcomes") else {"slug": "home-0"}
        if page == "change-stage":
            kwargs["uid"] = closed_stage(programme).uid
        counts.append(counted(signed_in(person), at(programme, page, **kwargs)))
        assert Service.objects.filter(programme=programme).count() == number
    assert counts[0] == counts[1]
