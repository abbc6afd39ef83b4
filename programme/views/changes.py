"""Every change of a programme: the register, one change, and undoing it."""

from __future__ import annotations

from functools import cached_property
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.shortcuts import get_object_or_404
from django.urls import reverse

from programme.changes import consequence_when_made, may_undo, written
from programme.consequences import Consequence
from programme.filters.changes import ChangeFilter
from programme.forms.undoing import UndoForm
from programme.models import Cause, Movement
from programme.operations.undo import CannotUndo, check_undo, preview_undo, undo
from programme.presenters import preview_of
from programme.snapshots import reads_many_states
from programme.tables.changes import ChangeTable, MovedByTable, WrittenTable, moved_by
from programme.ui.parts import Link
from programme.ui.views import TableView
from programme.views.base import ProgrammeView
from programme.views.confirming import OpenedView
from programme.views.plan import tabs

NAMED = 10
"""Later changes that are named, of those which stand in the way of an undo."""


class ChangeList(ProgrammeView, TableView):
    section = "programme:plan"
    template_name = "programme/changes.html"
    title = "Changes"
    one = "change"
    table_class = ChangeTable
    filterset_class = ChangeFilter

    def get_queryset(self) -> Any:
        causes = Cause.objects.filter(programme=self.programme).for_pages()
        return causes.annotate(moved=Count("movements", distinct=True))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(tabs=tabs(self, "changes"), **kwargs)


class ChangeMixin(ProgrammeView):
    """Finds the change that the address names."""

    section = "programme:plan"
    cause: Cause

    def find(self, uid: UUID) -> Cause:
        causes = (
            Cause.objects.filter(programme=self.programme).for_pages().select_related("undoes__programme")
        )
        return get_object_or_404(causes, uid=uid)

    @property
    def breadcrumbs(self) -> list[Link]:
        return [Link("Changes", reverse("programme:changes", args=[self.programme.slug]))]


class ChangePage(ChangeMixin, TableView):
    """What one change wrote, moved and cost, and whether it can be undone."""

    template_name = "programme/change.html"
    table_class = WrittenTable
    one, many = "entry", "entries"
    export_name = "change"

    @cached_property
    def cause(self) -> Cause:  # type: ignore[override]
        return self.find(self.kwargs["uid"])

    def get_title(self) -> str:
        return self.cause.what

    def get_queryset(self) -> Any:
        return written(self.cause, self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        moves = Movement.objects.filter(cause=self.cause, item__programme=self.programme).select_related(
            "item__programme"
        )
        return super().get_context_data(
            cause=self.cause,
            undone_href=self._undone_href(),
            moved=MovedByTable(moved_by(list(moves.order_by("item_id")))),
            preview=preview_of(consequence_when_made(self.cause), self.programme),
            breadcrumbs=self.breadcrumbs,
            **self._undoing(),
            **kwargs,
        )

    def _undone_href(self) -> str:
        undone = getattr(self.cause, "undone_by", None)
        return reverse("programme:change", args=[self.programme.slug, undone.uid]) if undone else ""

    def _undoing(self) -> dict[str, Any]:
        """Whether the person may undo it, and else what stands in the way."""
        if not may_undo(self.cause, self.request.user, self.request.permissions):
            return {"may_undo": False}
        try:
            check_undo(self.cause)
        except CannotUndo as refusal:
            return {"may_undo": True, "refusal": refusal, "in_the_way": refusal.later[:NAMED]}
        return {"may_undo": True}


@reads_many_states
class UndoChange(ChangeMixin, OpenedView):
    """What would move and cost if a change were undone; then undoing it."""

    saved_message = "The change is undone."

    def find_subject(self, **address: Any) -> None:
        self.cause = self.find(address["uid"])
        if not may_undo(self.cause, self.request.user, self.request.permissions):
            raise PermissionDenied

    def get_form(self, data: Any = None) -> UndoForm:
        return UndoForm(data, cause=self.cause)

    def consequence_of(self, form: UndoForm) -> Consequence:
        return preview_undo(self.cause)

    def save(self, form: UndoForm) -> None:
        undo(self.cause, by=self.request.user, text=form.cleaned_data["text"])

    def page(self) -> dict[str, Any]:
        return {
            "title": "Undo this change",
            "caption": self.cause.what,
            "breadcrumbs": self.breadcrumbs,
        }

    def preview_context(self, result: Consequence, fingerprint: str) -> dict[str, Any]:
        shown = preview_of(result, self.programme, heading="If you undo this")
        return {**super().preview_context(result, fingerprint), "preview": shown}

    def save_label(self, result: Consequence) -> str:
        return "Undo this change"

    def success_url(self) -> str:
        return self.cause.get_absolute_url()
