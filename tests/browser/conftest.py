"""A server on the loaded programme, and the machine's own Chromium in front of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.visitor import Visitor
from tests.worker.house import House, own_database

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def house(loaded: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("browser")
    with own_database(folder, loaded) as database:
        house = House(folder, database, "memory://")
        try:
            yield house
        finally:
            house.web.stop()


@pytest.fixture(scope="session")
def address(house: House) -> Iterator[str]:
    with house.serving() as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    assert found, f"none of {', '.join(NAMES)} is on this machine"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def as_printed(house: House) -> Iterator[None]:
    """The plan without what other tests have changed, and left so."""
    house.web.do("take_back_edits")
    yield
    house.web.do("take_back_edits")


@pytest.fixture
def visit(chromium: Browser, house: House, address: str) -> Iterator[Any]:
    """Opens a window for a person (`""`: nobody has signed in); a complaint on its console is a failure."""
    visitors: list[Visitor] = []

    def open_window(person: str = "office", **options: Any) -> Visitor:
        context = chromium.new_context(base_url=address, **options)
        context.set_default_timeout(15_000)
        if person:
            value = house.web.do("session", person=person)
            context.add_cookies([{"name": "sessionid", "value": value, "url": address}])
        page: Page = context.new_page()
        visitors.append(Visitor(page))
        return visitors[-1]

    yield open_window
    for visitor in visitors:
        visitor.page.context.close()
    said = [words for visitor in visitors for words in visitor.complaints]
    assert not said, said
