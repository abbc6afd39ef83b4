"""Reading pages as a person would: their forms, their errors, and what is stored behind them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.test import Client

from programme.models import Cause, Document, Programme
from programme.operations.undo import entered_models

SUMMARY = "govuk-error-summary__list"


@dataclass
class Page(HTMLParser):
    """What the controls of a page hold, the links of its error summary, all ids, and all links."""

    html: str
    typed: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    hrefs: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._within: list[tuple[str, dict[str, str]]] = []
        self._select = ""
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if "id" in found:
            self.ids.add(found["id"])
        if tag == "a":
            self.hrefs.append(found.get("href", ""))
        name = found.get("name", "")
        kind = found.get("type")
        if tag == "input" and kind != "file" and (kind not in ("radio", "checkbox") or "checked" in found):
            self.typed[name] = found.get("value", "on" if kind == "checkbox" else "")
        elif tag == "textarea":
            self.typed[name] = ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in found:
            self.typed[self._select] = found.get("value", "")
        if tag in ("a", "ul", "textarea"):
            self._within.append((tag, found))

    def handle_endtag(self, tag: str) -> None:
        if self._within and self._within[-1][0] == tag:
            self._within.pop()

    def handle_data(self, data: str) -> None:
        if not self._within:
            return
        tag, attrs = self._within[-1]
        if tag == "textarea":
            # A browser drops the line break with which Django begins a text area.
            self.typed[attrs["name"]] = data.removeprefix("\n")
        elif tag == "a" and any(SUMMARY in outer.get("class", "") for _, outer in self._within):
            self.errors[data] = attrs["href"].removeprefix("#")


def stored() -> dict[str, Any]:
    """Everything that an edit could have changed: revisions, causes, documents, and each row's version."""
    found: dict[str, Any] = {
        model.__name__: list(model._default_manager.order_by("pk").values_list("pk", "version"))
        for model in entered_models()
    }
    found["revisions"] = list(Programme.objects.order_by("pk").values_list("pk", "revision"))
    return found | {"causes": Cause.objects.count(), "documents": Document.objects.count()}


def post(client: Client, address: str, data: dict[str, Any]) -> Page:
    """The page that answers, which must be one."""
    response = client.post(address, data)
    assert response.status_code == 200, response.status_code
    return Page(response.content.decode())


def confirmed(client: Client, address: str, data: dict[str, Any]) -> Any:
    """The answer to what was typed, once its consequence has been seen and confirmed."""
    response = client.post(address, data)
    confirm = response.context and response.context.get("confirm")
    return client.post(address, {**data, "confirm": confirm}) if confirm else response


def refused(client: Client, address: str, data: dict[str, Any], where: str, message: str = "") -> Page:
    """Post what must be refused: said in the summary with a link to the control, kept, and not stored.

    `where` is the id that the link leads to. Controls that can hold what was sent still hold it.
    """
    before = stored()
    page = post(client, address, data)
    found = [words for words, place in page.errors.items() if place == where]
    assert found, f"no error leads to {where}: {page.errors}"
    assert any(message in words for words in found), found
    assert set(page.errors.values()) <= page.ids
    assert "<title>Error:" in page.html
    assert stored() == before
    for name, value in data.items():
        if name in page.typed and name != "version" and isinstance(value, str):
            assert page.typed[name].strip() == value.strip(), name
    return page
