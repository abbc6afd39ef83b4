"""The register of assessments, and one assessment question by question."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from equality.choices import Stage
from equality.filters import AssessmentFilter
from equality.gates import GateState
from equality.models import Assessment
from equality.reading import actions_of, causes_of, proposals_of, readings_of, services_of
from equality.rules import missing_before_sign_off
from equality.tables import AssessmentTable
from programme.access import Permission
from programme.boards import figure_href
from programme.contributions import panels
from programme.days import Day
from programme.facts import facts_of
from programme.models import Cause, Programme
from programme.presenters import event_of
from programme.ui.parts import Event, Link
from programme.ui.views import TableView
from programme.views.base import ProgrammeView

NAMED = 12
"""Services and gates that the register names above its table; of more the number leads to all."""


def tabs(programme: Programme, current: str) -> list[Link]:
    pages = (("All assessments", "equality:assessments"), ("Cumulative impact", "equality:cumulative"))
    return [
        Link(label, reverse(name, args=[programme.slug]), current=name == current) for label, name in pages
    ]


class AssessmentList(ProgrammeView, TableView):
    section = "equality:assessments"
    template_name = "equality/assessments.html"
    title = "Equality impact assessments"
    one = "assessment"
    export_name = "equality"
    table_class = AssessmentTable
    filterset_class = AssessmentFilter

    def get_queryset(self) -> Any:
        assessments = Assessment.objects.visible_to(self.request.user).filter(programme=self.programme)
        return assessments.for_pages()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        day = Day(self.programme)
        unmet = facts_of(day, "gates").where(gate=GateState.NOT_MET.value)
        passed = list(unmet.where(passed="on"))
        ahead = [fact for fact in unmet if fact not in passed]
        return super().get_context_data(
            tabs=tabs(self.programme, self.section),
            missing=facts_of(day, "unassessed"),
            missing_href=figure_href(self.programme.slug, "unassessed", "", {}, None),
            unmet=len(unmet),
            unmet_href=figure_href(self.programme.slug, "gates", "", {"gate": GateState.NOT_MET.value}, None),
            gates=[*passed, *facts_of(day, "gates").where(gate=GateState.MET_LATE.value), *ahead],
            named=NAMED,
            **kwargs,
        )


class AssessmentMixin(ProgrammeView):
    """Finds the assessment that the address names, within what the person may see."""

    section = "equality:assessments"
    assessment: Assessment

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        self.slug = kwargs.pop("slug")
        return super().dispatch(request, *args, **kwargs)

    def find(self) -> Assessment:
        assessments = Assessment.objects.visible_to(self.request.user).filter(programme=self.programme)
        found = assessments.select_related("programme", "template", "signed_by", "review__figure")
        assessment: Assessment = self.find_row(found, slug=self.slug)
        return assessment


class AssessmentPage(AssessmentMixin):
    def get(self, request: HttpRequest) -> HttpResponse:
        assessment = self.find()
        readings = readings_of(assessment)
        can_edit = self.may(Permission.EDIT_EQUALITY)
        stage = Stage(assessment.stage)
        signed = not assessment.may_change
        context = {
            "title": assessment.title,
            "assessment": assessment,
            "breadcrumbs": [Link("Equality", reverse(self.section, args=[self.programme.slug]))],
            "readings": readings,
            "is_written": any(reading.finding for reading in readings),
            "signed": signed,
            "missing": []
            if signed
            else missing_before_sign_off([reading.answer for reading in readings], stage),
            "services": services_of(assessment),
            "proposals": proposals_of(assessment),
            "actions": actions_of(assessment),
            "events": events(causes_of(assessment)),
            "panels": panels("ASSESSMENT_PANELS", assessment, self.request.permissions),
            "can_edit": can_edit,
            "can_write": can_edit and assessment.may_change,
        }
        return render(request, "equality/assessment.html", context)


def events(causes: Iterable[Cause]) -> list[Event]:
    return [event_of(cause, cause.what) for cause in causes]
