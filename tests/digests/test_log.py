"""The log of deliveries: who sees it, what it says, and sending again what was lost."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib.admin.sites import site
from django.test import Client, RequestFactory
from django.utils import timezone

from programme.digests.delivery import deliver_due, send_again
from programme.models import Mailing, Person, Programme
from programme.operations.errors import Refused
from tests.digests.conftest import MailServer
from tests.factories import TODAY, make_mailing, make_person, make_programme, make_role
from tests.reading import Page, post
from tests.world import signed_in

pytestmark = pytest.mark.django_db
State = Mailing.State
DAY = dt.timedelta(days=1)
LOG = "/programmes/river/alerts/mails/"
AGAIN = f"{LOG}anna/{TODAY.isoformat()}/send-again/"


@pytest.fixture
def admin(programme: Programme) -> Client:
    return signed_in(make_role(programme, "admin").person)


@pytest.fixture
def anna(programme: Programme) -> Person:
    return make_role(programme, "lead", make_person("anna")).person


@pytest.mark.parametrize("state", State)
def test_only_what_was_lost_can_be_sent_again(programme: Programme, anna: Person, state: str) -> None:
    mailing = make_mailing(programme, anna, state=state)
    is_lost = state in (State.FAILED, State.UNKNOWN)
    assert Mailing.objects.lost().exists() == is_lost
    if is_lost:
        send_again(mailing)
        assert Mailing.objects.get().state == State.WAITING
    else:
        with pytest.raises(Refused):
            send_again(mailing)
        assert Mailing.objects.get().state == state


def test_what_a_later_mail_has_made_up_for_is_not_sent_again(programme: Programme, anna: Person) -> None:
    """What a lost mail said is told in the next one: to send it again would tell it twice."""
    mailing = make_mailing(programme, anna)
    later = make_mailing(programme, anna, TODAY + DAY, state=State.SENT)
    assert not Mailing.objects.lost().exists()
    with pytest.raises(Refused, match="later one"):
        send_again(mailing)
    Mailing.objects.filter(pk=later.pk).update(state=State.FAILED)
    assert list(Mailing.objects.lost()) == [later]


def test_a_mail_sent_again_goes_to_the_address_of_now_with_the_same_id(
    programme: Programme, anna: Person, admin: Client, server: MailServer
) -> None:
    mailing = make_mailing(programme, anna, address="anna@typo.example")
    page = Page(admin.get(AGAIN).content.decode())
    assert "550 No such person" in page.html
    assert "It goes to anna@example.org." in page.html
    assert admin.post(AGAIN).status_code == 302
    assert deliver_due(timezone.now()) == 1
    [mail] = server.accepted
    assert (mail["To"], mail["Message-ID"]) == ("anna@example.org", mailing.message_id)
    assert Mailing.objects.get().state == State.SENT
    assert "arrived, waits to be sent" in post(admin, AGAIN, {}).html
    assert deliver_due(timezone.now()) == 0


def test_what_cannot_be_sent_says_what_to_mend(programme: Programme, anna: Person, admin: Client) -> None:
    anna.email = ""
    anna.save()
    make_mailing(programme, anna)
    assert "No mail address is known for anna: enter one first" in post(admin, AGAIN, {}).html
    assert Mailing.objects.get().state == State.FAILED


def test_the_log_says_what_became_of_each_mail_and_counts_what_was_lost(
    programme: Programme, anna: Person, admin: Client
) -> None:
    ben = make_role(programme, "lead", make_person("ben")).person
    make_mailing(programme, anna)
    make_mailing(programme, ben, state=State.SENT, answer="")
    page = admin.get(LOG).content.decode()
    for words in ("Failed", "550 No such person", "Sent", "1 mail did not arrive, or may not have", AGAIN):
        assert words in page
    assert "did not arrive" in admin.get("/programmes/river/alerts/").content.decode()
    assert "ben@example.org" not in admin.get(f"{LOG}?state=FAILED").content.decode()


def test_an_administrator_sees_the_mails_of_their_own_people_and_never_their_words(
    programme: Programme, anna: Person, admin: Client
) -> None:
    hill = make_programme("hill")
    make_mailing(hill, make_role(hill, "lead", make_person("hugo")).person)
    make_mailing(hill, anna, text="About the hill", html="About the hill", subject="3 new alerts: Hill")
    page = admin.get(LOG).content.decode()
    assert "anna@example.org" in page
    assert "hugo" not in page
    assert "Hill" not in page
    assert "the hill" not in page
    assert admin.get(f"{LOG}hugo/{TODAY.isoformat()}/send-again/").status_code == 404
    assert admin.get(f"{LOG}anna/nonsense/send-again/").status_code == 404


def test_the_tool_of_django_refuses_the_same(programme: Programme, anna: Person) -> None:
    lost, old = make_mailing(programme, anna, TODAY + DAY), make_mailing(programme, anna)
    said: list[Any] = []
    tool: Any = site.get_model_admin(Mailing)
    request = RequestFactory().post("/admin/")
    tool.message_user = lambda request, words, *level: said.append(words)
    try:
        tool.send_again(request, Mailing.objects.all())
    finally:
        del tool.message_user
    assert {mail.pk: mail.state for mail in Mailing.objects.all()} == {
        lost.pk: State.WAITING,
        old.pk: State.FAILED,
    }
    assert said[-1].startswith("1 will be sent again")
