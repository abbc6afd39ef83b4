"""A worker that stops in the middle of a calculation: after the dates are written, before the money."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from celery.__main__ import main

from config import pages

if TYPE_CHECKING:
    from programme.planning import Plan


def pause(plan: Plan) -> int:
    """A recalculation step that says it was reached and goes no further."""
    Path(os.environ["REACHED"]).touch()
    time.sleep(60)
    return 0


if __name__ == "__main__":
    first, *rest = pages.RECALCULATION_STEPS
    pages.RECALCULATION_STEPS = (first, "tests.worker.slow.pause", *rest)  # type: ignore[assignment]
    sys.exit(main())
