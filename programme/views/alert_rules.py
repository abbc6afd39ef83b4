"""When alerts are raised: the rules with their numbers, and changing these."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from programme.access import BY_NAME, Permission, roles_with
from programme.alerts import AlertRule, alert_rules, preview
from programme.forms.thresholds import ThresholdsForm, version_name
from programme.hearing import count_passed_on
from programme.models import Alert, AlertThreshold, Entered
from programme.operations.thresholds import set_thresholds
from programme.planning import load_plan
from programme.thresholds import declared_thresholds, thresholds_of
from programme.ui.parts import Link
from programme.views.base import ProgrammeView
from programme.views.confirming import ConfirmingView


class AlertRulesPage(ProgrammeView):
    """Every rule in words, with the number it goes by and how many alerts it has open."""

    section = "programme:alerts"

    def get(self, request: HttpRequest) -> HttpResponse:
        values = thresholds_of(self.programme)
        of_rules = {rule.threshold.name for rule in alert_rules().values() if rule.threshold}
        opened = list(Alert.objects.filter(programme=self.programme).open().values_list("rule", flat=True))
        context = {
            "title": "When alerts are raised",
            "breadcrumbs": [Link("Alerts", reverse("programme:alerts", args=[self.programme.slug]))],
            "rules": [
                (rule, _number(rule, values), _told(rule), opened.count(rule.name))
                for rule in alert_rules().values()
            ],
            "others": [
                (each, f"{values[each.name]} {each.unit}")
                for each in declared_thresholds()
                if each.name not in of_rules
            ],
            "can_edit": self.may(Permission.KEEP_ALERTS),
        }
        return render(request, "programme/alert_rules.html", context)


def _number(rule: AlertRule, values: Mapping[str, int]) -> str:
    return f"{values[rule.threshold.name]} {rule.threshold.unit}" if rule.threshold else ""


def _told(rule: AlertRule) -> str:
    return ", ".join(BY_NAME[name].label for name in roles_with(rule.audience))


class ChangeAlertRules(ConfirmingView):
    section = "programme:alerts"
    permission = Permission.KEEP_ALERTS
    template_name = "programme/change_alert_rules.html"
    saved_message = "The numbers are saved. Alerts are worked out anew."

    def find_subject(self, **address: Any) -> None:
        found = AlertThreshold.objects.filter(programme=self.programme).standing()
        self.stored = {row.name: row for row in found}

    def rows(self) -> dict[str, Entered | None]:
        return {version_name(each): self.stored.get(each.name) for each in declared_thresholds()}

    def form_on(self, rows: Mapping[str, Any], data: Any = None) -> ThresholdsForm:
        return ThresholdsForm(data, stored=rows)

    def consequence_of(self, form: ThresholdsForm) -> Any:
        """Not in dates and pounds: which alerts open and close, and how many are passed on."""
        values = form.values()
        return {
            "difference": preview(load_plan(self.programme), values),
            "passed_on": count_passed_on(self.programme, values),
            "passed_on_now": count_passed_on(self.programme, thresholds_of(self.programme)),
        }

    def preview_context(self, result: Any, fingerprint: str) -> dict[str, Any]:
        return {
            **result,
            "preview": True,
            "confirm": fingerprint,
            "submit_label": "Save the numbers",
            "preview_is_new": self.request.POST.get("confirm", fingerprint) != fingerprint,
        }

    def page(self) -> dict[str, Any]:
        return {
            "title": "Change when alerts are raised",
            "breadcrumbs": [
                Link("Alerts", reverse("programme:alerts", args=[self.programme.slug])),
                Link("When alerts are raised", self.success_url()),
            ],
        }

    def save(self, form: ThresholdsForm) -> None:
        set_thresholds(
            self.programme,
            form.values(),
            versions=form.versions(),
            by=self.request.user,
            text=form.cleaned_data["text"],
        )

    def success_url(self) -> str:
        return reverse("programme:alert-rules", args=[self.programme.slug])
