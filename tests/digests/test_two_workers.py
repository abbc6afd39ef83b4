"""Two workers at the same mails at once. SQLite lets only one of them begin, so PostgreSQL is asked."""

from __future__ import annotations

import datetime as dt
import threading
from collections import Counter
from typing import Any

import pytest
from django.db import connection, connections

from programme.digests import making
from programme.digests.making import send_digests
from programme.models import Mailing, Notice
from tests.digests.conftest import MailServer, make_late
from tests.factories import make_programme

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL runs two at once"),
]
TUESDAY = dt.date(2011, 2, 15)
WORKERS = 4
PATIENCE = 20


def test_workers_that_make_and_send_at_once_send_one_mail_to_each(
    server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_late(make_programme())
    all_made = threading.Barrier(WORKERS, timeout=PATIENCE)
    claim, results, failed = making.claim, [], []

    def claim_together(digest: Any) -> bool:
        """Each has worked out the same mail before any of them stores it."""
        all_made.wait()
        return claim(digest)

    def work() -> None:
        try:
            results.append(send_digests(TUESDAY))
        except BaseException as error:
            failed.append(error)
            raise
        finally:
            connections.close_all()

    monkeypatch.setattr(making, "claim", claim_together)
    threads = [threading.Thread(target=work) for _ in range(WORKERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert not failed
    assert Counter(str(mail["To"]) for mail in server.accepted) == {
        "anna@example.org": 1,
        "ben@example.org": 1,
    }
    assert {each.state for each in Mailing.objects.all()} == {Mailing.State.SENT}
    assert Mailing.objects.count() == sum(each.people for each in results) == 2
    told = Notice.objects.values_list("mailing__person", "alert")
    assert len(told) == len(set(told))
