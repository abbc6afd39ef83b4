"""What waits at the broker: how many tasks, and for how long the oldest of them."""

from __future__ import annotations

import datetime as dt
import json
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from celery import current_app
from kombu.transport import redis, sqlalchemy, virtual

SENT_AT = "waymark_sent_at"
"""The header of a task that says when it was sent, in seconds since 1970."""


@dataclass(frozen=True, slots=True)
class Queue:
    """Tasks that no worker has taken yet. `oldest` is None where there is none, or where it does not say."""

    tasks: int
    oldest: dt.timedelta | None


def stamp(headers: dict[str, Any], **_: Any) -> None:
    """Say on a task when it was sent; called by Celery before it sends one."""
    headers[SENT_AT] = time.time()


def read_queue() -> Queue:
    """Ask the broker. Raises what its client raises where it does not answer in about a second."""
    app: Any = current_app
    name = app.conf.task_default_queue
    with app.connection_for_read() as connection:
        connection.ensure_connection(max_retries=1, timeout=1, interval_start=0)
        with connection.channel() as channel:
            # A real broker is only asked: what Celery has declared there might be refused in other words.
            declared = channel.queue_declare(queue=name, passive=not isinstance(channel, virtual.Channel))
            return Queue(declared.message_count, _age(_oldest(channel, name)))


def _oldest(channel: Any, name: str) -> str | bytes | None:
    """The message that is next, without taking it. Brokers other than these two do not let one look."""
    if isinstance(channel, redis.Channel):
        with channel.conn_or_acquire() as client:
            found: bytes | None = client.lindex(name, -1)
            return found
    if isinstance(channel, sqlalchemy.Channel):
        message, queue = channel.message_cls, channel.queue_cls
        with channel.session as session:
            waiting = session.query(message.payload).filter(message.visible, message.queue_id == queue.id)
            text: str | None = waiting.filter(queue.name == name).order_by(message.id).limit(1).scalar()
            return text
    return None


def _age(message: str | bytes | None) -> dt.timedelta | None:
    """None too for what is no task: whoever put it there, the broker has answered."""
    with suppress(ValueError, TypeError, KeyError, OverflowError):
        sent_at = json.loads(message or "")["headers"][SENT_AT]
        return dt.timedelta(seconds=max(0.0, time.time() - sent_at))
    return None
