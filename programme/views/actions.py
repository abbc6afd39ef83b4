"""An action: its page, and reporting on it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html

from programme import drafts
from programme.access import Permission
from programme.baselines import approved_dates_of
from programme.consequences import Consequence
from programme.contributions import panels
from programme.forms.updates import UpdateForm
from programme.link_states import state_of
from programme.models import (
    Action,
    Attachment,
    Cause,
    Dependency,
    Entered,
    ItemFigure,
    Movement,
    ProgressUpdate,
    ScheduleItem,
)
from programme.moving import moves_of
from programme.operations.edits import edit_for
from programme.operations.updates import preview, report_progress
from programme.planning import Plan, load_plan
from programme.presenters import history_events, moves_words, reasons_words, save_label, why_late
from programme.ui.parts import Link
from programme.views.base import ProgrammeView
from programme.views.confirming import ConfirmingView
from programme.views.trouble import trouble_of
from programme.what_if import what_if_href


class ActionMixin(ProgrammeView):
    """Finds the action that the address names, within what the person may see."""

    section = "programme:plan"
    action: Action

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        self.number = kwargs.pop("number")
        return super().dispatch(request, *args, **kwargs)

    def find(self) -> Action:
        actions = Action.objects.visible_to(self.request.user).filter(programme=self.programme)
        action: Action = self.find_row(actions.with_row(), item__code=self.number)
        action.programme = action.item.programme = self.programme
        return action

    def may_update(self, action: Action) -> bool:
        """Whoever may update any action, or a lead their own."""
        lead = action.lead_id or action.workstream.lead_id
        return self.may(Permission.UPDATE_ANY) or (
            self.may(Permission.UPDATE_OWN) and lead == self.request.user.pk
        )


class ActionPage(ActionMixin):
    plan: Plan | None = None
    """Where it was read for a preview; while that is confirmed, under the lock under which it is saved."""

    def get(self, request: HttpRequest) -> HttpResponse:
        action = self.find()
        form = self.update_form(action) if self.may_update(action) else None
        return render(request, "programme/action.html", self.context(action, form=form))

    def update_form(self, action: Action) -> UpdateForm:
        """The form on the page; its answers go to an address of their own."""
        address = reverse("programme:update-action", args=[self.programme.slug, action.number])
        return UpdateForm(drafts.taken_up(self.request, address), action=action)

    def context(self, action: Action, **extra: Any) -> dict[str, Any]:
        item = action.item
        late = ItemFigure.objects.filter(programme=self.programme, slip_days__gt=0).select_related(
            "item", "programme"
        )
        moves = moves_of(ScheduleItem.objects.filter(programme=self.programme, pk=item.pk)).get(item.pk)
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
            "what_if_href": slip_href(action),
            "chain": why_late(item, {each.item_id: each for each in late}),
            "waits_for": [(link, state_of(link)) for link in links(item, "predecessor")],
            "holds_up": [(link, state_of(link)) for link in links(item, "successor")],
            "panels": panels("ACTION_PANELS", item, self.request.permissions),
            "events": history_events(action, causes_of(item)),
            "approved": approved_dates_of(item, getattr(item, "figure", None)),
            "moves_words": moves_words(moves),
            "reasons_words": reasons_words(moves) if moves else "",
            "trouble": trouble_of(self.request, self.plan),
            "attachments": Attachment.objects.filter(item=item)
            .standing()
            .select_related("document")
            .defer("document__content"),
            "override": item.overrides.filter(withdrawn_at=None, expires_on__gte=self.programme.today())
            .select_related("cause__by")
            .first(),
            "can_update": self.may_update(action),
            "can_edit_plan": self.may(Permission.EDIT_PLAN),
            **extra,
        }


class UpdateAction(ActionPage, ConfirmingView):
    """Posting from the action's page: news, with its consequence first."""

    preview_says_all = True
    saved: Cause

    def get(self, request: HttpRequest, **address: Any) -> HttpResponse:
        """Where signing in again, or asking anew for the address of an answer, leads: back to the action."""
        return HttpResponseRedirect(self.find().get_absolute_url())

    def find_subject(self, **address: Any) -> None:
        self.action = self.find()
        if not self.may_update(self.action):
            raise PermissionDenied

    def rows(self) -> dict[str, Entered | None]:
        return {"version": self.action.item}

    def get_form(self, data: Any = None) -> UpdateForm:
        return UpdateForm(data, action=self.action)

    def consequence_of(self, form: UpdateForm) -> Consequence:
        self.plan = plan = load_plan(self.programme)
        return preview(plan, edit_for(plan, plan.items[self.action.item_id], form.report()))

    def save_label(self, result: Consequence) -> str:
        return save_label(result, self.action.item)

    def save(self, form: UpdateForm) -> None:
        data = form.cleaned_data
        self.saved = report_progress(
            self.action.item,
            form.report(),
            by=self.request.user,
            version=data["version"],
            reason=data["reason"],
            text=data["text"],
            plan=self.plan,
        )

    def page(self) -> dict[str, Any]:
        return {"title": f"Update action {self.action.number}"}

    def show(self, form: UpdateForm, **extra: Any) -> HttpResponse:
        return render(self.request, "programme/action.html", self.context(self.action, form=form, **extra))

    def success_url(self) -> str:
        return self.action.get_absolute_url()

    @property
    def saved_message(self) -> str:  # type: ignore[override]
        undo = reverse("programme:undo-change", args=[self.programme.slug, self.saved.uid])
        return format_html(
            'Action {} is updated. <a class="govuk-notification-banner__link" href="{}">Undo</a>',
            self.action.number,
            undo,
        )


def slip_href(action: Action) -> str:
    """The question what a month more would do; nothing where there is no date that could move."""
    item, figure = action.item, getattr(action.item, "figure", None)
    if figure is None or item.state in (ScheduleItem.State.COMPLETE, ScheduleItem.State.CANCELLED):
        return ""
    change = f"{item.code}:+1m" if figure.end else f"{item.code}:start+1m"
    has_date = figure.end or (figure.start and not item.has_begun)
    return what_if_href(action.programme, [change]) if has_date else ""


def causes_of(item: ScheduleItem) -> QuerySet[Cause]:
    """Changes that were about an item, wrote it or moved it, newest first."""
    wrote = item.history.values("caused_by")
    return (
        item.programme.causes.filter(Q(updates__item=item) | Q(movements__item=item) | Q(pk__in=wrote))
        .distinct()
        .for_pages()
        .prefetch_related(
            Prefetch("movements", Movement.objects.filter(item=item), to_attr="own_movements"),
            Prefetch("updates", ProgressUpdate.objects.filter(item=item), to_attr="own_updates"),
        )
        .order_by("-effective_at", "-id")
    )


def links(item: ScheduleItem, other: str) -> QuerySet[Dependency]:
    """Standing links of an item, with both items and their figures."""
    mine = "successor" if other == "predecessor" else "predecessor"
    found = Dependency.objects.filter(**{mine: item}).standing()
    return found.select_related(
        "programme", f"{mine}__figure", f"{other}__figure", f"{other}__programme"
    ).order_by(f"{other}_id")
