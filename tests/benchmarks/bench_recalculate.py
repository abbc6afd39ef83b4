"""A large programme recalculated in processes of their own: prints milliseconds and the most memory.

Again with nothing changed, after one change, on the next day and on the first of the next month.

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
SET_UP = """
import datetime as dt, json, resource, sys, time
import django
django.setup()
from django.urls import reverse
from programme.models import Programme, ProgressUpdate, ScheduleItem
from programme.operations.edits import Report
from programme.operations.updates import report_progress
from programme.planning import load_plan
from programme.recalculation import recalculate
programme = Programme.objects.get(slug="load-1")
"""
RUN = """
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
# Addresses are looked up when the first is asked for, once in the life of a worker.
reverse("programme:dashboard", args=["load-1"])
before = peak()
runs = []
for _ in range(int(sys.argv[1])):
    began, worked = time.perf_counter(), time.process_time()
    recalculate("load-1")
    runs.append([(time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000])
print(json.dumps({"before": before, "peak": peak(), "runs": runs}))
"""
CHANGE = """
plan = load_plan(programme)
under_way = [pk for pk, item in plan.items.items() if item.state == "IN_PROGRESS" and plan.schedule[pk].end]
item = plan.items[under_way[len(under_way) // 2]]
end = plan.schedule[item.pk].end.shifted(months=2)
report = Report(ProgressUpdate.News.MOVED, end=end)
report_progress(item, report, version=item.version, by=None, reason="CAPACITY", text="Measured")
"""
WAKE = """
today = programme.today()
days = {"tomorrow": today + dt.timedelta(days=1), "next month": today.replace(day=1) + dt.timedelta(days=32)}
day = days[sys.argv[1]]
day = day.replace(day=1) if sys.argv[1] == "next month" else day
Programme.objects.filter(pk=programme.pk).update(reporting_date=day)
"""


def test_a_large_programme(tmp_path: Path) -> None:
    with own_database(tmp_path) as database:
        environ = environment(database, "memory://")
        manage = [sys.executable, "manage.py"]
        subprocess.run([*manage, "migrate", "-v0"], check=True, env=environ)
        made = [*manage, "generate_load", "--programmes", "1", "--actions", str(SIZE)]
        subprocess.run(made, check=True, env=environ, stderr=subprocess.DEVNULL)

        def do(work: str, argument: str = "") -> bytes:
            command = [sys.executable, "-c", SET_UP + work, argument]
            return subprocess.run(command, check=True, env=environ, stdout=subprocess.PIPE).stdout

        def measure(name: str, runs: int = 1) -> None:
            found = json.loads(do(RUN, str(runs)))
            took = ", ".join(f"{wall:.0f} ({cpu:.0f} of the processor)" for wall, cpu in found["runs"])
            memory = f"{found['peak']:.0f} MB at most, {found['before']:.0f} MB before it began"
            print(f"{name}: {took} ms; {memory}")  # noqa: T201

        print(f"\n{settings.DATABASES['default']['ENGINE']}, {SIZE} actions")  # noqa: T201
        measure("Again", 3)
        do(CHANGE)
        measure("After one change")
        do(WAKE, "tomorrow")
        measure("The next day")
        do(WAKE, "next month")
        measure("The first of the next month")
