import os
from typing import Any

from celery import Celery, signals
from kombu.transport.sqlalchemy import Transport

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

# Not a transport option: kombu hands those on to SQLAlchemy's create_engine, which refuses this one.
Transport.polling_interval = 0.2

app = Celery("waymark")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@signals.setup_logging.connect
def keep_django_logging(**_: Any) -> None:
    """A receiver here stops Celery from replacing the log lines of Django's settings."""
