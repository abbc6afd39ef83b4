"""What somebody reads is of one revision, also where somebody else saves while it is made."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.worker.house import House, own_database

PARTS = 3


@pytest.fixture(scope="module")
def house(loaded: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("house")
    with own_database(folder, loaded) as database:
        house = House(folder, database, "memory://", driver="tests.worker.meanwhile")
        try:
            house.web.do("work_out")
            yield house
        finally:
            house.web.stop()


@pytest.mark.parametrize(
    "address",
    [
        "/programmes/leicester/",
        "/programmes/leicester/plan/",
        "/programmes/leicester/plan/?format=csv",
        "/programmes/leicester/plan/23/",
        "/programmes/leicester/plan/gantt/",
        "/programmes/leicester/budget/",
    ],
)
def test_a_page_mixes_no_two_revisions(house: House, address: str) -> None:
    assert house.web.do("mixed", address=address, parts=PARTS) == []


def test_a_preview_mixes_no_two_revisions(house: House) -> None:
    """Of another action than the one that somebody else saves, so that nobody is asked to choose a side."""
    typed = {"news": "MOVED", "end_month": "12", "end_year": "2012", "version": "1"}
    words = {"reason": "CAPACITY", "text": "Fewer hands"}
    address = "/programmes/leicester/plan/22/update/"
    assert house.web.do("mixed", address=address, parts=PARTS, typed={**typed, **words}) == []
