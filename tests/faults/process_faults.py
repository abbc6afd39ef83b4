"""Faults of worker, broker and database, and many people at once."""

from __future__ import annotations

import random
import signal
import time
from contextlib import ExitStack

from tests.faults.bounds import Line
from tests.faults.celery import DOOM
from tests.faults.ground import Site

SEED = 20110215
LONGEST_RUN = 1.0
"""Seconds from an edit on in which its figures are worked out."""
STATEMENTS = 60
"""About so many statements has a recalculation of the plan; which of them is the last is left to chance."""


def worker_killed(site: Site) -> Line:
    """Half at a random statement of the recalculation, half at a random moment from the edit on."""
    chance = random.Random(SEED)
    line = Line("Worker killed with -9 in the middle of a run")
    with site.ground(line) as ground, ground.house.running("beat"):
        doom = ground.house.folder / "doom"
        environ = {DOOM: str(doom)}
        for turn in range(4 if site.small else 50):
            began = time.monotonic()
            with ground.house.running("worker", port=0, **environ) as worker:
                ground.until_right(began)
                ground.not_mixed()
                if turn % 2 == 0:
                    doom.write_text(str(chance.randrange(STATEMENTS)))
                    ground.edit()
                    worker.wait(60)
                else:
                    ground.edit()
                    time.sleep(chance.uniform(0, LONGEST_RUN))
                    worker.send_signal(signal.SIGKILL)
                    worker.wait()
            line.times += 1
            ground.not_mixed()
            doom.unlink(missing_ok=True)
        began = time.monotonic()
        with ground.house.running("worker"):
            ground.until_right(began)
        ground.not_mixed()
        ground.check()
    return line


def broker_stopped_before(site: Site) -> Line:
    line = Line("Broker stopped before an edit")
    with site.ground(line) as ground, ground.running("worker", "beat"):
        for _ in range(1 if site.small else 5):
            site.redis.stop()
            ground.edits_in_time(3)
            site.redis.start()
            ground.recovered()
            line.times += 1
        ground.check()
    return line


def broker_stopped_during(site: Site) -> Line:
    """At a random moment while edits are made, one after the other; sometimes it freezes instead."""
    chance = random.Random(SEED + 1)
    line = Line("Broker stopped during an edit")
    with site.ground(line) as ground, ground.running("worker", "beat"):
        for turn in range(2 if site.small else 10):
            edits = ground.meanwhile(lambda: ground.edits_in_time(3))
            time.sleep(chance.uniform(0, 1))
            if turn % 2:
                site.redis.freeze()
            else:
                site.redis.stop()
            edits.result()
            if turn % 2:
                site.redis.thaw()
            else:
                site.redis.start()
            ground.recovered()
            line.times += 1
        ground.check()
    return line


def broker_stopped_after(site: Site) -> Line:
    """Just after an edit, so that its hint is lost on the way or with the worker that has it."""
    chance = random.Random(SEED + 2)
    line = Line("Broker stopped after an edit")
    with site.ground(line) as ground, ground.running("worker", "beat"):
        for _ in range(1 if site.small else 10):
            ground.edit()
            time.sleep(chance.uniform(0, 0.3))
            site.redis.stop()
            time.sleep(2)
            site.redis.start()
            ground.recovered()
            line.times += 1
        ground.check()
    return line


def database_restarted(site: Site) -> Line:
    """Under worker and editors, as a crash and as an ordered restart, with pauses of up to some seconds."""
    chance = random.Random(SEED + 3)
    line = Line("Database restarted under the worker")
    with site.ground(line) as ground, ground.running("worker", "beat"):
        for turn in range(2 if site.small else 12):
            edits = ground.meanwhile(lambda: [ground.edit() for _ in range(3)])
            time.sleep(chance.uniform(0, 1.5))
            site.cluster.stop("immediate" if turn % 2 else "fast")
            time.sleep(chance.uniform(0, 1 if site.small else 10))
            site.cluster.start()
            edits.result()
            ground.recovered()
            line.times += 1
        ground.check()
    return line


def many_at_once(site: Site) -> Line:
    """Two workers, and ten people who make 500 edits in a minute."""
    editors, edits, within = (10, 5, 10.0) if site.small else (10, 50, 60.0)
    line = Line("Two workers, ten editors" + ("" if site.small else ", 500 edits in a minute"))
    with site.ground(line) as ground, ExitStack() as stack:
        stack.enter_context(ground.running("worker", "worker", "beat"))
        # In two processes, as a web server has several: half of the people each.
        webs = [stack.enter_context(ground.house.other_web()) for _ in range(2)]
        rounds = [
            ground.meanwhile(
                lambda web=web, who=who: web.do(
                    "edit_at_once",
                    editors=editors // 2,
                    edits=edits,
                    within=within,
                    mark=f"{line.fault}, process {who}",
                )
            )
            for who, web in enumerate(webs)
        ]
        while not all(each.done() for each in rounds):
            ground.not_mixed()
            time.sleep(0.2)
        began = time.monotonic()
        for each in rounds:
            found = each.result()
            line.said += found["said"]
            line.notes.append(
                f"{len(found['said'])} saved, {len(found['refused'])} begun anew after a refusal, "
                f"in {found['took']:.0f} s, the slowest after {found['slowest']:.1f} s, "
                f"with {found['processor']:.0f} s of the processor"
            )
        ground.until_right(began)
        line.times = 1
        ground.check()
    return line
