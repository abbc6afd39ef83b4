"""Recommendations of committees: what was answered to each, and how far it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from programme.access import Permission
from programme.filters.meetings import RecommendationFilter
from programme.forms.recommendations import RecommendationForm, ResponseForm
from programme.models import Entered, Meeting, Programme, Recommendation
from programme.operations.recommendations import add_recommendation, respond
from programme.tables.meetings import RecommendationTable
from programme.text_versions import text_versions
from programme.ui.parts import Link
from programme.ui.views import TableView
from programme.views.base import ProgrammeView
from programme.views.published import tabs
from programme.views.saving import SavingView


def list_href(programme: Programme) -> str:
    return reverse("programme:recommendations", args=[programme.slug])


class RecommendationList(ProgrammeView, TableView):
    """Committees recommend in public, so the panel reads all of them with their answers."""

    section = "programme:reports"
    permission = Permission.READ_PUBLISHED
    title = "Recommendations"
    one = "recommendation"
    table_class = RecommendationTable
    filterset_class = RecommendationFilter

    def get_queryset(self) -> Any:
        found = Recommendation.objects.filter(programme=self.programme).standing()
        return found.select_related("programme", "meeting__body")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(tabs=tabs(self.programme, "recommendations"), **kwargs)


class RecommendationMixin(ProgrammeView):
    section = "programme:reports"
    recommendation: Recommendation

    def find_subject(self, **address: Any) -> None:
        found = Recommendation.objects.filter(programme=self.programme)
        found = found.select_related("programme", "meeting__programme", "meeting__body", "report__programme")
        self.recommendation = self.find_row(found, uid=address["uid"])


class RecommendationPage(RecommendationMixin):
    """One recommendation, its answer and the notes on its progress, with those before them."""

    permission = Permission.READ_PUBLISHED

    def get(self, request: HttpRequest, **address: Any) -> HttpResponse:
        self.find_subject(**address)
        asked = self.recommendation
        report = asked.report if asked.report and asked.report.is_published else None
        context = {
            "title": asked.text,
            "recommendation": asked,
            "report": report,
            "earlier_responses": text_versions(asked, "response")[1:],
            "notes": text_versions(asked, "progress"),
            "sees_plan": self.may(Permission.VIEW),
            "may_respond": self.may(Permission.EDIT_PLAN),
            "breadcrumbs": [Link("Recommendations", list_href(self.programme))],
        }
        return render(request, "programme/recommendation.html", context)


class Respond(RecommendationMixin, SavingView):
    permission = Permission.EDIT_PLAN
    saved_message = "The response is recorded. The panel can read it."

    def rows(self) -> dict[str, Entered | None]:
        return {"version": self.recommendation}

    def form_on(self, rows: Mapping[str, Any], data: Any = None) -> ResponseForm:
        return ResponseForm(data, recommendation=rows["version"])

    def page(self) -> dict[str, Any]:
        return {"title": "Record a response", "caption": self.recommendation.text}

    def save(self, form: ResponseForm) -> None:
        respond(self.recommendation, **form.cleaned_data, by=self.request.user)

    def success_url(self) -> str:
        return self.recommendation.get_absolute_url()


class AddRecommendation(SavingView):
    section = "programme:reports"
    permission = Permission.EDIT_PLAN
    saved_message = "The recommendation is added. The panel can read it."
    meeting: Meeting

    def find_subject(self, **address: Any) -> None:
        found = Meeting.objects.visible_to(self.request.user).filter(programme=self.programme)
        self.meeting = self.find_row(found.select_related("programme", "body"), uid=address["uid"])

    def get_form(self, data: Any = None) -> RecommendationForm:
        return RecommendationForm(data, meeting=self.meeting)

    def page(self) -> dict[str, Any]:
        return {"title": "Add a recommendation", "caption": str(self.meeting)}

    def save(self, form: RecommendationForm) -> None:
        add_recommendation(self.meeting, **form.cleaned_data, by=self.request.user)

    def success_url(self) -> str:
        return self.meeting.get_absolute_url()
