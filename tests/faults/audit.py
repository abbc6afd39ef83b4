"""Whether what is stored is what it should be: nothing lost, nothing twice, no figure of another revision."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction
from django.db.models import Count, Max

from programme.contributions import contributed
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
from programme.planning import load_plan
from programme.recalculation import is_behind

NO_FIGURES = (Calculation,)
"""Says which revision the figures belong to, and is none itself."""
ALERT_COLUMNS = ("rule", "subject", "message", "urgency", "weight", "item", "workstream", "owner")
EXAMPLE = 200
"""Characters of a figure that is shown."""
Row = tuple[Any, ...]


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
        sorted(wrong_figures(programme)),
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


def wrong_figures(programme: Programme) -> Iterator[str]:
    """Stored figures that a computation from an empty table does not give, all in one state of the database.

    Nothing is written: what is worked out here is rolled back.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        stored_programme = Programme.objects.select_related("calculation").get(pk=programme.pk)
        if is_behind(stored_programme):
            yield "the figures are behind"
        plan = load_plan(stored_programme)
        before = stored_figures(stored_programme)
        for model in reversed(figure_models()):
            model._default_manager.filter(programme=stored_programme).delete()
        for step in contributed("RECALCULATION_STEPS"):
            step(plan)
        after = stored_figures(stored_programme)
        for name in before:
            missing, unknown = after[name] - before[name], before[name] - after[name]
            if missing or unknown:
                example = str(next(iter((missing or unknown).elements())))[:EXAMPLE]
                yield f"{name}: {missing.total()} missing, {unknown.total()} of another plan, as {example}"
        transaction.set_rollback(True)


def figure_models() -> list[type[models.Model]]:
    """The tables that hold what is computed for a programme."""
    return [
        model
        for model in apps.get_models()
        if model.__module__.endswith(".models.figures")
        and model not in NO_FIGURES
        and any(field.name == "programme" for field in model._meta.fields)
    ]


def stored_figures(programme: Programme) -> dict[str, Counter[Row]]:
    """Every figure, and every open alert, by table."""
    figures = {
        model.__name__: _rows(
            model._default_manager.filter(programme=programme),
            [field.attname for field in model._meta.concrete_fields if field.name not in ("id", "basis")],
        )
        for model in figure_models()
    }
    return {**figures, "Alert": _rows(Alert.objects.filter(programme=programme).open(), ALERT_COLUMNS)}


def _rows(rows: models.QuerySet[Any], columns: Iterable[str]) -> Counter[Row]:
    return Counter(tuple(map(str, row)) for row in rows.values_list(*columns))


def fingerprint(programme: Programme) -> tuple[int, str]:
    """The revision that the figures belong to, and a mark that differs wherever a figure does."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        revision = Calculation.objects.get(programme=programme).revision
        rows = {name: sorted(rows.items()) for name, rows in stored_figures(programme).items()}
    return revision, hashlib.sha256(repr(rows).encode()).hexdigest()
