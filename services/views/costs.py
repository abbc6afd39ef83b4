"""Cost sheets of closures: what they add up to, and entering them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from budget.delay import together
from budget.delays import delays_of
from budget.models import Proposal
from budget.pictures.delay import delay_picture
from programme.access import Permission
from programme.history import StaleVersion
from programme.models import Entered
from programme.ui.parts import Link
from programme.views.base import ProgrammeView
from programme.views.saving import SavingView
from services.cost_operations import add_row, add_sheet, change_row, withdraw_row
from services.forms.costs import CostForm, HomeForm, LineForm, SheetForm
from services.models import CostLine, CostSheet, HomeCost
from services.reading import read_sheets
from services.views.services import found_about


class SheetMixin(ProgrammeView):
    """Finds the cost sheet that the address names, within what the person may see."""

    section = "services:services"
    sheet: CostSheet

    def find_sheet(self, slug: str) -> CostSheet:
        sheets = CostSheet.objects.visible_to(self.request.user).filter(programme=self.programme)
        sheet: CostSheet = self.find_row(sheets.select_related("programme"), slug=slug)
        return sheet


class SheetPage(SheetMixin):
    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        sheet = self.find_sheet(slug)
        [read] = read_sheets(CostSheet.objects.filter(programme=self.programme, pk=sheet.pk))
        # Only what goes on while it closes: a saving elsewhere waits for dates of its own.
        delays = delays_of(read.proposals, response=Proposal.DelayResponse.PROLONGED)
        context = {
            "title": sheet.name,
            "read": read,
            "delay": delay_picture(together(delays.values()), width=760),
            "delayed": list(delays),
            "findings": found_about(self.programme, f"costs:{sheet.slug}"),
            "breadcrumbs": [Link("Services", reverse("services:services", args=[self.programme.slug]))],
            "can_edit": self.may(Permission.EDIT_BUDGET),
        }
        return render(request, "services/costs.html", context)


class SheetForms(SheetMixin, SavingView):
    """What the forms of a sheet share: who may use them, how it is found, and the way back to it."""

    permission = Permission.EDIT_BUDGET
    title: str
    template_name = "services/cost_form.html"

    def find_subject(self, **address: Any) -> None:
        self.sheet = self.find_sheet(address["slug"])

    def page(self) -> dict[str, Any]:
        return {"title": self.title, "caption": self.sheet.name}

    def success_url(self) -> str:
        return self.sheet.get_absolute_url()


class AddSheet(SheetForms):
    title = "Add a cost sheet"
    saved_message = "The cost sheet is added. Add the services and lines that stand on it."

    def find_subject(self, **address: Any) -> None:
        """There is none yet."""

    def get_form(self, data: Any = None) -> SheetForm:
        return SheetForm(data)

    def page(self) -> dict[str, Any]:
        return {"title": self.title}

    def save(self, form: SheetForm) -> None:
        self.sheet = add_sheet(self.programme, form.values(), by=self.request.user)

    def success_url(self) -> str:
        if hasattr(self, "sheet"):
            return self.sheet.get_absolute_url()
        return reverse("services:services", args=[self.programme.slug]) + "#costs"


class ChangeForms(SheetForms):
    """Changes the stored row that `row` gives."""

    @property
    def row(self) -> CostSheet | HomeCost | CostLine:
        raise NotImplementedError

    def rows(self) -> dict[str, Entered | None]:
        return {"version": self.row}

    def save(self, form: CostForm) -> None:
        data = form.cleaned_data
        change_row(self.row, form.values(), version=data["version"], by=self.request.user, text=data["text"])


class ChangeSheet(ChangeForms):
    title = "Change the cost sheet"
    saved_message = "The cost sheet is changed."

    @property
    def row(self) -> CostSheet:
        return self.sheet

    def form_on(self, rows: Mapping[str, Any], data: Any = None) -> SheetForm:
        return SheetForm(data, row=rows["version"])


class AddHome(SheetForms):
    title = "Add what a service costs"
    saved_message = "The service is added to the sheet."

    def get_form(self, data: Any = None) -> HomeForm:
        return HomeForm(data, programme=self.programme)

    def save(self, form: HomeForm) -> None:
        row = HomeCost(programme=self.programme, sheet=self.sheet, **form.values())
        add_row(row, by=self.request.user)


class AddLine(SheetForms):
    title = "Add a line"
    saved_message = "The line is added to the sheet."

    def get_form(self, data: Any = None) -> LineForm:
        return LineForm(data, programme=self.programme)

    def save(self, form: LineForm) -> None:
        row = CostLine(programme=self.programme, sheet=self.sheet, **form.values())
        add_row(row, by=self.request.user)


class HomeMixin(SheetMixin):
    def find_home(self, address: Mapping[str, Any]) -> HomeCost:
        homes = HomeCost.objects.visible_to(self.request.user).filter(sheet__slug=address["slug"])
        of_programme = homes.filter(programme=self.programme).select_related("sheet__programme", "service")
        home: HomeCost = self.find_row(of_programme, uid=address["uid"])
        return home


class LineMixin(SheetMixin):
    def find_line(self, address: Mapping[str, Any]) -> CostLine:
        lines = CostLine.objects.visible_to(self.request.user).filter(sheet__slug=address["slug"])
        of_programme = lines.filter(programme=self.programme).select_related("sheet__programme")
        line: CostLine = self.find_row(of_programme, uid=address["uid"])
        return line


class ChangeHome(HomeMixin, ChangeForms):
    title = "Change what a service costs"
    saved_message = "The costs are changed."

    def find_subject(self, **address: Any) -> None:
        self.home = self.find_home(address)
        self.sheet = self.home.sheet

    @property
    def row(self) -> HomeCost:
        return self.home

    def form_on(self, rows: Mapping[str, Any], data: Any = None) -> HomeForm:
        return HomeForm(data, programme=self.programme, row=rows["version"])

    def page(self) -> dict[str, Any]:
        address = [self.programme.slug, self.sheet.slug, self.home.uid]
        return {**super().page(), "withdraw_href": reverse("services:withdraw-home", args=address)}


class ChangeLine(LineMixin, ChangeForms):
    title = "Change a line"
    saved_message = "The line is changed."

    def find_subject(self, **address: Any) -> None:
        self.line = self.find_line(address)
        self.sheet = self.line.sheet

    @property
    def row(self) -> CostLine:
        return self.line

    def form_on(self, rows: Mapping[str, Any], data: Any = None) -> LineForm:
        return LineForm(data, programme=self.programme, row=rows["version"])

    def page(self) -> dict[str, Any]:
        address = [self.programme.slug, self.sheet.slug, self.line.uid]
        return {**super().page(), "withdraw_href": reverse("services:withdraw-line", args=address)}


class WithdrawRow(SheetMixin):
    permission = Permission.EDIT_BUDGET

    def find(self, address: Mapping[str, Any]) -> HomeCost | CostLine:
        raise NotImplementedError

    def post(self, request: HttpRequest, **address: Any) -> HttpResponse:
        row = self.find(address)
        try:
            withdraw_row(row, by=request.user)
        except StaleVersion:
            messages.info(request, "Somebody else has taken it off already.")
        else:
            messages.success(request, f"{row.label} is off the sheet. It stays in history.")
        return HttpResponseRedirect(row.sheet.get_absolute_url())


class WithdrawHome(HomeMixin, WithdrawRow):
    find = HomeMixin.find_home


class WithdrawLine(LineMixin, WithdrawRow):
    find = LineMixin.find_line
