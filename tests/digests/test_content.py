"""Who is told what on which day, and what a mail says: read as a mail reader reads it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from programme.digests.content import LONGEST
from programme.digests.making import catch_up, send_digests
from programme.hearing import alerts_for, listener
from programme.models import Alert, DigestDay, Mailing, Person, Programme, ProgressUpdate, ScheduleItem
from programme.operations.alerts import answer_alert
from programme.operations.people import end_role
from programme.recalculation import recalculate
from tests.digests.conftest import MailServer
from tests.factories import (
    enter,
    make_action,
    make_baseline,
    make_person,
    make_programme,
    make_role,
    make_workstream,
    plan_date,
)
from tests.reading import Page, stored
from tests.world import signed_in

pytestmark = pytest.mark.django_db
TUESDAY = dt.date(2011, 2, 15)
DAY = dt.timedelta(days=1)


@pytest.fixture
def lead(programme: Programme) -> Person:
    person = make_role(programme, "lead", make_person("anna")).person
    stream = make_workstream(programme, "Care & <support>", lead=person)
    action = make_action(
        programme,
        "7",
        workstream=stream,
        start="2010-10",
        end="2010-12",
        title="Close <b>two</b> homes & a hall",
    )
    make_baseline(programme, action.item)
    recalculate(programme.slug)
    return person


def told(day: dt.date) -> set[str]:
    """Who is mailed on a day."""
    send_digests(day)
    return set(Mailing.objects.filter(day=day).values_list("person__username", flat=True))


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


def overdue(programme: Programme) -> Alert:
    return Alert.objects.open().get(programme=programme, rule="overdue")


def snooze(alert: Alert, until: dt.date) -> None:
    answer_alert(alert, kind="SNOOZED", until=until, reason="Later", version=0, by=None)


def test_what_was_snoozed_is_told_again_once_when_the_snooze_has_ended(
    lead: Person, programme: Programme, server: MailServer
) -> None:
    assert told(TUESDAY) == {"anna"}
    snooze(overdue(programme), TUESDAY + 2 * DAY)
    heard = {day: told(day) for day in (TUESDAY + n * DAY for n in range(1, 7))}
    assert {day for day, names in heard.items() if names} == {TUESDAY + 3 * DAY}
    [notice] = Mailing.objects.get(day=TUESDAY + 3 * DAY).notices.all()
    assert notice.alert.rule == "overdue"


def test_what_weighs_half_as_much_again_is_told_again_though_it_was_answered(
    lead: Person, programme: Programme, server: MailServer
) -> None:
    Alert.objects.update(weight=40)
    alert = overdue(programme)
    answer_alert(alert, kind="ACKNOWLEDGED", reason="Known", version=0, by=None)
    Alert.objects.exclude(pk=alert.pk).update(closed_on=TUESDAY)
    assert told(TUESDAY) == set()
    for days, weight, names in ((1, 60, set()), (2, 61, {"anna"}), (3, 70, set()), (6, 92, {"anna"})):
        Alert.objects.filter(pk=alert.pk).update(weight=weight)
        assert told(TUESDAY + days * DAY) == names


def test_the_days_until_it_is_passed_on_begin_when_it_becomes_urgent_and_again_when_a_snooze_ends(
    lead: Person, programme: Programme, server: MailServer
) -> None:
    director = make_role(programme, "director").person
    director.mails = Person.Mails.DAILY
    director.save()
    alert = overdue(programme)
    assert alert.urgent_since == TUESDAY

    def hears(day: dt.date) -> bool:
        return alert in alerts_for(listener(director, day=day))

    assert not hears(TUESDAY + 13 * DAY)
    assert hears(TUESDAY + 14 * DAY)
    Alert.objects.filter(pk=alert.pk).update(urgent_since=TUESDAY + DAY)
    assert not hears(TUESDAY + 14 * DAY)
    Alert.objects.filter(pk=alert.pk).update(urgent_since=TUESDAY)
    snooze(alert, TUESDAY + 6 * DAY)
    assert not hears(TUESDAY + 19 * DAY)
    assert hears(TUESDAY + 21 * DAY)


def test_finance_hears_of_a_saving_at_risk_also_where_the_action_that_is_late_has_a_lead(
    lead: Person, programme: Programme, server: MailServer
) -> None:
    finance, equality = (make_role(programme, role).person for role in ("finance", "equality"))
    alert = overdue(programme)
    Alert.objects.filter(pk=alert.pk).update(rule="saving_at_risk")
    heard = {person for person in (lead, finance, equality) if alert in alerts_for(listener(person))}
    assert heard == {lead, finance}
    assert told(TUESDAY) >= {"anna", "finance"}
    assert "Passed on" not in Mailing.objects.get(person=finance).text


def test_after_a_night_without_a_worker_figures_are_brought_up_to_date_before_anybody_is_told(
    lead: Person, programme: Programme, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = overdue(programme).item
    assert item
    item.refresh_from_db()
    item.state, item.actual_end = ScheduleItem.State.COMPLETE, plan_date("2011-02-14")
    enter(programme, item)
    make_action(programme, "8", workstream=programme.workstream_set.get(), start="2010-10", end="2010-12")
    monkeypatch.setattr(timezone, "now", lambda: dt.datetime(2011, 2, 15, 9, tzinfo=dt.UTC))
    catch_up()
    text = Mailing.objects.get().text
    assert "8 Action 8" in text
    assert "Close <b>two</b> homes" not in text


def test_who_cannot_answer_in_the_worklist_is_not_told_how(
    lead: Person, programme: Programme, server: MailServer
) -> None:
    finance = make_role(programme, "finance").person
    send_digests(TUESDAY)
    words = "Following an answer saves nothing"
    assert words in Mailing.objects.get(person=lead).text
    assert words in Mailing.objects.get(person=lead).html
    Alert.objects.filter(rule="overdue").update(rule="reconciliation", owner=None, item=None)
    send_digests(TUESDAY + DAY)
    mail = Mailing.objects.get(person=finance)
    assert words not in mail.text + mail.html
    assert "Acknowledge or snooze: http" in mail.text


def test_a_mail_names_only_so_many_and_says_how_many_more_there_are(
    lead: Person, programme: Programme, server: MailServer
) -> None:
    stream = programme.workstream_set.get()
    for number in range(100, 100 + LONGEST + 5):
        make_action(programme, str(number), workstream=stream, start="2010-10", end="2010-12")
    recalculate(programme.slug)
    send_digests(TUESDAY)
    mail = Mailing.objects.get()
    new = Alert.objects.open().filter(owner=lead).count()
    assert mail.subject.startswith(f"{new} new alerts")
    lines = mail.text.count("Acknowledge or snooze: ")
    assert f"And {new - lines} new alerts more: " in mail.text
    [href] = [href for href in Page(mail.html).hrefs if "mine=on" in href]
    assert href in mail.text
    assert told(TUESDAY + DAY) == set()
    path = href.removeprefix("http://testserver")
    assert f"<b>{new} alerts</b>" in signed_in(lead).get(path[path.index("/programmes") :]).content.decode()


@pytest.mark.parametrize(
    ("mails", "days"), [(Person.Mails.BY_ROLE, [0, 14]), (Person.Mails.WEEKLY, [0, 20]), ("NONE", [])]
)
def test_a_director_hears_of_what_is_passed_on_that_day_unless_they_have_chosen_a_week(
    lead: Person, programme: Programme, server: MailServer, mails: str, days: list[int]
) -> None:
    """It is passed on on a Tuesday, when that week's summary has gone on Monday."""
    director = make_role(programme, "director").person
    director.mails = mails
    director.save()
    send_digests(TUESDAY)
    Mailing.objects.filter(person=director).update(summary="Figures of then")
    for number in (13, 14, 15, 20):
        send_digests(TUESDAY + number * DAY)
    found = Mailing.objects.filter(person=director, notices__isnull=False).values_list("day", flat=True)
    heard = {(day - TUESDAY).days for day in found}
    assert heard == set(days) - {0}
    assert Mailing.objects.filter(person=director, day=TUESDAY + 13 * DAY).exists() == bool(days)
