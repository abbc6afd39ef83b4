"""Adding meetings, responding to recommendations, and when things are."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from programme.forward_plan import next_period_end
from programme.models import Body, Meeting, Programme, Recommendation, ReportingDuty
from tests.factories import TODAY, enter, make_meeting, make_programme, make_role
from tests.reading import Page
from tests.world import signed_in

Frequency = ReportingDuty.Frequency
DAY = {"held_on_day": "1", "held_on_month": "4", "held_on_year": "2011"}
GOOD = {"new_body": "Board", **DAY, "purpose": "To note progress"}


@pytest.fixture
def office(programme: Programme) -> Client:
    return signed_in(make_role(programme, "office").person)


def add(client: Client, programme: Programme, **typed: str) -> Any:
    return client.post(reverse("programme:add-meeting", args=[programme.slug]), {**GOOD, **typed})


def respond(client: Client, recommendation: Recommendation, **typed: Any) -> Any:
    address = reverse("programme:respond", args=[recommendation.programme.slug, recommendation.uid])
    return client.post(address, {"version": recommendation.version, **typed})


def test_a_meeting_of_a_new_body_makes_the_body(office: Client, programme: Programme) -> None:
    response = add(office, programme)
    meeting = Meeting.objects.get()
    assert response.headers["Location"] == meeting.get_absolute_url()
    assert (meeting.body.name, meeting.held_on, meeting.purpose) == (
        "Board",
        dt.date(2011, 4, 1),
        "To note progress",
    )


def test_a_known_body_is_taken_from_the_list_or_by_its_name(office: Client, programme: Programme) -> None:
    body = make_meeting(programme).body
    add(office, programme, new_body="", body=str(body.uid))
    add(office, programme, new_body="cabinet", held_on_day="2")
    assert Body.objects.get() == body
    assert Meeting.objects.filter(body=body).count() == 3


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"new_body": ""}, "body", "Choose the body that meets"),
        ({"new_body": "x" * 121}, "new_body", "120 characters or fewer"),
        ({"body": "nonsense"}, "body", "select one of the choices"),
        ({"held_on_day": "31"}, "held_on", "31 April 2011 is not a date"),
        ({"held_on_day": ""}, "held_on", "Enter a day, a month and a year"),
        ({"held_on_year": "11"}, "held_on", "Year must have 4 digits"),
        ({"purpose": ""}, "purpose", "Enter the purpose"),
        ({"purpose": "x" * 301}, "purpose", "300 characters or fewer"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(
    office: Client, programme: Programme, typed: dict[str, str], field: str, message: str
) -> None:
    response = add(office, programme, **typed)
    form = response.context["form"]
    assert message in str(form.errors[field])
    assert form["purpose"].value() == typed.get("purpose", GOOD["purpose"])
    assert not Meeting.objects.exists()
    assert not Body.objects.exists()


def test_a_body_is_chosen_or_named_and_not_both(office: Client, programme: Programme) -> None:
    body = make_meeting(programme).body
    response = add(office, programme, body=str(body.uid))
    assert "not both" in str(response.context["form"].errors["new_body"])
    assert Meeting.objects.count() == 1


def test_a_body_meets_once_a_day(office: Client, programme: Programme) -> None:
    add(office, programme)
    response = add(office, programme)
    assert "already has a meeting on 1 Apr 2011" in str(response.context["form"].errors["held_on"])
    assert Meeting.objects.count() == 1


def test_a_body_of_another_programme_cannot_be_chosen(office: Client, programme: Programme) -> None:
    other = make_meeting(make_programme("hill")).body
    response = add(office, programme, new_body="", body=str(other.uid))
    assert "select one of the choices" in str(response.context["form"].errors["body"])


def test_a_response_is_kept_with_who_gave_it(office: Client, programme: Programme) -> None:
    meeting = make_meeting(programme)
    recommendation = Recommendation.objects.get()
    respond(office, recommendation, state="AGREED", response="From April", answered_by="Cabinet")
    recommendation.refresh_from_db()
    assert (recommendation.state, recommendation.response) == ("AGREED", "From April")
    page = office.get(meeting.get_absolute_url()).content.decode()
    assert "From April" in page
    assert "Response: Agreed" in page


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"state": "OPEN", "response": "Yes"}, "state", "Say what became of it"),
        ({"state": "MAYBE", "response": "Yes"}, "state", "select one of the choices"),
        ({"state": "", "response": "Yes"}, "state", "Select what became of it"),
        ({"state": "NOTED", "response": "x" * 2001}, "response", "2000 characters or fewer"),
    ],
)
def test_a_response_that_cannot_be_saves_nothing(
    office: Client, programme: Programme, typed: dict[str, str], field: str, message: str
) -> None:
    make_meeting(programme)
    response = respond(office, Recommendation.objects.get(), **typed)
    form = response.context["form"]
    assert message in str(form.errors[field])
    assert form["response"].value() == typed["response"]
    assert Recommendation.objects.get().state == "OPEN"


def test_a_slower_response_is_kept_and_not_saved(office: Client, programme: Programme) -> None:
    make_meeting(programme)
    recommendation = Recommendation.objects.get()
    respond(office, recommendation, state="NOTED", response="First")
    response = respond(office, recommendation, state="NOTED", response="Second")
    page = Page(response.content.decode())
    assert "changed this in another window" in page.html
    assert "First" in page.html
    assert page.typed["response"] == "Second"
    assert Recommendation.objects.get().response == "First"


@pytest.mark.parametrize(
    ("query", "bodies"),
    [
        ("", ["Later", "Now", "Before", "Undated"]),
        ("when=upcoming", ["Later", "Now"]),
        ("when=past", ["Before"]),
        ("body=Now", ["Now"]),
        ("q=undated", ["Undated"]),
        ("sort=body", ["Before", "Later", "Now", "Undated"]),
    ],
)
def test_meetings_are_upcoming_or_past_as_at_the_programmes_day(
    office: Client, programme: Programme, query: str, bodies: list[str]
) -> None:
    for name, held_on in (
        ("Now", TODAY),
        ("Before", TODAY - dt.timedelta(days=1)),
        ("Later", TODAY + dt.timedelta(days=1)),
        ("Undated", None),
    ):
        make_meeting(programme, name, held_on=held_on)
    page = office.get(f"{reverse('programme:meetings', args=[programme.slug])}?{query}")
    assert [row.record.body.name for row in page.context["table"].paginated_rows] == bodies


@pytest.mark.parametrize(
    ("frequency", "today", "ends_on"),
    [
        (Frequency.QUARTERLY, dt.date(2011, 2, 15), dt.date(2011, 3, 31)),
        (Frequency.QUARTERLY, dt.date(2011, 3, 31), dt.date(2011, 3, 31)),
        (Frequency.QUARTERLY, dt.date(2011, 10, 1), dt.date(2011, 12, 31)),
        (Frequency.MONTHLY, dt.date(2012, 2, 1), dt.date(2012, 2, 29)),
        (Frequency.MONTHLY, dt.date(2011, 12, 31), dt.date(2011, 12, 31)),
        (Frequency.YEARLY, dt.date(2011, 3, 31), dt.date(2011, 3, 31)),
        (Frequency.YEARLY, dt.date(2011, 4, 1), dt.date(2012, 3, 31)),
    ],
)
def test_the_next_period_ends_with_its_month_quarter_or_year(
    frequency: str, today: dt.date, ends_on: dt.date
) -> None:
    assert next_period_end(ReportingDuty(frequency=frequency), today) == ends_on


def test_empty_pages_say_what_belongs_there(office: Client, programme: Programme) -> None:
    for name, words in (
        ("meetings", "No meeting has been entered yet"),
        ("meetings", "No regular report is owed"),
        ("recommendations", "No recommendation has been entered yet"),
        ("about", "No list of implications is recorded"),
    ):
        assert words in office.get(reverse(f"programme:{name}", args=[programme.slug])).content.decode()


def test_a_withdrawn_recommendation_is_not_counted(office: Client, programme: Programme) -> None:
    make_meeting(programme)
    recommendation = Recommendation.objects.get()
    recommendation.withdrawn_at = dt.datetime(2011, 2, 15, tzinfo=dt.UTC)
    enter(programme, recommendation)
    meeting: Any = Meeting.objects.for_pages().get()
    assert meeting.asked == 0
