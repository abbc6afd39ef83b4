"""Runs web, worker and beat together for `make run`, after set-up."""

import fcntl
import os
import signal
import socket
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path

from environ import Env
from honcho.manager import Manager

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
HOST = "127.0.0.1"
PEOPLE = ("office", "lead", "finance", "equality", "director", "panel", "admin")
PATIENCE = 60


def port(environ: Mapping[str, str]) -> int:
    value = environ.get("PORT") or "8000"
    if not value.isascii() or not value.isdigit() or not 0 < int(value) < 65536:
        sys.exit(f"PORT is '{value}': it should be a number from 1 to 65535, such as PORT=8001 make run.")
    return int(value)


def refuse_busy(number: int) -> None:
    with socket.socket() as probe:
        # As the server does: a port that only waits for its last connections to fade is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, number))
        except PermissionError:
            sys.exit(f"Port {number} needs more rights than you have. Choose another: PORT=8001 make run")
        except OSError:
            sys.exit(
                f"Port {number} is taken by another program. Stop it, or choose another port: "
                f"PORT={number + 1} make run"
            )


def commands(number: int) -> dict[str, str]:
    python = sys.executable
    celery = f"exec '{python}' -m celery --quiet --app config"
    quiet = "--without-gossip --without-mingle --without-heartbeat"
    return {
        "web": f"exec '{python}' -m gunicorn --bind {HOST}:{number} --workers 1 --threads 4 config.wsgi",
        # Threads: the embedded broker has one reader, and a pool of processes would start more slowly.
        "worker": f"{celery} worker --pool threads --concurrency 2 --loglevel INFO {quiet}",
        "beat": f"{celery} beat --loglevel WARNING --pidfile=",
    }


def welcome(address: str) -> str:
    width = max(map(len, PEOPLE))
    lines = [f"  {name:<{width}}  demo-{name}" for name in PEOPLE]
    return "\n".join(
        ["", f"Waymark answers at {address}", "", "Sign in as", *lines, "", "Ctrl-C stops everything.", ""]
    )


def answers(address: str) -> bool:
    try:
        urllib.request.urlopen(address, timeout=5).close()  # noqa: S310
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def announce(address: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        # First a pause: the manager forks its children meanwhile, and a fork beside a busy thread can hang.
        time.sleep(0.5)
        if answers(address):
            print(welcome(address), flush=True)
            return


def empty_broker() -> None:
    """The broker only carries hints; old ones make the worker do over what the database knows is done."""
    for path in VAR.glob("broker.sqlite3*"):
        path.unlink()


def main() -> int:
    # Read as the settings read it: real variables win.
    given = set(os.environ)
    if (ROOT / ".env").is_file():
        Env.read_env(ROOT / ".env")
    number = port(os.environ)
    refuse_busy(number)
    address = f"http://{HOST}:{number}"
    if "SITE_URL" not in given:
        os.environ["SITE_URL"] = address
    # A second run on another port may share the folder; then the broker in use stays.
    lock = open(VAR / "run.lock", "w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        empty_broker()
    except BlockingIOError:
        pass
    manager = Manager()
    for name, command in commands(number).items():
        manager.add_process(name, command, cwd=str(ROOT))
    # A closed terminal stops the children too; each is in a session of its own and would go on.
    signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
    threading.Thread(target=announce, args=(address,), daemon=True).start()
    manager.loop()
    return int(manager.returncode or 0)


if __name__ == "__main__":
    sys.exit(main())
