"""A mail server that really listens, and does what a test tells it to."""

from __future__ import annotations

import asyncio
import datetime as dt
import email
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage, Message
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from programme.digests.making import send_digests
from programme.models import Mailing, Person, Programme
from programme.recalculation import recalculate
from tests.factories import make_action, make_baseline, make_person, make_role, make_workstream

ACCEPTED = "250 OK"


class MailServer:
    """Keeps what it accepts. `answer_to` gives its reply to each recipient; `hangs` says in which step."""

    def __init__(self) -> None:
        self.accepted: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.answer_to: Callable[[str], str] = lambda address: ACCEPTED
        self.answer_to_text = ACCEPTED
        self.hangs = ""
        self.was_encrypted: list[bool] = []

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        self.recipients.append(address)
        if self.hangs == "recipient":
            await asyncio.sleep(30)
        answer = self.answer_to(address)
        if answer == ACCEPTED:
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.answer_to_text == ACCEPTED:
            message: Message = email.message_from_bytes(envelope.content, policy=default)
            assert isinstance(message, EmailMessage)
            self.accepted.append(message)
            self.was_encrypted.append(bool(server.transport.get_extra_info("ssl_object")))
        if self.hangs == "text":
            await asyncio.sleep(30)
        return self.answer_to_text


@contextmanager
def listening(settings: Any, **how: Any) -> Iterator[MailServer]:
    """A server on a free port to which the settings lead; `how` is what aiosmtpd takes."""
    handler = MailServer()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port, **how)
    controller.start()
    settings.EMAIL_BACKEND = "programme.digests.backend.Backend"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 0.5
    settings.EMAIL_PORT = port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    try:
        yield handler
    finally:
        controller.stop()


@pytest.fixture
def server(settings: Any) -> Iterator[MailServer]:
    with listening(settings) as handler:
        yield handler


@pytest.fixture
def late(programme: Programme) -> Programme:
    """Two workstreams, each with a lead and an overdue action."""
    make_late(programme)
    return programme


def make_late(programme: Programme) -> None:
    for name in ("anna", "ben"):
        lead = make_role(programme, "lead", make_person(name)).person
        stream = make_workstream(programme, f"Work of {name}", lead=lead)
        action = make_action(programme, name, workstream=stream, start="2010-10", end="2010-12")
        make_baseline(programme, action.item)
    recalculate(programme.slug)


@pytest.fixture
def lead(programme: Programme) -> Person:
    """Anna, who leads a workstream with an overdue action."""
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
