"""Pages that belong to no programme."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from config.health import checks


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """For monitoring: 200 when every check passes, else 503. Open to all, so it names no programme."""
    results = checks()
    ok = all(check.ok for check in results)
    body = {"ok": ok, "checks": {check.name: {"ok": check.ok, "detail": check.detail} for check in results}}
    return JsonResponse(body, status=200 if ok else 503)
