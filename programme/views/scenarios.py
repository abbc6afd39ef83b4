"""What-ifs that are kept: opening, changing, withdrawing and adopting one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from programme.access import Permission
from programme.consequences import Consequence
from programme.forms.ending import EndForm
from programme.forms.what_if import AdoptForm, ScenarioForm
from programme.models import Entered, Movement, Scenario
from programme.operations.scenarios import (
    adopt_scenario,
    change_scenario,
    save_scenario,
    withdraw_scenario,
)
from programme.operations.updates import preview
from programme.planning import load_plan
from programme.presenters import changes_of
from programme.tables.what_if import MovedTable, state_of
from programme.ui.format import plural, pounds
from programme.views.base import ProgrammeView
from programme.views.both_sides import give_back
from programme.views.confirming import ConfirmingView
from programme.views.saving import SavingView
from programme.views.what_if import CANNOT_BE, answer_of, changes_in_words, crumbs, heading_of
from programme.what_if import edit_from, what_if_href

ADOPTED = "This what-if has been adopted, so it stays as it is"


class ScenarioMixin(ProgrammeView):
    """Finds what-ifs among those that the person sees: their own, and those that others share."""

    section = "programme:plan"
    scenario: Scenario

    def find(self, uid: str) -> Scenario:
        kept = Scenario.objects.visible_to(self.request.user).filter(programme=self.programme)
        scenario: Scenario = self.find_row(kept.with_row(), uid=uid)
        return scenario

    def find_own(self, uid: str) -> Scenario:
        scenario = self.find(uid)
        if scenario.owner != self.request.user:
            raise PermissionDenied
        return scenario


class ScenarioPage(ScenarioMixin):
    def get(self, request: HttpRequest, uid: str) -> HttpResponse:
        scenario = self.find(uid)
        plan = load_plan(self.programme)
        context = {
            "title": scenario.name,
            "breadcrumbs": crumbs(self.programme),
            "scenario": scenario,
            "state": state_of(scenario),
            "changes": changes_in_words(plan, scenario.changes),
            "try_href": what_if_href(self.programme, scenario.changes),
            "is_own": scenario.owner == request.user,
            "can_adopt": self.may(Permission.EDIT_PLAN),
            "events": changes_of(scenario.history),
        }
        if scenario.adopted_by:
            moved = Movement.objects.filter(cause__programme=self.programme, cause=scenario.adopted_by)
            context["table"] = MovedTable(moved.select_related("item", "cause__programme").order_by("item"))
        else:
            try:
                context["preview"] = answer_of(plan, scenario.changes)
            except CANNOT_BE as error:
                context["problem"] = str(error)
        return render(request, "programme/scenario.html", context)


class ScenarioFormView(ScenarioMixin, SavingView):
    """The form of a what-if; asking for another line saves nothing and loses nothing."""

    template_name = "programme/scenario_form.html"

    def post(self, request: HttpRequest, *args: Any, **address: Any) -> HttpResponse:
        if "add" not in request.POST:
            return super().post(request, *args, **address)
        self.find_subject(**address)
        return self.show(self.form(request.POST, add=True))

    def get_form(self, data: Any = None) -> ScenarioForm:
        return self.form(data)

    def form(self, data: Any = None, **kwargs: Any) -> ScenarioForm:
        return ScenarioForm(data, plan=load_plan(self.programme), **kwargs)


class SaveScenario(ScenarioFormView):
    saved_message = "The what-if is kept."

    def form(self, data: Any = None, **kwargs: Any) -> ScenarioForm:
        return super().form(data, changes=self.request.GET.getlist("change"), **kwargs)

    def page(self) -> dict[str, Any]:
        return {"title": "Keep a what-if", "breadcrumbs": crumbs(self.programme)}

    def save(self, form: ScenarioForm) -> None:
        self.scenario = save_scenario(self.programme, **form.values(), by=self.request.user)

    def success_url(self) -> str:
        if hasattr(self, "scenario"):
            return self.scenario.get_absolute_url()
        return what_if_href(self.programme, self.request.GET.getlist("change"))


class OpenScenario(ScenarioMixin, SavingView):
    """A page that does something to a what-if, while that is not part of the plan yet."""

    def get(self, request: HttpRequest, **address: Any) -> HttpResponse:
        scenario = self.find(address["uid"])
        if scenario.adopted_by:
            messages.info(request, f"{ADOPTED}.")
            return HttpResponseRedirect(scenario.get_absolute_url())
        return super().get(request, **address)

    def post(self, request: HttpRequest, *args: Any, **address: Any) -> HttpResponse:
        self.find_subject(**address)
        if self.scenario.adopted_by:
            return give_back(self, self.get_form(request.POST), ADOPTED, [self.scenario.adopted_by])
        return super().post(request, **address)

    def find_subject(self, **address: Any) -> None:
        self.scenario = self.find_own(address["uid"])

    def rows(self) -> dict[str, Entered | None]:
        return {"version": self.scenario}

    def success_url(self) -> str:
        return self.scenario.get_absolute_url()


class ChangeScenario(OpenScenario, ScenarioFormView):
    saved_message = "The what-if is changed."

    def form(self, data: Any = None, **kwargs: Any) -> ScenarioForm:
        return super().form(data, scenario=self.scenario, **kwargs)

    def page(self) -> dict[str, Any]:
        return {
            "title": "Change the what-if",
            "caption": self.scenario.name,
            "breadcrumbs": crumbs(self.programme),
        }

    def save(self, form: ScenarioForm) -> None:
        version = form.cleaned_data["version"]
        change_scenario(self.scenario, **form.values(), version=version, by=self.request.user)


class WithdrawScenario(OpenScenario):
    """Asks first. As nothing in the plan depends on it, there is nothing to show."""

    saved_message = "The what-if is withdrawn."

    def get_form(self, data: Any = None) -> EndForm:
        return EndForm(data, row=self.scenario)

    def page(self) -> dict[str, Any]:
        return {
            "title": f"Withdraw the what-if {self.scenario.name}",
            "lead": "Nobody sees it any more, and its name is free again. The plan stays as it is.",
            "breadcrumbs": crumbs(self.programme),
            "submit_label": "Withdraw it",
        }

    def save(self, form: EndForm) -> None:
        withdraw_scenario(self.scenario, by=self.request.user)
        self.is_withdrawn = True

    def success_url(self) -> str:
        if hasattr(self, "is_withdrawn"):
            return what_if_href(self.programme)
        return super().success_url()


class AdoptScenario(OpenScenario, ConfirmingView):
    permission = Permission.EDIT_PLAN
    template_name = "programme/adopt.html"
    saved_message = "The what-if is adopted: it is the plan now."

    def find_subject(self, **address: Any) -> None:
        self.scenario = self.find(address["uid"])

    def get_form(self, data: Any = None) -> AdoptForm:
        return AdoptForm(data, scenario=self.scenario)

    def consequence_of(self, form: AdoptForm) -> Consequence:
        plan = load_plan(self.programme)
        return preview(plan, edit_from(plan, self.scenario.changes))

    def preview_context(self, result: Consequence, fingerprint: str) -> dict[str, Any]:
        context = super().preview_context(result, fingerprint)
        heading = heading_of(load_plan(self.programme), self.scenario.changes)
        return {**context, "preview": replace(context["preview"], heading=heading)}

    def save_label(self, result: Consequence) -> str:
        moved = f"Adopt it and move {plural(len(result.moves), 'date')}" if result.moves else "Adopt it"
        total = sum(result.total(year) for year in result.years)
        return f"{moved} and {'add' if total > 0 else 'save'} {pounds(abs(total), 'k')}" if total else moved

    def save(self, form: AdoptForm) -> None:
        said = {name: form.cleaned_data[name] for name in ("reason", "text")}
        adopt_scenario(self.scenario, version=self.scenario.version, by=self.request.user, **said)

    def page(self) -> dict[str, Any]:
        return {
            "title": "Adopt the what-if",
            "caption": self.scenario.name,
            "breadcrumbs": crumbs(self.programme),
            "submit_label": "Adopt it",
        }

    def show(self, form: AdoptForm, **extra: Any) -> HttpResponse:
        """What would follow is shown at once, as no answer changes it."""
        if "preview" not in extra:
            try:
                extra |= self.preview_context(self.consequence_of(form), self.fingerprint(form))
            except CANNOT_BE as error:
                extra["problem"] = str(error)
        return super().show(form, **extra)
