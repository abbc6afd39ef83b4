"""How many tasks wait at a broker and for how long, asked of each without a worker."""

from __future__ import annotations

import datetime as dt
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from celery import Celery

import config.celery  # noqa: F401  # tasks say when they were sent
from programme import task_queue
from programme.task_queue import Queue, read_queue
from tests.worker.conftest import broker_url


def app_on(broker: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    # Celery prefers the variable to what it is told.
    monkeypatch.setenv("CELERY_BROKER_URL", broker)
    app = Celery("queue", set_as_current=False)
    monkeypatch.setattr(task_queue, "current_app", app)
    return app


@pytest.fixture(params=["embedded", "redis"])
def broker(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A broker with a queue that nobody else knows."""
    app = app_on(broker_url(request.param, tmp_path), monkeypatch)
    app.conf.task_default_queue = f"queue-{uuid.uuid4().hex}"
    yield app
    app.control.purge()
    app.close()


def test_a_queue_tells_how_many_tasks_wait_and_when_the_first_was_sent(
    broker: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read_queue() == Queue(0, None)
    now = [1_000_000.0]
    monkeypatch.setattr("programme.task_queue.time.time", lambda: now[0])
    for pause in (30, 10):
        broker.send_task("any", kwargs={"programme": "river"})
        now[0] += pause
    assert read_queue() == Queue(2, dt.timedelta(seconds=40))
    assert read_queue().tasks == 2, "looking takes nothing"


def test_a_task_that_was_handed_out_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "broker.sqlite3"
    app = app_on(f"sqla+sqlite:///{file}", monkeypatch)
    for number in range(3):
        app.send_task("any", kwargs={"number": number})
    with app.connection_for_read() as connection, connection.channel() as channel:
        taken = [channel._get(app.conf.task_default_queue)["headers"]["kwargsrepr"] for _ in range(2)]
        channel.session.close()
    assert taken == ["{'number': 0}", "{'number': 1}"]
    with closing(sqlite3.connect(file)) as broker:
        assert broker.execute("SELECT count(*) FROM kombu_message").fetchone() == (1,)


def test_a_task_of_an_older_release_counts_though_it_does_not_say_when_it_was_sent(broker: Any) -> None:
    broker.send_task("any")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(task_queue, "SENT_AT", "something else")
        assert read_queue() == Queue(1, None)


@pytest.mark.parametrize(
    "message",
    ["", "garbage", b"\xff\xfe", "[]", "null", "7", '{"headers": null}']
    + [f'{{"headers": {{"{task_queue.SENT_AT}": {sent_at}}}}}' for sent_at in ('"noon"', "-1e300", "null")],
)
def test_what_is_no_task_waits_since_nobody_knows_when(message: str | bytes) -> None:
    assert task_queue._age(message) is None


def test_a_queue_with_garbage_at_its_head_is_counted(broker: Any) -> None:
    broker.send_task("any")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(task_queue, "_oldest", lambda *_: b"garbage")
        assert read_queue() == Queue(1, None)


def test_a_broker_that_is_not_there_is_an_error_and_no_empty_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    app_on("redis://127.0.0.1:1/0", monkeypatch)
    with pytest.raises(Exception, match="refused"):
        read_queue()
