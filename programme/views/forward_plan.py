"""What comes to which meeting, for the panel and for everybody who prepares it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from programme.access import Permission
from programme.days import Day
from programme.forward_plan import dates_ahead, meetings_ahead, next_period_end
from programme.models import Body, ReportingDuty
from programme.views.base import ProgrammeView
from programme.views.published import tabs


class ForwardPlan(ProgrammeView):
    """The panel sees what goes to meetings, as notices of them say, and no other date of the plan."""

    section = "programme:reports"
    permission = Permission.READ_PUBLISHED

    def get(self, request: HttpRequest) -> HttpResponse:
        day, sees_plan = Day(self.programme), self.may(Permission.VIEW)
        bodies = day.by_id(Body)
        context = {
            "title": "What comes to which meeting",
            "tabs": tabs(self.programme, "forward-plan"),
            "meetings": meetings_ahead(day),
            "duties": [
                (duty, bodies[duty.body_id], next_period_end(duty, day.as_at))
                for duty in day.rows(ReportingDuty)
            ],
            "dates": dates_ahead(day) if sees_plan else [],
            "sees_plan": sees_plan,
        }
        return render(request, "programme/forward_plan.html", context)
