"""config/pages.py names only what exists (architecture.md, mechanism 2)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.template.loader import get_template
from django.urls import reverse
from django.utils.module_loading import import_string

from config import pages
from programme.access import Permission
from programme.contributions import MenuEntry, Panel, contributed

SLOTS = {
    name: value
    for name, value in vars(pages).items()
    if name.isupper() and isinstance(value, tuple) and all(isinstance(each, str) for each in value)
}
DECLARED = sorted({(slot, name) for slot, listed in SLOTS.items() for name in listed})


@pytest.mark.parametrize(("slot", "name"), DECLARED)
def test_a_declared_name_resolves(slot: str, name: str) -> None:
    assert import_string(name) is not None


def test_nothing_is_declared_twice_in_a_slot() -> None:
    for slot, listed in SLOTS.items():
        assert len(listed) == len(set(listed)), slot


def test_the_file_holds_names_alone() -> None:
    tree = ast.parse(Path(pages.__file__).read_text())
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom | ast.Call)]


@pytest.mark.parametrize("slot", [slot for slot in SLOTS if slot.endswith("_PANELS")])
def test_a_panel_has_a_title_a_template_and_a_permission(slot: str) -> None:
    for panel_class in contributed(slot):
        panel: Panel = panel_class()
        assert panel.title
        assert isinstance(panel.permission, Permission)
        assert get_template(panel.template_name)


def test_a_place_in_the_menu_leads_somewhere() -> None:
    for entry in contributed("MENU"):
        assert isinstance(entry, MenuEntry)
        assert isinstance(entry.permission, Permission)
        assert reverse(entry.url_name, args=["leicester"])


def test_every_kind_of_item_has_a_page() -> None:
    for kind, name in pages.ITEM_PAGES.items():
        href = import_string(name)("leicester", "23")
        assert href.startswith("/programmes/leicester/"), f"{kind} has no page: {name} gives {href}"
