"""How far the figures are behind: a part of every page that asks again by itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from programme.views.base import ProgrammeView


class Behind(ProgrammeView):
    """Once the figures are up to date it offers the page again. The page stays: somebody may be typing."""

    def get(self, request: HttpRequest) -> HttpResponse:
        page = request.GET.get("page", "")
        is_ours = url_has_allowed_host_and_scheme(page, allowed_hosts=None)
        address = page if is_ours else self.programme.get_absolute_url()
        return render(request, "components/behind.html", {"address": address, "asked": True})
