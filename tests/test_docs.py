"""The papers name only what exists, and leave out nothing that somebody needs to find."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.core.management import get_commands

from programme.access import ROLES

ROOT = Path(__file__).parent.parent
APPS = ("programme", "budget", "services", "equality", "config")
PAPERS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs/decisions").glob("*.md"))]
README, CONTRIBUTING = (path.read_text() for path in PAPERS[:2])

BLOCK = re.compile(r"^(?: {4}.*\n)+", re.MULTILINE)
SPAN = re.compile(r"`([^`\n]+)`")
FILE = re.compile(r"^\.?[\w.*-]+(?:/[\w.*-]+)*/?$")
ENDINGS = (".py", ".md", ".html", ".txt", ".json", ".toml", ".csv", ".scss", ".example", "/")
WITHIN_AN_APP = re.compile(r"^(?:\w+/|\w+\.py|models/figures\.py|management/commands/)$")
LINK = re.compile(r"\]\(([^)\s]+)\)|src=\"([^\"]+)\"")
ADDRESS = re.compile(r"^(?:https?:|#)")
DOTTED = re.compile(rf"^(?:{'|'.join(APPS)})(?:\.\w+)+$")


def spans(text: str) -> Iterator[str]:
    """What stands between backticks."""
    yield from SPAN.findall(BLOCK.sub("", text))


def code(text: str) -> Iterator[str]:
    """Lines of code: spans, and the lines of blocks."""
    yield from spans(text)
    for block in BLOCK.findall(text):
        yield from (line.strip() for line in block.splitlines())


def made_by_set_up() -> tuple[str, ...]:
    """Folders that git ignores: they exist only after set-up or a run."""
    return tuple(line for line in (ROOT / ".gitignore").read_text().splitlines() if line.endswith("/"))


def paths(text: str) -> Iterator[str]:
    for span in spans(text):
        looks_like_one = "/" in span.strip("/") or span.endswith(ENDINGS)
        if FILE.match(span) and looks_like_one and not span.startswith(made_by_set_up()):
            yield span


def exists(name: str) -> bool:
    """At the top, or, for the short names of a table about apps, in one of them."""
    if any(ROOT.glob(name.rstrip("/"))):
        return True
    return bool(WITHIN_AN_APP.match(name)) and any((ROOT / app / name).exists() for app in APPS)


def variables_read(path: Path) -> Iterator[str]:
    """Names handed to whatever reads the environment, as in `os.environ.get("PORT")`."""
    for node in ast.walk(ast.parse(path.read_text())):
        found: list[Any] = []
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("environ.get"):
            found = node.args[:1]
        elif isinstance(node, ast.Call) and node.args and ast.unparse(node.args[0]).endswith("environ"):
            found = node.args[1:2]
        elif isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith("environ"):
            found = [node.slice]
        for each in found:
            if isinstance(each, ast.Constant) and str(each.value).isupper():
                yield str(each.value)


def project_commands() -> set[str]:
    return {name for name, app in get_commands().items() if app in APPS}


def test_every_variable_of_the_settings_is_explained() -> None:
    files = ("config/settings.py", "config/environment.py", "config/processes.py", "gunicorn.conf.py")
    read = {name for file in files for name in variables_read(ROOT / file)}
    assert {"DEBUG", "SECRET_KEY", "DATABASE_URL", "PORT", "ALLOWED_HOSTS", "DEFAULT_FROM_EMAIL"} <= read
    explained = (ROOT / ".env.example").read_text() + README
    assert sorted(name for name in read if not re.search(rf"\b{name}\b", explained)) == []


def test_the_example_sets_no_variable_that_nothing_reads() -> None:
    files = [*ROOT.glob("config/*.py"), ROOT / "gunicorn.conf.py"]
    read = {name for path in files for name in variables_read(path)}
    read.add("FORWARDED_ALLOW_IPS")  # gunicorn reads it itself
    example = re.findall(r"^(\w+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    assert sorted(set(example) - read) == []


def test_the_readme_names_every_command_of_the_project() -> None:
    commands = project_commands()
    assert "load_demo" in commands
    first_words = {span.split()[0] for span in spans(README)}
    assert sorted(commands - first_words) == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_a_command_that_is_named_exists(paper: Path) -> None:
    calls = [re.search(r"manage\.py (\w+)", line) for line in code(paper.read_text())]
    assert sorted({call[1] for call in calls if call} - get_commands().keys()) == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_every_path_that_is_named_exists(paper: Path) -> None:
    assert [name for name in paths(paper.read_text()) if not exists(name)] == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(paper: Path) -> None:
    found = [one or other for one, other in LINK.findall(paper.read_text())]
    local = [name for name in found if not ADDRESS.match(name)]
    assert [name for name in local if not (paper.parent / name.partition("#")[0]).exists()] == []


def test_every_link_within_contributing_has_its_heading() -> None:
    headings = re.findall(r"^#+ (.+)$", CONTRIBUTING, re.MULTILINE)
    anchors = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    wanted = set(re.findall(r"\]\(#([^)]+)\)", CONTRIBUTING))
    assert wanted
    assert sorted(wanted - anchors) == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_every_make_target_that_is_named_exists(paper: Path) -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    calls = [re.search(r"\bmake ([a-z]+)", line.partition("#")[0]) for line in code(paper.read_text())]
    assert sorted({call[1] for call in calls if call} - targets) == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_every_dotted_name_resolves(paper: Path) -> None:
    for name in filter(DOTTED.match, spans(paper.read_text())):
        app, *rest = name.split(".")
        thing: Any = import_module(app)
        for at, part in enumerate(rest, start=1):
            if not hasattr(thing, part):
                import_module(".".join([app, *rest[:at]]))
            thing = getattr(thing, part)


def test_the_readme_shows_both_commands_and_every_sign_in() -> None:
    lines = set(code(README))
    assert {"make run", "make test"} <= lines
    assert {f"demo-{role.name}" for role in ROLES} <= lines


def test_the_readme_shows_what_waymark_looks_like() -> None:
    pictures = sorted((ROOT / "docs/images").glob("*.png"))
    assert pictures
    for picture in pictures:
        assert f"docs/images/{picture.name}" in README
        assert picture.stat().st_size < 200_000


@pytest.mark.parametrize("page", PAPERS[2:], ids=lambda path: path.name)
def test_a_decision_is_one_numbered_page_with_its_parts(page: Path) -> None:
    text = page.read_text()
    assert text.startswith(f"# {int(page.name[:4])}. ")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]
    assert "Rejected" in text
    assert len(text.splitlines()) <= 50


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [int(page.name[:4]) for page in PAPERS[2:]] == list(range(1, len(PAPERS) - 1))


def test_the_changelog_begins_with_what_is_not_released_yet() -> None:
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert headings[0] == "Unreleased"
