"""What the administrator's first page says of how Waymark runs."""

from __future__ import annotations

from django import template

from config.health import Check, checks

register = template.Library()


@register.simple_tag
def health_checks() -> list[Check]:
    """The checks of `/healthz`."""
    return checks()
