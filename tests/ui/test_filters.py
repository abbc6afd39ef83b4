from __future__ import annotations

from django.contrib.auth.models import Permission
from django.http import QueryDict

from tests.ui.pages import ActionFilter


def filterset(query: str) -> ActionFilter:
    return ActionFilter(QueryDict(query), Permission.objects.none())


def active(query: str) -> list[tuple[str, str, str]]:
    return [(found.label, found.words, found.href) for found in filterset(query).active]


def test_no_filter_is_on_at_first() -> None:
    assert active("") == []
    assert active("status=&codename=&late=") == []


def test_filters_are_said_in_words_with_a_way_to_remove_each() -> None:
    assert active("status=red&codename=27&sort=-end&page=2") == [
        ("Rating now", "Red", "?codename=27&sort=-end"),
        ("Number or title", "27", "?status=red&sort=-end"),
    ]


def test_one_of_several_choices_can_be_removed() -> None:
    assert active("workstream=a&workstream=b") == [
        ("Workstream", "In House Services", "?workstream=b"),
        ("Workstream", "Care Pathways", "?workstream=a"),
    ]


def test_a_tick_needs_no_word() -> None:
    assert active("late=on") == [("Late only", "", "?")]
    assert filterset("").form.fields["late"].clean(False) is None


def test_a_choice_nobody_offered_is_an_error_and_no_filter() -> None:
    found = filterset("status=made-up&codename=27")
    assert [one.label for one in found.active] == ["Number or title"]
    assert [link.message for link in found.form.error_links] == ["Rating now: select one of the choices"]


def test_a_list_starts_with_all() -> None:
    assert '<option value="" selected>All</option>' in str(filterset("").form["status"])
