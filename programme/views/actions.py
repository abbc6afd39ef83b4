"""An action: its page, and reporting on it."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from programme.access import Permission
from programme.consequences import Consequence
from programme.contributions import panels
from programme.forms.updates import UpdateForm
from programme.models import (
    Action,
    Attachment,
    Cause,
    Dependency,
    ItemFigure,
    Movement,
    ProgressUpdate,
    ScheduleItem,
)
from programme.operations.edits import edit_for
from programme.operations.updates import preview, report_progress
from programme.planning import as_link, load_plan
from programme.presenters import history_events, save_label, why_late
from programme.schedule import LinkType, room_days
from programme.ui.format import plural
from programme.ui.parts import Link
from programme.views.base import ProgrammeView
from programme.views.confirming import ConfirmingView

STARTS = (LinkType.FINISH_TO_START, LinkType.START_TO_START)


class ActionMixin(ProgrammeView):
    """Finds the action that the address names, within what the person may see."""

    section = "programme:plan"
    action: Action

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        self.number = kwargs.pop("number")
        return super().dispatch(request, *args, **kwargs)

    def find(self) -> Action:
        actions = Action.objects.visible_to(self.request.user).filter(programme=self.programme).for_pages()
        action: Action = get_object_or_404(actions, item__code=self.number)
        return action

    def may_update(self, action: Action) -> bool:
        """Whoever may update any action, or a lead their own."""
        lead = action.lead or action.workstream.lead
        return self.may(Permission.UPDATE_ANY) or (
            self.may(Permission.UPDATE_OWN) and lead == self.request.user
        )


class ActionPage(ActionMixin):
    def get(self, request: HttpRequest) -> HttpResponse:
        action = self.find()
        form = UpdateForm(action=action) if self.may_update(action) else None
        return render(request, "programme/action.html", self.context(action, form=form))

    def context(self, action: Action, **extra: Any) -> dict[str, Any]:
        item = action.item
        late = ItemFigure.objects.filter(programme=self.programme, slip_days__gt=0).select_related(
            "item", "programme"
        )
        causes = list(causes_of(item))
        plan = reverse("programme:plan", args=[self.programme.slug])
        return {
            "title": item.title,
            "action": action,
            "item": item,
            "figure": getattr(item, "figure", None),
            "breadcrumbs": [
                Link("Plan", plan),
                Link(action.workstream.name, f"{plan}?workstream={action.workstream.slug}"),
            ],
            "chain": why_late(item, {each.item_id: each for each in late}),
            "waits_for": links(item, "predecessor"),
            "holds_up": [(link, room_words(link, item)) for link in links(item, "successor")],
            "panels": panels("ACTION_PANELS", item, self.request.permissions),
            "events": history_events(action, causes),
            "moves": sum(bool(cause.own_movements) for cause in causes),  # type: ignore[attr-defined]
            "attachments": Attachment.objects.filter(item=item)
            .standing()
            .select_related("document")
            .defer("document__content"),
            "can_update": self.may_update(action),
            "can_edit_plan": self.may(Permission.EDIT_PLAN),
            **extra,
        }


class UpdateAction(ActionPage, ConfirmingView):
    """Posting from the action's page: news, with its consequence first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Where signing in again, or asking anew for the address of an answer, leads: back to the action."""
        return HttpResponseRedirect(self.find().get_absolute_url())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.action = self.find()
        if not self.may_update(self.action):
            return render(request, "403.html", status=403)
        return ConfirmingView.post(self, request, *args, **kwargs)

    def get_form(self, data: Any = None) -> UpdateForm:
        return UpdateForm(data, action=self.action)

    def consequence_of(self, form: UpdateForm) -> Consequence:
        plan = load_plan(self.programme)
        return preview(plan, edit_for(plan, plan.items[self.action.item_id], form.report()))

    def save_label(self, result: Consequence) -> str:
        return save_label(result, self.action.item)

    def save(self, form: UpdateForm) -> None:
        data = form.cleaned_data
        report_progress(
            self.action.item,
            form.report(),
            by=self.request.user,
            version=data["version"],
            reason=data["reason"],
            text=data["text"],
        )

    def show(self, form: UpdateForm, **extra: Any) -> HttpResponse:
        return render(self.request, "programme/action.html", self.context(self.action, form=form, **extra))

    def show_both(self, form: UpdateForm) -> HttpResponse:
        """What was typed stays; the version becomes the one now shown, so saving again is a choice."""
        self.action = self.find()
        form.data = {**self.request.POST.dict(), "version": str(self.action.item.version)}
        return super().show_both(form)

    def stale_message(self) -> str:
        cause = causes_of(self.action.item).first()
        if cause is None:
            return super().stale_message()
        who = f"{cause.by} changed" if cause.by else "Somebody else changed"
        return (
            f"{who} action {self.action.number} while you were typing ({cause.what}). The page now shows "
            "what is stored, and the form still holds what you typed: check it and save again, or leave "
            "the page to keep theirs."
        )

    def success_url(self) -> str:
        return self.action.get_absolute_url()

    @property
    def saved_message(self) -> str:  # type: ignore[override]
        return f"Action {self.action.number} is updated."


def causes_of(item: ScheduleItem) -> QuerySet[Cause]:
    """Changes that were about an item or moved it, newest first."""
    about = Cause.objects.filter(updates__item=item) | Cause.objects.filter(movements__item=item)
    return (
        about.distinct()
        .select_related("by")
        .prefetch_related(
            Prefetch("movements", Movement.objects.filter(item=item), to_attr="own_movements"),
            Prefetch("updates", ProgressUpdate.objects.filter(item=item), to_attr="own_updates"),
        )
        .order_by("-effective_at", "-id")
    )


def room_words(link: Dependency, item: ScheduleItem) -> str:
    """What moving the item would do to the other end of one of its links."""
    successor = link.successor
    if not link.is_constraining:
        return "Information only"
    if successor.state == ScheduleItem.State.COMPLETE or (link.type in STARTS and successor.has_begun):
        return "Has begun, so it does not move"
    mine, other = getattr(item, "figure", None), getattr(successor, "figure", None)
    room = room_days(as_link(link), mine, other) if mine and other else None
    if room is None:
        return "Not dated"
    return f"{plural(room, 'day')} of room" if room > 0 else "Moves with this action"


def links(item: ScheduleItem, other: str) -> QuerySet[Dependency]:
    """Standing links of an item, with the item at the other end and its figure."""
    mine = "successor" if other == "predecessor" else "predecessor"
    found = Dependency.objects.filter(**{mine: item}).standing()
    return found.select_related(f"{other}__figure", f"{other}__programme").order_by(f"{other}_id")
