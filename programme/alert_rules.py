"""The alert rules of the plan: each reads one plan in memory and says what somebody should know."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from django.utils import timezone

from programme.access import Permission
from programme.alerts import AlertRule, Finding, alert_rules
from programme.dates import PlanDate
from programme.link_states import LinkStanding, standing_of
from programme.models import ScheduleItem, Urgency
from programme.models.plan import ACTION
from programme.planning import Plan
from programme.readiness import is_stale
from programme.schedule import FROM_END, TO_START, Link, Timing
from programme.statuses import latest_updates, rules_of
from programme.thresholds import Threshold
from programme.ui.format import days_words, long_date
from programme.watching import behind_since

ON_HOLD = ScheduleItem.State.ON_HOLD
LINKS_NAMED = 3
"""Broken links of one action that are spelled out."""


def subject_of(item: ScheduleItem) -> str:
    return f"{item.kind}:{item.code}"


def overdue(plan: Plan, limit: int = 0) -> Iterator[Finding]:
    """Not complete, and due before the as-at date; due today is not overdue.

    Kinds of items of which another rule says so are left to it.
    """
    elsewhere = frozenset[str]().union(*(rule.kinds for rule in alert_rules().values()))
    for pk in plan.activities:
        item = plan.items[pk]
        if item.kind not in elsewhere and plan.is_overdue(pk):
            message = f"{item} was due by {plan.schedule[pk].due} and is not complete."
            yield Finding(subject_of(item), message, pk, Urgency.HIGH)


def due_soon(plan: Plan, days: int) -> Iterator[Finding]:
    """Not complete, and due today or within so many days. What is on hold is not waited for."""
    last = plan.as_at + dt.timedelta(days=days)
    for pk, activity in plan.activities.items():
        item, due = plan.items[pk], plan.schedule[pk].due
        if item.kind != ACTION or activity.is_finished or item.state == ON_HOLD or due is None:
            continue
        if plan.as_at <= due.last <= last:
            yield Finding(subject_of(item), f"{item} is due by {due}.", pk)


def stale(plan: Plan, limit: int = 0) -> Iterator[Finding]:
    """Under way or due to start, and nothing was said for longer than the status rules allow."""
    told, days = plan.of(latest_updates), rules_of(plan.programme, plan.on).stale_after_days
    for pk, activity in plan.activities.items():
        item = plan.items[pk]
        said_on = told[pk].made_on if pk in told else None
        if item.kind != ACTION or not is_stale(item, plan, said_on, after_days=days):
            continue
        state = (
            "is under way"
            if activity.has_started
            else f"was to start by {activity.own_start or plan.schedule[pk].start}"
        )
        since = (
            f"nothing has been said of it since {PlanDate.of_day(said_on)}"
            if said_on
            else "nothing has been said of it yet"
        )
        yield Finding(subject_of(item), f"{item} {state}, and {since}.", pk, Urgency.LOW)


def predecessor_slipped(plan: Plan, limit: int = 0) -> Iterator[Finding]:
    """Not complete, and later than approved because of what it waits for."""
    for pk, activity in plan.activities.items():
        item, timing = plan.items[pk], plan.schedule[pk]
        driver = plan.items.get(timing.driver or 0)
        if item.kind != ACTION or activity.is_finished or driver is None or timing.inherited_slip_days <= 0:
            continue
        cause = plan.schedule[driver.pk]
        message = (
            f"{item} is now forecast to {_happens(timing)}, {_slip(timing)}: "
            f"it waits for {driver.short}, which is to {_happens(cause)}."
        )
        urgency = Urgency.HIGH if timing.critical else Urgency.MEDIUM
        yield Finding(subject_of(item), message, pk, urgency, weight=max(timing.slip_days, 0))


def contradicted_links(plan: Plan, limit: int = 0) -> Iterator[Finding]:
    """Items whose forecast dates do not keep a link that is to hold them."""
    broken: defaultdict[int, list[Link]] = defaultdict(list)
    for link in plan.links:
        if link.predecessor not in plan.activities or link.successor not in plan.activities:
            continue
        before, after = plan.schedule[link.predecessor], plan.schedule[link.successor]
        state = standing_of(link, plan.items[link.successor], before, after, plan.calendar)
        if state.standing is LinkStanding.BROKEN:
            broken[link.successor].append(link)
    for pk, links in broken.items():
        item = plan.items[pk]
        said = "; ".join(_contradiction(plan, link) for link in links[:LINKS_NAMED])
        more = f"; and {len(links) - LINKS_NAMED} links more" if len(links) > LINKS_NAMED else ""
        yield Finding(subject_of(item), f"{item}: {said}{more}.", pk, weight=len(links))


def _contradiction(plan: Plan, link: Link) -> str:
    """`it starts Sep 2011, but is to wait for 29, which ends Nov 2011`."""
    before, after = plan.schedule[link.predecessor], plan.schedule[link.successor]
    own = f"starts {after.start}" if link.type in TO_START and after.start else f"ends {after.end}"
    other = f"ends {before.end}" if link.type in FROM_END else f"starts {before.start}"
    return f"it {own}, but is to wait for {plan.items[link.predecessor].short}, which {other}"


def _happens(timing: Timing) -> str:
    return f"end {timing.end}" if timing.end else f"start {timing.start}"


def _slip(timing: Timing) -> str:
    return days_words(timing.slip_days, float(timing.slip_months))


def figures_behind(plan: Plan, minutes: int) -> Iterator[Finding]:
    """Changes that have waited longer than so many minutes for the worker."""
    since = behind_since(plan.programme)
    if since and timezone.now() - since > dt.timedelta(minutes=minutes):
        when = timezone.localtime(since)
        waiting = f"changes since {when:%H:%M} on {long_date(when.date())} wait to be worked out"
        message = f"Dates and pounds are behind: {waiting}."
        yield Finding(f"programme:{plan.programme.slug}", message, urgency=Urgency.HIGH)


OVERDUE = AlertRule(
    "overdue",
    "Overdue",
    "action",
    "It was due before the as-at date and is not complete.",
    "Say that it is done, or when it will be.",
    overdue,
)
DUE_SOON = AlertRule(
    "due_soon",
    "Due soon",
    "action",
    "It is due within the set number of days and is not complete.",
    "Say whether it is on track.",
    due_soon,
    Threshold("due_soon", "Days before its date from which an action is due soon", 14),
)
STALE = AlertRule(
    "stale",
    "Stale",
    "action",
    "It is under way or due to start, and nobody has said anything for longer than the status rules allow.",
    "Say how it stands, even if nothing has changed.",
    stale,
)
PREDECESSOR_SLIPPED = AlertRule(
    "predecessor_slipped",
    "Predecessor slipped",
    "action",
    "What it waits for is late, so it is later than approved.",
    "See whether it can go ahead sooner, and tell whoever waits for it.",
    predecessor_slipped,
)
CONTRADICTED_LINKS = AlertRule(
    "link_contradicted",
    "Dates contradict a link",
    "action",
    "Its dates do not keep a link that is to hold them.",
    "Correct the dates, or the link.",
    contradicted_links,
)
FIGURES_BEHIND = AlertRule(
    "figures_behind",
    "Figures behind",
    "programme",
    "Changes have waited longer than the set number of minutes to be worked out.",
    "Look at the worker, or ask the administrator to.",
    figures_behind,
    Threshold("figures_behind", "Minutes after which figures that lag behind raise an alert", 15, "minutes"),
    audience=Permission.KEEP_ALERTS,
    about_figures=True,
)
