"""Entering the totals that documents print, to be kept beside what the proposals add up to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from budget.forms.reconciliation import PrintedTotalForm
from budget.models import PrintedTotal
from budget.reconciliation.operations import add_total, change_total, withdraw_total
from programme.access import Permission
from programme.history import StaleVersion
from programme.models import Entered
from programme.views.base import ProgrammeView
from programme.views.saving import SavingView


class TotalMixin(ProgrammeView):
    section = "budget:proposals"
    permission = Permission.EDIT_BUDGET

    def find(self, uid: Any) -> PrintedTotal:
        totals = PrintedTotal.objects.visible_to(self.request.user).filter(programme=self.programme)
        total: PrintedTotal = self.find_row(totals.select_related("programme"), uid=uid)
        return total

    def success_url(self) -> str:
        return reverse("budget:reconciliation", args=[self.programme.slug]) + "#totals"


class AddTotal(TotalMixin, SavingView):
    saved_message = "The printed total is added."

    def get_form(self, data: Any = None) -> PrintedTotalForm:
        return PrintedTotalForm(data, programme=self.programme)

    def page(self) -> dict[str, Any]:
        return {"title": "Add a printed total"}

    def save(self, form: PrintedTotalForm) -> None:
        add_total(self.programme, form.values(), by=self.request.user)


class ChangeTotal(TotalMixin, SavingView):
    template_name = "budget/printed_total.html"
    saved_message = "The printed total is changed."
    total: PrintedTotal

    def find_subject(self, **address: Any) -> None:
        self.total = self.find(address["uid"])

    def form_on(self, rows: Mapping[str, Any], data: Any = None) -> PrintedTotalForm:
        return PrintedTotalForm(data, programme=self.programme, total=rows["version"])

    def page(self) -> dict[str, Any]:
        return {"title": "Change a printed total", "caption": self.total.place, "total": self.total}

    def save(self, form: PrintedTotalForm) -> None:
        data = form.cleaned_data
        change_total(
            self.total, form.values(), version=data["version"], by=self.request.user, text=data["text"]
        )

    def rows(self) -> dict[str, Entered | None]:
        return {"version": self.total}


class WithdrawTotal(TotalMixin):
    def post(self, request: HttpRequest, uid: Any) -> HttpResponse:
        total = self.find(uid)
        try:
            withdraw_total(total, by=request.user)
        except StaleVersion:
            messages.info(request, "Somebody else has taken it out already.")
        else:
            messages.success(request, "The printed total is taken out. It stays in history.")
        return HttpResponseRedirect(self.success_url())
