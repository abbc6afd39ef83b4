"""What a worker says to a Redis that has gone ends in an error that Celery knows how to live with."""

from __future__ import annotations

from typing import Any

import pytest
from kombu import connection
from kombu.transport import redis

import config.celery  # noqa: F401  # mends the channel


@pytest.mark.parametrize("lost", ["connection", "client"])
def test_a_channel_without_its_connection_raises_an_error_that_workers_expect(lost: str) -> None:
    broker: Any = connection.Connection
    kind: Any = redis.Transport
    with broker("redis://127.0.0.1:1/0") as client:
        transport = kind(client=client)
        channel = object.__new__(kind.Channel)
        channel.connection = None if lost == "connection" else transport
        transport.client = None
        with pytest.raises(transport.connection_errors):
            channel._connparams()
        channel.connection = None
