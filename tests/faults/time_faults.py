"""The clock where days, months and the hours of a day change, and mail servers that do not do their part."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.faults.bounds import LIMIT, Line
from tests.faults.ground import Clock, Ground, Site
from tests.faults.servers import MailServer, mail_server

MANY_PEOPLE = 12
MONDAY = "2011-03-28"
MOMENTS = {
    "Clock at midnight": ("2011-03-15 23:59:45",),
    "Clock at the end of a month": ("2011-02-28 23:59:45", "2011-03-31 23:59:45"),
    "Clock put forward in spring": ("2011-03-27 00:59:45",),
    # The hour from one to two comes twice: first in summer time, then again.
    "Clock put back in autumn": ("2011-10-30 00:59:45", "2011-10-30 01:59:45"),
}
PASSES_AFTER = 15
"""Seconds from such a moment until the clock changes."""


def _clock(site: Site, moment: str) -> Clock:
    return Clock(site.folder / f"{time.monotonic_ns()}.clock", moment)


def clock_at_midnight(site: Site) -> Line:
    return _through(site, "Clock at midnight")


def clock_at_month_end(site: Site) -> Line:
    return _through(site, "Clock at the end of a month")


def clock_put_forward(site: Site) -> Line:
    return _through(site, "Clock put forward in spring")


def clock_put_back(site: Site) -> Line:
    return _through(site, "Clock put back in autumn")


def _through(site: Site, fault: str) -> Line:
    """An edit before and one after the clock changes; then a working day's morning, with one mail each."""
    line = Line(fault)
    moments = MOMENTS[fault][:1] if site.small else MOMENTS[fault]
    with mail_server() as (server, url):
        clock = _clock(site, moments[0])
        with site.ground(line, EMAIL_URL=url, **clock.environ) as ground:
            ground.house.web.do("follow_the_clock")
            for moment in moments:
                with ground.running("worker", "beat"):
                    clock.set(moment)
                    began = time.monotonic()
                    ground.edit()
                    ground.until_right(time.monotonic())
                    ground.check_now()
                    time.sleep(max(0.0, began + PASSES_AFTER - time.monotonic()))
                    changed = time.monotonic()
                    _until_day(ground, changed)
                    ground.edit()
                    ground.until_right(time.monotonic())
                    ground.check_now()
                line.times += 1
            _morning(ground, clock, server, moments[-1])
            ground.check()
    return line


def _until_day(ground: Ground, began: float) -> None:
    """Wait until the figures belong to the day that the clock says."""
    while True:
        found = ground.house.web.do("today")
        if found["as_at"] == found["today"]:
            break
        if time.monotonic() - began > 2 * LIMIT:
            ground.line.wrong.append(f"figures of {found['as_at']} on {found['today']}")
            break
        time.sleep(0.1)
    ground.line.seconds.append(time.monotonic() - began)


def _morning(ground: Ground, clock: Clock, server: MailServer, moment: str) -> None:
    """On the next Monday two workers make the mails, asked ten times before seven and ten times after."""
    day = dt.date.fromisoformat(moment[:10])
    monday = day + dt.timedelta(days=7 - day.weekday())
    clock.set(f"{monday} 06:59:50")
    with ground.running("worker", "worker", "beat"):
        ground.house.web.do("send", times=10)
        time.sleep(12)
        ground.house.web.do("send", times=10)
        _until_sent(ground, time.monotonic())
    _one_each(ground, server)


def _until_sent(ground: Ground, began: float) -> None:
    while True:
        mails = ground.house.web.do("mails")
        if mails and set(mails) <= {"SENT"}:
            break
        if time.monotonic() - began > 2 * LIMIT:
            ground.line.wrong.append(f"mails after {2 * LIMIT:.0f} s: {mails}")
            break
        time.sleep(0.2)
    ground.line.seconds.append(time.monotonic() - began)


def _until_none_is_on_its_way(ground: Ground) -> None:
    """A conversation lasts seconds: one over which the clock is put on by minutes is taken for abandoned."""
    began = time.monotonic()
    while ground.house.web.do("mails").get("SENDING") and time.monotonic() - began < LIMIT:
        time.sleep(0.2)


def _one_each(ground: Ground, server: MailServer) -> None:
    twice = {address: count for address, count in server.accepted.items() if count > 1}
    ground.line.twice += [f"mail to {address}: {count} times" for address, count in twice.items()]
    sent = ground.house.web.do("mails").get("SENT", 0)
    if sent != server.accepted.total():
        ground.line.lost.append(f"{sent} mails are marked as sent, {server.accepted.total()} were taken")


@contextmanager
def _bad_server(site: Site, line: Line, how: str) -> Iterator[tuple[Ground, Clock, MailServer]]:
    with mail_server() as (server, url):
        server.how = how
        clock = _clock(site, f"{MONDAY} 06:30")
        with site.ground(line, EMAIL_URL=url, **clock.environ) as ground:
            ground.house.web.do("follow_the_clock")
            ground.house.web.do("more_people", count=MANY_PEOPLE)
            yield ground, clock, server


def mail_refused(site: Site) -> Line:
    return _mail(site, Line("Mail server refuses"), "refuses")


def mail_hangs(site: Site) -> Line:
    return _mail(site, Line("Mail server hangs"), "hangs")


def mail_half(site: Site) -> Line:
    return _mail(site, Line("Mail server accepts half"), "half")


def _mail(site: Site, line: Line, how: str) -> Line:
    """While it misbehaves figures follow edits as ever; once it is well each mail comes once."""
    with _bad_server(site, line, how) as (ground, clock, server), ground.running("worker", "beat"):
        for round_of_mails, moment in enumerate(("07:01", "07:10", "07:30")):
            _until_none_is_on_its_way(ground)
            clock.set(f"{MONDAY} {moment}")
            # As the beat does every five minutes, and more than there are threads.
            ground.house.web.do("send", times=3)
            for _ in range(1 if site.small else 5):
                time.sleep(1)
                ground.edit()
                ground.until_right(time.monotonic())
            line.times += 1
            if site.small and round_of_mails == 1:
                break
        server.how = "well"
        recovered = time.monotonic()
        # Then it is time for the last attempt.
        _until_none_is_on_its_way(ground)
        clock.set(f"{MONDAY} 14:30")
        ground.house.web.do("send")
        _until_sent(ground, recovered)
        _one_each(ground, server)
        ground.check()
    return line
