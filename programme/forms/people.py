"""Choosing a person of the programme."""

from __future__ import annotations

from django import forms
from django.db.models import QuerySet

from programme.access import Permission, roles_with
from programme.models import Person, Programme, RoleAssignment


def people_of(programme: Programme) -> QuerySet[Person]:
    """Those who may see into the programme, by name."""
    held = RoleAssignment.objects.filter(
        programme=programme, role__in=roles_with(Permission.VIEW), withdrawn_at=None
    )
    people = Person.objects.filter(pk__in=held.values("person"), is_active=True)
    return people.order_by("first_name", "last_name", "username")


def person_field(label: str, *, empty_label: str, help_text: str = "") -> forms.ModelChoiceField:  # type: ignore[type-arg]
    """A list of people; the form gives it its `queryset`."""
    return forms.ModelChoiceField(
        label=label,
        help_text=help_text,
        queryset=Person.objects.none(),
        required=False,
        empty_label=empty_label,
        to_field_name="username",
    )
