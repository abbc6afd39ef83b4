from typing import Any

from celery.schedules import crontab

NIGHT = 24 * 60 * 60

# `expires` is just under the period: a worker that was away does not work through a heap of old beats.
BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    "sweep": {
        "task": "programme.tasks.sweep",
        "schedule": 5.0,
        "options": {"expires": 4},
    },
    "make-reports": {
        "task": "programme.tasks.make_reports",
        "schedule": 5.0,
        "options": {"expires": 4},
    },
    "recalculate-all": {
        "task": "programme.tasks.recalculate_all",
        "schedule": crontab(hour="2", minute="30"),
        "options": {"expires": NIGHT - 60},
    },
    "send-digests": {
        "task": "programme.tasks.send_digests",
        "schedule": 300.0,
        "options": {"expires": 290},
    },
}
