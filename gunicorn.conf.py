"""For `gunicorn config.wsgi`; its command line and GUNICORN_CMD_ARGS win over what stands here."""

import gc
import os
import sys
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
try:
    # Else each worker would show a wrong variable as a traceback, and be started again.
    settings.INSTALLED_APPS  # noqa: B018
except ImproperlyConfigured as error:
    sys.exit(str(error))

bind = f"127.0.0.1:{os.environ.get('PORT') or 8000}"
workers = 2
threads = 4
timeout = 60
graceful_timeout = 20
# A slow leak in a library never grows for long; the jitter keeps the workers from stopping together.
max_requests = 5000
max_requests_jitter = 500
# Heartbeats in memory: on a disk they can block, and the worker would be taken for dead.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108
accesslog = None
errorlog = "-"
loglevel = "warning"


def post_worker_init(worker: Any) -> None:
    """What is there now stays: looking through it for garbage stopped requests for a tenth of a second."""
    gc.freeze()
