"""Reads the settings' variables; each one that is missing or malformed stops with one line that names it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from environ import Env

TRUE = {"true", "1", "yes", "on"}
FALSE = {"false", "0", "no", "off"}
DATABASES = {"sqlite", "postgres", "postgresql"}
BROKERS = {"redis", "rediss", "amqp", "amqps", "sqla", "memory"}
SHORTEST_KEY = 50


def wrong(name: str, found: str, wanted: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name} {found}: {wanted}. Set it in the environment or in .env.")


def required(environ: Mapping[str, str], name: str, wanted: str) -> str:
    value = environ.get(name, "").strip()
    if not value:
        raise wrong(name, "is missing", wanted)
    return value


def boolean(environ: Mapping[str, str], name: str, default: bool) -> bool:
    value = environ.get(name, "").strip().lower()
    if not value:
        return default
    if value not in TRUE | FALSE:
        raise wrong(name, f"is '{value}'", "it should be true or false")
    return value in TRUE


def words(environ: Mapping[str, str], name: str) -> list[str]:
    return [word.strip() for word in environ.get(name, "").split(",") if word.strip()]


def secret_key(environ: Mapping[str, str]) -> str:
    wanted = f"it should be at least {SHORTEST_KEY} random characters"
    value = required(environ, "SECRET_KEY", wanted)
    if len(value) < SHORTEST_KEY or len(set(value)) < 5:
        raise wrong("SECRET_KEY", "is too weak", wanted)
    return value


def hosts(environ: Mapping[str, str]) -> list[str]:
    wanted = "it should be host names parted by commas, such as waymark.example.gov.uk,localhost"
    required(environ, "ALLOWED_HOSTS", wanted)
    names = words(environ, "ALLOWED_HOSTS")
    if not names or any(set(name) & set("/ @?#") for name in names):
        raise wrong("ALLOWED_HOSTS", "is malformed", wanted)
    return names


def database(environ: Mapping[str, str], base: Path) -> dict[str, Any]:
    wanted = "it should look like sqlite:////path/waymark.sqlite3 or postgres://user:password@host:5432/name"
    value = required(environ, "DATABASE_URL", wanted)
    try:
        if urlsplit(value).scheme not in DATABASES:
            raise ValueError
        found: dict[str, Any] = Env.db_url_config(value)
    except (ValueError, ImproperlyConfigured) as error:
        raise wrong("DATABASE_URL", "is malformed", wanted) from error
    if not found.get("NAME"):
        raise wrong("DATABASE_URL", "names no database", wanted)
    if value.startswith("sqlite:") and found["NAME"] != ":memory:":
        # Commands find the same file from whatever folder they are called in.
        found["NAME"] = str(base / found["NAME"])
    return found


def broker(environ: Mapping[str, str], base: Path) -> str:
    wanted = "it should look like redis://host:6379/0, amqp://user:password@host// or sqla+sqlite:////path/broker.sqlite3"
    value = required(environ, "CELERY_BROKER_URL", wanted)
    scheme, mark, rest = value.partition("://")
    if not mark or scheme.partition("+")[0] not in BROKERS or not (rest or scheme == "memory"):
        raise wrong("CELERY_BROKER_URL", "is malformed", wanted)
    if scheme == "sqla+sqlite":
        return f"{scheme}:///{base / rest.removeprefix('/')}"
    return value


def email(environ: Mapping[str, str]) -> dict[str, Any]:
    wanted = "it should look like smtp+tls://user:password@host:587 or consolemail://"
    value = required(environ, "EMAIL_URL", wanted)
    try:
        if urlsplit(value).scheme not in Env.EMAIL_SCHEMES:
            raise ValueError
        return dict(Env.email_url_config(value))
    except (ValueError, ImproperlyConfigured) as error:
        raise wrong("EMAIL_URL", "is malformed", wanted) from error


def site(environ: Mapping[str, str]) -> str:
    wanted = "it should be the address people use, such as https://waymark.example.gov.uk"
    value = required(environ, "SITE_URL", wanted)
    try:
        parts = urlsplit(value)
        good = parts.scheme in {"http", "https"} and parts.hostname and parts.path in {"", "/"}
    except ValueError:
        good = False
    if not good:
        raise wrong("SITE_URL", "is malformed", wanted)
    return value.rstrip("/")
