"""Services: the register, one service, and changing its counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from budget.models import CheckFigure
from programme.access import Permission
from programme.alert_states import alerts_about
from programme.contributions import panels
from programme.models import Dependency, Entered, Programme
from programme.ui.parts import Link
from programme.ui.views import TableView
from programme.views.base import ProgrammeView
from programme.views.saving import SavingView
from services.events import events_of
from services.filters import ServiceFilter
from services.forms.services import ServiceForm
from services.models import (
    Closure,
    ClosureStage,
    Service,
    ServiceMention,
    ServiceProposal,
    StaffGroup,
    Trajectory,
)
from services.operations import change_service
from services.reading import cost_sheets, staffing_tables
from services.reconciliation import places
from services.tables import ServiceTable


def area_tabs(programme_slug: str, current: str) -> list[Link]:
    """The pages of the area."""
    pages = (("All services", "services:services"), ("Outcomes", "services:outcomes"))
    return [Link(label, reverse(name, args=[programme_slug]), name == current) for label, name in pages]


class ServiceList(ProgrammeView, TableView):
    section = "services:services"
    template_name = "services/services.html"
    title = "Services"
    one = "service"
    table_class = ServiceTable
    filterset_class = ServiceFilter
    per_page = 100

    def get_queryset(self) -> Any:
        return Service.objects.visible_to(self.request.user).filter(programme=self.programme).for_pages()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sheets, tables = cost_sheets(self.programme), staffing_tables(self.programme)
        return super().get_context_data(
            tabs=area_tabs(self.programme.slug, self.section),
            tabs_label="Services",
            staffing=tables,
            sheets=sheets,
            findings=found_about(self.programme, "service", "costs", "staffing"),
            can_cost=self.may(Permission.EDIT_BUDGET),
            **kwargs,
        )


def found_about(programme: Programme, *subjects: str) -> Any:
    """The findings of the reconciliation about services, each with its acceptance."""
    return (
        CheckFigure.objects.filter(programme=programme)
        .findings()
        .about(*subjects)
        .with_acceptance()
        .select_related("programme")
    )


class ServiceMixin(ProgrammeView):
    """Finds the service that the address names, within what the person may see."""

    section = "services:services"
    service: Service

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        self.slug = kwargs.pop("slug")
        return super().dispatch(request, *args, **kwargs)

    def find(self) -> Service:
        services = Service.objects.visible_to(self.request.user).filter(programme=self.programme)
        service: Service = self.find_row(services.with_row(), slug=self.slug)
        return service


class ServicePage(ServiceMixin):
    def get(self, request: HttpRequest) -> HttpResponse:
        service = self.find()
        closure = (
            Closure.objects.visible_to(request.user)
            .filter(service=service)
            .standing()
            .select_related("programme")
            .first()
        )
        sheets = cost_sheets(self.programme, service)
        stages = stage_rows(closure) if closure else []
        context = {
            "title": service.name,
            "service": service,
            "facts": service.facts.standing(),
            "closure": closure,
            "stages": stages,
            "alerts": alerts_about(self.programme, [stage.item_id for stage, _ in stages]),
            "group": service.staff_group,
            "shared_with": others_of(service),
            "table": service.staff_group.table if service.staff_group else None,
            "sheets": sheets,
            "findings": found_about(self.programme, places.service(service.slug)),
            "proposals": proposals_of(service),
            "mentions": mentions_of(service),
            "events": events_of(service),
            "trajectories": Trajectory.objects.visible_to(request.user).filter(service=service).standing(),
            "panels": panels("SERVICE_PANELS", service, self.request.permissions),
            "breadcrumbs": [Link("Services", reverse("services:services", args=[self.programme.slug]))],
            "can_edit": self.may(Permission.EDIT_SERVICES),
        }
        return render(request, "services/service.html", context)


def stage_rows(closure: Closure) -> list[tuple[ClosureStage, list[Dependency]]]:
    """The stages of a closure, each with the links to what it waits for."""
    programme = closure.programme
    stages = ClosureStage.objects.filter(programme=programme, closure=closure).standing()
    links = Dependency.objects.filter(programme=programme, successor__closure_stage__closure=closure)
    by_item: dict[int, list[Dependency]] = {}
    for link in links.standing().select_related("predecessor__figure", "predecessor__programme"):
        by_item.setdefault(link.successor_id, []).append(link)
    return [
        (stage, by_item.get(stage.item_id, []))
        for stage in stages.select_related("item__figure", "item__programme")
    ]


def others_of(service: Service) -> list[Service]:
    """The other services that the same staff run."""
    if service.staff_group is None:
        return []
    services = Service.objects.filter(programme=service.programme, staff_group=service.staff_group)
    return list(services.standing().exclude(pk=service.pk).select_related("programme"))


def proposals_of(service: Service) -> Any:
    links = ServiceProposal.objects.filter(programme=service.programme, service=service).standing()
    return links.select_related("proposal__programme")


def mentions_of(service: Service) -> Any:
    found = ServiceMention.objects.filter(programme=service.programme, service=service).standing()
    return found.select_related("item__figure", "item__programme")


class ChangeService(ServiceMixin, SavingView):
    """Counts move no date and no money, so there is nothing to preview."""

    permission = Permission.EDIT_SERVICES

    def find_subject(self, **address: Any) -> None:
        self.service = self.find()
        self.group: StaffGroup | None = None if others_of(self.service) else self.service.staff_group

    def rows(self) -> dict[str, Entered | None]:
        return {"version": self.service, **({"group_version": self.group} if self.group else {})}

    def form_on(self, rows: Mapping[str, Any], data: Any = None) -> ServiceForm:
        return ServiceForm(data, service=rows["version"], own_group=rows.get("group_version"))

    def save(self, form: ServiceForm) -> None:
        data = form.cleaned_data
        change_service(
            self.service,
            form.edit(),
            version=data["version"],
            group_version=data.get("group_version"),
            by=self.request.user,
            text=data["text"],
        )

    def page(self) -> dict[str, Any]:
        title = f"Change {self.service.name}"
        return {"title": title, "caption": self.service.get_kind_display(), "submit_label": title}

    @property
    def saved_message(self) -> str:  # type: ignore[override]
        return f"{self.service.name} is changed."

    def success_url(self) -> str:
        return self.service.get_absolute_url()
