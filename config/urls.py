"""Every address of the product."""

from django.contrib import admin
from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path
from django.views.generic import TemplateView

from config.views import healthz
from programme.forms.sign_in import SignInForm
from programme.views.account import account
from programme.views.home import my_work
from programme.views.overview import overview

# PUT and the like, which the generic form view takes for a POST, have no place here.
sign_in = LoginView.as_view(
    authentication_form=SignInForm,
    redirect_authenticated_user=True,
    http_method_names=["get", "head", "post", "options"],
)

urlpatterns = [
    path("", my_work, name="my-work"),
    path("sign-in/", sign_in, name="sign-in"),
    path("sign-out/", LogoutView.as_view(), name="sign-out"),
    path("programmes/", overview, name="overview"),
    path("account/", account, name="account"),
    path("programmes/<slug:programme>/", include("programme.urls")),
    path("programmes/<slug:programme>/budget/", include("budget.urls")),
    path("programmes/<slug:programme>/services/", include("services.urls")),
    path("programmes/<slug:programme>/equality/", include("equality.urls")),
    path(
        "accessibility/", TemplateView.as_view(template_name="pages/accessibility.html"), name="accessibility"
    ),
    path("help/", TemplateView.as_view(template_name="pages/help.html"), name="help"),
    path("healthz", healthz, name="healthz"),
    path("admin/", admin.site.urls),
]
