"""Pages made of nothing but the kit, so that its parts can be tested and looked at without models."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import django_filters
from django import forms
from django.contrib import messages
from django.contrib.auth.models import Permission
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html

from programme.dates import PlanDate
from programme.ui.filters import FilterSet, TickFilter
from programme.ui.format import figure, link
from programme.ui.forms import CountField, DayField, Form, PlanDateField, PoundsField
from programme.ui.parts import ChainStep, Event, KeyFigure, Link, Verdict, status_bar
from programme.ui.status import status_tag
from programme.ui.tables import (
    DaysColumn,
    LinkColumn,
    NumberColumn,
    PlanDateColumn,
    PoundsColumn,
    Table,
    TagColumn,
)
from programme.ui.views import TableView
from programme.views.base import Freshness

NAME = "Leicester Adult Social Care Transformation Programme"
MENU = ["Dashboard", "Plan", "Services", "Budget", "Equality", "Reports", "Risks", "Alerts"]
TITLES = [
    "Consultation on in-house services",
    "Close 2 care homes & <b>rebuild</b> Hastings Road",
    "Reassess everyone who already gets a service",
]
YEARS = ["2011/12", "2012/13"]


def framed(request: HttpRequest, *, behind: bool = False) -> HttpRequest:
    """What ProgrammeView puts on a request."""
    parts: Any = request
    parts.user = SimpleNamespace(is_authenticated=True, get_full_name=lambda: "Programme office")
    parts.programme = SimpleNamespace(
        slug="leicester", name=NAME, is_illustrative=True, get_absolute_url=lambda: "/kit/"
    )
    parts.page_menu = [
        Link(label, f"/{label.lower()}/", current=label == "Plan", count=4 if label == "Alerts" else None)
        for label in MENU
    ]
    parts.as_at = dt.date(2011, 9, 30)
    worked_out = dt.datetime(2026, 5, 3, 5, 0, tzinfo=dt.UTC)
    parts.freshness = Freshness(418, worked_out, behind=behind, since=None, trouble="", underway=None)
    return request


def rows() -> list[dict[str, Any]]:
    return [
        {
            "number": str(number),
            "title": TITLES[number % 3],
            "end": PlanDate(2011, number % 12 + 1, None if number % 2 else 14),
            "slip_days": (61, 0, -3, 10)[number % 4],
            "slip_months": (2.0, 0.0, None, None)[number % 4],
            "status": ("RED", "COMPLETE", "AMBER", "NOT_DUE", "GREEN")[number % 5],
            "approved": (Decimal("-1193000"), Decimal("690000.50"), Decimal(0), None)[number % 4],
            "lost": Decimal("184522") if number % 3 == 0 else Decimal(0),
            "late": number % 3,
        }
        for number in range(1, 65)
    ]


class ActionTable(Table):
    caption = "Actions by number, as at 30 September 2011"
    empty_text = "Actions appear here when a plan has been imported."
    number = LinkColumn("No", linkify=lambda record: f"/plan/{record['number']}/")
    title = LinkColumn("Action", linkify=lambda record: f"/plan/{record['number']}/")
    end = PlanDateColumn("Forecast end", label="End")
    slip_days = DaysColumn("Slip", months="slip_months")
    status = TagColumn("Rating")
    approved = PoundsColumn("Approved", unit="k", total=True)
    lost = PoundsColumn("Lost", signed=True, total=True, linkify=lambda value: "/budget/" if value else None)
    late = NumberColumn("Late parts")


class ActionFilter(FilterSet):
    status = django_filters.ChoiceFilter(
        label="Rating now", choices=[("red", "Red"), ("green", "Green")], method="keep"
    )
    codename = django_filters.CharFilter(label="Number or title", lookup_expr="icontains")
    workstream = django_filters.MultipleChoiceFilter(
        label="Workstream", choices=[("a", "In House Services"), ("b", "Care Pathways")], method="keep"
    )
    late = TickFilter(label="Late only", method="keep")

    class Meta:
        model = Permission
        fields: list[str] = []

    def keep(self, queryset: Any, name: str, value: Any) -> Any:
        return queryset


class ActionTableView(TableView):
    table_class = ActionTable
    title = "All actions"
    one = "action"
    per_page = 10

    def get_queryset(self) -> Any:
        return rows()

    def get_filterset(self, rows: Any) -> FilterSet:
        return ActionFilter(self.request.GET, Permission.objects.none())

    def get_table(self, rows: Any) -> Table:
        return ActionTable(self.get_queryset())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        framed(self.request)
        labels = ["All actions", "Monthly update", "Gantt", "Map", "What-if", "Import"]
        tabs = [Link(label, f"/{label}/", label == "All actions") for label in labels]
        return super().get_context_data(tabs=tabs, **kwargs)


class UpdateForm(Form):
    end = PlanDateField(
        label="New end date", help_text="Now Nov 2011. Leave the day empty if you know only the month."
    )
    meeting = DayField(label="Meeting", required=False)
    reason = forms.ChoiceField(label="Reason", choices=[("", "Choose a reason"), ("late", "Started late")])
    text = forms.CharField(
        label="What happened", help_text="No names of people who use services.", widget=forms.Textarea
    )
    title = forms.CharField(label="Short <title>", max_length=5)
    cost = PoundsField(label="Cost", min_value=0, required=False)
    people = CountField(label="People", required=False)
    answer = forms.ChoiceField(
        label="This month", choices=[("done", "Done"), ("track", "On track")], widget=forms.RadioSelect
    )
    groups = forms.MultipleChoiceField(
        label="Who was consulted",
        choices=[("users", "People who use it"), ("staff", "Staff")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    sure = forms.BooleanField(label="Tell the leads", required=False)
    submit_label = "Move 27 to Jan 2012 and add £238k"


def preview() -> SimpleNamespace:
    moves = [
        ("27 Round 1 closures", "end", "Nov 2011", "Jan 2012", 62),
        ("28 Round 2", "start", "Jul 2012", "Sep 2012", 61),
    ]
    money = [
        ("G1", "Homes, double running", [Decimal(184522), Decimal(0)]),
        ("G3", "Day care, double running", [Decimal(53000), Decimal(-1200)]),
    ]
    return SimpleNamespace(
        sentence="27 ends 62 days later. 2 actions move, and £237,522 more is spent this year.",
        moves=[
            SimpleNamespace(label=label, href="/plan/27/", what=what, before=before, after=after, days=days)
            for label, what, before, after, days in moves
        ],
        years=YEARS,
        money=[
            SimpleNamespace(code=code, href=f"/budget/{code}/", title=title, by_year=by_year)
            for code, title, by_year in money
        ],
        money_total=[Decimal(237522), Decimal(-1200)],
        crossings=["31 December 2011: 27 moves from Q3 to Q4."],
        absorbed=["29 Round 3 uses 61 of its 397 days of room after 28, and 336 are left."],
    )


def form_page(request: HttpRequest) -> HttpResponse:
    form = UpdateForm(request.POST or None, initial={"end": PlanDate(2011, 11), "cost": Decimal("1200.50")})
    context = {
        "form": form,
        "title": "Update action 27",
        "cancel_href": "/plan/27/",
        "preview": preview(),
        "breadcrumbs": [Link("Plan", "/plan/"), Link("In House Services", "/plan/?workstream=1")],
    }
    return render(framed(request), "layouts/form.html", context)


def kit_page(request: HttpRequest) -> HttpResponse:
    steps = [
        ChainStep(
            "23 · Where it began", "Consultation", "/23/", "2 months late, its own", "Jun 2011", "cause"
        ),
        ChainStep("25, 26 · After 23", "Plan the changes", "/25/", "2 months late, inherited", "Sep 2011"),
        ChainStep("27 · This action", "Round 1 closures", "", "2 months late, inherited", "Sep 2011", "here"),
        ChainStep(
            "28 · Waits for 27", "Round 2", "/28/", "1 month late, inherited", "A gap took up the rest"
        ),
        ChainStep("G1, G3 · The money", "Double running", "", "£238k more", "Nothing in 2012/13", "money"),
    ]
    verdict = Verdict(
        status_tag("Red"),
        "Off course",
        format_html(
            "{} are late and {} of this year’s net saving is lost",
            figure("6 of 64 actions", "/late/"),
            figure("£312k", "/lost/"),
        ),
        [
            ("Red by rule:", format_html("{} are more than 20 working days late.", figure("4 actions", "/"))),
            ("Next to go wrong:", "the 24 October decision is blocked."),
        ],
    )
    figures = [
        KeyFigure("Actions late", "6", "/late/", "of 64", "No change: 2 new, 2 recovered", "same"),
        KeyFigure(
            "Net saving forecast", "£3,530k", "/budget/", note="£65k less than in August", direction="worse"
        ),
        KeyFigure("Delivered to date", "£813k", "/budget/", note="£105k behind profile"),
        KeyFigure("EIAs missing", "6", "/equality/", "of 9", "Was 7", "better"),
    ]
    counts = {"red": 4, "amber": 2, "green": 1, "complete": 4, "not due": 1}
    events = [
        Event("16 September 2011", "Programme office", "No change", "22 of 34 residents assessed."),
        Event("12 August 2011", link("23", "/23/"), "End Oct 2011, now Nov 2011", "More responses.", True),
    ]
    context = {
        "figures": figures,
        "verdict": verdict,
        "steps": steps,
        "events": events,
        "bar": status_bar(counts, largest=14, href=lambda word: f"?status={word}"),
        "form": UpdateForm(),
        "preview": preview(),
        "rows": [SimpleNamespace(label="Lead", value="Not named", href="/lead/", action="")],
        "tags": [
            status_tag(word) for word in ("RED", "amber", "on track", "complete", "not due", "withdrawn")
        ],
    }
    return render(framed(request, behind=True), "ui_test/kit.html", context)


def message_page(request: HttpRequest) -> HttpResponse:
    messages.success(request, "27 now ends in January 2012")
    messages.warning(request, "<b>Not</b> bold")
    return render(framed(request), "layouts/message.html", {"title": "Messages"})


def error_page(request: HttpRequest, name: str) -> HttpResponse:
    return render(request, f"{name}.html")
