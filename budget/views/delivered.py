"""Delivered months: a grid that is saved row by row or all at once, by keyboard, with or without a script."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from budget.forms.delivered import DeliveredForm
from budget.models import Proposal, SavingFigure
from budget.money import ZERO
from budget.pages import budget_tabs
from budget.totals import budget_year
from budget.tracker.grid import Line, begun, lines_of, months_of, sums_of
from budget.views.delivered_rows import Row, save_row
from programme import drafts
from programme.access import Permission
from programme.financial_years import year_label
from programme.ui.format import plural
from programme.views.base import ProgrammeView

PER_PAGE = 50
"""Rows whose controls one form can send at once."""
ALL = "all"
FIRST_YEAR, LAST_YEAR = 1990, 2100


class Delivered(ProgrammeView):
    section = "budget:proposals"

    def get(self, request: HttpRequest) -> HttpResponse:
        kept = drafts.taken_up(request, request.path) if self.may_edit else None
        return self.page([self.row(line, kept) for line in self.lines()])

    def post(self, request: HttpRequest) -> HttpResponse:
        """Save one row (`save` names it), or all into which something was typed."""
        if not self.may_edit:
            raise PermissionDenied
        drafts.drop(request)
        save = request.POST.get("save", "")
        rows = [self.row(line, request.POST) for line in self.lines()]
        wanted = [row for row in rows if save in (row.code, ALL) and row.form and row.form.is_bound]
        for row in wanted:
            if row.form and (row.code == save or row.form.is_touched):
                save_row(row, row.form, by=request.user)
        if request.headers.get("HX-Request") and save != ALL:
            shown = next((row for row in wanted), None)
            if shown is None:
                raise Http404
            return self.part(shown)
        saved = [row.code for row in wanted if row.saved]
        if not any(row.form and row.form.errors for row in wanted):
            messages.success(
                request, f"{plural(len(saved), 'proposal')} saved." if saved else "Nothing was changed."
            )
            return HttpResponseRedirect(request.get_full_path())
        return self.page([self.fresh(row) for row in rows])

    @property
    def may_edit(self) -> bool:
        return self.may(Permission.EDIT_BUDGET)

    @cached_property
    def year(self) -> int:
        asked: str = self.request.GET.get("year", "")
        if not asked:
            return budget_year(self.programme)
        if not (asked.isascii() and asked.isdecimal() and len(asked) == len("2011")):
            raise Http404
        if not FIRST_YEAR <= int(asked) <= LAST_YEAR:
            raise Http404
        return int(asked)

    @property
    def months(self) -> list[dt.date]:
        """Those that have begun: nothing can have been delivered in the others."""
        return begun(months_of(self.year), self.programme.today())

    def leaves(self) -> Any:
        leaves = Proposal.objects.visible_to(self.request.user).filter(programme=self.programme)
        return leaves.standing().filter(is_summary=False).exclude(approved_edition=None)

    def lines(self) -> list[Line]:
        found = self.leaves().select_related("programme").order_by("position", "id")
        self.pages: Page[Any] = Paginator(found, PER_PAGE).get_page(self.request.GET.get("page"))
        return lines_of(self.pages.object_list, self.year, self.programme.today())

    def row(self, line: Line, data: Any = None) -> Row:
        if not self.may_edit:
            return Row(line, None, self.months)
        typed = data is not None and f"{line.proposal.code}-seen" in data
        form = DeliveredForm(
            data if typed else None, proposal=line.proposal, months=self.months, stored=line.stored
        )
        return Row(line, form if self.months else None, self.months)

    def fresh(self, row: Row) -> Row:
        """The row as it is stored once it is saved."""
        if not row.saved:
            return row
        [line] = lines_of([row.line.proposal], self.year, self.programme.today())
        again = self.row(line)
        again.saved = True
        return again

    def part(self, row: Row) -> HttpResponse:
        """One row and the sums, for a page that replaces just these."""
        context = {"row": self.fresh(row), "is_part": True, **self.around()}
        return render(self.request, "budget/parts/delivered_part.html", context)

    def around(self) -> dict[str, Any]:
        sums = sums_of(self.year, self.leaves())
        rows = []
        for kind, label, sign in (
            (Proposal.Kind.REDUCTION, "Savings confirmed", -1),
            (Proposal.Kind.GROWTH, "Growth confirmed", 1),
        ):
            amounts = [sign * sums[kind][month] if month in sums[kind] else None for month in self.months]
            total = sum((amount for amount in amounts if amount is not None), ZERO)
            rows.append((label, amounts, total))
        return {"months": self.months, "sums": rows, "can_edit": self.may_edit}

    def page(self, rows: list[Row]) -> HttpResponse:
        years = sorted({*self.years(), self.year})
        context = {
            "title": f"Delivered {year_label(self.year)}",
            "tabs": budget_tabs(self.programme, "budget:delivered"),
            "tabs_label": "Budget",
            "rows": rows,
            "error_rows": [row for row in rows if row.form and row.form.is_bound and row.form.errors],
            "pages": self.pages,
            "year": self.year,
            "years": [(year, year_label(year)) for year in years],
            "until": self.months[-1] if self.months else None,
            "tracker_href": reverse("budget:tracker", args=[self.programme.slug]),
            **self.around(),
        }
        return render(self.request, "budget/delivered.html", context)

    def years(self) -> set[int]:
        """The years with figures, and so all for which anything is stated or confirmed."""
        figures = SavingFigure.objects.filter(programme=self.programme)
        return set(figures.order_by().values_list("year", flat=True).distinct())
