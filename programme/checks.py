"""A check that config/pages.py names only what exists; `check`, tests and deploys run it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.utils.module_loading import import_string


@register()
def declared_names_exist(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    pages = import_module(settings.PAGES)
    return [
        Error(f"{slot} names {name}, which does not exist: {error}", id="waymark.E001")
        for slot, name in dotted_names(pages)
        if (error := _error(name))
    ]


def dotted_names(pages: Any) -> Iterator[tuple[str, str]]:
    """Every slot with each dotted name in it, however deep."""
    for slot, value in vars(pages).items():
        if slot.isupper():
            for name in _names(value):
                yield slot, name


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _names(each)


def _error(name: str) -> str:
    try:
        import_string(name)
    except ImportError as error:
        return str(error)
    return ""
