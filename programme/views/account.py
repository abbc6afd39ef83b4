"""What somebody chooses for themselves, in all programmes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django.views.generic import UpdateView

from programme.forms.account import AccountForm
from programme.models import Mailing, Person

SHOWN = 10


class _Account(UpdateView[Person, AccountForm]):
    form_class = AccountForm
    template_name = "programme/account.html"
    success_url = reverse_lazy("account")

    def get_object(self, queryset: Any = None) -> Any:
        return Person.objects.get(username=self.request.user.get_username())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mailings = Mailing.objects.filter(person=self.get_object()).order_by("-day")
        return super().get_context_data(
            title="Your account",
            cancel_href="/",
            mailings=mailings.defer("text", "html")[:SHOWN],
            **kwargs,
        )

    def form_valid(self, form: AccountForm) -> HttpResponse:
        messages.success(self.request, "Saved.")
        return super().form_valid(form)


account = require_http_methods(["GET", "HEAD", "POST"])(never_cache(login_required(_Account.as_view())))
