"""A database and a broker of their own, with web, worker and beat as processes on them."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from django.conf import settings

from config import processes

ROOT = Path(settings.BASE_DIR)
PATIENCE = 30.0
FILE = "waymark.sqlite3"
Process = subprocess.Popen[bytes]


class Failed(AssertionError):
    """What was asked for went wrong in the process that was to do it."""


class Web:
    """A process that edits and reads as the web server does: see `driver`."""

    def __init__(self, environ: dict[str, str], log: Path, driver: str) -> None:
        self._log = log
        self._process = subprocess.Popen(
            [sys.executable, "-m", driver],
            cwd=ROOT,
            env=environ,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log.open("ab"),
            text=True,
        )

    def do(self, name: str, **arguments: Any) -> Any:
        """Raises Failed with what went wrong there."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps({"do": name, **arguments}) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, self._log.read_text()[-2000:]
        answer = json.loads(line)
        if "error" in answer:
            raise Failed(answer["error"])
        return answer["answer"]

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()


def environment(database: str, broker: str) -> dict[str, str]:
    """The settings of the product, as variables."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DEBUG": "true",
        "SECRET_KEY": settings.SECRET_KEY,
        "ALLOWED_HOSTS": "testserver",
        "SITE_URL": "http://testserver",
        "EMAIL_URL": "consolemail://",
        "DATABASE_URL": database,
        "CELERY_BROKER_URL": broker,
    }


class House:
    """The environment of one database and one broker, and what runs in it.

    `driver` and `celery` are the modules that stand for the web server and for Celery.
    """

    def __init__(
        self,
        folder: Path,
        database: str,
        broker: str,
        *,
        driver: str = "tests.worker.driver",
        celery: str = "celery",
        **environ: str,
    ) -> None:
        self.folder, self.driver, self.celery = folder, driver, celery
        self.environ = {**environment(database, broker), **environ}
        self.web = Web(self.environ, folder / "web.log", driver)

    @contextmanager
    def other_web(self, **environ: str) -> Iterator[Web]:
        web = Web({**self.environ, **environ}, self.folder / "web.log", self.driver)
        try:
            yield web
        finally:
            web.stop()

    @contextmanager
    def serving(self) -> Iterator[str]:
        """The web server, at the address given."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        address = f"http://127.0.0.1:{port}"
        with self.running("web", port=port, ALLOWED_HOSTS="127.0.0.1", SITE_URL=address):
            wait_until(lambda: processes.answers(address))
            yield address

    @contextmanager
    def running(
        self, name: str, *, celery: str = "", port: int = 0, **environ: str
    ) -> Iterator[subprocess.Popen[bytes]]:
        """Web, worker or beat as `make run` starts them; `celery` is a module to start instead of Celery."""
        command = shlex.split(processes.commands(port)[name].removeprefix("exec "))
        command = [(celery or self.celery) if part == "celery" else part for part in command]
        if name == "beat":
            command.append(f"--schedule={self.folder / 'beat'}")
        log = self.folder / f"{name}-{time.monotonic_ns()}.log"
        environ = {**self.environ, **environ}
        with log.open("wb") as said:
            process = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=said, stderr=said)
        try:
            if name == "worker":
                wait_until(lambda: " ready." in log.read_text() or process.poll() is not None)
                assert process.poll() is None, log.read_text()[-2000:]
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def wait_until_worked_out(self) -> float:
        """Seconds until the figures belong to the newest revision."""
        return wait_until(lambda: not self.web.do("state")["behind"])


def wait_until(reached: Callable[[], bool]) -> float:
    began = time.monotonic()
    while not reached():
        assert time.monotonic() - began < PATIENCE, "waited in vain"
        time.sleep(0.05)
    return time.monotonic() - began


@contextmanager
def own_database(folder: Path, template: str = "") -> Iterator[str]:
    """SQLite: a file. PostgreSQL: a database beside the one of the tests. Empty, or a copy of `template`.

    Nobody may be using the template.
    """
    given: dict[str, Any] = settings.DATABASES["default"]
    if "sqlite3" in given["ENGINE"]:
        if template:
            held = Path(template.removeprefix("sqlite:///"))
            # What is not in the file itself yet is in the log beside it.
            for file in held.parent.glob(f"{held.name}*"):
                shutil.copy(file, folder)
        yield f"sqlite:///{folder / FILE}"
        return
    # Two folders of tests may run in one process, each with a house of its own.
    name = f"house_{uuid.uuid4().hex[:12]}"
    server = f"{given['USER']}:{given['PASSWORD']}@{given['HOST'] or 'localhost'}:{given['PORT'] or 5432}"
    admin = import_module("psycopg2").connect(f"postgresql://{server}/postgres")
    admin.autocommit = True
    with admin.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template.rpartition("/")[2] or "template1"}"')
        try:
            yield f"postgres://{server}/{name}"
        finally:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
    admin.close()
