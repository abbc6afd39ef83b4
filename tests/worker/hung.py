"""A worker whose first calculation never ends by itself, with a short limit."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from celery.__main__ import main

from config import pages
from programme import limits

if TYPE_CHECKING:
    from programme.planning import Plan

limits.LIMIT, limits.LOOKS_EVERY = 5.0, 0.2


def hang(plan: Plan) -> int:
    """A recalculation step that goes round and round, the first time."""
    reached = Path(os.environ["REACHED"])
    if not reached.exists():
        reached.touch()
        while True:
            pass
    return 0


if __name__ == "__main__":
    pages.RECALCULATION_STEPS = ("tests.worker.hung.hang", *pages.RECALCULATION_STEPS)  # type: ignore[assignment]
    sys.exit(main())
