"""Meetings, and what the report says around the plan."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from programme.access import Permission
from programme.dates import PlanDate
from programme.deadlines import latest_days
from programme.filters.meetings import MeetingFilter
from programme.forward_plan import next_period_end
from programme.models import (
    Implication,
    Meeting,
    Programme,
    ProgrammeNote,
    Recommendation,
    ReportingDuty,
    ScheduleItem,
)
from programme.presenters import changes_of
from programme.tables.meetings import MeetingTable
from programme.ui.parts import Link
from programme.ui.views import TableView
from programme.views.base import ProgrammeView

LONG_AGO = dt.date(1900, 1, 1)


def tabs(programme: Programme, current: str) -> list[Link]:
    """The pages of this area."""
    pages = {
        "meetings": "Meetings",
        "bodies": "Bodies and recesses",
        "about": "About the report",
    }
    return [
        Link(label, reverse(f"programme:{name}", args=[programme.slug]), current=name == current)
        for name, label in pages.items()
    ]


class MeetingList(ProgrammeView, TableView):
    section = "programme:meetings"
    template_name = "programme/meetings.html"
    title = "Meetings"
    one = "meeting"
    table_class = MeetingTable
    filterset_class = MeetingFilter

    def get_queryset(self) -> Any:
        meetings = Meeting.objects.visible_to(self.request.user).filter(programme=self.programme)
        return meetings.for_pages().annotate(sorted_on=Coalesce("held_on", Value(LONG_AGO)))

    def get_table_kwargs(self) -> dict[str, Any]:
        return {"today": self.programme.today()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        duties = ReportingDuty.objects.filter(programme=self.programme).standing().select_related("body")
        today = self.programme.today()
        return super().get_context_data(
            tabs=tabs(self.programme, "meetings"),
            duties=[(duty, next_period_end(duty, today)) for duty in duties],
            can_edit=self.may(Permission.EDIT_PLAN),
            **kwargs,
        )


class MeetingPage(ProgrammeView):
    section = "programme:meetings"

    def get(self, request: HttpRequest, uid: str) -> HttpResponse:
        meetings = Meeting.objects.visible_to(request.user).filter(programme=self.programme).for_pages()
        meeting: Meeting = get_object_or_404(meetings, uid=uid)
        asked = Recommendation.objects.filter(programme=self.programme, meeting=meeting).standing()
        today = self.programme.today()
        context = {
            "title": meeting.body,
            "meeting": meeting,
            "today": today,
            "decisions": decisions_at(meeting),
            "deadlines": latest_days(meeting, today),
            "breadcrumbs": [Link("Meetings", reverse("programme:meetings", args=[self.programme.slug]))],
            "recommendations": asked,
            "events": changes_of(
                meeting.history,
                Recommendation.history.filter(programme=self.programme, meeting_id=meeting.pk),
            ),
            "can_edit": self.may(Permission.EDIT_PLAN),
        }
        return render(request, "programme/meeting.html", context)


def decisions_at(meeting: Meeting) -> list[ScheduleItem]:
    """The decisions of the body that are forecast for the day of this meeting."""
    if meeting.held_on is None:
        return []
    items = ScheduleItem.objects.filter(
        programme=meeting.programme_id,
        decided_by=meeting.body_id,
        figure__end=PlanDate.of_day(meeting.held_on),
    )
    return list(items.standing().select_related("programme", "figure").order_by("code"))


class AboutReport(ProgrammeView):
    """What the document says that is no part of the plan: its front sheet, implications and notes."""

    section = "programme:meetings"

    def get(self, request: HttpRequest) -> HttpResponse:
        meetings = Meeting.objects.filter(programme=self.programme).for_pages()
        context = {
            "title": "About the report",
            "tabs": tabs(self.programme, "about"),
            "notes": ProgrammeNote.objects.filter(programme=self.programme).standing(),
            "implications": Implication.objects.filter(programme=self.programme).standing(),
            "decisions": meetings.exclude(decision=""),
            "asked": Recommendation.objects.filter(programme=self.programme)
            .standing()
            .select_related("meeting__body", "meeting__programme"),
            "programme": self.programme,
        }
        return render(request, "programme/meetings_about.html", context)
