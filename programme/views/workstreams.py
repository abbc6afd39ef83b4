"""Workstreams: those of the plan, those that the document lists, and who leads them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from programme.access import Permission
from programme.alerts import label_of
from programme.contributions import panels
from programme.filters.workstreams import ListedWorkstreamFilter
from programme.forms.workstreams import LeadForm
from programme.models import Action, Alert, Entered, ListedPlace, ListedWorkstream, Workstream
from programme.operations.workstreams import name_lead
from programme.presenters import changes_of
from programme.rollup import workstream_ratings
from programme.tables.actions import ActionTable
from programme.tables.workstreams import ListedWorkstreamTable
from programme.ui.parts import Link
from programme.ui.views import TableView
from programme.views.actions import ActionMixin
from programme.views.base import ProgrammeView
from programme.views.plan import tabs
from programme.views.saving import SavingView


class WorkstreamList(ProgrammeView, TableView):
    section = "programme:plan"
    template_name = "programme/workstreams.html"
    title = "Workstreams"
    one = "listed workstream"
    export_name = "workstreams"
    table_class = ListedWorkstreamTable
    filterset_class = ListedWorkstreamFilter

    def get_queryset(self) -> Any:
        listed = ListedWorkstream.objects.visible_to(self.request.user).filter(programme=self.programme)
        places = ListedPlace.objects.filter(programme=self.programme).standing()
        places = places.select_related("programme", "workstream", "item").order_by("id")
        return listed.standing().prefetch_related(Prefetch("places", places, to_attr="standing_places"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        actions = Q(actions__withdrawn_at=None)
        streams = Workstream.objects.filter(programme=self.programme).standing().select_related("lead")
        counted = streams.annotate(
            lines=Count("actions", filter=actions),
            late=Count("actions", filter=actions & Q(actions__item__figure__slip_days__gt=0)),
        )
        ratings = workstream_ratings(self.programme)
        return super().get_context_data(
            can_edit=self.may(Permission.EDIT_PLAN),
            streams=[(stream, ratings.get(stream.pk)) for stream in counted],
            tabs=tabs(self, "workstreams"),
            **kwargs,
        )


class WorkstreamMixin(ProgrammeView):
    section = "programme:plan"
    workstream: Workstream

    def find(self, slug: str) -> Workstream:
        streams = Workstream.objects.visible_to(self.request.user).filter(programme=self.programme)
        stream: Workstream = self.find_row(streams.select_related("programme", "lead"), slug=slug)
        return stream


class WorkstreamPage(WorkstreamMixin):
    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        stream = self.find(slug)
        actions = Action.objects.filter(programme=self.programme, workstream=stream).for_pages()
        table = ActionTable(actions, exclude=("workstream",))
        table.configure(request)
        alerts = Alert.objects.filter(programme=self.programme, item__action__workstream=stream).open()
        context = {
            "title": stream.name,
            "workstream": stream,
            "breadcrumbs": [
                Link("Plan", reverse("programme:plan", args=[self.programme.slug])),
                Link("Workstreams", reverse("programme:workstreams", args=[self.programme.slug])),
            ],
            "table": table,
            "late": actions.late().count(),
            "rating": workstream_ratings(self.programme).get(stream.pk),
            "listed": listed_in(stream),
            "alerts": [(label_of(alert.rule), alert) for alert in alerts.select_related("programme")],
            "panels": panels("WORKSTREAM_PANELS", stream, self.request.permissions),
            "events": changes_of(stream.history),
            "can_edit": self.may(Permission.EDIT_PLAN),
        }
        return render(request, "programme/workstream.html", context)


def listed_in(stream: Workstream) -> list[tuple[ListedWorkstream, list[str]]]:
    """The listed workstreams whose work is in one of the plan, each with its actions (none: all of it)."""
    places = ListedPlace.objects.filter(programme=stream.programme_id).standing()
    mine = places.filter(Q(workstream=stream) | Q(item__action__workstream=stream))
    found: dict[ListedWorkstream, list[str]] = {}
    for place in mine.select_related("listed", "item").order_by("listed__position", "id"):
        numbers = found.setdefault(place.listed, [])
        if place.item:
            numbers.append(place.item.code)
    return list(found.items())


class NameWorkstreamLead(WorkstreamMixin, SavingView):
    permission = Permission.EDIT_PLAN

    def find_subject(self, **address: Any) -> None:
        self.workstream = self.find(address["slug"])

    def rows(self) -> dict[str, Entered | None]:
        return {"version": self.workstream}

    def form_on(self, rows: Mapping[str, Any], data: Any = None) -> LeadForm:
        return LeadForm(data, led=rows["version"])

    def page(self) -> dict[str, Any]:
        lead = (
            "The lead hears of every action of the workstream that has no lead of its own. "
            "Where nobody is named, the programme office does."
        )
        return {"title": "Name the lead", "caption": self.workstream.name, "lead": lead}

    def save(self, form: LeadForm) -> None:
        data = form.cleaned_data
        name_lead(self.workstream, data["lead"], version=data["version"], by=self.request.user)

    @property
    def saved_message(self) -> str:  # type: ignore[override]
        return f"The lead of {self.workstream.name} is saved."

    def success_url(self) -> str:
        return reverse("programme:workstream", args=[self.programme.slug, self.workstream.slug])


class NameActionLead(ActionMixin, SavingView):
    permission = Permission.EDIT_PLAN

    def find_subject(self, **address: Any) -> None:
        self.action = self.find()

    def rows(self) -> dict[str, Entered | None]:
        return {"version": self.action}

    def form_on(self, rows: Mapping[str, Any], data: Any = None) -> LeadForm:
        return LeadForm(data, led=rows["version"])

    def page(self) -> dict[str, Any]:
        caption = f"Action {self.action.number} · {self.action.item.title}"
        stream = self.action.workstream
        lead = f"Where nobody is named, the lead of {stream.name} hears: {stream.lead or 'nobody yet'}."
        return {"title": "Name the lead", "caption": caption, "lead": lead}

    def save(self, form: LeadForm) -> None:
        data = form.cleaned_data
        name_lead(self.action, data["lead"], version=data["version"], by=self.request.user)

    @property
    def saved_message(self) -> str:  # type: ignore[override]
        return f"The lead of action {self.action.number} is saved."

    def success_url(self) -> str:
        return self.action.get_absolute_url()
