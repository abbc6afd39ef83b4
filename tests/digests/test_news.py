"""What is news to whom: after an answer, when it gets worse, when it is passed on, and to which roles."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from programme.digests.content import LONGEST
from programme.digests.making import catch_up, send_digests
from programme.hearing import alerts_for, listener
from programme.models import Alert, Mailing, Person, Programme, ScheduleItem
from programme.operations.alerts import answer_alert
from programme.operations.people import end_role
from programme.recalculation import recalculate
from tests.digests.conftest import MailServer, told
from tests.factories import (
    enter,
    make_action,
    make_person,
    make_role,
    plan_date,
)
from tests.reading import Page
from tests.world import signed_in

pytestmark = pytest.mark.django_db
TUESDAY = dt.date(2011, 2, 15)
DAY = dt.timedelta(days=1)


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


def test_answers_lead_only_to_rows_that_the_person_may_answer(
    lead: Person, programme: Programme, server: MailServer
) -> None:
    """Who leads an action of its own has gone: the lead of the workstream hears, and cannot tell for them."""
    gone = make_role(programme, "lead", make_person("gone"))
    action = make_action(
        programme, "8", workstream=programme.workstream_set.get(), start="2010-10", end="2010-12"
    )
    action.lead = gone.person
    enter(programme, action)
    end_role(gone)
    recalculate(programme.slug)
    send_digests(TUESDAY)
    mail = Mailing.objects.get(person=lead)
    assert "8 Action 8" in mail.text
    assert "change=7&answer=DONE" in mail.text
    assert "change=8&" not in mail.text
    office = make_role(programme, "office").person
    Alert.objects.update(owner=office)
    send_digests(TUESDAY + DAY)
    assert "change=8&answer=DONE" in Mailing.objects.get(person=office).text
