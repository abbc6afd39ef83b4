"""What is entered for the tracker: ratings with their explanation, confidence, pressures, assumptions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from budget.forms.giving_up import EndStateForm
from budget.forms.tracking import AssumptionForm, PressureForm, RatingForm, WeightsForm, version_name
from budget.models import BudgetAssumption, Pressure, Proposal, RatingWeight
from budget.status import RATINGS
from budget.totals import budget_year
from budget.tracker.giving_up import preview_end_state, set_end_state
from budget.tracker.operations import (
    add_pressure,
    change_pressure,
    rate_proposal,
    set_assumption,
    set_weights,
    withdraw_pressure,
)
from budget.views.proposals import ProposalForms, ProposalMixin
from budget.views.tracker import led_by
from programme.access import Permission
from programme.consequences import Consequence
from programme.dates import FIRST_YEAR, LAST_YEAR
from programme.financial_years import year_label
from programme.history import StaleVersion
from programme.models import Entered
from programme.views.base import ProgrammeView
from programme.views.confirming import ConfirmingView
from programme.views.saving import SavingView


class RateProposal(ProposalMixin, SavingView):
    """Finance rates; whoever leads an action that delivers the proposal explains it."""

    def find_subject(self, **address: Any) -> None:
        self.proposal = self.find()
        self.rates = self.may(Permission.EDIT_BUDGET)
        if self.proposal.is_summary:
            raise Http404
        if not self.rates and not self.explains():
            raise PermissionDenied

    def explains(self) -> bool:
        leads = self.may(Permission.UPDATE_OWN)
        return leads and self.proposal.pk in led_by(self.programme, self.request.user)

    def rows(self) -> dict[str, Entered | None]:
        return {"version": self.proposal}

    def form_on(self, rows: Mapping[str, Any], data: Any = None) -> RatingForm:
        return RatingForm(data, proposal=rows["version"], rates=self.rates)

    def save(self, form: RatingForm) -> None:
        rate_proposal(
            self.proposal, form.values(), version=form.cleaned_data["version"], by=self.request.user
        )

    @property
    def saved_message(self) -> str:  # type: ignore[override]
        return f"What is said of {self.proposal.code} is saved."

    def page(self) -> dict[str, Any]:
        proposal: Proposal = self.proposal
        return {"title": f"Rate and explain {proposal.code}", "caption": proposal.title}

    def success_url(self) -> str:
        return tracker_href(self) + f"?year={budget_year(self.programme)}"


class EndProposal(ProposalForms, ConfirmingView):
    """Withdrawn or replaced, with what the forecast is without it first."""

    def find_subject(self, **address: Any) -> None:
        super().find_subject(**address)
        if self.proposal.is_summary:
            raise Http404

    def rows(self) -> dict[str, Entered | None]:
        return {"version": self.proposal}

    def form_on(self, rows: Mapping[str, Any], data: Any = None) -> EndStateForm:
        return EndStateForm(data, proposal=rows["version"])

    def consequence_of(self, form: EndStateForm) -> Consequence:
        return preview_end_state(self.proposal, form.end())

    def save(self, form: EndStateForm) -> None:
        data = form.cleaned_data
        set_end_state(
            self.proposal, form.end(), version=data["version"], by=self.request.user, text=data["text"]
        )

    @property
    def saved_message(self) -> str:  # type: ignore[override]
        return f"What becomes of {self.proposal.code} is recorded."

    def page(self) -> dict[str, Any]:
        return {"title": f"Withdraw or replace {self.proposal.code}", "caption": self.proposal.title}


class TrackerForms(ProgrammeView):
    section = "budget:proposals"
    permission = Permission.EDIT_BUDGET


def tracker_href(view: ProgrammeView) -> str:
    return reverse("budget:tracker", args=[view.programme.slug])


class SetWeights(TrackerForms, SavingView):
    saved_message = "The confidence is set. What counts is worked out anew."

    def find_subject(self, **address: Any) -> None:
        weights = RatingWeight.objects.visible_to(self.request.user).filter(programme=self.programme)
        self.weights = {each.status: each for each in weights.standing()}

    def rows(self) -> dict[str, Entered | None]:
        return {version_name(status): self.weights.get(status) for status in RATINGS}

    def form_on(self, rows: Mapping[str, Any], data: Any = None) -> WeightsForm:
        return WeightsForm(data, weights={status: rows[version_name(status)] for status in RATINGS})

    def save(self, form: WeightsForm) -> None:
        set_weights(
            self.programme,
            form.percents(),
            versions=form.versions_seen(),
            by=self.request.user,
            text=form.cleaned_data["text"],
        )

    def page(self) -> dict[str, Any]:
        return {
            "title": "Confidence in savings",
            "lead": "How much of a forecast saving counts while its proposal has a status. What finance has "
            "confirmed always counts in full, and so does a cost.",
        }

    def success_url(self) -> str:
        return tracker_href(self) + "#ratings"


class SetAssumption(TrackerForms, SavingView):
    saved_message = "What the budget counts on is set."

    def find_subject(self, **address: Any) -> None:
        self.year: int = address["year"]
        if not FIRST_YEAR <= self.year < LAST_YEAR:
            raise Http404
        assumptions = BudgetAssumption.objects.visible_to(self.request.user).filter(programme=self.programme)
        self.assumption = assumptions.filter(year=self.year).standing().first()

    def rows(self) -> dict[str, Entered | None]:
        return {"version": self.assumption}

    def form_on(self, rows: Mapping[str, Any], data: Any = None) -> AssumptionForm:
        return AssumptionForm(data, assumption=rows["version"])

    def save(self, form: AssumptionForm) -> None:
        version = form.cleaned_data["version"]
        set_assumption(self.programme, self.year, form.values(), version=version, by=self.request.user)

    def page(self) -> dict[str, Any]:
        return {"title": f"What the budget of {year_label(self.year)} counts on"}

    def success_url(self) -> str:
        return f"{tracker_href(self)}?year={self.year}#assumption"


class PressureMixin(TrackerForms):
    def find_pressure(self, uid: Any) -> Pressure:
        pressures = Pressure.objects.visible_to(self.request.user).filter(programme=self.programme)
        found: Pressure = self.find_row(pressures.select_related("programme"), uid=uid)
        return found

    def success_url(self) -> str:
        return f"{tracker_href(self)}#unachieved"


class AddPressure(PressureMixin, SavingView):
    saved_message = "The pressure is entered."

    def get_form(self, data: Any = None) -> PressureForm:
        return PressureForm(data, programme=self.programme, year=budget_year(self.programme))

    def save(self, form: PressureForm) -> None:
        add_pressure(self.programme, form.values(), by=self.request.user)

    def page(self) -> dict[str, Any]:
        return {
            "title": "Add a pressure",
            "lead": "A cost that arose within the year and that no proposal holds.",
        }


class ChangePressure(PressureMixin, SavingView):
    template_name = "budget/pressure.html"
    saved_message = "The pressure is changed."
    pressure: Pressure

    def find_subject(self, **address: Any) -> None:
        self.pressure = self.find_pressure(address["uid"])

    def rows(self) -> dict[str, Entered | None]:
        return {"version": self.pressure}

    def form_on(self, rows: Mapping[str, Any], data: Any = None) -> PressureForm:
        pressure: Pressure = rows["version"]
        return PressureForm(data, programme=self.programme, year=pressure.year, pressure=pressure)

    def save(self, form: PressureForm) -> None:
        data = form.cleaned_data
        change_pressure(
            self.pressure,
            form.values(),
            version=data["version"],
            by=self.request.user,
            text=data["text"],
        )

    def page(self) -> dict[str, Any]:
        return {"title": "Change a pressure", "caption": self.pressure.title, "pressure": self.pressure}


class WithdrawPressure(PressureMixin):
    def post(self, request: HttpRequest, uid: Any) -> HttpResponse:
        pressure = self.find_pressure(uid)
        try:
            withdraw_pressure(pressure, by=request.user)
        except StaleVersion:
            messages.info(request, "Somebody else has changed it meanwhile: look at it again first.")
        else:
            messages.success(request, "The pressure is taken out. It stays in history.")
        return HttpResponseRedirect(self.success_url())
