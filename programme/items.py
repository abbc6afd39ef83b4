"""Where the page of a schedule item is, whatever hangs on it."""

from __future__ import annotations

from functools import lru_cache

from django.urls import reverse
from django.utils.module_loading import import_string

from programme.contributions import declared
from programme.models import Programme, ScheduleItem


def item_href(programme: Programme, item: ScheduleItem) -> str:
    """The address of the item's page, by its kind (config.pages.ITEM_PAGES). Asks nothing of the database."""
    href: str = import_string(declared("ITEM_PAGES")[item.kind])(programme.slug, item.code)
    return href


# A page or a recalculation asks for thousands of these, and resolving one takes a fifth of a millisecond.
@lru_cache(maxsize=20_000)
def action_href(programme_slug: str, number: str) -> str:
    return reverse("programme:action", args=[programme_slug, number])


def question_href(programme_slug: str, code: str) -> str:
    return reverse("programme:question", args=[programme_slug, code])


def programme_href(programme_slug: str, code: str) -> str:
    return reverse("programme:dashboard", args=[programme_slug])
