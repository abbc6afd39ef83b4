"""Services: the register, one service, and changing its counts."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from programme.access import Permission
from programme.contributions import panels
from programme.history import StaleVersion
from programme.models import Dependency
from programme.operations.errors import Refused
from programme.ui.parts import Link
from programme.ui.views import TableView
from programme.views.base import ProgrammeView
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
from services.reading import cost_sheets, service_findings, staffing_tables
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
        found = list({each.message: each for each in service_findings(self.programme)}.values())
        found += [each for sheet in sheets for each in sheet.findings]
        found += [each for table in tables for each in table.findings]
        return super().get_context_data(
            tabs=area_tabs(self.programme.slug, self.section),
            tabs_label="Services",
            staffing=tables,
            sheets=sheets,
            findings=found,
            **kwargs,
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
        service: Service = get_object_or_404(services.for_pages(), slug=self.slug)
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
        found = [each for each in service_findings(self.programme) if each.about == service.slug]
        context = {
            "title": service.name,
            "service": service,
            "facts": service.facts.standing(),
            "closure": closure,
            "stages": stage_rows(closure) if closure else [],
            "group": service.staff_group,
            "shared_with": others_of(service),
            "table": service.staff_group.table if service.staff_group else None,
            "sheets": sheets,
            "findings": found + [each for sheet in sheets for each in sheet.findings],
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


class ChangeService(ServiceMixin):
    """Counts move no date and no money, so there is nothing to preview."""

    permission = Permission.EDIT_SERVICES

    def get(self, request: HttpRequest) -> HttpResponse:
        service = self.find()
        return self.show(service, self.form(service))

    def post(self, request: HttpRequest) -> HttpResponse:
        service = self.find()
        form = self.form(service, request.POST)
        if not form.is_valid():
            return self.show(service, form)
        data = form.cleaned_data
        try:
            change_service(
                service,
                form.edit(),
                version=data["version"],
                group_version=data.get("group_version"),
                by=request.user,
                text=data["text"],
            )
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
            return self.show(service, form)
        except StaleVersion:
            return self.show_both(form)
        messages.success(request, f"{service.name} is changed.")
        return HttpResponseRedirect(service.get_absolute_url())

    def form(self, service: Service, data: Any = None) -> ServiceForm:
        group: StaffGroup | None = None if others_of(service) else service.staff_group
        return ServiceForm(data, service=service, own_group=group)

    def show_both(self, form: ServiceForm) -> HttpResponse:
        """What was typed stays; the version becomes the one now stored, so saving again is a choice."""
        service = self.find()
        group = service.staff_group
        form.data = {
            **self.request.POST.dict(),
            "version": str(service.version),
            **({"group_version": str(group.version)} if group else {}),
        }
        form.add_error(
            None,
            "Somebody else changed this service while you were typing. The form still holds what you typed: "
            "check it against the page of the service and save again, or cancel to keep theirs.",
        )
        return self.show(service, form)

    def show(self, service: Service, form: ServiceForm) -> HttpResponse:
        context = {
            "title": f"Change {service.name}",
            "caption": service.get_kind_display(),
            "form": form,
            "cancel_href": service.get_absolute_url(),
            "submit_label": f"Change {service.name}",
        }
        return render(self.request, "layouts/form.html", context)
