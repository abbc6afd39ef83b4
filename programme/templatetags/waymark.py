"""Filters and tags of the user-interface kit: `{% load waymark %}`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from django import template
from django.core.paginator import Page
from django.template import Context
from django.template.loader import get_template
from django.utils import timezone
from django.utils.safestring import SafeString

from programme.dates import PlanDate
from programme.differences import Dates
from programme.ui import format as words
from programme.ui.status import Tag
from programme.ui.status import status_tag as tag_of

register = template.Library()
Amount = Decimal | int | None


@register.filter
def pounds(amount: Amount) -> str:
    return words.NOT_STATED if amount is None else words.pounds(amount)


@register.filter
def pounds_k(amount: Amount) -> str:
    return words.NOT_STATED if amount is None else words.pounds(amount, "k")


@register.filter
def pounds_change(amount: Amount) -> str:
    return words.NOT_STATED if amount is None else words.pounds(amount, signed=True)


@register.filter
def whole(amount: Amount) -> str:
    return words.NOT_STATED if amount is None else words.whole(amount)


@register.filter
def thousands(amount: Amount) -> str:
    return words.NOT_STATED if amount is None else words.thousands(amount)


@register.filter
def change(amount: Amount) -> str:
    """A signed whole number: pounds or days."""
    return words.NOT_STATED if amount is None else words.whole(amount, signed=True)


@register.filter
def slip_words(days: int | Literal[""] | None, months: float | None = None) -> str:
    """Django hands on an empty string where there is no figure yet."""
    return words.NOT_STATED if days is None or days == "" else words.days_words(days, months)


@register.filter
def plan_date(date: PlanDate | dt.date | Literal[""] | None) -> str:
    """Django hands on an empty string where there is no figure yet."""
    if not date:
        return "Not set"
    return str(date) if isinstance(date, PlanDate) else words.short_date(date)


@register.filter
def long_date(day: dt.date | None) -> str:
    return "Not set" if day is None else words.long_date(day)


@register.filter
def day_of(moment: dt.datetime) -> dt.date:
    """The day of a moment, in London."""
    return timezone.localdate(moment)


@register.filter
def dates_words(dates: Dates) -> str:
    """`Feb 2011 to Jun 2011`; what is under way or open-ended has one date, or none."""
    known = [str(date) for date in (dates.start, dates.end) if date]
    return " to ".join(dict.fromkeys(known)) or "No date"


@register.filter
def count_of(count: int, nouns: str) -> str:
    """`{{ count|count_of:"action" }}`, or `"proposal,proposals"`."""
    one, _, many = nouns.partition(",")
    return words.plural(count, one, many)


@register.filter
def item_href(item: Any) -> str:
    """The page of a schedule item, whatever hangs on it."""
    from programme.items import item_href as href

    return href(item.programme, item)


@register.filter
def status_tag(status: object) -> Tag:
    return tag_of(status)


@register.simple_block_tag(takes_context=True)
def component(context: Context, content: SafeString, name: str, **inputs: Any) -> SafeString:
    """A component with HTML inside: `{% component "details" summary="Why" %}…{% endcomponent %}`."""
    part = get_template(f"components/{name}.html").template  # type: ignore[attr-defined]
    with context.push(**inputs, body=content):
        return SafeString(part.render(context))


@dataclass(frozen=True, slots=True)
class PageItem:
    number: int
    href: str
    current: bool


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any], field: str = "page") -> dict[str, Any]:
    """Links to the pages of a list; the rest of the address stays as it is."""

    def href(number: int) -> str:
        query = context["request"].GET.copy()
        query[field] = str(number)
        return f"?{query.urlencode()}"

    def items() -> Iterator[PageItem | None]:
        for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1):
            if isinstance(number, int):
                yield PageItem(number, href(number), number == page.number)
            else:
                yield None

    return {
        "items": list(items()),
        "previous": href(page.previous_page_number()) if page.has_previous() else "",
        "next": href(page.next_page_number()) if page.has_next() else "",
        "shown": page.paginator.num_pages > 1,
    }
