"""Drawing Gantt charts, the geometry and the text of the SVG: prints milliseconds, asserts none.

Run with `python -m pytest tests/benchmarks/bench_gantt.py -s`.
"""

from __future__ import annotations

import datetime as dt
import time

import pytest

from programme.gantt import Bar, Fill, Gantt, Group, Tie, draw, draw_on_paper, lay_out, lay_out_on_paper
from programme.schedule import LinkType

DAY = dt.date(2011, 2, 15)


def large(size: int) -> Gantt:
    """Eight workstreams, each bar with a baseline, a third of them late, each waiting for the one before."""
    bars = []
    for key in range(size):
        start = DAY + dt.timedelta(days=key % 900)
        end = start + dt.timedelta(days=30 + key % 200)
        bars.append(
            Bar(
                key=key,
                code=str(key),
                title=f"Move the people of home {key} to places that suit them better",
                href=f"/plan/{key}/",
                fill=list(Fill)[key % 4],
                start=start,
                end=end,
                planned_start=start,
                planned_end=end - dt.timedelta(days=20 * (key % 3 == 0)),
                start_words=str(start),
                end_words=str(end),
                planned_words=str(end),
                late="20 days late, own delay" if key % 3 == 0 else "",
                is_late=key % 3 == 0,
                is_critical=key % 7 == 0,
            )
        )
    each = -(-size // 8)
    groups = [Group(f"Workstream {n}", "/", bars[n * each : (n + 1) * each]) for n in range(8)]
    ties = [Tie(key, key + 1, LinkType.FINISH_TO_START, key % 3 == 0) for key in range(size - 1)]
    return Gantt(DAY, groups, ties)


@pytest.mark.parametrize("size", [64, 2000])
def test_drawing(size: int) -> None:
    gantt = large(size)
    took = []
    for _ in range(5):
        began = time.perf_counter()
        drawn = draw(lay_out(gantt), id="gantt", title="T", desc="D")
        took.append((time.perf_counter() - began) * 1000)
    began = time.perf_counter()
    draw_on_paper(lay_out_on_paper(gantt), id="paper", title="T", desc="D")
    paper = (time.perf_counter() - began) * 1000
    print(f"\n{size} bars: {min(took):.1f} ms, {len(drawn) / 1000:.0f} kB; on paper {paper:.1f} ms")
