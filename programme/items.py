"""Where the page of a schedule item is, whatever hangs on it."""

from __future__ import annotations

from django.urls import reverse

from programme.contributions import declared
from programme.models import Programme, ScheduleItem


def item_href(programme: Programme, item: ScheduleItem) -> str:
    """The address of the item's page, by its kind (config.pages.ITEM_PAGES)."""
    url_name: str = declared("ITEM_PAGES")[item.kind]
    return reverse(url_name, args=[programme.slug, item.code])
