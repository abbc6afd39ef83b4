"""Rating an action otherwise than the rules do, and the rules themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from programme.access import Permission
from programme.forms.ending import EndForm
from programme.forms.statuses import OverrideForm, RulesForm
from programme.models import Entered, Status, StatusOverride, StatusRules
from programme.operations.statuses import change_rules, end_override, override_status
from programme.statuses import rules_of
from programme.views.actions import ActionMixin
from programme.views.base import ProgrammeView
from programme.views.saving import SavingView


class OverrideMixin(ActionMixin):
    """For those who may report on the action."""

    override: StatusOverride | None = None

    def find_subject(self, **address: Any) -> None:
        self.action = self.find()
        if not self.may_update(self.action):
            raise PermissionDenied
        overrides = StatusOverride.objects.filter(programme=self.programme, item=self.action.item)
        self.override = overrides.standing().first()

    def rows(self) -> dict[str, Entered | None]:
        return {"version": self.override}

    def success_url(self) -> str:
        return self.action.get_absolute_url()


class OverrideStatus(OverrideMixin, SavingView):
    saved_message = "The status is shown as you said, beside what the rules propose."

    def get_form(self, data: Any = None) -> OverrideForm:
        return OverrideForm(data, override=self.override)

    def page(self) -> dict[str, Any]:
        figure = getattr(self.action.item, "figure", None)
        proposed = (
            f"The rules propose {figure.get_proposed_status_display().lower()}: {figure.proposed_reason}."
            if figure
            else ""
        )
        return {
            "title": f"Show another status of action {self.action.number}",
            "caption": self.action.item.title,
            "lead": proposed,
        }

    def save(self, form: OverrideForm) -> None:
        said = {**form.cleaned_data, "status": Status(form.cleaned_data["status"])}
        override_status(self.action.item, **said, by=self.request.user)


class EndOverride(OverrideMixin, SavingView):
    saved_message = "The status is what the rules propose again."

    def find_subject(self, **address: Any) -> None:
        super().find_subject(**address)
        overrides = StatusOverride.objects.filter(programme=self.programme, item=self.action.item)
        if overrides.exists():
            self.override = self.find_row(overrides)

    def get_form(self, data: Any = None) -> EndForm:
        return EndForm(data, row=self.override or self.action.item)

    def page(self) -> dict[str, Any]:
        return {
            "title": f"Show action {self.action.number} as the rules propose",
            "caption": self.action.item.title,
            "submit_label": "Show what the rules propose",
        }

    def save(self, form: EndForm) -> None:
        end_override(self.action.item, by=self.request.user)


class RulesPage(ProgrammeView):
    """The rules in words, as reports print them."""

    section = "programme:plan"

    def get(self, request: HttpRequest) -> HttpResponse:
        context = {
            "title": "How status is worked out",
            "rules": rules_of(self.programme).in_words(),
            "can_edit": self.may(Permission.EDIT_PLAN),
            "programme": self.programme,
        }
        return render(request, "programme/status_rules.html", context)


class ChangeRules(SavingView):
    section = "programme:plan"
    permission = Permission.EDIT_PLAN
    saved_message = "The rules are saved. Every status is worked out anew."

    def find_subject(self, **address: Any) -> None:
        self.stored = StatusRules.objects.filter(programme=self.programme).first()

    def rows(self) -> dict[str, Entered | None]:
        return {"version": self.stored}

    def form_on(self, rows: Mapping[str, Any], data: Any = None) -> RulesForm:
        return RulesForm(data, stored=rows["version"])

    def page(self) -> dict[str, Any]:
        return {"title": "Change how status is worked out", "caption": self.programme.name}

    def save(self, form: RulesForm) -> None:
        change_rules(self.programme, **form.cleaned_data, by=self.request.user)

    def success_url(self) -> str:
        return reverse("programme:status-rules", args=[self.programme.slug])
