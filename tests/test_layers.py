"""programme ← budget ← services ← equality, with config on top (architecture.md)."""

from __future__ import annotations

import pytest

from tests.layers import (
    APPS,
    ROOT,
    Knowledge,
    is_page,
    is_upward,
    knowledge_of,
    known_from_python,
    known_from_template,
    pages_known,
    python_files,
    template_files,
    upward,
)

UPWARD = """
import budget.models
from budget import savings
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from services.models import Closure
def later():
    from equality import models
    import_string("budget.contributions.money_effects")
    reverse("budget:proposal")
from ..budget import money
"""
ALLOWED_OF_PROGRAMME_IN_UI = ("programme.ui", "programme.access", "programme.dates")


@pytest.mark.parametrize("app", APPS)
def test_no_file_knows_an_app_above_its_own(app: str) -> None:
    files = [*python_files(app), *template_files(app)]
    assert files
    found = {str(path.relative_to(ROOT)): upward(app, knowledge_of(path)) for path in files}
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_the_shared_kit_knows_nothing_of_programme_but_access_and_dates() -> None:
    files = [path for path in python_files("programme") if "ui" in path.relative_to(ROOT).parts]
    assert files
    names = {name for path in files for _, name in knowledge_of(path) if name.startswith("programme.")}
    assert sorted(name for name in names if not name.startswith(ALLOWED_OF_PROGRAMME_IN_UI)) == []


@pytest.mark.parametrize("app", APPS[:-1])
def test_only_pages_know_views_and_forms(app: str) -> None:
    """Mails, commands and tasks take what they share with a page from below it."""
    others = [path for path in python_files(app) if not is_page(path)]
    found = {str(path.relative_to(ROOT)): pages_known(knowledge_of(path)) for path in others}
    assert {path: names for path, names in found.items() if names} == {}


def test_a_view_is_known_by_its_module() -> None:
    source = "from programme.views.plan import PlanView\nfrom django.views import csrf"
    assert pages_known(known_from_python(source)) == ["programme.views.plan.PlanView"]


def test_nothing_but_tests_knows_the_tests() -> None:
    for app in APPS:
        for path in python_files(app):
            assert not [name for _, name in knowledge_of(path) if name.split(".")[0] == "tests"], path


def test_every_way_of_naming_an_upper_app_is_seen() -> None:
    found = upward("programme", known_from_python(UPWARD, "programme"))
    assert sorted(found) == [
        Knowledge(2, "budget.models"),
        Knowledge(3, "budget.savings"),
        Knowledge(6, "services.models.Closure"),
        Knowledge(8, "equality.models"),
        Knowledge(9, "budget.contributions.money_effects"),
        Knowledge(10, "budget:proposal"),
        Knowledge(11, "budget.money"),
    ]


def test_a_relative_import_is_read_from_where_it_stands() -> None:
    assert list(known_from_python("from ..models import Action", "programme.views.plan")) == [
        Knowledge(1, "programme.views.models.Action")
    ]
    assert list(known_from_python("from . import plan", "programme")) == [Knowledge(1, "programme.plan")]


@pytest.mark.parametrize(
    "tag",
    [
        '{% include "budget/panel.html" %}',
        "{%  extends 'services/base.html' %}",
        '{% url "budget:list" slug %}',
    ],
)
def test_a_template_of_an_upper_app_is_seen(tag: str) -> None:
    assert upward("programme", known_from_template(f"<p>\n{tag}</p>"))
    assert not upward("equality", known_from_template(tag))


def test_an_app_may_know_itself_and_what_is_below_it() -> None:
    assert not is_upward("budget", "budget.models")
    assert not is_upward("budget", "programme.history")
    assert not is_upward("config", "equality.models")
    assert not is_upward("programme", "django.db")
    assert not upward("programme", known_from_python('"Budget. Nothing else."\n"budget"'))
