"""Handing mails to the mail server, each at most once, with the answer it gave."""

from __future__ import annotations

import datetime as dt
import logging
import smtplib
import time
from collections.abc import Callable
from contextlib import suppress
from email.utils import parseaddr
from enum import Enum
from typing import Any

from django.core.mail import EmailMultiAlternatives, get_connection
from django.db.models import F
from django.utils import timezone

from programme.limits import watch
from programme.models import LOST, Mailing
from programme.operations.errors import Refused

log = logging.getLogger(__name__)
State = Mailing.State
WAITS = tuple(dt.timedelta(minutes=minutes) for minutes in (5, 15, 60, 240))
"""How long after each failed attempt the next one follows; then it is given up."""
ABANDONED_AFTER = dt.timedelta(minutes=10)
"""Longer than any conversation with a mail server takes: whoever was sending is dead."""
SILENT_AT_MOST = 2
"""Conversations of one round that may end in silence. Then the others wait for the next round: somebody who
is sending is held up by a mail server that hangs, and with them the figures."""
ROUND_AT_MOST = 240.0
"""Seconds after which a round begins no other mail: a slow mail server holds up nothing else either, as the
next round follows five minutes after this one began."""
PERMANENT = 500
"""Answers of a mail server from here on are final."""


def deliver_due(now: dt.datetime | None = None, *, step: Callable[[], object] = lambda: None) -> int:
    """Send what waits and is due; return how many mails the server took.

    Any number of workers may do so at once: each mail is claimed by one. The server's own name and password
    are asked for once, before any mail is claimed, so that a server that does not answer costs no attempt
    of more than one mail.
    """
    now = now or timezone.now()
    give_up_on_abandoned(now)
    due = Mailing.objects.filter(state=State.WAITING, try_at__lte=now).order_by("day", "pk")
    sent, silent, connection, began = 0, 0, None, time.monotonic()
    try:
        for mailing in due:
            watch.renew()
            step()
            connection = connection or get_connection()
            try:
                connection.open()
            except (smtplib.SMTPException, OSError) as error:
                _postpone(mailing, f"The mail server does not answer: {_words(error)}", now)
                break
            answer = _deliver(mailing, connection, now)
            sent += answer is Answer.TAKEN
            silent += answer is Answer.SILENT
            if silent == SILENT_AT_MOST or time.monotonic() - began > ROUND_AT_MOST:
                break
    finally:
        if connection:
            with suppress(smtplib.SMTPException, OSError):
                connection.close()
    return sent


def send_again(mailing: Mailing) -> None:
    """Let a mail that was lost wait to be sent, to the address that is known now.

    It keeps its id: whoever has it already sees it once, where their mail reader knows that. Refused where it
    was not lost or somebody was faster, where a later mail has told what it says, and without an address.
    """
    if not Mailing.objects.lost().filter(pk=mailing.pk).exists():
        raise Refused("This mail has arrived, waits to be sent, or a later one says what it says")
    if not is_address(mailing.person.email):
        raise Refused(f"No mail address is known for {mailing.person}: enter one first")
    rows = Mailing.objects.filter(pk=mailing.pk, state__in=LOST)
    if not rows.update(
        state=State.WAITING, attempts=0, address=mailing.person.email, try_at=timezone.now(), answer=""
    ):
        raise Refused("Somebody else has sent it again meanwhile")
    log.info("mail %s to person %s: sent again by hand", mailing.day, mailing.person_id)


def give_up_on_abandoned(now: dt.datetime) -> None:
    """A mail that has been on its way too long was being sent by somebody who died meanwhile.

    Nobody can tell whether the server had it by then. It is not sent again, as nobody is to have two mails
    a day; what it said is new again for the next one.
    """
    abandoned = Mailing.objects.filter(state=State.SENDING, claimed_at__lt=now - ABANDONED_AFTER)
    abandoned.update(state=State.UNKNOWN, answer="The sender stopped before the mail server answered")


class Answer(Enum):
    """How a conversation about a mail ended; `NONE` where there was none to be had."""

    TAKEN = "taken"
    REFUSED = "refused"
    SILENT = "silent"
    NONE = "none"


def _deliver(mailing: Mailing, connection: Any, now: dt.datetime) -> Answer:
    """Claim, send, mark. Whoever does not change the row from waiting to sending has not claimed it."""
    claimed = Mailing.objects.filter(pk=mailing.pk, state=State.WAITING, try_at__lte=now)
    if not claimed.update(state=State.SENDING, claimed_at=timezone.now(), attempts=F("attempts") + 1):
        return Answer.NONE
    mailing.refresh_from_db()
    answer = Answer.REFUSED
    try:
        connection.send_messages([message_of(mailing)])
    except smtplib.SMTPRecipientsRefused as error:
        code, words = next(iter(error.recipients.values()))
        _refused(mailing, code, words, now)
    except smtplib.SMTPResponseException as error:
        _refused(mailing, error.smtp_code, error.smtp_error, now)
    except (smtplib.SMTPException, OSError) as error:
        answer = Answer.SILENT
        _broken_off(mailing, connection, error, now)
    except (UnicodeError, ValueError) as error:
        _mark(mailing, State.FAILED, f"It cannot be written as a mail: {_words(error)}")
    else:
        _mark(mailing, State.SENT, "", sent_at=timezone.now())
        return Answer.TAKEN
    with suppress(smtplib.SMTPException, OSError):
        # A conversation in which something went wrong is not gone on with.
        connection.close()
    return answer


def message_of(mailing: Mailing) -> EmailMultiAlternatives:
    """The mail as it is kept: the same text and the same id however often it is tried."""
    message = EmailMultiAlternatives(
        mailing.subject,
        mailing.text,
        to=[mailing.address],
        headers={"Message-ID": mailing.message_id, "Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(mailing.html, "text/html")
    return message


def is_address(address: str) -> bool:
    return "@" in parseaddr(address)[1]


def _refused(mailing: Mailing, code: int, words: bytes | str, now: dt.datetime) -> None:
    said = words.decode(errors="replace") if isinstance(words, bytes) else words
    if code >= PERMANENT:
        _mark(mailing, State.FAILED, f"{code} {said}")
    else:
        _postpone(mailing, f"{code} {said}", now)


def _broken_off(mailing: Mailing, connection: Any, error: Exception, now: dt.datetime) -> None:
    """The line went dead. Once the text has been handed over, nobody knows whether the server took it."""
    if getattr(connection, "handed_over", True):
        _mark(mailing, State.UNKNOWN, f"The mail server stopped before it answered: {_words(error)}")
    else:
        _postpone(mailing, f"The mail server stopped answering: {_words(error)}", now)


def _postpone(mailing: Mailing, answer: str, now: dt.datetime) -> None:
    """Try again later; given up after the last wait."""
    if mailing.state == State.WAITING:
        # Nobody had claimed it: the server could not even be asked.
        mailing.attempts += 1
    if mailing.attempts > len(WAITS):
        _mark(mailing, State.FAILED, f"Given up after {mailing.attempts} attempts. {answer}")
        return
    _mark(mailing, State.WAITING, answer, try_at=now + WAITS[mailing.attempts - 1], attempts=mailing.attempts)


def _mark(mailing: Mailing, state: State, answer: str, **values: Any) -> None:
    """Only from the state it was claimed in: what another worker has settled stays, unless by giving up."""
    before = (mailing.state, State.UNKNOWN) if state == State.SENT else (mailing.state,)
    rows = Mailing.objects.filter(pk=mailing.pk, state__in=before)
    rows.update(state=state, answer=answer[:300], **values)
    log.log(
        logging.INFO if state == State.SENT else logging.WARNING,
        "mail %s to person %s: %s %s",
        mailing.day,
        mailing.person_id,
        state,
        answer,
    )


def _words(error: Exception) -> str:
    return f"{type(error).__name__} {error}".strip()
