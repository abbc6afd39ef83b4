"""Which app may know of which: reads every import, dotted name and template path (architecture.md)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
APPS = ("programme", "budget", "services", "equality", "config")
"""From the bottom up: an app knows itself and what is to its left. Config, on top, may know every app."""

DOTTED = re.compile(r"^[a-z_]+([.:]\w+)+$")
"""A module's name, or an address's as `budget:proposal`."""
VIEW_OR_FORM = re.compile(rf"^({'|'.join(APPS)})\.(views|forms)\b")
IN_TEMPLATE = re.compile(r"""\{%\s*(?:include|extends|url)\s+["']([^"']+)["']""")


class Knowledge(NamedTuple):
    """That a line names a module, template or address of some app."""

    line: int
    name: str


def known_from_python(source: str, package: str = "") -> Iterator[Knowledge]:
    """Imports anywhere, also in functions and under TYPE_CHECKING, and dotted text and addresses.

    `package` is the dotted folder of the file, against which relative imports are read.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (Knowledge(node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = _absolute(node, package)
            yield from (Knowledge(node.lineno, f"{module}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and DOTTED.match(node.value):
            yield Knowledge(node.lineno, node.value)


def _absolute(node: ast.ImportFrom, package: str) -> str:
    if not node.level:
        return node.module or ""
    parts = package.split(".")
    return ".".join([*parts[: len(parts) - node.level + 1], *([node.module] if node.module else [])])


def known_from_template(source: str) -> Iterator[Knowledge]:
    for number, line in enumerate(source.splitlines(), start=1):
        yield from (Knowledge(number, path.replace("/", ".")) for path in IN_TEMPLATE.findall(line))


def is_upward(app: str, name: str) -> bool:
    """Whether a dotted name belongs to an app above this one."""
    top = re.split("[.:]", name)[0]
    return app in APPS and top in APPS and APPS.index(top) > APPS.index(app)


def upward(app: str, knowledge: Iterator[Knowledge]) -> list[Knowledge]:
    return [each for each in knowledge if is_upward(app, each.name)]


def is_page(path: Path) -> bool:
    """Whether a file may know views and forms: it is one, or gives them their addresses."""
    return bool({"views", "forms"} & {*path.relative_to(ROOT).parts, path.stem}) or path.stem == "urls"


def pages_known(knowledge: Iterator[Knowledge]) -> list[str]:
    """The views and forms of apps that are known."""
    return [each.name for each in knowledge if VIEW_OR_FORM.match(each.name)]


def python_files(app: str) -> list[Path]:
    return sorted(path for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts)


def template_files(app: str) -> list[Path]:
    return sorted((ROOT / "templates" / app).rglob("*.html"))


def knowledge_of(path: Path) -> Iterator[Knowledge]:
    source = path.read_text()
    if path.suffix == ".html":
        return known_from_template(source)
    return known_from_python(source, ".".join(path.relative_to(ROOT).parent.parts))
