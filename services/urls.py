"""Addresses of a programme's services, below /programmes/<programme>/services/."""

from django.urls import path

from services.views.costs import (
    AddHome,
    AddLine,
    AddSheet,
    ChangeHome,
    ChangeLine,
    ChangeSheet,
    SheetPage,
    WithdrawHome,
    WithdrawLine,
)
from services.views.outcomes import Outcomes
from services.views.services import ChangeService, ServiceList, ServicePage
from services.views.stages import ChangeStage

app_name = "services"

urlpatterns = [
    path("", ServiceList.as_view(), name="services"),
    path("outcomes/", Outcomes.as_view(), name="outcomes"),
    path("costs/add/", AddSheet.as_view(), name="add-costs"),
    path("costs/<slug:slug>/", SheetPage.as_view(), name="costs"),
    path("costs/<slug:slug>/change/", ChangeSheet.as_view(), name="change-costs"),
    path("costs/<slug:slug>/services/add/", AddHome.as_view(), name="add-home"),
    path("costs/<slug:slug>/services/<uuid:uid>/change/", ChangeHome.as_view(), name="change-home"),
    path("costs/<slug:slug>/services/<uuid:uid>/withdraw/", WithdrawHome.as_view(), name="withdraw-home"),
    path("costs/<slug:slug>/lines/add/", AddLine.as_view(), name="add-line"),
    path("costs/<slug:slug>/lines/<uuid:uid>/change/", ChangeLine.as_view(), name="change-line"),
    path("costs/<slug:slug>/lines/<uuid:uid>/withdraw/", WithdrawLine.as_view(), name="withdraw-line"),
    path("<slug:slug>/", ServicePage.as_view(), name="service"),
    path("<slug:slug>/change/", ChangeService.as_view(), name="change-service"),
    path("<slug:slug>/stages/<uuid:uid>/change/", ChangeStage.as_view(), name="change-stage"),
]
