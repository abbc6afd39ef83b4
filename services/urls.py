"""Addresses of a programme's services, below /programmes/<programme>/services/."""

from django.urls import path

from services.views.outcomes import Outcomes
from services.views.services import ChangeService, ServiceList, ServicePage
from services.views.stages import ChangeStage

app_name = "services"

urlpatterns = [
    path("", ServiceList.as_view(), name="services"),
    path("outcomes/", Outcomes.as_view(), name="outcomes"),
    path("<slug:slug>/", ServicePage.as_view(), name="service"),
    path("<slug:slug>/change/", ChangeService.as_view(), name="change-service"),
    path("<slug:slug>/stages/<uuid:uid>/change/", ChangeStage.as_view(), name="change-stage"),
]
