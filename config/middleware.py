"""What holds for every request: what is refused before anything reads it, and of which state pages are."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from django.http import HttpRequest, HttpResponse

from programme.snapshots import in_many_states, one_state_to_read

READ = ("", "utf-8", "utf8", "us-ascii")


class OnlyUtf8Forms:
    """Answer 415 to a form in another character set, on which Django fails even in its error page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        charset = (request.content_params or {}).get("charset", "").lower()
        if request.content_type == "application/x-www-form-urlencoded" and charset not in READ:
            return HttpResponse("Send the form as UTF-8.", status=415, content_type="text/plain")
        return self.get_response(request)


class OneState:
    """Read all of a page from one state of the database, so that it never mixes two revisions.

    The last in the list: it holds also while a template is rendered, and sessions and messages are stored
    once it has ended. What only asks may write nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        with ExitStack() as request.states:
            return self.get_response(request)

    def process_view(self, request: Any, view: Any, *_: Any) -> None:
        if request.method not in ("GET", "HEAD") or in_many_states(getattr(view, "view_class", view)):
            return
        # Finding out who asks may end a session, and so write.
        _ = request.user.is_authenticated
        request.states.enter_context(one_state_to_read())
