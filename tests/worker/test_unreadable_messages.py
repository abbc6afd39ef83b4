"""A worker lives through what it finds in Redis and cannot read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import redis

from tests.worker.conftest import broker_url
from tests.worker.house import House, own_database

UNREADABLE = ["garbage", "[]", "null", "{}", b"\xff", '{"headers": null}']
QUEUE = "celery"


def with_a_body_that_is_none(message: bytes) -> str:
    envelope: dict[str, Any] = json.loads(message)
    return json.dumps({**envelope, "body": "%%%"})


def test_messages_that_cannot_be_read_are_passed_over_and_the_next_is_worked_out(
    loaded: str, tmp_path: Path
) -> None:
    broker = broker_url("redis", tmp_path)
    with own_database(tmp_path, loaded) as database, redis.Redis.from_url(broker) as queue:
        house = House(tmp_path, database, broker)
        try:
            house.web.do("edit", month="7", year="2011")
            [hint] = queue.lrange(QUEUE, 0, -1)
            # The oldest is the one on the right.
            queue.rpush(QUEUE, with_a_body_that_is_none(hint), *UNREADABLE)
            with house.running("worker") as worker:
                house.wait_until_worked_out()
                assert worker.poll() is None
            assert queue.llen(QUEUE) == 0
        finally:
            house.web.stop()
            queue.delete(QUEUE)


@pytest.mark.parametrize("fault", [OSError, ConnectionError])
def test_a_lost_broker_is_no_unreadable_message(fault: type[Exception]) -> None:
    from config.celery import PASSED_OVER

    assert not issubclass(fault, PASSED_OVER)
