"""Does each fault that Waymark is to survive, really, and prints what came of it: `make faults`.

On a PostgreSQL and a Redis of its own, with web, worker and beat as processes. Exit 1 where a bound is
broken, 2 where a server is not installed. `SCALE=small` does each fault a few times.
"""

from __future__ import annotations

import argparse
import logging
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings_test")
django.setup()
# The mail server says every line of every conversation.
logging.getLogger("mail.log").setLevel(logging.WARNING)

from tests.faults import process_faults, time_faults  # noqa: E402
from tests.faults.bounds import Line, table  # noqa: E402
from tests.faults.ground import Site  # noqa: E402
from tests.faults.servers import Missing  # noqa: E402
from tests.worker import house  # noqa: E402

Fault = Callable[[Site], Line]
ONE_BY_ONE: tuple[Fault, ...] = (
    process_faults.worker_killed,
    process_faults.broker_stopped_before,
    process_faults.broker_stopped_during,
    process_faults.broker_stopped_after,
    process_faults.database_restarted,
    process_faults.many_at_once,
)
"""These stop servers, or load the machine."""
AT_ONCE: tuple[Fault, ...] = (
    time_faults.clock_at_midnight,
    time_faults.clock_at_month_end,
    time_faults.clock_put_forward,
    time_faults.clock_put_back,
    time_faults.mail_refused,
    time_faults.mail_hangs,
    time_faults.mail_half,
)
"""These mostly wait for the clock."""
TOGETHER = 3
FAULTS = (*ONE_BY_ONE, *AT_ONCE)


house.PATIENCE = 120.0
"""With servers killed and many processes on few processors, starting one more takes its time."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--only", choices=[fault.__name__ for fault in FAULTS], nargs="+")
    parser.add_argument("--keep", action="store_true", help="keep the logs of all processes")
    options = parser.parse_args()
    scale = os.environ.get("SCALE", "full")
    if scale not in ("small", "full"):
        parser.error(f"SCALE is {scale!r}: it should be small or full")
    chosen = [fault for fault in FAULTS if not options.only or fault.__name__ in options.only]
    folder = Path(tempfile.mkdtemp(prefix="faults-"))
    # PostgreSQL may run as somebody else, who has to reach its folder.
    folder.chmod(0o755)
    try:
        lines = do(chosen, folder, small=scale == "small")
    except Missing as missing:
        print(f"{missing}. Then run it again.", file=sys.stderr)
        return 2
    finally:
        if options.keep:
            print(f"The logs are in {folder}", file=sys.stderr)
        else:
            shutil.rmtree(folder, ignore_errors=True)
    print(table(lines))
    return 0 if all(line.holds for line in lines) else 1


def do(faults: list[Fault], folder: Path, *, small: bool) -> list[Line]:
    site = Site(folder, small)
    try:
        with ThreadPoolExecutor(TOGETHER) as pool:
            lines = [timed(fault, site) for fault in faults if fault in ONE_BY_ONE]
            return lines + list(
                pool.map(lambda fault: timed(fault, site), [each for each in faults if each in AT_ONCE])
            )
    finally:
        site.stop()


def timed(fault: Fault, site: Site) -> Line:
    began = time.monotonic()
    try:
        line = fault(site)
    except Exception as error:
        line = Line(fault.__name__.replace("_", " ").capitalize())
        line.wrong.append(f"the run broke off: {type(error).__name__} {error}")
    took = time.monotonic() - began
    print(f"After {took:.0f} s: {' | '.join(line.cells())}", file=sys.stderr)
    for note in line.notes:
        print(f"  {note}", file=sys.stderr)
    return line


if __name__ == "__main__":
    sys.exit(main())
