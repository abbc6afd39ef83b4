"""Forms whose change moves no date and no money, so that there is nothing to show first."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from programme.consequences import Consequence
from programme.views.confirming import ConfirmingView


class SavingView(ConfirmingView):
    """Saves at once, and meets bad input and somebody faster as every form does.

    A subclass finds its subject in `find_subject`, and gives the form, `save` and `page` (title, caption).
    """

    def find_subject(self, **address: Any) -> None:
        """Read what the address names, or raise Http404."""

    def get(self, request: HttpRequest, **address: Any) -> HttpResponse:
        self.address = address
        self.find_subject(**address)
        return self.show(self.get_form())

    def post(self, request: HttpRequest, *args: Any, **address: Any) -> HttpResponse:
        self.address = address
        self.find_subject(**address)
        return super().post(request)

    def consequence_of(self, form: Any) -> Consequence:
        return Consequence()

    def fingerprint(self, form: Any) -> str:
        return ""

    def page(self) -> dict[str, Any]:
        raise NotImplementedError

    def show(self, form: Any, **extra: Any) -> HttpResponse:
        context = {**self.page(), "form": form, "cancel_href": self.success_url(), **extra}
        return render(self.request, "layouts/form.html", context)

    def show_both(self, form: Any) -> HttpResponse:
        """What was typed stays; the version becomes the stored one, so saving again is a choice."""
        self.find_subject(**self.address)
        form.data = {**self.request.POST.dict(), "version": str(self.version())}
        return super().show_both(form)

    def version(self) -> int:
        """The stored version of what the form changes."""
        raise NotImplementedError
