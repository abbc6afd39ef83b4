"""Making the mails of a day: each is claimed by its row, so that a person has one however often it runs."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass

from celery.exceptions import SoftTimeLimitExceeded
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from programme.access import Permission, roles_with
from programme.digests.content import Digest, answered_by, digest_for, sends_on
from programme.digests.delivery import deliver_due, is_address
from programme.digests.mails import html_of, mail_id, subject_of, text_of
from programme.limits import watch
from programme.models import DigestDay, LeadNotice, Mailing, Notice, Person, RoleAssignment
from programme.recalculation import programmes_behind, recalculate_each
from programme.thresholds import GETS_WORSE, ceiling_of, values_in

log = logging.getLogger(__name__)
MORNING = 7
"""The hour, in London, from which the digests of a day are made."""


@dataclass(frozen=True, slots=True)
class Sent:
    """How many people something was new for, and how many mails the server took."""

    people: int
    mails: int


def send_digests(day: dt.date | None = None, *, step: Callable[[], object] = lambda: None) -> Sent:
    """Make the mails of a day and send all that are due; again, it does nothing.

    `day` stands for today in every programme. On a weekend or a bank holiday nothing is made or sent.
    `step` is called for each person and each mail.
    """
    today = day or timezone.localdate()
    if not sends_on(today):
        return Sent(0, 0)
    return Sent(make_digests(today, as_at=day, step=step), deliver_due(step=step))


def catch_up() -> Sent:
    """What the beat does every few minutes of a working day: make what the morning has not, send what is due.

    Where the worker was away, figures are brought up to date first, so that nobody is told what was true
    yesterday. What opens later in the day waits for the next digest.
    """
    now = timezone.localtime()
    today, people = now.date(), 0
    if not sends_on(today):
        return Sent(0, 0)
    if now.hour >= MORNING and not DigestDay.objects.filter(day=today).exists():
        recalculate_each(programmes_behind())
        people = make_digests(today)
        DigestDay.objects.get_or_create(day=today, defaults={"made_at": timezone.now()})
    return Sent(people, deliver_due())


def make_digests(
    day: dt.date, *, as_at: dt.date | None = None, step: Callable[[], object] = lambda: None
) -> int:
    """Make the mail of everybody for whom something is new and who has none of that day yet; how many."""
    roles = RoleAssignment.objects.filter(role__in=roles_with(Permission.VIEW)).standing()
    people = Person.objects.filter(pk__in=roles.values("person"), is_active=True)
    made_before, made = Mailing.objects.digests().filter(day=day), 0
    for person in people.exclude(pk__in=made_before.values("person")).order_by("pk"):
        step()
        try:
            digest = digest_for(person, day, as_at=as_at)
            made += bool(digest and claim(digest))
        except (DatabaseError, ArithmeticError, LookupError, ValueError, SoftTimeLimitExceeded):
            # The others are told all the same, and this one with the next digest.
            log.exception("the digest of person %s could not be made", person.pk)
        watch.renew()
    return made


def claim(digest: Digest) -> bool:
    """Store the mail with what it tells; False where another worker already has, and nothing is stored."""
    person = digest.person
    with transaction.atomic():
        mailing = Mailing(
            person=person,
            day=digest.day,
            address=person.email,
            subject=subject_of(digest),
            text=text_of(digest),
            html=html_of(digest),
            message_id=mail_id("digest", person.pk, f"{digest.day:%Y%m%d}"),
            summary=digest.summary_text,
            try_at=timezone.now(),
        )
        if not is_address(person.email):
            mailing.state, mailing.answer = Mailing.State.FAILED, "No mail address is known"
        try:
            with transaction.atomic():
                mailing.save(force_insert=True)
        except IntegrityError:
            return False
        percent = values_in([part.programme for part in digest.parts], GETS_WORSE)
        Notice.objects.bulk_create(
            Notice(
                mailing=mailing,
                alert=each,
                urgency=each.urgency,
                ceiling=ceiling_of(each, percent[each.programme_id]),
                answered_id=answered_by(each),
            )
            for each in digest.alerts
        )
        LeadNotice.objects.bulk_create(
            LeadNotice(mailing=mailing, cause=each.cause) for each in digest.handed
        )
    return mailing.state == Mailing.State.WAITING
