import json
import logging
import socket
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from config import bootstrap, processes
from config.logs import LineFormatter

Calls = list[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    bootstrap.STAMPS.mkdir(parents=True)
    return tmp_path


@pytest.fixture
def busy_port() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


def test_a_step_runs_once_for_the_same_inputs(folder: Path) -> None:
    calls: Calls = []
    for inputs in ("a", "a", "b", "b"):
        bootstrap.step("one", inputs, [], lambda: calls.append("run"))
    assert len(calls) == 2


def test_a_step_runs_again_when_its_output_is_gone(folder: Path) -> None:
    output = folder / "made"
    for _ in range(2):
        assert bootstrap.step("one", "a", [output], output.touch)
        assert not bootstrap.step("one", "a", [output], output.touch)
        output.unlink()


def test_an_interrupted_step_runs_again(folder: Path) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    bootstrap.step("one", "a", [], lambda: None)
    with pytest.raises(KeyboardInterrupt):
        bootstrap.step("one", "b", [], interrupted)
    assert bootstrap.step("one", "b", [], lambda: None)
    # Nor does going back to what was done before hide that the step in between broke off.
    with pytest.raises(KeyboardInterrupt):
        bootstrap.step("one", "c", [], interrupted)
    assert bootstrap.step("one", "b", [], lambda: None)


def test_the_digest_follows_names_contents_and_words(folder: Path) -> None:
    first, second = Path("first"), Path("second")
    first.write_text("x")
    second.write_text("x")
    found = {
        bootstrap.digest([first]),
        bootstrap.digest([second]),
        bootstrap.digest([first, second]),
        bootstrap.digest([first], "word"),
    }
    assert len(found) == 4
    assert bootstrap.digest([first, second]) == bootstrap.digest([second, first])


def test_env_is_written_once_and_for_its_owner_alone(folder: Path) -> None:
    path = folder / ".env"
    assert bootstrap.write_env(path)
    first = path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not bootstrap.write_env(path)
    assert path.read_text() == first
    path.unlink()
    bootstrap.write_env(path)
    assert path.read_text() != first


def test_the_database_comes_from_the_environment_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bootstrap.write_env(folder / ".env")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert bootstrap.database_file(bootstrap.database_url()) == Path("var/waymark.sqlite3")
    monkeypatch.setenv("DATABASE_URL", "postgres://db.example/waymark")
    assert bootstrap.database_file(bootstrap.database_url()) is None


def test_a_failing_command_shows_the_end_of_its_output(folder: Path) -> None:
    with pytest.raises(bootstrap.Stop) as stop:
        bootstrap.run(sys.executable, "-c", "print('first'); print('why\\n' * 40); raise SystemExit(3)")
    assert "why" in str(stop.value)
    assert "first" not in str(stop.value)


def test_a_python_that_is_too_old_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "answers", lambda *_: "False")
    with pytest.raises(bootstrap.Stop, match=r"Python 3\.11 or newer"):
        bootstrap.find_python()


@pytest.mark.parametrize("value", ["0", "65536", "-1", "eight", "80.5", "²"])
def test_a_wrong_port_is_named(value: str) -> None:
    with pytest.raises(SystemExit, match="PORT is '"):
        processes.port({"PORT": value})


def test_the_port_has_a_default() -> None:
    assert processes.port({}) == 8000
    assert processes.port({"PORT": "8123"}) == 8123


def test_a_busy_port_is_named_with_the_remedy(busy_port: int) -> None:
    with pytest.raises(SystemExit) as stop:
        processes.refuse_busy(busy_port)
    assert f"Port {busy_port} is taken" in str(stop.value)
    assert "PORT=" in str(stop.value)


def test_the_welcome_names_address_and_sign_ins() -> None:
    text = processes.welcome("http://127.0.0.1:8000")
    assert "http://127.0.0.1:8000" in text
    assert all(f"demo-{name}" in text for name in processes.PEOPLE)


def test_a_log_line_is_one_json_object() -> None:
    try:
        raise ValueError("two\nlines")
    except ValueError:
        record = logging.LogRecord("a.b", logging.ERROR, "", 1, "said %s", ("x\ny",), sys.exc_info())
    line = LineFormatter().format(record)
    assert "\n" not in line
    found = json.loads(line)
    assert found["message"] == "said x\ny"
    assert "ValueError" in found["error"]
