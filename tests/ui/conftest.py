from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent


@pytest.fixture(autouse=True)
def kit_pages(settings: Any) -> Iterator[None]:
    """The kit's own pages stand in for the product's: these tests need none of its models or addresses."""
    templates: list[dict[str, Any]] = deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = [*templates[0]["DIRS"], HERE / "templates"]
    settings.TEMPLATES = templates
    settings.ROOT_URLCONF = "tests.ui.urls"
    # Without models there is no state of the database to read.
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if each != "config.middleware.OneState"]
    yield
