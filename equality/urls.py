"""Addresses of a programme's equality assessments, below /programmes/<programme>/equality/."""

from django.urls import path

from equality.views.assessments import AssessmentList, AssessmentPage
from equality.views.changing import ChangeFinding, ChangeStage, SignOff
from equality.views.cumulative import Cumulative
from equality.views.mitigations import AddMitigation, UpdateMitigation

app_name = "equality"

urlpatterns = [
    path("", AssessmentList.as_view(), name="assessments"),
    path("cumulative/", Cumulative.as_view(), name="cumulative"),
    path("<slug:slug>/", AssessmentPage.as_view(), name="assessment"),
    path("<slug:slug>/stage/", ChangeStage.as_view(), name="change-stage"),
    path("<slug:slug>/sign-off/", SignOff.as_view(), name="sign-off"),
    path("<slug:slug>/strands/<slug:key>/", ChangeFinding.as_view(), name="change-finding"),
    path("<slug:slug>/strands/<slug:key>/mitigations/add/", AddMitigation.as_view(), name="add-mitigation"),
    path("<slug:slug>/mitigations/<int:number>/", UpdateMitigation.as_view(), name="update-mitigation"),
]
