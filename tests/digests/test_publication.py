"""The mail to the panel when a report is published: once each, whatever happens on the way."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from programme.digests import delivery
from programme.digests.delivery import ABANDONED_AFTER, deliver_due, send_again
from programme.digests.making import make_digests
from programme.digests.publication import tell_panel
from programme.models import Mailing, Person, Programme, Report
from programme.operations import report_approval
from programme.operations.errors import Refused
from programme.operations.report_approval import publish
from tests.digests.conftest import MailServer
from tests.factories import make_mailing, make_person, make_role
from tests.reports import make_report
from tests.world import signed_in

pytestmark = pytest.mark.django_db
State = Mailing.State
SOON = dt.timedelta(minutes=5)
LOG = "/programmes/river/alerts/mails/"


@pytest.fixture
def report(programme: Programme) -> Report:
    """Approved, in a programme with two members of the panel and others."""
    for name in ("ann", "bob"):
        make_role(programme, "panel", make_person(name))
    make_role(programme, "office")
    return make_report(programme, "2010-Q3", Report.State.APPROVED)


def member(name: str) -> Person:
    return Person.objects.get(username=name)


def told() -> dict[str, str]:
    return dict(Mailing.objects.values_list("person__username", "state"))


def test_publishing_tells_every_member_and_nobody_else(report: Report, server: MailServer) -> None:
    publish(report, by=None)
    assert told() == {"ann": State.WAITING, "bob": State.WAITING}
    assert deliver_due() == 2
    assert sorted(str(mail["To"]) for mail in server.accepted) == ["ann@example.org", "bob@example.org"]
    mail = server.accepted[0]
    assert mail["Subject"] == "The report on quarter 3 of 2010/11 is published: River"
    text, html = (part.get_content() for part in mail.iter_parts())
    for words in (text, html):
        assert "http://testserver/programmes/river/reports/2010-Q3/" in words
        assert "Quarter 3, 2010/11: October to December 2010" in words


def test_nobody_is_told_before_it_is_published_nor_where_publishing_fails(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*args: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(report_approval, "write", fails)
    with pytest.raises(RuntimeError):
        publish(report, by=None)
    assert told() == {}
    report.refresh_from_db()
    assert report.state == Report.State.APPROVED


def test_published_twice_or_told_by_two_at_once_each_has_one_mail(report: Report, server: MailServer) -> None:
    published = publish(report, by=None)
    with pytest.raises(Refused, match="published"):
        publish(report, by=None)
    tell_panel(published)
    assert deliver_due() == 2
    tell_panel(published)
    assert deliver_due(timezone.now() + SOON) == 0
    assert len(server.accepted) == Mailing.objects.count() == 2


class Killed(BaseException):
    """As a signal would end the process: nothing of ours catches it."""


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_worker_killed_while_it_sends_tells_nobody_twice_and_the_others_once(
    report: Report, server: MailServer, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    published = publish(report, by=None)
    name = "_mark" if when == "after" else "message_of"

    def killed(*args: Any, **kwargs: Any) -> Any:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(delivery, name, killed)
        with pytest.raises(Killed):
            deliver_due()
    tell_panel(published)
    assert deliver_due() == 1
    assert deliver_due(timezone.now() + ABANDONED_AFTER + SOON) == 0
    assert sorted(told().values()) == [State.SENT, State.UNKNOWN]
    ids = [mail["Message-ID"] for mail in server.accepted]
    assert len(ids) == len(set(ids)) == (2 if when == "after" else 1)
    assert Mailing.objects.lost().count() == 1


def test_who_wants_no_mails_has_left_or_sees_the_plan_is_not_told(report: Report) -> None:
    Person.objects.filter(username="ann").update(mails=Person.Mails.NONE)
    Person.objects.filter(username="bob").update(is_active=False)
    publish(report, by=None)
    assert told() == {}


def test_a_member_who_also_leads_work_has_both_a_digest_and_this_mail_on_one_day(
    late: Programme, server: MailServer
) -> None:
    anna = member("anna")
    report = make_report(late, "2010-Q3", Report.State.APPROVED)
    today = timezone.localdate()
    make_mailing(late, anna, today, report=publish(report, by=None), message_id="<a@test>")
    assert make_digests(today) == 2
    assert Mailing.objects.filter(person=anna, day=today).count() == 2


def test_a_lost_one_stays_in_the_log_until_it_is_sent_again(report: Report, server: MailServer) -> None:
    server.answer_to = lambda address: "550 No such person" if address.startswith("ann") else "250 OK"
    publish(report, by=None)
    assert deliver_due() == 1
    make_mailing(report.programme, member("ann"), timezone.localdate() + dt.timedelta(days=1), state="SENT")
    [lost] = Mailing.objects.lost()
    office = signed_in(member("office"))
    log = office.get(LOG).content.decode()
    again = f"{LOG}ann/reports/2010-Q3/send-again/"
    assert again in log
    assert "Report on quarter 3 of 2010/11" in log
    server.answer_to = lambda address: "250 OK"
    assert office.post(again).status_code == 302
    assert deliver_due(timezone.now() + SOON) == 1
    assert str(server.accepted[-1]["To"]) == "ann@example.org"
    with pytest.raises(Refused):
        send_again(lost)


def test_a_member_without_an_address_is_in_the_log(report: Report) -> None:
    Person.objects.filter(username="ann").update(email="")
    publish(report, by=None)
    assert told() == {"ann": State.FAILED, "bob": State.WAITING}
    assert Mailing.objects.get(person__username="ann").answer == "No mail address is known"
