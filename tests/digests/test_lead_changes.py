"""The mail that tells both people of a hand-over: once, with what a failed mail told told again."""

from __future__ import annotations

import datetime as dt

import pytest

from programme.digests.making import send_digests
from programme.models import Mailing, Person, Programme
from programme.operations.workstreams import hand_over
from programme.recalculation import recalculate
from tests.digests.conftest import MailServer
from tests.factories import make_action, make_person, make_role, make_workstream
from tests.reading import Page

pytestmark = pytest.mark.django_db
TUESDAY = dt.date(2011, 2, 15)
DAY = dt.timedelta(days=1)


@pytest.fixture
def handed(programme: Programme) -> tuple[Person, Person]:
    """Ann has handed Care to Bob; nothing else is new to either."""
    ann, bob = (make_role(programme, "lead", make_person(name)).person for name in ("ann", "bob"))
    stream = make_workstream(programme, "Care & <support>", lead=ann)
    make_action(programme, "7", workstream=stream, start="2012-10", end="2012-12")
    recalculate(programme.slug)
    office = make_role(programme, "office").person
    hand_over(programme, ann, bob, ["Care & <support>"], by=office)
    recalculate(programme.slug)
    return ann, bob


def test_both_are_mailed_and_told_once(handed: tuple[Person, Person], server: MailServer) -> None:
    send_digests(TUESDAY)
    said = {mail["To"]: mail for mail in server.accepted}
    for person, words in zip(handed, ("You no longer lead", "You now lead"), strict=True):
        mail = said[person.email]
        assert mail["Subject"] == "What you lead: River"
        text, html = (part.get_content() for part in mail.iter_parts())
        assert f"{words} Care & <support>" in text
        assert "Care &amp; &lt;support&gt;" in html
        assert any("/changes/" in href for href in Page(html).hrefs)
    send_digests(TUESDAY + DAY)
    assert Mailing.objects.count() == 2


def test_what_a_failed_mail_told_is_told_by_the_next_one(
    handed: tuple[Person, Person], server: MailServer
) -> None:
    server.answer_to = lambda address: "550 No such person" if address.startswith("ann") else "250 OK"
    send_digests(TUESDAY)
    server.answer_to = lambda address: "250 OK"
    send_digests(TUESDAY + DAY)
    mailed = Mailing.objects.filter(day=TUESDAY + DAY).values_list("person__username", flat=True)
    assert list(mailed) == ["ann"]


def test_nobody_who_wants_no_mail_is_mailed(handed: tuple[Person, Person], server: MailServer) -> None:
    Person.objects.filter(username="ann").update(mails=Person.Mails.NONE)
    send_digests(TUESDAY)
    assert [mail["To"] for mail in server.accepted] == [handed[1].email]
