"""Mails go over an encrypted line where the settings say so, and to no server that cannot prove who it is."""

from __future__ import annotations

import datetime as dt
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from programme.digests.making import send_digests
from programme.models import Mailing, Programme
from tests.digests.conftest import MailServer, listening

OPENSSL = shutil.which("openssl")
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not OPENSSL, reason="openssl makes the certificate"),
]
TUESDAY = dt.date(2011, 2, 15)
WAYS = {"STARTTLS": "EMAIL_USE_TLS", "encrypted from the start": "EMAIL_USE_SSL"}


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate of its own for 127.0.0.1, in one file."""
    folder = tmp_path_factory.mktemp("certificate")
    key, found = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        [
            *(str(OPENSSL), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"),
            *("-keyout", str(key), "-out", str(found)),
        ],
        check=True,
        capture_output=True,
    )
    found.write_text(found.read_text() + key.read_text())
    return found


@contextmanager
def encrypted(settings: Any, way: str, certificate: Path) -> Iterator[MailServer]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    how = (
        {"tls_context": context, "require_starttls": True}
        if way == "STARTTLS"
        else {"ssl_context": context, "server_hostname": "127.0.0.1"}
    )
    with listening(settings, **how) as server:
        setattr(settings, WAYS[way], True)
        yield server


@pytest.fixture
def _trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))


@pytest.mark.usefixtures("_trusted")
@pytest.mark.parametrize("way", WAYS)
def test_a_server_that_proves_who_it_is_has_the_mails_encrypted(
    late: Programme, settings: Any, way: str, certificate: Path
) -> None:
    with encrypted(settings, way, certificate) as server:
        assert send_digests(TUESDAY).mails == 2
        assert server.was_encrypted == [True, True]


@pytest.mark.parametrize("way", WAYS)
def test_a_server_that_nobody_vouches_for_has_none_and_the_mails_wait(
    late: Programme, settings: Any, way: str, certificate: Path
) -> None:
    with encrypted(settings, way, certificate) as server:
        assert send_digests(TUESDAY).mails == 0
        assert not server.recipients
    assert {each.state for each in Mailing.objects.all()} == {Mailing.State.WAITING}
    assert "CERTIFICATE_VERIFY_FAILED" in Mailing.objects.exclude(answer="").get().answer


def test_a_server_that_offers_no_encryption_has_none_where_it_is_asked_for(
    late: Programme, settings: Any
) -> None:
    with listening(settings) as server:
        settings.EMAIL_USE_TLS = True
        assert send_digests(TUESDAY).mails == 0
        assert not server.recipients
    assert "STARTTLS" in Mailing.objects.exclude(answer="").get().answer
