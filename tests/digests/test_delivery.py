"""Real conversations with a mail server that accepts, refuses, hangs or dies; nobody has a mail twice."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from programme.digests import delivery
from programme.digests.content import digest_for
from programme.digests.delivery import ABANDONED_AFTER, WAITS, deliver_due
from programme.digests.making import claim, make_digests, send_digests
from programme.models import Mailing, Notice, Person, Programme
from tests.digests.conftest import MailServer

pytestmark = pytest.mark.django_db
TUESDAY = dt.date(2011, 2, 15)
State = Mailing.State
SOON = dt.timedelta(minutes=5)


def states() -> dict[str, str]:
    return dict(Mailing.objects.values_list("person__username", "state"))


def test_everybody_has_one_mail_however_often_it_runs(late: Programme, server: MailServer) -> None:
    first, second = send_digests(TUESDAY), send_digests(TUESDAY)
    assert ((first.people, first.mails), (second.people, second.mails)) == ((2, 2), (0, 0))
    assert sorted(str(mail["To"]) for mail in server.accepted) == ["anna@example.org", "ben@example.org"]
    assert states() == {"anna": State.SENT, "ben": State.SENT}
    assert all(each.sent_at and each.attempts == 1 for each in Mailing.objects.all())


def test_a_server_that_accepts_half_leaves_the_refused_half_in_the_log_and_no_other(
    late: Programme, server: MailServer
) -> None:
    server.answer_to = lambda address: "550 No such person" if address.startswith("ben") else "250 OK"
    assert send_digests(TUESDAY).mails == 1
    assert states() == {"anna": State.SENT, "ben": State.FAILED}
    assert "550" in Mailing.objects.get(state=State.FAILED).answer
    assert deliver_due(timezone.now() + 24 * 12 * SOON) == 0
    assert len(server.accepted) == 1
    server.answer_to = lambda address: "250 OK"
    assert send_digests(TUESDAY + dt.timedelta(days=1)).mails == 1
    assert [str(mail["To"]) for mail in server.accepted] == ["anna@example.org", "ben@example.org"]


def test_a_server_that_breaks_off_in_the_middle_costs_only_that_mail_an_attempt(
    late: Programme, server: MailServer
) -> None:
    """421: it closes the conversation. Whoever comes next is told in a new one."""
    server.answer_to = lambda address: "421 Too busy" if address.startswith("anna") else "250 OK"
    assert send_digests(TUESDAY).mails == 1
    assert states() == {"anna": State.WAITING, "ben": State.SENT}
    server.answer_to = lambda address: "250 OK"
    assert deliver_due(Mailing.objects.get(person__username="anna").try_at) == 1
    assert sorted(str(mail["To"]) for mail in server.accepted) == ["anna@example.org", "ben@example.org"]


def test_what_is_refused_for_now_is_tried_again_later_and_later_with_the_same_id(
    late: Programme, server: MailServer
) -> None:
    server.answer_to = lambda address: "451 Try later" if address.startswith("ben") else "250 OK"
    send_digests(TUESDAY)
    mailing = Mailing.objects.get(person__username="ben")
    assert (mailing.state, mailing.attempts) == (State.WAITING, 1)
    assert deliver_due(mailing.try_at - dt.timedelta(seconds=1)) == 0
    assert deliver_due(mailing.try_at) == 0
    server.answer_to = lambda address: "250 OK"
    again = Mailing.objects.get(pk=mailing.pk)
    assert again.try_at - mailing.try_at == WAITS[1]
    assert deliver_due(again.try_at) == 1
    [mail] = [mail for mail in server.accepted if "ben" in mail["To"]]
    assert mail["Message-ID"] == mailing.message_id


def test_it_is_given_up_after_the_last_wait(late: Programme, server: MailServer) -> None:
    server.answer_to = lambda address: "451 Try later"
    send_digests(TUESDAY)
    now = timezone.now()
    for wait in WAITS:
        now += wait
        assert deliver_due(now) == 0
    assert states() == {"anna": State.FAILED, "ben": State.FAILED}
    assert {each.attempts for each in Mailing.objects.all()} == {len(WAITS) + 1}


@pytest.mark.parametrize(("answer", "state"), [("452 Full", State.WAITING), ("554 Spam", State.FAILED)])
def test_a_text_that_is_refused_is_tried_again_unless_that_is_final(
    late: Programme, server: MailServer, answer: str, state: str
) -> None:
    server.answer_to_text = answer
    assert send_digests(TUESDAY).mails == 0
    assert set(states().values()) == {state}


def test_a_server_that_hangs_before_the_text_is_tried_again(late: Programme, server: MailServer) -> None:
    server.hangs = "recipient"
    assert send_digests(TUESDAY).mails == 0
    assert set(states().values()) == {State.WAITING}
    server.hangs = ""
    assert deliver_due(timezone.now() + SOON + dt.timedelta(seconds=10)) == 2
    assert len(server.accepted) == 2


def test_a_server_that_hangs_after_the_text_is_not_given_it_again(
    late: Programme, server: MailServer
) -> None:
    server.hangs = "text"
    send_digests(TUESDAY)
    assert set(states().values()) == {State.UNKNOWN}
    server.hangs = ""
    assert deliver_due(timezone.now() + 24 * 12 * SOON) == 0
    assert len(server.accepted) == 2


def test_what_nobody_knows_the_fate_of_is_told_in_the_next_mail(late: Programme, server: MailServer) -> None:
    server.hangs = "text"
    send_digests(TUESDAY)
    server.hangs = ""
    assert send_digests(TUESDAY + dt.timedelta(days=1)).mails == 2
    assert send_digests(TUESDAY + dt.timedelta(days=2)).people == 0


def test_a_server_that_is_not_there_costs_nobody_their_mail(
    late: Programme, server: MailServer, settings: Any
) -> None:
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    assert send_digests(TUESDAY).mails == 0
    assert set(states().values()) == {State.WAITING}
    settings.EMAIL_PORT = port
    assert deliver_due(timezone.now() + SOON + dt.timedelta(seconds=1)) == 2


def test_a_worker_killed_before_it_sends_leaves_the_mail_to_the_next(
    late: Programme, server: MailServer
) -> None:
    assert make_digests(TUESDAY) == 2
    assert send_digests(TUESDAY).mails == 2


class Killed(BaseException):
    """As a signal would end the process: nothing of ours catches it."""


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_worker_killed_while_it_sends_never_sends_twice(
    late: Programme, server: MailServer, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    """Killed around the moment at which the server takes the mail: who finds the row cannot tell which."""
    mark = delivery._mark if when == "after" else delivery.message_of

    def killed(*args: Any, **kwargs: Any) -> Any:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(delivery, mark.__name__, killed)
        with pytest.raises(Killed):
            send_digests(TUESDAY)
    had = len(server.accepted)
    assert had == (1 if when == "after" else 0)
    assert sorted(states().values()) == [State.SENDING, State.WAITING]
    assert deliver_due() == 1
    assert deliver_due(timezone.now() + ABANDONED_AFTER + SOON) == 0
    assert sorted(states().values()) == [State.SENT, State.UNKNOWN]
    ids = [mail["Message-ID"] for mail in server.accepted]
    assert len(ids) == len(set(ids)) == had + 1


def test_a_server_that_hangs_does_not_hold_a_worker_up_for_everybody(
    late: Programme, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "SILENT_AT_MOST", 1)
    server.hangs = "recipient"
    assert send_digests(TUESDAY).mails == 0
    assert sorted(Mailing.objects.values_list("attempts", flat=True)) == [0, 1]
    server.hangs = ""
    assert deliver_due() == 1
    assert len(server.accepted) == 1


def test_a_slow_server_holds_a_worker_up_for_one_round_and_the_next_goes_on(
    late: Programme, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "ROUND_AT_MOST", 0.0)
    assert send_digests(TUESDAY).mails == 1
    assert sorted(Mailing.objects.values_list("attempts", flat=True)) == [0, 1]
    assert deliver_due() == 1
    assert len(server.accepted) == 2


def test_two_workers_at_once_make_and_send_a_mail_once(late: Programme, server: MailServer) -> None:
    anna = late.roleassignment_set.get(person__username="anna").person
    digests = [digest_for(anna, TUESDAY) for _ in range(2)]
    assert [bool(each and claim(each)) for each in digests] == [True, False]
    assert Notice.objects.count() == len(digests[0].alerts if digests[0] else [])
    waiting = list(Mailing.objects.filter(state=State.WAITING))
    assert Mailing.objects.filter(pk=waiting[0].pk).update(state=State.SENDING) == 1
    assert delivery._deliver(waiting[0], None, timezone.now()) is delivery.Answer.NONE
    assert not server.accepted


def test_somebody_without_an_address_is_in_the_log(late: Programme, server: MailServer) -> None:
    Person.objects.filter(username="ben").update(email="")
    sent = send_digests(TUESDAY)
    assert (sent.people, sent.mails) == (1, 1)
    assert Mailing.objects.get(person__username="ben").answer == "No mail address is known"


def test_an_address_that_no_mail_can_have_stops_nobody_else(late: Programme, server: MailServer) -> None:
    Person.objects.filter(username="anna").update(email="anna@exa\nmple.org")
    assert send_digests(TUESDAY).mails == 1
    assert states() == {"anna": State.FAILED, "ben": State.SENT}
