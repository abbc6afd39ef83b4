"""What has happened to rows while somebody was typing, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils import timezone

from programme.differences import moved_date
from programme.models import Cause, Entered, Movement, Person, ScheduleItem
from programme.past import changes_since
from programme.presenters import event_of
from programme.ui.format import plural
from programme.ui.parts import Event

Rows = Mapping[str, Entered | None]
HERE_TOO = "You, in another window or tab"


def meanwhile(rows: Rows, seen: Mapping[str, int]) -> list[Cause]:
    """The changes since the versions that were seen, newest first; one of several rows counts once."""
    found = {
        cause.pk: cause
        for name, row in rows.items()
        if row and name in seen
        for cause in changes_since(row, seen[name])
    }
    return [found[pk] for pk in sorted(found, reverse=True)]


def title_of(causes: Iterable[Cause], person: Person) -> str:
    people = {cause.by for cause in causes}
    if not people:
        return "This has changed while you were typing"
    if people == {person}:
        return "You have changed this in another window or tab"
    if len(people) > 1:
        return f"{plural(len(people), 'person', 'people')} changed this while you were typing"
    return f"{next(iter(people)) or 'Somebody'} changed this while you were typing"


def title_of_end(causes: Iterable[Cause], person: Person) -> str:
    people = {cause.by for cause in causes}
    if people == {person}:
        return "You have taken this out of use in another window or tab"
    return f"{next(iter(people), None) or 'Somebody'} has taken this out of use"


def author_of(causes: Iterable[Cause], person: Person) -> str:
    """Who has stored what is stored now, where that was a single person."""
    people = {cause.by for cause in causes}
    if len(people) != 1:
        return ""
    return "you" if people == {person} else str(next(iter(people)) or "")


def events_of(causes: Iterable[Cause], rows: Rows, person: Person) -> list[Event]:
    """Each change with who made it, when and why, and how it moved the item that the rows are about."""
    causes = list(causes)
    items = [row for row in rows.values() if isinstance(row, ScheduleItem)]
    moved = {each.cause_id: each for each in Movement.objects.filter(cause__in=causes, item__in=items)}
    return [_event(cause, moved.get(cause.pk), person) for cause in causes]


def _event(cause: Cause, move: Movement | None, person: Person) -> Event:
    what = cause.what
    if move:
        shown = moved_date(move)
        what = f"{what} ({shown.before or 'not dated'}, now {shown.after or 'not dated'})"
    event = event_of(cause, what, moved=move is not None)
    at = timezone.localtime(cause.effective_at)
    who = HERE_TOO if cause.by == person else event.who or "Somebody"
    return Event(f"{at:%H:%M} on {event.when}", who, event.what, event.text, event.moved)
