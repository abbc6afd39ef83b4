import logging
import os
from contextlib import suppress
from typing import Any

from celery import Celery, signals
from django.db.backends.signals import connection_created
from kombu.transport import redis, sqlalchemy
from kombu.transport.sqlalchemy import Transport
from sqlalchemy.exc import OperationalError

from programme.limits import bound_connection, watch
from programme.task_queue import stamp

log = logging.getLogger(__name__)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

# Not a transport option: kombu hands those on to SQLAlchemy's create_engine, which refuses this one.
Transport.polling_interval = 0.2

Channel: Any = redis.Channel
_parameters = Channel._connparams


def _parameters_while_connected(channel: Any, *args: Any, **kwargs: Any) -> Any:
    """A channel that has lost Redis says so with an error that workers expect.

    A worker that gives back or acknowledges a message then would otherwise die of an AttributeError
    (kombu 5.7), and nobody would work out figures any more.
    """
    if getattr(channel.connection, "client", None) is None:
        raise ConnectionError("This channel has lost its connection to the broker")
    return _parameters(channel, *args, **kwargs)


Channel._connparams = _parameters_while_connected
_read = Channel._brpop_read
PASSED_OVER = (ValueError, TypeError, LookupError, AttributeError)
"""What reading a message may raise that is no message of ours; a lost connection is none of these."""


def _read_or_pass_over(channel: Any, **options: Any) -> Any:
    """A message that nobody can read is passed over, with a line in the log.

    A worker (Celery and kombu 5.7) would end instead, and so would the next one that takes it.
    """
    try:
        return _read(channel, **options)
    except PASSED_OVER:
        log.exception("a message from the broker cannot be read and is passed over")
        return True


Channel._brpop_read = _read_or_pass_over

Embedded: Any = sqlalchemy.Channel
_take = Embedded._get


def _take_for_good(channel: Any, queue: str) -> Any:
    """A task that was handed out goes; else the embedded broker (kombu 5.7) grows by one a second for ever.

    It never gives a task out twice either way: what a killed worker had is found by the sweep.
    """
    task = _take(channel, queue)
    with suppress(OperationalError):
        message = channel.message_cls
        channel.session.query(message).filter(message.visible.is_(False)).delete(synchronize_session=False)
        channel.session.commit()
    return task


Embedded._get = _take_for_good

app = Celery("waymark")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@signals.setup_logging.connect
def keep_django_logging(**_: Any) -> None:
    """A receiver here stops Celery from replacing the log lines of Django's settings."""


signals.before_task_publish.connect(stamp)
signals.task_prerun.connect(watch.begin)
signals.task_postrun.connect(watch.end)


@signals.worker_init.connect
def bound_the_workers_connections(**_: Any) -> None:
    """Not those of the web server and of commands: a migration may take its time."""
    connection_created.connect(bound_connection)
