"""What an alert rule is, and keeping the open alerts equal to what the rules say (domain.md section 8)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db import transaction
from django.db.models import QuerySet

from programme.access import Permission, roles_with
from programme.contributions import contributed
from programme.models import Action, Alert, Programme, RoleAssignment, Urgency
from programme.planning import Plan
from programme.thresholds import Threshold, thresholds_of

MESSAGE_LENGTH = 300
Key = tuple[str, str]
"""Rule and subject."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has found about a subject, such as `action:23`.

    `item_id` is the schedule item it hangs on, and `owner_id` a person the rule knows to be the owner. The
    message states dates and names and counts no days since: it changes only when something has happened.
    `weight`, in days, pounds or a count, tells whether it gets worse, where the rule can measure that.
    """

    subject: str
    message: str
    item_id: int | None = None
    urgency: Urgency = Urgency.MEDIUM
    owner_id: int | None = None
    weight: int = 0


class Said(NamedTuple):
    """What an open alert keeps up with while it lasts: the columns by their names."""

    message: str
    urgency: int
    weight: int
    item_id: int | None
    workstream_id: int | None
    owner_id: int | None


@dataclass(frozen=True, slots=True)
class AlertRule:
    """One rule, declared by its app and named in config/pages.py.

    `find` takes the plan and the value of the threshold (0 where there is none). `words` say what it means,
    `todo` what to do next, and `audience` who is told where nobody is named. `kinds` are the kinds of
    schedule items of which this rule alone says that they are overdue.
    """

    name: str
    label: str
    level: str
    words: str
    todo: str
    find: Callable[[Plan, int], Iterable[Finding]]
    threshold: Threshold | None = None
    audience: Permission = Permission.EDIT_PLAN
    tells_both: bool = False
    """The audience hears of it also where somebody is named: an action is late, and pounds with it."""
    kinds: frozenset[str] = frozenset()
    about_figures: bool = False
    """It says that figures are behind: never so of the run that brings them up to date."""


@dataclass(frozen=True, slots=True)
class Changes:
    """How many alerts a run touched."""

    opened: int
    updated: int
    closed: int

    @property
    def total(self) -> int:
        return self.opened + self.updated + self.closed


def alert_rules() -> dict[str, AlertRule]:
    """The declared rules by name."""
    return {rule.name: rule for rule in contributed("ALERT_RULES")}


def label_of(rule: str) -> str:
    """What people call a rule; its name in words where it is declared no longer."""
    declared = alert_rules().get(rule)
    return declared.label if declared else rule.replace("_", " ").capitalize()


def title_of(alert: Alert) -> str:
    """`Overdue: 23`, `Saving at risk: R13`: a short name, where the message is too long for one."""
    code = alert.item.short if alert.item else alert.subject.partition(":")[2]
    return f"{label_of(alert.rule)}: {code}"


def under_its_item(alert: Alert) -> str:
    """What an alert says where the item it hangs on is named above it: the name is not said again."""
    name = f"{alert.item} " if alert.item else ""
    if name and alert.message.startswith(name):
        return f"It {alert.message.removeprefix(name)}"
    name = f"{alert.item}: "
    if alert.item and alert.message.startswith(name):
        rest = alert.message.removeprefix(name)
        return rest[:1].upper() + rest[1:]
    return alert.message


def write_alerts(plan: Plan) -> int:
    """The recalculation step for alerts."""
    return _keep(plan, list(alert_rules().values()), is_current=True).total


def refresh(plan: Plan) -> Changes:
    """Open, update and close alerts as the rules say. Running it twice changes nothing.

    The number of queries does not grow with the alerts, and the database keeps two runs at a time from
    opening one twice. Raises ScheduleError where the plan cannot be scheduled.
    """
    return _keep(plan, list(alert_rules().values()))


def refresh_figures(plan: Plan) -> Changes:
    """Only whether the figures are behind, which can be said of a plan that cannot be scheduled too."""
    return _keep(plan, [rule for rule in alert_rules().values() if rule.about_figures])


def programmes_said_to_be_behind() -> QuerySet[Programme]:
    """Those with an open alert that says so, whether or not it is still true."""
    rules = [rule.name for rule in alert_rules().values() if rule.about_figures]
    told = Alert.objects.filter(rule__in=rules).open()
    return Programme.objects.filter(pk__in=told.values("programme"))


@dataclass(frozen=True, slots=True)
class Difference:
    """Which alerts other thresholds open and close: unsaved ones, the most urgent first."""

    opened: Sequence[Alert]
    closed: Sequence[Alert]


def preview(plan: Plan, limits: Mapping[str, int]) -> Difference:
    """What other values of the thresholds would open and close. Nothing is saved.

    The same plan is judged by both, so that what waits to be worked out is not taken for their doing.
    """
    now = thresholds_of(plan.programme, plan.on)
    rules = [
        rule
        for rule in alert_rules().values()
        if rule.threshold and limits[rule.threshold.name] != now[rule.threshold.name]
    ]
    before, after = (_wanted(plan, rules, values) for values in (now, limits))
    return Difference(_only_in(plan, after, before), _only_in(plan, before, after))


def _only_in(plan: Plan, these: Mapping[Key, Said], others: Mapping[Key, Said]) -> list[Alert]:
    found = [_opened(plan, key, said) for key, said in these.items() if key not in others]
    return sorted(found, key=lambda each: -each.urgency)


def _stored(plan: Plan, rules: Iterable[AlertRule]) -> dict[Key, tuple[int, Said]]:
    """Open alerts of these rules, and of any that are declared no longer, each with its id."""
    left_out = alert_rules().keys() - {rule.name for rule in rules}
    alerts = Alert.objects.filter(programme=plan.programme).open().exclude(rule__in=left_out)
    # As plain rows: few of them differ, and an object of each takes longer than the rules themselves.
    rows = alerts.values_list("pk", "rule", "subject", *Said._fields)
    return {(rule, subject): (pk, Said(*said)) for pk, rule, subject, *said in rows.iterator()}


def _keep(plan: Plan, rules: Sequence[AlertRule], *, is_current: bool = False) -> Changes:
    """`is_current`: this run brings the figures up to date."""
    asked = [rule for rule in rules if not (is_current and rule.about_figures)]
    wanted = _wanted(plan, asked, thresholds_of(plan.programme, plan.on))
    with transaction.atomic():
        stored = _stored(plan, rules)
        opened = [_opened(plan, key, said) for key, said in wanted.items() if key not in stored]
        Alert.objects.bulk_create(opened, ignore_conflicts=True)
        updated = _updated(
            plan,
            {pk: wanted[key] for key, (pk, said) in stored.items() if key in wanted and wanted[key] != said},
        )
        if updated:
            # Many times faster than an update of each row by its own values.
            Alert.objects.bulk_create(
                updated,
                update_conflicts=True,
                unique_fields=["id"],
                update_fields=[*Said._fields, "urgent_since", "updated_on"],
            )
        closed = [pk for key, (pk, _) in stored.items() if key not in wanted]
        if closed:
            still_open = Alert.objects.filter(pk__in=closed, closed_on=None)
            still_open.update(closed_on=plan.as_at, updated_on=plan.as_at)
    return Changes(len(opened), len(updated), len(closed))


def _wanted(plan: Plan, rules: Iterable[AlertRule], limits: Mapping[str, int]) -> dict[Key, Said]:
    """Every alert that the rules ask for."""
    told = _Told.of(plan.programme)
    wanted = {}
    for rule in rules:
        limit = limits[rule.threshold.name] if rule.threshold else 0
        for each in rule.find(plan, limit):
            owner, workstream = told.of_item(each.item_id)
            wanted[rule.name, each.subject] = Said(
                message=each.message[:MESSAGE_LENGTH],
                urgency=each.urgency,
                weight=each.weight,
                item_id=each.item_id,
                workstream_id=workstream,
                owner_id=each.owner_id if each.owner_id in told.listening else owner,
            )
    return wanted


def _opened(plan: Plan, key: Key, said: Said) -> Alert:
    """One that opens on the plan's day, not saved."""
    rule, subject = key
    return Alert(
        programme=plan.programme,
        rule=rule,
        subject=subject,
        urgent_since=_urgent_since(plan, said),
        opened_on=plan.as_at,
        updated_on=plan.as_at,
        **said._asdict(),
    )


def _updated(plan: Plan, news: Mapping[int, Said]) -> list[Alert]:
    """The alerts of these ids with what they say now, not saved."""
    alerts = list(Alert.objects.in_bulk(news).values())
    for alert in alerts:
        for name, value in news[alert.pk]._asdict().items():
            setattr(alert, name, value)
        since = _urgent_since(plan, news[alert.pk])
        alert.urgent_since = since and (alert.urgent_since or since)
        alert.updated_on = plan.as_at
    return alerts


def _urgent_since(plan: Plan, said: Said) -> dt.date | None:
    return plan.as_at if said.urgency == Urgency.HIGH else None


@dataclass(frozen=True, slots=True)
class _Told:
    """Who hears of an item: its own lead, or else the lead of its workstream, while they have a role."""

    leads: Mapping[int, tuple[int | None, int | None, int]]
    listening: frozenset[int]

    @classmethod
    def of(cls, programme: Programme) -> _Told:
        actions = Action.objects.filter(programme=programme).standing()
        held = RoleAssignment.objects.filter(
            programme=programme, role__in=roles_with(Permission.VIEW), person__is_active=True
        )
        return cls(
            {
                item: (lead, of_stream, stream)
                for item, lead, of_stream, stream in actions.values_list(
                    "item_id", "lead_id", "workstream__lead_id", "workstream_id"
                )
            },
            frozenset(held.standing().values_list("person_id", flat=True)),
        )

    def of_item(self, item_id: int | None) -> tuple[int | None, int | None]:
        """Owner and workstream."""
        lead, of_stream, stream = self.leads.get(item_id or 0, (None, None, None))
        return next((each for each in (lead, of_stream) if each in self.listening), None), stream
