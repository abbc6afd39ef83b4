"""A large programme recalculated in a process of its own: prints milliseconds and the most memory it took.

Run with `python -m pytest tests/benchmarks/bench_recalculate.py -s`, and with DATABASE_URL on PostgreSQL.
`LOAD` says how many actions the programme has.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings

from tests.worker.house import environment, own_database

SIZE = int(os.environ.get("LOAD", "10000"))
RUN = """
import json, resource, sys, time
import django
django.setup()
from programme.recalculation import recalculate
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
before = peak()
runs = []
for _ in range(3):
    began, worked = time.perf_counter(), time.process_time()
    recalculate("load-1")
    runs.append([(time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000])
print(json.dumps({"before": before, "peak": peak(), "runs": runs}))
"""


def test_a_large_programme(tmp_path: Path) -> None:
    with own_database(tmp_path) as database:
        environ = environment(database, "memory://")
        manage = [sys.executable, "manage.py"]
        subprocess.run([*manage, "migrate", "-v0"], check=True, env=environ)
        made = [*manage, "generate_load", "--programmes", "1", "--actions", str(SIZE)]
        subprocess.run(made, check=True, env=environ, stderr=subprocess.DEVNULL)
        done = subprocess.run([sys.executable, "-c", RUN], check=True, env=environ, stdout=subprocess.PIPE)
    found = json.loads(done.stdout)
    runs = ", ".join(f"{wall:.0f} ({cpu:.0f} of the processor)" for wall, cpu in found["runs"])
    print(  # noqa: T201
        f"\n{settings.DATABASES['default']['ENGINE']}, {SIZE} actions: {runs} ms; "
        f"{found['peak']:.0f} MB at most, {found['before']:.0f} MB before it began"
    )
