"""The services that lines of the plan name, for the map."""

from __future__ import annotations

from programme.contributions import MapEnd
from programme.days import Day
from programme.models import Dependency
from services.models import Closure, ClosureStage, Service, ServiceMention

KIND = "service"


def named_services(day: Day) -> list[MapEnd]:
    """Each service at each item that names it, unless a stage of it waits for that item anyway."""
    services, closures = day.by_id(Service), day.by_id(Closure)
    stages = {row.item_id: closures[row.closure_id].service_id for row in day.rows(ClosureStage)}
    waiting = {(row.predecessor_id, stages.get(row.successor_id)) for row in day.rows(Dependency)}
    rows = [
        row
        for row in day.rows(ServiceMention)
        if row.service_id in services and (row.item_id, row.service_id) not in waiting
    ]
    return [
        MapEnd(
            item=row.item_id,
            kind=KIND,
            code=services[row.service_id].slug,
            name=services[row.service_id].name,
            href=services[row.service_id].get_absolute_url() if day.stands(services[row.service_id]) else "",
            words="Named by it",
            note="It moves nothing",
            is_named=True,
        )
        for row in sorted(rows, key=lambda row: (services[row.service_id].name, row.pk))
    ]
