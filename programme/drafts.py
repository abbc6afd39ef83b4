"""What somebody typed when they were no longer signed in, kept in their browser's session until they are.

It fills the form again and saves nothing by itself. Only who typed it gets it back, and not the next person
at the same computer.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, QueryDict

KEY = "kept_answers"
AUTHOR = "typed_by"
"""A hidden field of every form: after the session has ended nothing else tells whose words these are."""
NOT_TYPED = {AUTHOR, "csrfmiddlewaretoken", "confirm"}
LARGEST = 250_000
"""Characters; the longest form of one thing takes a tenth of it, a month's round more."""
NOTICE = "You had been signed out. What you typed is in the form again, and is not saved yet."


def keep(request: HttpRequest) -> None:
    """Remember the posted fields by their address, without files; what was kept first makes room."""
    fields = {name: values for name, values in request.POST.lists() if name not in NOT_TYPED}
    if not fields or _length(fields) > LARGEST:
        return
    others = {address: each for address, each in _kept(request).items() if address != request.path}
    room = LARGEST - _length(fields)
    while sum(_length(each["fields"]) for each in others.values()) > room:
        del others[next(iter(others))]
    request.session[KEY] = {
        **others,
        request.path: {"author": request.POST.get(AUTHOR, ""), "fields": fields},
    }


def taken_up(request: Any, address: str) -> QueryDict | None:
    """What the person had typed at an address. It stays until they post there, as a page may never arrive."""
    kept = _kept(request).get(address)
    if not kept or kept["author"] != request.user.get_username():
        return None
    messages.info(request, NOTICE)
    data = QueryDict(mutable=True)
    for name, values in kept["fields"].items():
        data.setlist(name, values)
    return data


def drop(request: HttpRequest) -> None:
    """Whoever posts at the address again has taken up what was kept."""
    kept = _kept(request)
    if request.path in kept:
        request.session[KEY] = {address: each for address, each in kept.items() if address != request.path}


def _kept(request: HttpRequest) -> dict[str, Any]:
    found: dict[str, Any] = request.session.get(KEY, {})
    return found


def _length(fields: dict[str, list[str]]) -> int:
    return sum(len(value) for values in fields.values() for value in values)
