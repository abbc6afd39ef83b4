"""The services' panels on shared pages. Every figure leads to the rows it is the sum of."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from budget.models import Proposal
from programme.access import Permission
from programme.models import Dependency, Programme, ScheduleItem
from services.models import ClosureStage, CostLine, Service, ServiceMention, ServiceProposal


def services_href(programme: Programme, query: str = "") -> str:
    return reverse("services:services", args=[programme.slug]) + (f"?{query}" if query else "")


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
