from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.worker.house import House, own_database


def broker_url(kind: str, folder: Path) -> str:
    if kind == "embedded":
        return f"sqla+sqlite:///{folder / 'broker.sqlite3'}"
    redis = os.environ.get("WAYMARK_TEST_REDIS_URL", "")
    if not redis:
        if os.environ.get("WAYMARK_REQUIRE") == "all":
            pytest.fail("WAYMARK_REQUIRE=all, and WAYMARK_TEST_REDIS_URL names no Redis")
        pytest.skip("WAYMARK_TEST_REDIS_URL names no Redis")
    return redis


@pytest.fixture(scope="module", params=["embedded", "redis"])
def house(
    loaded: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("house")
    broker = broker_url(request.param, folder)
    with own_database(folder, loaded) as database:
        house = House(folder, database, broker)
        try:
            yield house
        finally:
            house.web.stop()
