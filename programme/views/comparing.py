"""Two what-ifs side by side, or one beside the plan as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from programme.comparison import compare_plans
from programme.consequences import Consequence
from programme.financial_years import year_label
from programme.forms.comparing import STANDS, CompareForm
from programme.models import Scenario
from programme.operations.updates import preview
from programme.planning import Plan, load_plan
from programme.tables.what_if import ComparedPoundsTable, ComparedTable, ComparedYear, Heading
from programme.ui.export import EXPORTS
from programme.ui.format import rounding_note
from programme.ui.parts import Link
from programme.ui.tables import Table
from programme.views.base import ProgrammeView
from programme.views.what_if import CANNOT_BE, crumbs
from programme.what_if import edit_from


@dataclass(frozen=True, slots=True)
class Side:
    """A what-if, the plan that it makes, and what follows; without a what-if the plan as it stands."""

    scenario: Scenario | None
    plan: Plan
    result: Consequence

    def __str__(self) -> str:
        return str(self.scenario or "The plan as it stands")


class CompareScenarios(ProgrammeView):
    section = "programme:plan"

    def get(self, request: HttpRequest) -> HttpResponse:
        kept = Scenario.objects.visible_to(request.user).filter(programme=self.programme).for_pages()
        scenarios = {str(scenario.uid): scenario for scenario in kept}
        asked = {name: request.GET.get(name) or STANDS for name in ("a", "b")}
        if not set(asked.values()) <= {*scenarios, STANDS}:
            raise Http404
        form = CompareForm(
            asked if {"a", "b"} & request.GET.keys() else None,
            scenarios=[each for each in scenarios.values() if not each.adopted_by_id],
            person=request.user,
        )
        stands = load_plan(self.programme)
        sides = sides_of(stands, form, scenarios) if form.is_bound and form.is_valid() else []
        tables = tables_of(stands, *sides) if sides else {}
        wanted, table = request.GET.get("format"), tables.get(request.GET.get("of", ""))
        if wanted in EXPORTS and table:
            return EXPORTS[wanted](table, f"what-if-{request.GET['of']}.{wanted}")
        context = {
            "title": "Compare what-ifs",
            "breadcrumbs": crumbs(self.programme),
            "form": form,
            "sides": sides,
            "can_compare": any(not each.adopted_by_id for each in scenarios.values()),
            "tables": [(of, table, downloads(request, of)) for of, table in tables.items()],
            "notes": rounding_notes(*sides) if sides else [],
        }
        return render(request, "programme/compare.html", context)


def sides_of(stands: Plan, form: CompareForm, scenarios: Mapping[str, Scenario]) -> list[Side]:
    """Both, the plan as it stands first. None, with the error on the form, where one cannot be worked out."""
    found = []
    for name in ("a", "b"):
        scenario = scenarios.get(form.cleaned_data[name])
        if scenario is None:
            found.append(Side(None, stands, Consequence()))
            continue
        try:
            edit = edit_from(stands, scenario.changes)
            found.append(Side(scenario, stands.with_edit(edit), preview(stands, edit)))
        except CANNOT_BE as error:
            form.add_error(name, f"{scenario} cannot be worked out on the plan as it stands: {error}")
    return [] if form.errors else sorted(found, key=lambda side: side.scenario is not None)


def tables_of(stands: Plan, a: Side, b: Side) -> dict[str, Table]:
    """Dates and pounds. The plan as it stands has its column anyway, so it is not shown a second time."""
    alone = a.scenario is None
    headings = {"b": Heading("In the what-if" if alone else "In B", str(b))}
    if not alone:
        headings["a"] = Heading("In A", str(a))
    dates = compare_plans(stands, a.plan, b.plan)
    years = sorted({*a.result.years, *b.result.years})
    pounds = [ComparedYear(year_label(year), a.result.total(year), b.result.total(year)) for year in years]
    return {
        "dates": ComparedTable(
            dates, programme=stands.programme, headings=headings, exclude=("a",) if alone else ()
        ),
        "pounds": ComparedPoundsTable(
            pounds, headings=headings, exclude=("a", "difference") if alone else ()
        ),
    }


def downloads(request: HttpRequest, of: str) -> list[Link]:
    """The address of this page as a file of one of its tables."""
    query = request.GET.copy()
    links = []
    for name in EXPORTS:
        query["of"], query["format"] = of, name
        links.append(Link(name.upper(), f"?{query.urlencode()}"))
    return links


def rounding_notes(a: Side, b: Side) -> list[str]:
    """What to say of a column whose printed years do not add up to its printed total."""
    totals = [[side.result.total(year) for year in side.result.years] for side in (a, b)]
    return [note for amounts in totals if (note := rounding_note(amounts))]
