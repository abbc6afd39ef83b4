"""Whether what is stored is right: figures as worked out from nothing, rows as their history says."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from os.path import commonprefix
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import Count, Max

from programme.alerts import Said
from programme.contributions import contributed
from programme.models import Alert, Entered, Programme
from programme.planning import load_plan
from programme.recalculation import alone, is_behind
from programme.schedule import ScheduleError
from programme.snapshots import one_state
from programme.stored_figures import empty, figure_models
from programme.ui.format import plural

Row = tuple[str, ...]
Stored = dict[type[models.Model], dict[Row, Row]]
"""By table, what identifies each row and the values it has, as text."""
NOT_COMPARED = frozenset({"id", "basis"})
"""Differ between two runs that give the same figures."""
ALERT_COLUMNS = ("rule", "subject"), Said._fields
NAMED = 20
"""Wrong rows of a programme that are named; the others are counted."""
BEFORE, SHOWN = 20, 60
"""Characters of a value that are shown: so many before the first that differs, and so many in all."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A row that is not as it should be; in words it asks the database what it is about."""

    model: type[models.Model]
    identity: Mapping[str, str]
    words: str

    def __str__(self) -> str:
        about = ", ".join(self._about(name, value) for name, value in self.identity.items())
        return f"{self.model._meta.verbose_name}, {about}: {self.words}"

    def _about(self, name: str, value: str) -> str:
        field: Any = self.model._meta.get_field(name)
        named = self.model if field.primary_key and not field.is_relation else field.related_model
        row = named._default_manager.filter(pk=value).first() if named else None
        return f"{name} {value}" + (f" ({row})" if row else "")


def wrong_in(programme: Programme) -> list[str]:
    """What is wrong in a programme, a sentence each; empty where all is right."""
    wrong = [*wrong_figures(programme), *wrong_history(programme)]
    more = len(wrong) - NAMED
    return [*map(str, wrong[:NAMED]), *([f"and {more:,} more"] if more > 0 else [])]


def wrong_figures(programme: Programme) -> list[Wrong | str]:
    """Stored figures and open alerts that a computation from empty tables does not give.

    All is read in one state of the database, and no run of the worker gets in between. Nothing is written:
    what is worked out here is rolled back. Figures of another revision or day are only said to be behind.
    """
    with alone(programme.pk), one_state():
        programme = Programme.objects.select_related("calculation").get(pk=programme.pk)
        if is_behind(programme):
            return ["the figures are behind: they belong to an older revision, or to another day"]
        stored = stored_figures(programme)
        try:
            computed = _computed(programme)
        except ScheduleError as error:
            return [f"the figures cannot be worked out: {error}"]
    return list(chain.from_iterable(_differences(each, stored[each], computed[each]) for each in stored))


def _computed(programme: Programme) -> Stored:
    with transaction.atomic():
        empty(programme)
        plan = load_plan(programme)
        for step in contributed("RECALCULATION_STEPS"):
            step(plan)
        found = stored_figures(programme)
        transaction.set_rollback(True)
    return found


def _differences(
    model: type[models.Model], stored: Mapping[Row, Row], computed: Mapping[Row, Row]
) -> Iterator[Wrong]:
    key, values = _columns(model)
    for row in sorted(stored.keys() | computed.keys()):
        if row not in computed:
            words = "it is stored, and nothing asks for it"
        elif row not in stored:
            words = "it is missing"
        elif stored[row] != computed[row]:
            pairs = zip(values, stored[row], computed[row], strict=True)
            words = "; ".join(
                _differs(name, was, "should be", wanted) for name, was, wanted in pairs if was != wanted
            )
        else:
            continue
        yield Wrong(model, dict(zip(key, row, strict=True)), words)


def _differs(name: str, this: Any, verb: str, other: Any) -> str:
    """Both values, around the first character in which they differ."""
    begins = max(0, len(commonprefix([str(this), str(other)])) - BEFORE)
    shown = [
        f"{'…' if begins else ''}{each[begins : begins + SHOWN]}{'…' if each[begins + SHOWN :] else ''}"
        for each in (str(this), str(other))
    ]
    return f"{name} is {shown[0]!r} and {verb} {shown[1]!r}"


def stored_figures(programme: Programme) -> Stored:
    """Every figure, and every open alert, by table."""
    rows: dict[type[models.Model], models.QuerySet[Any]] = {
        model: model._default_manager.filter(programme=programme) for model in figure_models()
    }
    rows |= {
        model: model._default_manager.filter(programme=programme) for model in contributed("KEPT_FIGURES")
    }
    rows[Alert] = Alert.objects.filter(programme=programme).open()
    return {model: _by_key(found, *_columns(model)) for model, found in rows.items()}


def _columns(model: type[models.Model]) -> tuple[Row, Row]:
    """What identifies a row of the table, and what else it holds."""
    if model is Alert:
        return ALERT_COLUMNS
    names = [field.name for field in model._meta.concrete_fields]
    key = next(
        (tuple(each.fields) for each in model._meta.constraints if isinstance(each, models.UniqueConstraint)),
        tuple(field.name for field in model._meta.concrete_fields if field.one_to_one),
    )
    return key, tuple(name for name in names if name not in NOT_COMPARED.union(key))


def _by_key(rows: models.QuerySet[Any], key: Row, values: Row) -> dict[Row, Row]:
    read = (tuple(map(_text, row)) for row in rows.values_list(*key, *values).iterator())
    return {row[: len(key)]: row[len(key) :] for row in read}


def _text(value: Any) -> str:
    """Of JSON the same text for the same content: the order of its names is not kept everywhere."""
    is_json = isinstance(value, dict | list)
    return json.dumps(value, sort_keys=True, ensure_ascii=False) if is_json else str(value)


def wrong_history(programme: Programme) -> Iterator[Wrong]:
    """Rows that people entered and that are not as the last row of their history, or lack some of it."""
    for model in apps.get_models():
        if issubclass(model, Entered):
            for pk, words in _wrong_history_of(model, programme):
                yield Wrong(model, {"id": str(pk)}, words)


def _wrong_history_of(model: type[Entered], programme: Programme) -> Iterator[tuple[int, str]]:
    names = [field.attname for field in model._meta.concrete_fields]
    rows = _by_id(model._default_manager.filter(programme=programme), names)
    kept = model.history.filter(programme=programme)
    latest = _by_id(kept.latest_of_each(), names)
    counted = kept.order_by().values("id").annotate(count=Count("history_id"), latest=Max("version"))
    counts = {each["id"]: (each["count"], each["latest"]) for each in counted}
    for pk in sorted(rows.keys() | latest.keys()):
        if pk not in rows or pk not in latest:
            yield pk, "it is gone, and has a history" if pk in latest else "it has no history"
            continue
        row, version = rows[pk], rows[pk]["version"]
        if counts[pk] != (version, version):
            yield pk, f"it has version {version}, and its history {plural(counts[pk][0], 'row')}"
        differing = [name for name, value in row.items() if value != latest[pk][name]]
        if differing:
            each = (_differs(name, row[name], "in its history", latest[pk][name]) for name in differing)
            yield pk, "; ".join(each)


def _by_id(rows: Any, names: Iterable[str]) -> dict[int, dict[str, Any]]:
    return {row["id"]: row for row in rows.values(*names).iterator()}
