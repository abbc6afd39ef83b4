"""The services' part in risks: the services that one concerns, and the risks of a service."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from programme.access import Permission
from programme.models import Programme, Risk
from programme.panels import risks_panel
from programme.risk_links import RiskLinks
from services.models import Service, ServiceRisk


class ServicesOfRisk(RiskLinks):
    name = "services"
    one = "service"
    help_text = "The names in their addresses, for example herrick-lodge."
    model = ServiceRisk
    other = "service"

    def things(self, programme: Programme) -> QuerySet[Any]:
        return Service.objects.filter(programme=programme).standing()

    def code(self, thing: Any) -> str:
        slug: str = thing.slug
        return slug


class RisksOfService:
    """On the page of a service: the risks that concern it."""

    title = "Risks"
    template_name = "programme/panels/risks_of.html"
    permission = Permission.VIEW

    def context(self, service: Service) -> dict[str, Any] | None:
        links = ServiceRisk.objects.filter(service=service).standing().values("risk")
        return risks_panel(Risk.objects.filter(programme=service.programme_id, pk__in=links), "service")
