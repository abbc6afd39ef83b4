"""How far the figures are behind: a part of every page that asks again by itself."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from programme.views.base import ProgrammeView


class Behind(ProgrammeView):
    """Once the figures are up to date it offers the page again. The page stays: somebody may be typing."""

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Where nobody is signed in any more nothing happens: somebody may be typing on the page."""
        if "HX-Request" in request.headers and not request.user.is_authenticated:
            return HttpResponse(status=204)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        page = request.GET.get("page", "")
        is_ours = url_has_allowed_host_and_scheme(page, allowed_hosts=None)
        address = page if is_ours else self.programme.get_absolute_url()
        return render(request, "components/behind.html", {"address": address, "asked": True})
