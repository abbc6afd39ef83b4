"""Pages that belong to no programme."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.views import csrf
from django.views.decorators.http import require_safe

from config.health import as_json, checks
from programme import drafts
from programme.snapshots import reads_many_states
from programme.views.base import ProgrammeView, whole_page


@reads_many_states
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """For monitoring: 200 when every check passes, else 503. Open to all, so it names no programme."""
    found = as_json(checks())
    return JsonResponse(found, status=200 if found["ok"] else 503)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form opened before its author last signed in has an old token: show it again with what was typed.

    Only where the browser says that it came from a page of ours. Nothing is saved: the form that is shown has
    a new token, and somebody has to send it.
    """
    ours = f"{request.scheme}://{request.get_host()}"
    match = request.resolver_match
    view = getattr(match.func, "view_class", object) if match else object
    if request.META.get("HTTP_ORIGIN") == ours and request.COOKIES and issubclass(view, ProgrammeView):
        drafts.keep(request)
        return whole_page(request, HttpResponseRedirect(request.get_full_path()))
    return csrf.csrf_failure(request, reason)
