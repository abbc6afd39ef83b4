"""What a fault is done to: a house on a database of its own, with what is checked after each blow."""

from __future__ import annotations

import datetime as dt
import itertools
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Lock
from typing import Any
from zoneinfo import ZoneInfo

from tests.faults.bounds import LIMIT, Line
from tests.faults.clock import CLOCK
from tests.faults.servers import Cluster, Redis
from tests.worker.house import Failed, House, Web

LONDON = ZoneInfo("Europe/London")
TEMPLATE = "loaded"
LOADED_ON = "2011-02-15 12:00"
LONGEST_SAVE = 5.0
"""Seconds that saving may take at most while the broker is away."""
MONTHS = ("7", "8", "9", "10", "11", "12")
Process = Any


class Ground:
    """A house with the real plan of Leicester, its servers, and the line of the table that it fills."""

    def __init__(self, house: House, cluster: Cluster, redis: Redis, line: Line, small: bool) -> None:
        self.house, self.cluster, self.redis, self.line, self.small = house, cluster, redis, line, small
        self._months = itertools.cycle(MONTHS)
        self._pool = ThreadPoolExecutor()
        self._marks: dict[int, dict[str, str]] = {}

    def edit(self, web: Web | None = None) -> float:
        """Save one more edit on the pages, as somebody who tries again where it was not; seconds it took."""
        for attempt in range(60):
            words = f"{self.line.fault}, edit {len(self.line.said)}, attempt {attempt}"
            try:
                took: float = (web or self.house.web).do(
                    "edit", month=next(self._months), year="2011", text=words
                )
            except Failed:
                time.sleep(0.5)
                continue
            self.line.said.append(words)
            return took
        raise Failed("no edit can be saved any more")

    def edits_in_time(self, count: int) -> None:
        """Save so many edits, one after the other; without a broker each has to be quick all the same."""
        for _ in range(count):
            if (seconds := self.edit()) > LONGEST_SAVE:
                self.line.wrong.append(f"saving took {seconds:.1f} s")

    def meanwhile(self, work: Callable[..., Any], *arguments: Any) -> Future[Any]:
        return self._pool.submit(work, *arguments)

    def until_right(self, began: float) -> None:
        """Wait until the figures are those of the newest revision, and note the seconds since recovery."""
        while True:
            try:
                if not self.house.web.do("state")["behind"]:
                    break
            except Failed:
                pass
            if time.monotonic() - began > 2 * LIMIT:
                self.line.wrong.append(f"still behind after {2 * LIMIT:.0f} s")
                break
            time.sleep(0.05)
        self.line.seconds.append(time.monotonic() - began)

    @contextmanager
    def running(self, *names: str) -> Iterator[None]:
        """Workers and beat, of which each has to be alive in the end."""
        with ExitStack() as stack:
            started = [(name, stack.enter_context(self.house.running(name))) for name in names]
            yield
            dead = [name for name, process in started if process.poll() is not None]
            self.line.wrong += [f"the {name} has died" for name in dead]

    def recovered(self) -> None:
        """From now on the figures have to come right, also those of one more edit."""
        began = time.monotonic()
        self.until_right(began)
        self.edit()
        self.until_right(time.monotonic())

    def not_mixed(self) -> None:
        """The figures of one revision are always the same, whenever they are looked at."""
        revision, marks = self.house.web.do("fingerprint")
        before = self._marks.setdefault(revision, marks)
        if other := sorted(name for name in marks if marks[name] != before[name]):
            self.line.wrong.append(f"other figures of revision {revision} than before: {', '.join(other)}")

    def check_now(self) -> None:
        """The figures are right from scratch; between two edits."""
        self.line.wrong += self.house.web.do("audit", said=[])["wrong"]

    def check(self) -> None:
        """Everything that was said to be saved is there once, and the figures are right from scratch."""
        found = self.house.web.do("audit", said=self.line.said)
        for kind in ("lost", "twice", "wrong"):
            getattr(self.line, kind).extend(found[kind])


class Clock:
    """The time that the processes of a house go by, in a file that they read."""

    def __init__(self, path: Path, moment: str) -> None:
        self.path = path
        self.set(moment)

    @property
    def environ(self) -> dict[str, str]:
        return {CLOCK: str(self.path)}

    def set(self, moment: str) -> None:
        """To a moment such as `2011-03-27 00:59:50`, in London."""
        there = dt.datetime.fromisoformat(moment).replace(tzinfo=LONDON)
        self.ahead(there.timestamp() - time.time())

    def ahead(self, seconds: float) -> None:
        # Whole or not at all: somebody may read it just now.
        new = self.path.with_suffix(".new")
        new.write_text(str(seconds))
        new.replace(self.path)


class Site:
    """The servers, and a database with the plan loaded that each fault gets a copy of."""

    def __init__(self, folder: Path, small: bool) -> None:
        self.folder, self.small = folder, small
        self.cluster = Cluster(folder / "postgresql")
        self.redis = Redis(folder)
        self._number, self._one_at_a_time = 0, Lock()
        self.cluster.create(TEMPLATE)
        clock = Clock(folder / "loaded.clock", LOADED_ON)
        house = self._house(folder, TEMPLATE, 0, **clock.environ)
        house.web.do("load")
        house.web.do("work_out")
        house.web.stop()

    def _house(self, folder: Path, database: str, number: int, **environ: str) -> House:
        return House(
            folder,
            self.cluster.url(database),
            # Each in a numbered database of its own, so that no worker takes the hints of another house.
            f"{self.redis.url}/{number}",
            driver="tests.faults.driver",
            celery="tests.faults.celery",
            **environ,
        )

    @contextmanager
    def ground(self, line: Line, **environ: str) -> Iterator[Ground]:
        """A house of its own for one fault; with `WAYMARK_FAULTS_CLOCK` on another clock."""
        with self._one_at_a_time:
            self._number += 1
            number, name = self._number, f"fault_{self._number}"
            self.cluster.create(name, TEMPLATE)
        folder = self.folder / name
        folder.mkdir()
        house = self._house(folder, name, number, **environ)
        try:
            yield Ground(house, self.cluster, self.redis, line, self.small)
        finally:
            house.web.stop()

    def stop(self) -> None:
        self.redis.thaw()
        self.redis.stop()
        self.cluster.stop("immediate")
