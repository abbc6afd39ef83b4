"""How an action is scheduled, and how its programme counts days: both can move dates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from programme.access import Permission
from programme.consequences import Consequence
from programme.forms.scheduling import SchedulingForm, SettingsForm
from programme.models import Entered
from programme.operations.scheduling import change_scheduling, scheduling_edit
from programme.operations.settings import change_settings, preview_settings
from programme.operations.updates import preview
from programme.planning import load_plan
from programme.views.actions import ActionMixin
from programme.views.confirming import ConfirmingView


class ChangeScheduling(ActionMixin, ConfirmingView):
    preview_says_all = True
    permission = Permission.EDIT_PLAN

    def find_subject(self, **address: Any) -> None:
        self.action = self.find()

    def rows(self) -> dict[str, Entered | None]:
        return {"version": self.action.item}

    def form_on(self, rows: Mapping[str, Any], data: Any = None) -> SchedulingForm:
        return SchedulingForm(data, item=rows["version"])

    def consequence_of(self, form: SchedulingForm) -> Consequence:
        plan = load_plan(self.programme)
        return preview(plan, scheduling_edit(plan.items[self.action.item_id], **form.wanted()))

    def save(self, form: SchedulingForm) -> None:
        data = form.cleaned_data
        change_scheduling(
            self.action.item,
            version=data["version"],
            by=self.request.user,
            **form.explanation(),
            **form.wanted(),
        )

    def page(self) -> dict[str, Any]:
        return {
            "title": f"How action {self.action.number} is scheduled",
            "caption": self.action.item.title,
        }

    @property
    def saved_message(self) -> str:  # type: ignore[override]
        return f"Action {self.action.number} is scheduled in another way."

    def success_url(self) -> str:
        return self.action.get_absolute_url()


class ChangeSettings(ConfirmingView):
    permission = Permission.EDIT_PLAN
    section = "programme:plan"
    saved_message = "The settings are saved."

    def get_form(self, data: Any = None) -> SettingsForm:
        return SettingsForm(data, programme=self.programme)

    def consequence_of(self, form: SettingsForm) -> Consequence:
        return preview_settings(load_plan(self.programme), form.settings())

    def save(self, form: SettingsForm) -> None:
        change_settings(self.programme, form.settings(), by=self.request.user, **form.explanation())

    def page(self) -> dict[str, Any]:
        return {"title": "How days are counted", "caption": self.programme.name}

    def success_url(self) -> str:
        return reverse("programme:plan", args=[self.programme.slug])
