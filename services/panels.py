"""The services' panels on shared pages. Every figure leads to the rows it is the sum of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from budget.models import Proposal
from programme.access import Permission
from programme.models import Dependency, Programme, ScheduleItem
from services.filters import NO_STAGE
from services.models import ClosureStage, CostLine, Service, ServiceMention, ServiceProposal, Stage


def services_href(programme: Programme, query: str = "") -> str:
    return reverse("services:services", args=[programme.slug]) + (f"?{query}" if query else "")


@dataclass(frozen=True, slots=True)
class StageRow:
    label: str
    href: str
    services: int


class Closures:
    """On the dashboard: how many services have reached which stage, and the stages with a date ahead."""

    title = "Closures and changes of service"
    template_name = "services/panels/closures.html"
    permission = Permission.VIEW

    def context(self, programme: Programme) -> dict[str, Any] | None:
        services = list(Service.objects.filter(programme=programme).standing().with_stage())
        counts = Counter(service.stage for service in services)
        rows = [
            StageRow(stage.label, services_href(programme, f"stage={stage}"), counts[stage])
            for stage in Stage
            if counts[stage]
        ]
        if counts[None]:
            rows.append(StageRow("No stage", services_href(programme, f"stage={NO_STAGE}"), counts[None]))
        ahead = ClosureStage.objects.filter(programme=programme).standing().exclude(item__state="COMPLETE")
        dated = ahead.filter(item__figure__end__isnull=False).select_related(
            "item__figure", "item__programme", "closure__service__programme"
        )
        return {
            "rows": rows,
            "all": StageRow("All services", services_href(programme), len(services)),
            "ahead": dated.order_by("item__figure__end", "closure__service__position"),
        }


class ServicesOfItem:
    """On the page of an action: the services whose stage waits for it, and those that it names."""

    title = "Services it changes"
    template_name = "services/panels/services_of_item.html"
    permission = Permission.VIEW

    def context(self, item: ScheduleItem) -> dict[str, Any] | None:
        links = Dependency.objects.filter(predecessor=item, successor__kind=ClosureStage.KIND).standing()
        waiting = ClosureStage.objects.filter(
            programme=item.programme, item__predecessor_links__in=links
        ).select_related("item__figure", "closure__service__programme")
        known = {stage.closure.service_id for stage in waiting}
        mentions = ServiceMention.objects.filter(item=item).standing().select_related("service__programme")
        named = [mention for mention in mentions if mention.service_id not in known]
        return {"waiting": waiting, "named": named} if waiting or named else None


class ServicesOfProposal:
    """On the page of a proposal: the services it is about, and the cost sheet that holds the same money."""

    title = "Services it is about"
    template_name = "services/panels/services_of_proposal.html"
    permission = Permission.VIEW

    def context(self, proposal: Proposal) -> dict[str, Any] | None:
        codes = [proposal.pk, *([proposal.parent_id] if proposal.parent_id else [])]
        links = ServiceProposal.objects.filter(programme=proposal.programme, proposal__in=codes).standing()
        services = Service.objects.filter(programme=proposal.programme, proposal_links__in=links).for_pages()
        lines = CostLine.objects.filter(proposal=proposal).standing().select_related("sheet__programme")
        return {"services": services, "lines": lines, "href": services_href(proposal.programme)}
