from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from config import environment

BASE = Path("/somewhere")
GOOD = {
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefgh",
    "ALLOWED_HOSTS": "waymark.example, localhost",
    "SITE_URL": "https://waymark.example/",
    "DATABASE_URL": "postgres://user:word@db.example:5432/waymark",
    "CELERY_BROKER_URL": "redis://broker.example:6379/0",
    "EMAIL_URL": "smtp+tls://user:word@mail.example:587",
    "DEBUG": "false",
}
READ: dict[str, Callable[[Mapping[str, str]], Any]] = {
    "SECRET_KEY": environment.secret_key,
    "ALLOWED_HOSTS": environment.hosts,
    "SITE_URL": environment.site,
    "DATABASE_URL": lambda environ: environment.database(environ, BASE),
    "CELERY_BROKER_URL": lambda environ: environment.broker(environ, BASE),
    "EMAIL_URL": environment.email,
    "DEBUG": lambda environ: environment.boolean(environ, "DEBUG", False),
}
# A word that the message must hold, so that the reader knows what to write instead.
EXAMPLE = {
    "SECRET_KEY": "50 random characters",
    "ALLOWED_HOSTS": "localhost",
    "SITE_URL": "https://",
    "DATABASE_URL": "postgres://",
    "CELERY_BROKER_URL": "redis://",
    "EMAIL_URL": "smtp+tls://",
    "DEBUG": "true or false",
}
BAD = [
    ("SECRET_KEY", "short"),
    ("SECRET_KEY", "a" * 60),
    ("ALLOWED_HOSTS", ","),
    ("ALLOWED_HOSTS", "https://waymark.example"),
    ("SITE_URL", "waymark.example"),
    ("SITE_URL", "https://waymark.example/path"),
    ("SITE_URL", "https://[half"),
    ("DATABASE_URL", "waymark.sqlite3"),
    ("DATABASE_URL", "postgres://db.example"),
    ("DATABASE_URL", "postgres://db.example:port/waymark"),
    ("DATABASE_URL", "oracle://db.example/waymark"),
    ("CELERY_BROKER_URL", "localhost:6379"),
    ("CELERY_BROKER_URL", "kafka://broker.example"),
    ("CELERY_BROKER_URL", "redis://"),
    ("EMAIL_URL", "mail.example"),
    ("EMAIL_URL", "smtp://mail.example:port"),
    ("DEBUG", "perhaps"),
]


@pytest.mark.parametrize("name", [name for name in GOOD if name != "DEBUG"])
def test_a_missing_variable_is_named(name: str) -> None:
    environs: list[dict[str, str]] = [{}, {name: "  "}]
    for environ in environs:
        with pytest.raises(ImproperlyConfigured) as stop:
            READ[name](environ)
        assert str(stop.value).startswith(f"{name} is missing")
        assert EXAMPLE[name] in str(stop.value)


@pytest.mark.parametrize(("name", "value"), BAD)
def test_a_malformed_variable_is_named_in_one_line(name: str, value: str) -> None:
    with pytest.raises(ImproperlyConfigured) as stop:
        READ[name]({name: value})
    message = str(stop.value)
    assert message.startswith(f"{name} ")
    assert EXAMPLE[name] in message
    assert "\n" not in message


def test_a_message_never_repeats_a_secret() -> None:
    with pytest.raises(ImproperlyConfigured) as stop:
        READ["DATABASE_URL"]({"DATABASE_URL": "oracle://user:hunter2@db.example/waymark"})
    assert "hunter2" not in str(stop.value)


def test_good_variables_are_read() -> None:
    assert READ["ALLOWED_HOSTS"](GOOD) == ["waymark.example", "localhost"]
    assert READ["SITE_URL"](GOOD) == "https://waymark.example"
    assert READ["DATABASE_URL"](GOOD)["PORT"] == 5432
    assert READ["EMAIL_URL"](GOOD)["EMAIL_USE_TLS"] is True
    assert READ["CELERY_BROKER_URL"](GOOD) == GOOD["CELERY_BROKER_URL"]


@pytest.mark.parametrize(
    ("word", "value"), [("true", True), ("Yes", True), ("1", True), ("off", False), ("0", False), ("", False)]
)
def test_debug_takes_words_for_true_and_false(word: str, value: bool) -> None:
    assert environment.boolean({"DEBUG": word}, "DEBUG", False) is value


def test_debug_is_off_unless_said() -> None:
    assert environment.boolean({}, "DEBUG", False) is False


def test_relative_files_lie_beside_the_project() -> None:
    database = environment.database({"DATABASE_URL": "sqlite:///var/x.sqlite3"}, BASE)
    assert database["NAME"] == "/somewhere/var/x.sqlite3"
    broker = environment.broker({"CELERY_BROKER_URL": "sqla+sqlite:///var/b.sqlite3"}, BASE)
    assert broker == "sqla+sqlite:////somewhere/var/b.sqlite3"


def test_absolute_files_stay_where_they_are() -> None:
    database = environment.database({"DATABASE_URL": "sqlite:////data/x.sqlite3"}, BASE)
    assert database["NAME"] == "/data/x.sqlite3"
    broker = environment.broker({"CELERY_BROKER_URL": "sqla+sqlite:////data/b.sqlite3"}, BASE)
    assert broker == "sqla+sqlite:////data/b.sqlite3"


def test_no_inline_script_or_style_is_allowed() -> None:
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert directives["script-src"] == directives["style-src"] == ["'self'"]
    assert directives["frame-ancestors"] == ["'none'"]
    assert not any("unsafe" in source for sources in directives.values() for source in sources)


def test_every_beat_entry_expires_before_the_next() -> None:
    sweep = settings.CELERY_BEAT_SCHEDULE["sweep"]
    assert 0 < sweep["options"]["expires"] < sweep["schedule"] <= 5
    nightly = settings.CELERY_BEAT_SCHEDULE["recalculate-all"]
    assert 0 < nightly["options"]["expires"] < 24 * 60 * 60
