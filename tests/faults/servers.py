"""A PostgreSQL, a Redis and a mail server of the run's own, to be stopped, killed and made to misbehave."""

from __future__ import annotations

import asyncio
import email
import os
import shutil
import signal
import socket
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller

NOBODY = "nobody"
ACCEPTED = "250 OK"


class Missing(Exception):
    """A server that is not installed, with what to do about it."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Cluster:
    """PostgreSQL in a folder. As it refuses to run as root, it then runs as `nobody`."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.programs = self._programs()
        self.as_user: dict[str, Any] = {"user": NOBODY} if os.geteuid() == 0 else {}
        folder.mkdir()
        if self.as_user:
            shutil.chown(folder, NOBODY)
        options = ["-U", "waymark", "-E", "UTF8", "--locale=C.UTF-8", "--auth=trust"]
        self._run("initdb", "-D", str(folder / "data"), *options)
        self.start()

    @staticmethod
    def _programs() -> Path:
        found = sorted(
            (path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")),
            key=lambda path: int(path.parent.name.partition(".")[0]),
        )
        there = shutil.which("initdb")
        if not found and not there:
            raise Missing("No PostgreSQL server is installed: apt-get install postgresql")
        return found[-1] if found else Path(str(there)).parent

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [str(self.programs / program), *arguments],
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            **self.as_user,
        )
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr}")

    def start(self) -> None:
        # A power cut is not among the faults, so nothing waits for the disk.
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        data, log = str(self.folder / "data"), str(self.folder / "postgres.log")
        self._run("pg_ctl", "-D", data, "-w", "-l", log, "-o", options, "start")

    def stop(self, mode: str) -> None:
        """`fast` breaks off what runs, `immediate` is as a crash."""
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-m", mode, "stop")

    def url(self, name: str) -> str:
        return f"postgres://waymark@127.0.0.1:{self.port}/{name}"

    def create(self, name: str, template: str = "template0") -> None:
        self._sql(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')

    def drop(self, name: str) -> None:
        self._sql(f'DROP DATABASE "{name}" WITH (FORCE)')

    def _sql(self, sql: str) -> None:
        connection = import_module("psycopg2").connect(
            host="127.0.0.1", port=self.port, user="waymark", dbname="postgres"
        )
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(sql)
        connection.close()


class Redis:
    """Redis without anything on disk: what it held is gone when it stops."""

    def __init__(self, folder: Path) -> None:
        program = shutil.which("redis-server")
        if not program:
            raise Missing("No Redis server is installed: apt-get install redis-server")
        self.program, self.folder, self.port = program, folder, free_port()
        self.url = f"redis://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        where = ["--bind", "127.0.0.1", "--port", str(self.port), "--dir", str(self.folder)]
        self._process = subprocess.Popen(
            [self.program, *where, "--databases", "64", "--save", "", "--appendonly", "no"],
            stdout=subprocess.DEVNULL,
        )
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.02)

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()

    def freeze(self) -> None:
        """It goes on taking connections and answers none."""
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._process.send_signal(signal.SIGCONT)


class MailServer:
    """Counts what it accepts by recipient and mail. `how` it behaves may change at any time.

    `refuses` answers no with a temporary error, `hangs` answers nothing to a recipient, `half` takes mails
    to every second recipient, `well` all.
    """

    def __init__(self) -> None:
        self.how = "well"
        self.accepted: Counter[str] = Counter()
        self.asked: Counter[str] = Counter()

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        self.asked[address] += 1
        if self.how == "hangs":
            await asyncio.sleep(600)
        if self.how == "refuses" or (self.how == "half" and sum(map(ord, address)) % 2):
            return "451 Try again later"
        envelope.rcpt_tos.append(address)
        return ACCEPTED

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        # One a person and day, by its id.
        named = email.message_from_bytes(envelope.content)["Message-ID"]
        self.accepted.update(f"{address} {named}" for address in envelope.rcpt_tos)
        return ACCEPTED


@contextmanager
def mail_server() -> Iterator[tuple[MailServer, str]]:
    """The server, and the EMAIL_URL that leads to it."""
    handler, port = MailServer(), free_port()
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield handler, f"smtp://:@127.0.0.1:{port}"
    finally:
        controller.stop()
