"""What is refused before anything reads it."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

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
