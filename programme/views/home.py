"""My work: the programmes a person may see, what waits for their answer, and the actions they lead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from programme.access import BY_NAME, Permission, permissions
from programme.alerts import label_of
from programme.hearing import alerts_for, listener
from programme.leading import LATELY, lead_changes
from programme.models import Action, Person, Programme, RoleAssignment
from programme.tables.actions import MyActionTable

SHOWN = 10
"""Alerts that are listed; of more it tells the number."""


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    programme: Programme
    roles: str
    may_view: bool
    late: int
    actions: int


@require_safe
@never_cache
@login_required
def my_work(request: HttpRequest) -> HttpResponse:
    mine = Action.objects.visible_to(request.user).led_by(request.user).for_pages().unfinished()
    table = MyActionTable(mine.order_by("programme", "position"))
    table.configure(request)
    programmes = rows(request.user)
    person = Person.objects.get(username=request.user.get_username())
    alerts = alerts_for(listener(person))
    count = alerts.count()
    since = timezone.now() - LATELY
    context = {
        "title": "My work",
        "rows": programmes,
        "may_compare": sum(row.may_view for row in programmes) > 1,
        "table": table,
        "alerts": [(label_of(alert.rule), alert) for alert in alerts.most_urgent_first()[:SHOWN]],
        "more_alerts": max(0, count - SHOWN),
        "lead_changes": lead_changes(person, [row.programme for row in programmes if row.may_view], since),
    }
    return render(request, "programme/my_work.html", context)


def rows(person: Any) -> list[ProgrammeRow]:
    """A line for each programme in which the person has a role."""
    roles: dict[int, list[str]] = {}
    for programme_id, role in (
        RoleAssignment.objects.filter(person=person).standing().values_list("programme", "role")
    ):
        roles.setdefault(programme_id, []).append(role)
    is_action = Q(scheduleitem__kind=Action.KIND, scheduleitem__withdrawn_at=None)
    programmes = Programme.objects.filter(pk__in=roles).annotate(
        actions=Count("scheduleitem", filter=is_action),
        late=Count("scheduleitem", filter=is_action & Q(scheduleitem__figure__slip_days__gt=0)),
    )
    return [
        ProgrammeRow(
            each,
            roles=", ".join(BY_NAME[role].label for role in roles[each.pk]),
            may_view=Permission.VIEW in permissions(roles[each.pk]),
            late=each.late,  # type: ignore[attr-defined]
            actions=each.actions,  # type: ignore[attr-defined]
        )
        for each in programmes.order_by("name")
    ]
