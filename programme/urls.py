"""Addresses of a programme's plan, below /programmes/<programme>/."""

from django.urls import path

from programme.views.actions import ActionPage, UpdateAction
from programme.views.alerts import AlertList
from programme.views.dashboard import Dashboard
from programme.views.documents import AddDocument, ReadDocument
from programme.views.links import AddLink, EndLink
from programme.views.meetings import (
    AboutReport,
    AddMeeting,
    MeetingList,
    MeetingPage,
    RecommendationList,
    Respond,
)
from programme.views.plan import PlanTable
from programme.views.risks import AddRisk, ChangeRisk, RiskList, RiskPage
from programme.views.workstreams import (
    NameActionLead,
    NameWorkstreamLead,
    WorkstreamList,
    WorkstreamPage,
)

app_name = "programme"

urlpatterns = [
    path("", Dashboard.as_view(), name="dashboard"),
    path("plan/", PlanTable.as_view(), name="plan"),
    path("plan/<str:number>/", ActionPage.as_view(), name="action"),
    path("plan/<str:number>/update/", UpdateAction.as_view(), name="update-action"),
    path("plan/<str:number>/links/add/", AddLink.as_view(), name="add-link"),
    path("plan/<str:number>/links/<uuid:uid>/end/", EndLink.as_view(), name="end-link"),
    path("plan/<str:number>/documents/add/", AddDocument.as_view(), name="add-document"),
    path("plan/<str:number>/documents/<uuid:uid>/", ReadDocument.as_view(), name="document"),
    path("plan/<str:number>/lead/", NameActionLead.as_view(), name="name-action-lead"),
    path("workstreams/", WorkstreamList.as_view(), name="workstreams"),
    path("workstreams/<slug:slug>/", WorkstreamPage.as_view(), name="workstream"),
    path("workstreams/<slug:slug>/lead/", NameWorkstreamLead.as_view(), name="name-workstream-lead"),
    path("risks/", RiskList.as_view(), name="risks"),
    path("risks/add/", AddRisk.as_view(), name="add-risk"),
    path("risks/<int:number>/", RiskPage.as_view(), name="risk"),
    path("risks/<int:number>/change/", ChangeRisk.as_view(), name="change-risk"),
    path("meetings/", MeetingList.as_view(), name="meetings"),
    path("meetings/add/", AddMeeting.as_view(), name="add-meeting"),
    path("meetings/recommendations/", RecommendationList.as_view(), name="recommendations"),
    path("meetings/recommendations/<uuid:uid>/respond/", Respond.as_view(), name="respond"),
    path("meetings/<uuid:uid>/", MeetingPage.as_view(), name="meeting"),
    path("about/", AboutReport.as_view(), name="about"),
    path("alerts/", AlertList.as_view(), name="alerts"),
]
