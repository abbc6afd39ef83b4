"""Where the page of something is that has no date of its own, by its subject: `proposal:R7`."""

from __future__ import annotations

from django.utils.module_loading import import_string

from programme.contributions import declared


def subject_href(programme_slug: str, subject: str) -> str:
    """The address of a subject's page, by its kind; empty where the kind has none.

    Kinds of schedule items are in config.pages.ITEM_PAGES, others in SUBJECT_PAGES. Asks nothing of the
    database.
    """
    kind, _, code = subject.partition(":")
    name = {**declared("ITEM_PAGES"), **declared("SUBJECT_PAGES")}.get(kind)
    return import_string(name)(programme_slug, code) if name else ""
