"""config/pages.py names only what exists (architecture.md, mechanism 2)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.template.loader import get_template
from django.urls import reverse
from django.utils.module_loading import import_string

from config import pages
from programme.access import BY_NAME, Permission
from programme.checks import dotted_names
from programme.contributions import MenuEntry, Panel, contributed

SLOTS = {
    name: value
    for name, value in vars(pages).items()
    if name.isupper() and isinstance(value, tuple) and all(isinstance(each, str) for each in value)
}
DECLARED = sorted(set(dotted_names(pages)))
PANELS = sorted(
    {name for slot, listed in SLOTS.items() if slot.endswith("_PANELS") for name in listed}
    | {name for slot, name in DECLARED if slot == "DASHBOARDS" and ".panels." in name}
)


@pytest.mark.parametrize(("slot", "name"), DECLARED)
def test_a_declared_name_resolves(slot: str, name: str) -> None:
    assert import_string(name) is not None


def test_nothing_is_declared_twice_in_a_slot() -> None:
    for slot, listed in SLOTS.items():
        assert len(listed) == len(set(listed)), slot


def test_the_file_holds_names_alone() -> None:
    tree = ast.parse(Path(pages.__file__).read_text())
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom | ast.Call)]


@pytest.mark.parametrize("name", PANELS)
def test_a_panel_has_a_title_a_template_and_a_permission(name: str) -> None:
    panel: Panel = import_string(name)()
    assert panel.title
    assert isinstance(panel.permission, Permission)
    assert get_template(panel.template_name)


def test_every_role_has_a_dashboard() -> None:
    assert set(pages.DASHBOARDS) == set(BY_NAME)


def test_every_kind_of_fact_has_a_name_of_its_own_and_says_what_it_is() -> None:
    kinds = contributed("FACTS")
    assert len({kind.name for kind in kinds}) == len(kinds)
    for kind in kinds:
        assert kind.title, kind
        assert kind.one, kind
        assert isinstance(kind.permission, Permission)


def test_a_place_in_the_menu_leads_somewhere() -> None:
    for entry in contributed("MENU"):
        assert isinstance(entry, MenuEntry)
        assert isinstance(entry.permission, Permission)
        assert reverse(entry.url_name, args=["leicester"])


def test_every_kind_of_item_has_a_page() -> None:
    for kind, name in pages.ITEM_PAGES.items():
        href = import_string(name)("leicester", "23")
        assert href.startswith("/programmes/leicester/"), f"{kind} has no page: {name} gives {href}"


def test_every_kind_of_item_has_an_area_on_the_map() -> None:
    assert pages.ITEM_PAGES.keys() <= pages.MAP_AREAS.keys()
    assert {import_string(name) for name in pages.MAP_AREAS.values()} <= set(contributed("MENU"))
