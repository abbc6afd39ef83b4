"""What is new to a person on a day: alerts not told before, and a director's summary of the week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from programme.access import Permission
from programme.alert_states import answer_of
from programme.alerts import alert_rules, title_of, under_its_item
from programme.boards import board_on, boards_of_today
from programme.contributions import dashboards
from programme.days import first_day
from programme.hearing import Listener, alerts_for, listener
from programme.items import item_href
from programme.leading import LATELY, LeadChange, lead_changes
from programme.models import (
    TOLD,
    Action,
    Alert,
    LeadNotice,
    Mailing,
    Notice,
    Person,
    Programme,
    ScheduleItem,
    Urgency,
)
from programme.schedule import ScheduleError
from programme.subjects import subject_href
from programme.ui.parts import KeyFigure, Link, Verdict
from programme.verdicts import key_figure, verdict
from programme.working_days import is_working_day
from programme.worklist import ANSWERS

SETTLED = (ScheduleItem.State.COMPLETE, ScheduleItem.State.CANCELLED)
LONGEST = 30
"""Actions and other subjects that a mail names of one programme, the most urgent first."""
DIRECTOR = "director"
"""Whose dashboard the weekly summary is taken from."""


@dataclass(frozen=True, slots=True)
class Line:
    """One alert: its rule, its sentence, what to do next, and its page, where it is answered."""

    alert: Alert
    href: str
    label: str
    message: str
    todo: str
    is_escalated: bool
    """Somebody else was told first and did not answer."""


@dataclass(frozen=True, slots=True)
class Group:
    """The alerts about one action, or one subject, with the answers that open the row of the worklist."""

    title: str
    href: str
    lines: Sequence[Line]
    answers: Sequence[Link] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """The state of a programme in figures, as its dashboard gives them."""

    verdict: Verdict
    figures: Sequence[KeyFigure]

    @property
    def text(self) -> str:
        """Everything it says, with the addresses that the words lead to."""
        figures = (f"{each.label}: {each.value} {each.of} {each.note}" for each in self.figures)
        return "\n".join([self.verdict.opening, str(self.verdict.words), *figures])


@dataclass(frozen=True, slots=True)
class Part:
    """What a mail says of one programme. `others` counts what is open and was told before.

    `left_out` counts new alerts that are only on the page: nobody reads a mail of a thousand lines.
    """

    programme: Programme
    groups: Sequence[Group] = ()
    left_out: int = 0
    others: int = 0
    summary: Summary | None = None
    handed: Sequence[LeadChange] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """Everything of one mail."""

    person: Person
    day: dt.date
    parts: Sequence[Part]
    alerts: Sequence[Alert] = field(default_factory=list)

    @property
    def handed(self) -> list[LeadChange]:
        """What changed of what they lead."""
        return [each for part in self.parts for each in part.handed]

    @property
    def asks(self) -> bool:
        """Whether it offers answers of the worklist."""
        return any(group.answers for part in self.parts for group in part.groups)

    @property
    def summary_text(self) -> str:
        """The figures as text, to be compared with those of the last mail."""
        return "\n".join(part.summary.text for part in self.parts if part.summary)


def digest_for(person: Person, day: dt.date, *, as_at: dt.date | None = None) -> Digest | None:
    """The mail of a person for a day, or None where nothing is new to them.

    Programmes of which they see only what is published are not in it. `as_at` stands for today in every
    programme; else each has its own. A director whose mails are weekly by their role hears of what is urgent
    on its day; one who has chosen so does not.
    """
    who = listener(person, day=as_at)
    cadence = _cadence(who)
    if not who.held or not person.is_active or cadence == Person.Mails.NONE:
        return None
    is_weekly_turn = _first_of_week(person, day)
    is_between = cadence == Person.Mails.WEEKLY and not is_weekly_turn
    if is_between and person.mails == Person.Mails.WEEKLY:
        return None
    open_alerts = list(alerts_for(who).most_urgent_first())
    not_told = _not_told(person, open_alerts)
    new = [alert for alert in not_told if not is_between or alert.urgency == Urgency.HIGH]
    known = {alert.pk for alert in open_alerts} - {alert.pk for alert in not_told}
    told = [alert.programme_id for alert in open_alerts if alert.pk in known]
    handed = [] if is_between else _handed(who)
    parts = [
        _part(
            who,
            programme,
            [each for each in handed if each.cause.programme_id == programme.pk],
            [each for each in new if each.programme_id == programme.pk],
            told.count(programme.pk),
            _summary(who, programme) if is_weekly_turn else None,
        )
        for programme in who.held
    ]
    found = Digest(person, day, [part for part in parts if part.groups or part.summary or part.handed], new)
    if new or handed or (found.summary_text and found.summary_text != _last_summary(person)):
        return found
    return None


def _handed(who: Listener) -> list[LeadChange]:
    """What others gave them to lead, or took, that no mail has told of."""
    changes = lead_changes(who.person, list(who.held), timezone.now() - LATELY)
    notices = LeadNotice.objects.filter(mailing__person=who.person, mailing__state__in=TOLD)
    told = set(notices.filter(cause__in=[each.cause for each in changes]).values_list("cause", flat=True))
    return [each for each in changes if each.cause.pk not in told]


def _part(
    who: Listener,
    programme: Programme,
    handed: Sequence[LeadChange],
    new: Sequence[Alert],
    others: int,
    summary: Summary | None,
) -> Part:
    groups = list(_groups(who, programme, new))
    named = groups[:LONGEST]
    left_out = len(new) - sum(len(group.lines) for group in named)
    return Part(programme, named, left_out, others, summary, handed)


def _cadence(who: Listener) -> str:
    if who.person.mails:
        return who.person.mails
    directs = [Permission.HEAR_ESCALATED in may for may in who.held.values()]
    return Person.Mails.WEEKLY if directs and all(directs) else Person.Mails.DAILY


def _first_of_week(person: Person, day: dt.date) -> bool:
    """Whether no mail has gone to them yet this week: a Monday that was missed is made up for."""
    monday = day - dt.timedelta(days=day.weekday())
    told = Mailing.objects.digests().filter(person=person, state__in=TOLD)
    return not told.filter(day__gte=monday, day__lt=day).exists()


def _not_told(person: Person, alerts: Iterable[Alert]) -> list[Alert]:
    """Those that no mail has told of, or that have become worse or come back after an answer since."""
    notices = Notice.objects.filter(
        mailing__person=person,
        mailing__state__in=TOLD,
        alert__closed_on=None,
        urgency__gte=F("alert__urgency"),
        ceiling__gte=F("alert__weight"),
    )
    told = set(notices.values_list("alert", "answered"))
    return [alert for alert in alerts if (alert.pk, answered_by(alert)) not in told]


def answered_by(alert: Alert) -> int | None:
    """The cause of an answer that has stood and holds no longer, of an alert that waits for one."""
    answer = answer_of(alert)
    return answer.cause_id if answer else None


def _last_summary(person: Person) -> str:
    sent = Mailing.objects.filter(person=person, state__in=TOLD).exclude(summary="").order_by("-day")
    return sent.values_list("summary", flat=True).first() or ""


def _groups(who: Listener, programme: Programme, alerts: Iterable[Alert]) -> Iterator[Group]:
    """By action, the most urgent first; what hangs on no item by its subject."""
    led = _answerable(who, programme)
    grouped: dict[object, list[Alert]] = {}
    for alert in alerts:
        grouped.setdefault(alert.item_id or alert.subject, []).append(alert)
    for found in grouped.values():
        item = found[0].item
        yield Group(
            title=str(item) if item else title_of(found[0]),
            href=item_href(programme, item) if item else subject_href(programme.slug, found[0].subject),
            lines=[_line(who, alert) for alert in found],
            answers=_answers(programme, item) if item and item.pk in led else (),
        )


def _line(who: Listener, alert: Alert) -> Line:
    rule = alert_rules()[alert.rule]
    is_mine = alert.owner_id == who.person.pk or (
        (alert.owner_id is None or rule.tells_both) and rule.audience in who.held[alert.programme]
    )
    href = alert.get_absolute_url()
    return Line(alert, href, rule.label, under_its_item(alert), rule.todo, not is_mine)


def _answerable(who: Listener, programme: Programme) -> frozenset[int]:
    """The items whose rows of the worklist the person may answer, as `programme.views.worklist` has them."""
    may = who.held[programme]
    actions = Action.objects.filter(programme=programme).standing().exclude(item__state__in=SETTLED)
    if Permission.UPDATE_ANY not in may:
        own = Permission.UPDATE_OWN in may
        actions = actions.led_by(who.person) if own else actions.none()
    return frozenset(actions.values_list("item_id", flat=True))


def _answers(programme: Programme, item: ScheduleItem) -> list[Link]:
    """The answers of the worklist. Following one saves nothing."""
    address = reverse("programme:worklist", args=[programme.slug])
    return [
        Link(words, f"{address}?{urlencode({'change': item.code, 'answer': news.value})}#row-{item.code}")
        for news, words in ANSWERS.items()
    ]


def _summary(who: Listener, programme: Programme) -> Summary | None:
    """For those who have it: the verdict and the figures of the director's dashboard."""
    may = who.held[programme]
    if Permission.HEAR_ESCALATED not in may:
        return None
    today, reader = who.today(programme), {"person": who.person.username, "permissions": may}
    first = first_day(programme)
    if first is None or today < first:
        return None
    try:
        if today >= programme.today():
            [board] = boards_of_today([programme], **reader)
        else:
            board = board_on(programme, today, **reader)
        return Summary(verdict(board), [key_figure(each, board) for each in dashboards()[DIRECTOR].figures])
    except ScheduleError:
        return None


def sends_on(day: dt.date) -> bool:
    """Nobody is sent anything on a weekend or a bank holiday: it waits for the next working day."""
    return is_working_day(day)
