"""One change read back: what it wrote in words, what it cost when it was made, and who may undo it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import models

from programme.access import Permission
from programme.consequences import Consequence, consequence
from programme.dates import PlanDate
from programme.models import (
    Action,
    Attachment,
    Baseline,
    Cause,
    Entered,
    Moment,
    Person,
    ProgressUpdate,
    Risk,
    RiskItem,
    ScheduleItem,
    StatusOverride,
    history_until,
)
from programme.operations.undo import written_models
from programme.planning import load_plan
from programme.schedule import ScheduleError

UNSAID = frozenset({"id", "uid", "version", "programme", "withdrawn_at", "cause"})
"""Columns that every row has, and the change itself; people do not read them."""
NOTHING = "Nothing"
NAMES: Mapping[type[Entered], str] = {ScheduleItem: "", Action: "Line of the plan", ProgressUpdate: "Update"}
"""What rows are called in front of their own words, where the name of the model will not do."""
FORECASTS: Mapping[tuple[type[Entered], str], str] = {
    (ScheduleItem, "forecast_start"): "baseline_start",
    (ScheduleItem, "forecast_end"): "baseline_end",
}
"""Columns that are empty where a date stands as it was approved, and where that is."""
Shown = Mapping[Any, Mapping[Any, str]]
"""What each row that is named is called, by its model and its id."""


@dataclass(frozen=True, slots=True)
class Written:
    """One line of what a change wrote: an entry, what became of it, and a field before and after."""

    entry: str
    what: str
    field: str = ""
    before: str = ""
    after: str = ""


def written(cause: Cause, person: Person) -> list[Written]:
    """Everything a change wrote that the person may see, asked for in a few queries a model."""
    return [line for model in written_models(cause) for line in _written(model, cause, person)]


def _written(model: type[Entered], cause: Cause, person: Person) -> Iterator[Written]:
    changes: dict[int, Entered] = {}
    for version in model.history.filter(caused_by=cause).order_by("id", "version"):
        changes[version.id] = version.instance
    names = visible_names(model, changes, person)
    earlier = history_until(model, cause.programme, Moment.before(cause)).filter(id__in=changes)
    before = {version.id: version.instance for version in earlier.latest_of_each()}
    shown = _shown(model, [*changes.values(), *before.values()])
    for pk, after in changes.items():
        if pk in names:
            yield from _lines(names[pk], before.get(pk), after, shown)


def visible_names(model: type[Entered], ids: Mapping[int, Any], person: Person) -> dict[int, str]:
    """What the rows are called, by id; those that the person may not see are left out."""
    rows: Any = model._default_manager.all()
    label = NAMES.get(model, str(model._meta.verbose_name).capitalize())
    found = rows.visible_to(person).select_related().in_bulk(list(ids))
    return {pk: f"{label}: {row}" if label else str(row) for pk, row in found.items()}


def _lines(name: str, before: Entered | None, after: Entered, shown: Shown) -> Iterator[Written]:
    fields = [each for each in after._meta.concrete_fields if each.name not in UNSAID]
    if before is None:
        said = [(each, _words(each, after, shown)) for each in fields]
        values = "; ".join(f"{_label(each)}: {words}" for each, words in said if words not in (NOTHING, "No"))
        yield Written(name, "Added", after=values)
        return
    if before.withdrawn_at != after.withdrawn_at:
        yield Written(name, "Taken away" if after.withdrawn_at else "Brought back")
    for each in fields:
        if getattr(before, each.attname) != getattr(after, each.attname):
            was, now = (_approved(each, row) or _words(each, row, shown) for row in (before, after))
            yield Written(name, "Changed", _label(each), was, now)


def _shown(model: type[Entered], rows: list[Entered]) -> Shown:
    """The words for everything that the rows name, by model and id; one query a model."""
    wanted: dict[Any, set[Any]] = {}
    for each in model._meta.concrete_fields:
        if isinstance(each, models.ForeignKey) and each.name not in UNSAID:
            ids = {getattr(row, each.attname) for row in rows} - {None}
            wanted.setdefault(each.related_model, set()).update(ids)
    return {
        other: {pk: str(row) for pk, row in other._base_manager.select_related().in_bulk(list(ids)).items()}
        for other, ids in wanted.items()
        if ids
    }


def _label(field: models.Field[Any, Any]) -> str:
    words = str(field.verbose_name)
    return words[:1].upper() + words[1:]


def _approved(field: models.Field[Any, Any], row: Entered) -> str:
    """A forecast that nobody made is the approved date, which no column of it says."""
    approved = getattr(row, FORECASTS.get((type(row), field.name), ""), None)
    return f"As approved ({approved})" if approved and getattr(row, field.attname) is None else ""


def _words(field: models.Field[Any, Any], row: Entered, shown: Shown) -> str:
    value = getattr(row, field.attname)
    if value in (None, ""):
        return NOTHING
    if isinstance(field, models.ForeignKey):
        return shown.get(field.related_model, {}).get(value, NOTHING)
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, dt.date):
        return str(PlanDate.of_day(value))
    if isinstance(value, Decimal):
        return f"{value.normalize():,f}"
    return str(value)


def consequence_when_made(cause: Cause) -> Consequence:
    """What the change did to dates and pounds when it was made; nothing where that cannot be worked out."""
    before, after = (load_plan(cause.programme, moment(cause)) for moment in (Moment.before, Moment.after))
    try:
        return consequence(before, after)
    except ScheduleError:
        return Consequence()


def may_undo(cause: Cause, person: Person, permissions: frozenset[Permission]) -> bool:
    """Who may undo any change, or their own while they might still write every row of it.

    Nobody undoes what they may not see, such as a what-if that its owner keeps to themselves.
    """
    own = cause.by_id == person.pk
    if not own and Permission.UNDO_ANY not in permissions:
        return False
    wrote = {
        model: set(model.history.filter(caused_by=cause).values_list("id", flat=True))
        for model in written_models(cause)
    }
    if not all(_may_see(model, rows, person) for model, rows in wrote.items()):
        return False
    if Permission.UNDO_ANY in permissions:
        return True
    if Baseline in wrote:
        # Approving writes the items of everybody; that is what the permission is for.
        return Permission.APPROVE in permissions
    return all(_may_write(model, rows, person, permissions) for model, rows in wrote.items())


def _may_see(model: type[Entered], rows: set[int], person: Person) -> bool:
    found: Any = model._default_manager.all()
    return bool(found.visible_to(person).filter(pk__in=rows).count() == len(rows))


def _may_write(
    model: type[Entered], rows: set[int], person: Person, permissions: frozenset[Permission]
) -> bool:
    if model in (Risk, RiskItem):
        return Permission.EDIT_RISKS in permissions
    if model is ScheduleItem:
        return _may_update(rows, person, permissions)
    if model in (ProgressUpdate, Attachment, StatusOverride):
        reported: Any = model._default_manager.filter(pk__in=rows)
        return _may_update(set(reported.values_list("item", flat=True)), person, permissions)
    return getattr(model._meta.app_config, "changed_with", Permission.EDIT_PLAN) in permissions


def _may_update(items: set[int], person: Person, permissions: frozenset[Permission]) -> bool:
    """Of items that are no actions only the programme office knows who may change them."""
    actions = Action.objects.filter(item__in=items)
    if Permission.UPDATE_ANY not in permissions:
        actions = actions.led_by(person) if Permission.UPDATE_OWN in permissions else actions.none()
    return bool(actions.count() == len(items))
