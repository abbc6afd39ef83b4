"""Whether what is stored is what it should be: nothing lost, nothing twice, no figure of another revision."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db.models import Count, Max

from programme.checking import stored_figures, wrong_in
from programme.models import (
    Alert,
    Calculation,
    Cause,
    Mailing,
    Notice,
    Programme,
    ProgressUpdate,
    ScheduleItem,
)
from programme.snapshots import one_state


@dataclass(frozen=True, slots=True)
class Audit:
    """What is wrong, each in words; empty where all is well."""

    lost: list[str]
    twice: list[str]
    wrong: list[str]


def audit(programme: Programme, said: Collection[str]) -> Audit:
    """`said` are the words of each edit that somebody was told is saved."""
    return Audit(
        sorted(lost_edits(programme, said)),
        sorted([*edits_twice(programme, said), *alerts_twice(programme), *mails_twice()]),
        wrong_in(programme),
    )


def lost_edits(programme: Programme, said: Collection[str]) -> Iterator[str]:
    """Edits without their cause, their update or their history; changes that another has written over."""
    causes = set(Cause.objects.filter(programme=programme).values_list("text", flat=True))
    updates = set(ProgressUpdate.objects.filter(programme=programme).values_list("text", flat=True))
    for words in said:
        if words not in causes or words not in updates:
            yield f"{words}: {'no update' if words in causes else 'no cause'}"
    changes = Cause.objects.filter(programme=programme).count()
    if programme.revision != changes:
        yield f"revision {programme.revision} after {changes} changes"
    history = {
        row["id"]: (row["count"], row["latest"])
        for row in ScheduleItem.history.filter(programme=programme)
        .values("id")
        .annotate(count=Count("history_id"), latest=Max("version"))
    }
    for item in ScheduleItem.objects.filter(programme=programme):
        kept = history.get(item.pk)
        if kept != (item.version, item.version):
            yield f"{item.code}: version {item.version}, but in the history (count, latest) {kept}"


def edits_twice(programme: Programme, said: Collection[str]) -> Iterator[str]:
    texts = Counter(Cause.objects.filter(programme=programme, text__in=said).values_list("text", flat=True))
    yield from (f"{text}: saved {count} times" for text, count in texts.items() if count > 1)


def alerts_twice(programme: Programme) -> Iterator[str]:
    """Two at a time of one rule and subject."""
    open_alerts = Counter(Alert.objects.filter(programme=programme).open().values_list("rule", "subject"))
    yield from (f"alert {key}: open {count} times" for key, count in open_alerts.items() if count > 1)


def mails_twice() -> Iterator[str]:
    mails = Counter(Mailing.objects.values_list("person", "day"))
    yield from (f"mail {key}: {count} times" for key, count in mails.items() if count > 1)
    told = Counter(Notice.objects.values_list("mailing__person", "alert", "urgency", "ceiling", "answered"))
    yield from (f"notice {key}: {count} times" for key, count in told.items() if count > 1)


def fingerprint(programme: Programme) -> tuple[int, dict[str, str]]:
    """The revision that the figures belong to, and by table a mark that differs wherever a figure does."""
    with one_state():
        revision = Calculation.objects.get(programme=programme).revision
        stored = stored_figures(programme)
    return revision, {
        model.__name__: hashlib.sha256(repr(sorted(rows.items())).encode()).hexdigest()
        for model, rows in stored.items()
    }
