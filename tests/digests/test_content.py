"""Who is told what on which day, and what a mail says: read as a mail reader reads it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from programme.digests.making import catch_up, send_digests
from programme.models import Alert, DigestDay, Mailing, Person, Programme, ProgressUpdate
from programme.operations.people import end_role
from programme.recalculation import recalculate
from tests.digests.conftest import MailServer, told
from tests.factories import (
    enter,
    make_action,
    make_baseline,
    make_person,
    make_programme,
    make_role,
    make_workstream,
)
from tests.reading import Page, stored
from tests.world import signed_in

pytestmark = pytest.mark.django_db
TUESDAY = dt.date(2011, 2, 15)
DAY = dt.timedelta(days=1)


def test_a_mail_has_the_same_words_in_text_and_html_with_whole_addresses(
    lead: Person, server: MailServer, settings: Any
) -> None:
    settings.SITE_URL = "https://waymark.example.gov.uk"
    send_digests(TUESDAY)
    [mail] = server.accepted
    assert mail.get_content_type() == "multipart/alternative"
    assert mail["Subject"] == "2 new alerts: River"
    assert mail["Auto-Submitted"] == "auto-generated"
    parts = {part.get_content_type(): part.get_content() for part in mail.iter_parts()}
    text, html = parts["text/plain"], parts["text/html"]
    sentence = "It was due by Dec 2010 and is not complete. Say that it is done, or when it will be."
    assert "7 Close <b>two</b> homes & a hall" in text
    assert "7 Close &lt;b&gt;two&lt;/b&gt; homes &amp; a hall" in html
    assert sentence in text
    assert sentence in html
    hrefs = Page(html).hrefs
    assert all(href.startswith("https://waymark.example.gov.uk/") and href in text for href in hrefs)
    plan = "https://waymark.example.gov.uk/programmes/river/plan"
    answers = [
        f"{plan}/update/?change=7&answer={news}#row-7" for news in ("DONE", "NO_CHANGE", "MOVED", "BLOCKED")
    ]
    alerts = "https://waymark.example.gov.uk/programmes/river/alerts"
    assert {*answers, f"{plan}/7/", f"{alerts}/overdue/action:7/"} <= set(hrefs)
    assert '<html lang="en">' in html
    assert "<title>2 new alerts: River</title>" in html
    assert "<script" not in html
    assert "<img" not in html


def test_an_answer_in_a_mail_opens_its_row_with_the_answer_chosen_and_saves_nothing(
    lead: Person, server: MailServer
) -> None:
    send_digests(TUESDAY)
    before, client = stored(), signed_in(lead)
    [address] = [
        href.removeprefix("http://testserver")
        for href in Page(Mailing.objects.get().html).hrefs
        if "answer=MOVED" in href
    ]
    path = address[address.index("/programmes/") :].partition("#")[0]
    page = client.get(path)
    assert Page(page.content.decode()).typed["7-answer"] == ProgressUpdate.News.MOVED
    assert "row-7" in Page(page.content.decode()).ids
    assert stored() == before
    for strange in ("?change=7&answer=DROP", "?change=nothing&answer=DONE", "?change=7&answer="):
        assert client.get(path.partition("?")[0] + strange).status_code == 200
    assert Client().get(path).status_code == 302


def test_nothing_is_sent_where_nothing_is_new(lead: Person, server: MailServer) -> None:
    assert told(TUESDAY) == {"anna"}
    assert told(TUESDAY + DAY) == set()
    Alert.objects.filter(rule="overdue").update(urgency=2)
    assert told(TUESDAY + 2 * DAY) == set()
    Mailing.objects.first().notices.update(urgency=1)  # type: ignore[union-attr]
    assert told(TUESDAY + 3 * DAY) == {"anna"}


@pytest.mark.parametrize("day", [dt.date(2011, 4, 22), dt.date(2011, 4, 23), dt.date(2011, 4, 25)])
def test_a_quiet_day_is_made_up_for_on_the_next_working_day(
    lead: Person, server: MailServer, day: dt.date
) -> None:
    """Good Friday, Easter Saturday and Easter Monday."""
    assert told(day) == set()
    assert told(dt.date(2011, 4, 26)) == {"anna"}


def test_what_nobody_answers_goes_to_the_lead_of_the_workstream_and_then_to_the_directors(
    programme: Programme, server: MailServer
) -> None:
    people = {name: make_person(name) for name in ("own", "stream", "director")}
    for name, person in people.items():
        make_role(programme, "director" if name == "director" else "lead", person)
    people["director"].mails = Person.Mails.DAILY
    people["director"].save()
    action = make_action(
        programme,
        "7",
        workstream=make_workstream(programme, lead=people["stream"]),
        start="2010-10",
        end="2010-12",
    )
    action.lead = people["own"]
    enter(programme, action)
    recalculate(programme.slug)
    days = [TUESDAY + n * DAY for n in range(15)]
    heard = {day: told(day) - {"director"} for day in days}
    assert {day: names for day, names in heard.items() if names} == {
        TUESDAY: {"own"},
        TUESDAY + 7 * DAY: {"stream"},
    }
    directed = [
        each.day for each in Mailing.objects.filter(person__username="director") if each.notices.exists()
    ]
    assert directed == [TUESDAY + 14 * DAY]
    text = Mailing.objects.get(person__username="director", day=directed[0]).text
    assert "Passed on to you because nobody has answered." in text


def test_the_panel_is_told_nothing_and_somebody_is_told_only_of_programmes_they_see_into(
    lead: Person, server: MailServer
) -> None:
    other = make_programme("hill")
    make_role(other, "panel", lead)
    action = make_action(
        other, "1", workstream=make_workstream(other, lead=lead), start="2010-10", end="2010-12"
    )
    make_baseline(other, action.item)
    make_role(other, "panel", make_person("member"))
    recalculate("hill")
    assert Alert.objects.filter(programme=other).open().exists()
    assert told(TUESDAY) == {"anna"}
    assert "Hill" not in Mailing.objects.get().text


def test_somebody_who_has_gone_is_told_nothing(
    lead: Person, programme: Programme, server: MailServer
) -> None:
    end_role(programme.roleassignment_set.get(person=lead))
    assert told(TUESDAY) == set()


@pytest.mark.parametrize(
    ("mails", "days"),
    [
        (Person.Mails.NONE, []),
        (Person.Mails.WEEKLY, [TUESDAY]),
        (Person.Mails.DAILY, [TUESDAY, TUESDAY + DAY]),
    ],
)
def test_everybody_chooses_how_often(
    lead: Person, programme: Programme, server: MailServer, mails: str, days: list[dt.date]
) -> None:
    client = signed_in(lead)
    assert client.post("/account/", {"mails": mails}).status_code == 302
    assert client.post("/account/", {"mails": "HOURLY"}).status_code == 200
    send_digests(TUESDAY)
    stream = programme.workstream_set.get()
    make_action(programme, "8", workstream=stream, start="2010-10", end="2010-12")
    recalculate(programme.slug)
    send_digests(TUESDAY + DAY)
    found = Mailing.objects.filter(person=lead).order_by("day")
    assert list(found.values_list("day", flat=True)) == days


def test_a_director_has_the_week_in_the_figures_of_the_dashboard_and_only_when_they_change(
    lead: Person, programme: Programme, server: MailServer
) -> None:
    director = make_role(programme, "director").person
    monday = TUESDAY + 6 * DAY
    assert "director" in told(TUESDAY)
    mail = Mailing.objects.get(person=director)
    page = signed_in(director).get("/programmes/river/")
    figures = [figure for strip in page.context["strips"] for figure in strip]
    assert figures
    for figure in figures:
        assert f"{figure.label}: {figure.value}" in mail.text
    assert page.context["verdict"].opening in mail.text
    assert "class=" not in mail.html
    assert "director" not in told(monday)
    make_baseline(programme, make_action(programme, "9").item)
    recalculate(programme.slug)
    assert "director" in told(monday + DAY)


def test_the_digests_of_a_day_are_made_once_in_the_morning_and_caught_up_if_the_worker_was_away(
    lead: Person, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def at(hour: int, day: int = 15) -> None:
        moment = dt.datetime(2011, 2, day, hour, 30, tzinfo=dt.UTC)
        monkeypatch.setattr(timezone, "now", lambda: moment)

    at(6)
    assert catch_up().people == 0
    at(11)
    assert (catch_up().mails, catch_up().people) == (1, 0)
    assert DigestDay.objects.get().day == TUESDAY
    Mailing.objects.first().notices.all().delete()  # type: ignore[union-attr]
    at(12)
    assert catch_up().people == 0
    at(7, 16)
    assert catch_up().mails == 1
    at(11, 19)
    assert catch_up().people == 0
    assert not DigestDay.objects.filter(day__day=19).exists()
