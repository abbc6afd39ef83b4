from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from programme.ui.context import Frame, freshness_sentence, page
from tests.ui.pages import NAME, framed

PAGES = ["/kit/", "/actions/", "/form/", "/message/", "/help/", "/accessibility/", "/sign-in/"]
ERRORS = ["400", "403", "404", "500", "403_csrf"]


def test_a_request_without_a_programme_has_a_bare_frame() -> None:
    frame = page(RequestFactory().get("/"))["page"]
    assert frame == Frame()


def test_the_footer_says_how_fresh_the_figures_are() -> None:
    as_at, worked_out = dt.date(2011, 2, 15), dt.datetime(2026, 5, 3, 5, 0, tzinfo=dt.UTC)
    assert freshness_sentence(as_at, 12, worked_out) == (
        "Figures as at 15 February 2011, revision 12, worked out at 06:00 on 3 May 2026."
    )
    assert freshness_sentence(as_at, 1, None) == (
        "Figures as at 15 February 2011, revision 1, have not been worked out yet."
    )


@pytest.mark.parametrize("behind", [True, False])
def test_it_marks_figures_that_are_behind(behind: bool) -> None:
    request = framed(RequestFactory().get("/"), behind=behind)
    shown = render_to_string("layouts/message.html", {}, request)
    assert ("A newer change is waiting to be worked out." in shown) is behind


def test_the_frame(client: Client) -> None:
    shown = client.get("/actions/").content.decode()
    assert f"<title>All actions – {NAME} – Waymark</title>" in shown
    assert 'href="#main"' in shown
    assert '<main class="wm-main" id="main">' in shown
    assert "As at <b>30 September 2011</b>" in shown
    assert "Illustrative" in shown
    assert "Alerts (4)" in shown
    assert re.search(r'<form method="post" action="/sign-out/">\s*<input type="hidden" name="csrf', shown)
    assert shown.count('aria-current="true"') == 1


def test_messages_are_escaped_banners(client: Client) -> None:
    shown = client.get("/message/").content.decode()
    assert "govuk-notification-banner--success" in shown
    assert "27 now ends in January 2012" in shown
    assert "&lt;b&gt;Not&lt;/b&gt; bold" in shown


@pytest.mark.parametrize("address", PAGES)
def test_no_page_has_inline_styles_or_scripts(client: Client, address: str) -> None:
    shown = client.get(address).content.decode()
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", shown)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", shown))
    assert len(re.findall(r"<h1[ >]", shown)) == 1
    assert "{%" not in shown
    assert "{#" not in shown


@pytest.mark.parametrize("name", ERRORS)
def test_error_pages_stand_alone(client: Client, name: str) -> None:
    shown = client.get(f"/error/{name}/").content.decode()
    assert "<h1" in shown
    assert "Waymark</title>" in shown


@pytest.mark.parametrize("name", ["400", "500", "403_csrf"])
def test_some_error_pages_need_neither_request_nor_addresses(name: str, settings: Any) -> None:
    settings.ROOT_URLCONF = "no.such.module"
    assert "<h1" in render_to_string(f"{name}.html")


def test_sign_in_says_when_it_is_locked() -> None:
    request = RequestFactory().get("/sign-in/")
    shown = render_to_string("registration/login.html", {"failure_limit": 8}, request)
    assert "Too many attempts" in shown
    assert "<form" not in shown


def test_a_preview_says_so_when_nothing_changes() -> None:
    shown = render_to_string("components/preview.html", {"preview": {"sentence": "It stays."}})
    for words in ("No dates move.", "No money changes."):
        assert words in shown
    assert "quarter" not in shown


def test_a_preview_says_so_when_what_moves_stays_in_its_quarter() -> None:
    move = {"label": "23", "what": "end", "before": "1 Jun 2011", "after": "2 Jun 2011", "days": 1}
    shown = render_to_string("components/preview.html", {"preview": {"sentence": "", "moves": [move]}})
    assert "Nothing crosses a quarter or year end." in shown
