"""Addresses the frame links to, and one page of everything, for the tests of the kit."""

from django.http import HttpResponse
from django.urls import include, path
from django.views.generic import TemplateView

from tests.ui import pages


def nothing(request: object) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path("help/", TemplateView.as_view(template_name="pages/help.html"), name="help"),
    path(
        "accessibility/", TemplateView.as_view(template_name="pages/accessibility.html"), name="accessibility"
    ),
    path(
        "programmes/<slug:programme>/",
        include(([path("behind/", nothing, name="behind")], "programme")),
    ),
    path("my-work/", nothing, name="my-work"),
    path("account/", nothing, name="account"),
    path("sign-in/", TemplateView.as_view(template_name="registration/login.html"), name="sign-in"),
    path("sign-out/", nothing, name="sign-out"),
    path("actions/", pages.ActionTableView.as_view(), name="actions"),
    path("form/", pages.form_page, name="form"),
    path("kit/", pages.kit_page, name="kit"),
    path("message/", pages.message_page, name="message"),
    path("error/<str:name>/", pages.error_page, name="error"),
]
