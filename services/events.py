"""What happened to a service: its own changes, and what moved the stages of its closure."""

from __future__ import annotations

from django.db.models import Prefetch, Q, QuerySet

from programme.models import Cause, Movement, ProgressUpdate
from programme.presenters import event_of
from programme.ui.parts import Event
from services.models import Service


def events_of(service: Service) -> list[Event]:
    """Newest first; the number of queries does not grow with what happened."""
    return [_event(cause) for cause in _causes(service)]


def _causes(service: Service) -> QuerySet[Cause]:
    stages = Q(item__closure_stage__closure__service=service)
    changed = Service.history.filter(id=service.pk).values("caused_by")
    updates = ProgressUpdate.objects.filter(stages).values("cause")
    moved = Movement.objects.filter(stages).values("cause")
    about = Cause.objects.filter(Q(pk__in=changed) | Q(pk__in=updates) | Q(pk__in=moved))
    return (
        about.for_pages()
        .prefetch_related(
            Prefetch(
                "movements", Movement.objects.filter(stages).select_related("item"), to_attr="stage_moves"
            ),
            Prefetch(
                "updates", ProgressUpdate.objects.filter(stages).select_related("item"), to_attr="stage_news"
            ),
        )
        .order_by("-effective_at", "-id")
    )


def _event(cause: Cause) -> Event:
    moves: list[Movement] = cause.stage_moves  # type: ignore[attr-defined]
    news: list[ProgressUpdate] = cause.stage_news  # type: ignore[attr-defined]
    what = [f"{each.item.title}, {each.get_news_display().lower()}" for each in news] or [cause.what]
    what += [f"{move.item.title} {_dates(move)}" for move in moves]
    return event_of(cause, "; ".join(what), moved=bool(moves))


def _dates(move: Movement) -> str:
    before, after = (
        (move.end_before, move.end_after) if move.end_after else (move.start_before, move.start_after)
    )
    return f"{before or 'without a date'}, now {after}"
