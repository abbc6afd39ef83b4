"""Adding a link to an action, and ending one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render

from programme.access import Permission
from programme.consequences import Consequence
from programme.forms.links import LinkForm
from programme.history import StaleVersion
from programme.models import Action, Dependency
from programme.operations.errors import Refused
from programme.operations.links import add_link, end_link, link_edit
from programme.operations.updates import preview
from programme.planning import Edit, load_plan
from programme.presenters import preview_of
from programme.schedule import ScheduleError
from programme.views.actions import ActionMixin
from programme.views.confirming import ConfirmingView


class AddLink(ActionMixin, ConfirmingView):
    permission = Permission.EDIT_PLAN
    saved_message = "The link is added."

    def get(self, request: HttpRequest) -> HttpResponse:
        self.action = self.find()
        return self.show(self.get_form())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.action = self.find()
        return super().post(request, *args, **kwargs)

    def get_form(self, data: Any = None) -> LinkForm:
        return LinkForm(data, action=self.action)

    def consequence_of(self, form: LinkForm) -> Consequence:
        plan = load_plan(self.programme)
        edit = link_edit(plan, successor=plan.items[self.action.item_id], **form.link())
        return preview(plan, edit)

    def save(self, form: LinkForm) -> None:
        add_link(self.action.item, by=self.request.user, **form.link())

    def show(self, form: LinkForm, **extra: Any) -> HttpResponse:
        context = {
            "title": f"Make action {self.action.number} wait for another",
            "caption": self.action.item.title,
            "form": form,
            "cancel_href": self.action.get_absolute_url(),
            **extra,
        }
        return render(self.request, "programme/confirming.html", context)

    def save_label(self, result: Consequence) -> str:
        return "Add the link"

    def success_url(self) -> str:
        return self.action.get_absolute_url()


class EndLink(ActionMixin):
    """Asks first, with what would move; the link stays in history."""

    permission = Permission.EDIT_PLAN

    def get(self, request: HttpRequest, uid: str) -> HttpResponse:
        action, link = self._found(uid)
        plan = load_plan(self.programme)
        result = preview(plan, Edit(ended_links=[link]))
        context = {
            "title": f"Action {action.number} no longer waits for {link.predecessor}",
            "caption": action.item.title,
            "preview": preview_of(result, self.programme),
            "submit_label": "End the link",
            "cancel_href": action.get_absolute_url(),
        }
        return render(request, "programme/confirming.html", context)

    def post(self, request: HttpRequest, uid: str) -> HttpResponse:
        action, link = self._found(uid)
        try:
            end_link(link, by=self.request.user)
        except StaleVersion:
            messages.info(request, "Somebody else has ended or changed the link already.")
        except (Refused, ScheduleError) as error:
            messages.error(request, f"The link stays: {error}.")
        else:
            messages.success(request, "The link has ended.")
        return HttpResponseRedirect(action.get_absolute_url())

    def _found(self, uid: str) -> tuple[Action, Dependency]:
        action = self.find()
        links = Dependency.objects.visible_to(self.request.user).filter(successor=action.item).standing()
        return action, get_object_or_404(
            links.select_related("predecessor", "successor", "programme"), uid=uid
        )
