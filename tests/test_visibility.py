"""What a person may see of the rows themselves, and that every page begins there."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings

from programme.access import ROLES, Permission
from programme.models import Alert, Attachment, Document, Person, Programme
from programme.operations.people import end_role
from programme.operations.undo import entered_models
from tests.factories import TODAY, make_person, make_role
from tests.world import World, make_world, signed_in

PAGES = [
    *Path(settings.BASE_DIR).glob("*/views/*.py"),
    *Path(settings.BASE_DIR).glob("*/forms/*.py"),
    *Path(settings.BASE_DIR).glob("*/filters.py"),
    *Path(settings.BASE_DIR).glob("*/panels.py"),
]
# What an address or a person leads to: rows that belong to one of these have been found already.
FOUND = {"programme", "item", "proposal", "parent", "predecessor", "successor", "person"}
VIEWERS = [role.name for role in ROLES if Permission.VIEW in role.permissions]


def scoped_models() -> list[Any]:
    return [*entered_models(), Document, Alert]


@pytest.fixture(scope="module")
def made_both(kept: None) -> list[World]:
    return [make_world("river"), make_world("hill", first=51)]


@pytest.fixture
def worlds(made_both: list[World], db: None) -> list[World]:
    return [each.again() for each in made_both]


@pytest.mark.parametrize("role", VIEWERS)
def test_rows_are_seen_in_ones_own_programme_alone(role: str, worlds: list[World]) -> None:
    river, hill = worlds
    person = make_role(river.programme, role).person
    seen = 0
    for model in scoped_models():
        rows = model.objects.visible_to(person)
        assert not rows.exclude(programme=river.programme).exists(), model
        assert rows.count() == model.objects.filter(programme=river.programme).count(), model
        seen += rows.count()
    assert seen > 10


def no_role(world: World) -> Person:
    return make_person("nobody")


def panel(world: World) -> Person:
    return make_role(world.programme, "panel").person


def given_up(world: World) -> Person:
    role = make_role(world.programme, "office")
    end_role(role)
    return role.person


@pytest.mark.parametrize("who", [no_role, panel, given_up])
def test_no_row_is_seen_by_those_who_may_not_see_the_plan(who: object, worlds: list[World]) -> None:
    assert callable(who)
    person = who(worlds[0])
    for model in scoped_models():
        assert not model.objects.visible_to(person).exists(), model


def test_the_panel_knows_its_programmes_and_cannot_see_into_them(worlds: list[World]) -> None:
    person = panel(worlds[0])
    assert list(Programme.objects.visible_to(person)) == [worlds[0].programme]
    assert not Programme.objects.open_to(person).exists()


def test_the_first_page_of_a_panel_member_shows_nothing_of_a_programme(db: None) -> None:
    person = make_person("member")
    world = make_world("harbour", lead=person)
    make_role(world.programme, "panel", person)
    Alert.objects.create(
        programme=world.programme, rule="overdue", subject="a", message="M", opened_on=TODAY, updated_on=TODAY
    )
    page = signed_in(person).get("/")
    shown = page.content.decode()
    assert "You read what is published" in shown
    assert world.action.item.title not in shown
    assert "0 of 2" not in shown
    assert not page.context["table"].rows


def test_a_document_is_reached_through_its_action_alone(worlds: list[World]) -> None:
    person = make_role(worlds[0].programme, "office").person
    assert list(Attachment.objects.visible_to(person)) == [worlds[0].attachment]
    address = worlds[0].at("programme:document", number=worlds[0].earlier.number)
    assert signed_in(person).get(address).status_code == 404


def unscoped(source: str) -> Iterator[str]:
    """Each `Model.objects…` on a model of a programme that nothing in the same expression narrows."""
    models = {model.__name__ for model in apps.get_models() if hasattr(model, "programme")}
    tree = ast.parse(source)
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Attribute) and node.attr == "objects"):
            continue
        if not (isinstance(node.value, ast.Name) and node.value.id in models):
            continue
        top: ast.AST = node
        narrowed = False
        while isinstance(parents[top], ast.Attribute) or getattr(parents[top], "func", None) is top:
            top = parents[top]
            narrowed = narrowed or (isinstance(top, ast.Call) and narrows(top))
        if not narrowed:
            yield f"line {node.lineno}: {ast.unparse(top)}"


def narrows(call: ast.Call) -> bool:
    if isinstance(call.func, ast.Attribute) and call.func.attr == "visible_to":
        return True
    names = {(keyword.arg or "").removesuffix("__in").rpartition("__")[2] for keyword in call.keywords}
    # `filter(**{mine: item})`: the key is not known here, the value is.
    for keyword in call.keywords:
        if keyword.arg is None and isinstance(keyword.value, ast.Dict):
            names |= {value.id for value in keyword.value.values if isinstance(value, ast.Name)}
    return (
        isinstance(call.func, ast.Attribute) and call.func.attr in ("filter", "get") and bool(names & FOUND)
    )


def test_no_page_reads_rows_of_every_programme() -> None:
    assert len(PAGES) > 15
    found = [f"{path}: {each}" for path in PAGES for each in unscoped(path.read_text())]
    assert not found, "\n".join(found)


def test_the_reader_of_pages_finds_what_is_not_narrowed() -> None:
    good = "Action.objects.visible_to(user).all()\nCause.objects.filter(updates__item=item)\n"
    bad = ["Action.objects.all()", "get(Action.objects.filter(pk=1))", "f(Action.objects, programme=p)"]
    assert not list(unscoped(good))
    assert len(list(unscoped("\n".join(bad)))) == len(bad)
