"""What a form holds, field by field: as a browser sends it, to compare, and in words."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.http import QueryDict

from programme.dates import PlanDate
from programme.ui.answers import answers
from programme.ui.forms import CountField, DayField, Form, PlanDateField, PoundsField


class Kinds(Form):
    words = forms.CharField(widget=forms.Textarea, required=False)
    amount = PoundsField(required=False)
    count = CountField(required=False)
    end = PlanDateField(required=False)
    day = DayField(required=False)
    kind = forms.ChoiceField(choices=[("", "Not stated"), ("A", "First"), ("B", "Second")], required=False)
    radio = forms.ChoiceField(choices=[("A", "First"), ("B", "Second")], widget=forms.RadioSelect)
    level = forms.TypedChoiceField(choices=[("1", "Low"), ("2", "High")], coerce=int, required=False)
    several = forms.MultipleChoiceField(
        choices=[("A", "First"), ("B", "Second")], widget=forms.CheckboxSelectMultiple, required=False
    )
    ticked = forms.BooleanField(required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


FULL: dict[str, Any] = {
    "words": "Two\nlines",
    "amount": Decimal("1200.50"),
    "count": 1200,
    "end": PlanDate(2011, 9),
    "day": dt.date(2011, 9, 27),
    "kind": "A",
    "radio": "B",
    "level": 2,
    "several": ["A", "B"],
    "ticked": True,
    "version": 3,
}
WORDS = {
    "words": "Two\nlines",
    "amount": "£1,200.50",
    "count": "1,200",
    "end": "Sep 2011",
    "day": "27 Sep 2011",
    "kind": "First",
    "radio": "Second",
    "level": "High",
    "several": "First, Second",
    "ticked": "Yes",
}


def posted(form: Form) -> QueryDict:
    data = QueryDict(mutable=True)
    for answer in answers(form).values():
        for name, values in answer.posted.items():
            data.setlist(name, values)
    return data


def test_it_says_in_words_what_is_shown() -> None:
    assert {name: answer.words for name, answer in answers(Kinds(initial=FULL)).items()} == WORDS


@pytest.mark.parametrize("initial", [FULL, {}, {"amount": Decimal(5), "end": PlanDate(2011, 9, 1)}])
def test_what_nobody_touched_is_the_same_when_it_comes_back(initial: dict[str, Any]) -> None:
    shown = Kinds(initial=initial)
    back = Kinds(posted(shown))
    for name, answer in answers(back).items():
        assert answer.value == answers(shown)[name].value, name
        assert answer.words == answers(shown)[name].words, name


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("words", {"words": " Two\r\nlines "}),
        ("amount", {"amount": "£1,200.5"}),
        ("count", {"count": " 1200"}),
        ("end", {"end_month": "September", "end_year": "2011"}),
        ("day", {"day_day": "27", "day_month": "09", "day_year": "2011"}),
    ],
)
def test_the_same_written_in_another_way_is_the_same(name: str, typed: dict[str, str]) -> None:
    data = QueryDict(mutable=True)
    data.update(typed)
    assert answers(Kinds(data))[name].value == answers(Kinds(initial=FULL))[name].value


def test_what_cannot_be_read_is_kept_as_typed() -> None:
    data = QueryDict("end_month=Febtober&end_year=2011&amount=a+lot&radio=C&count=")
    found = answers(Kinds(data))
    assert found["end"].words == "Febtober 2011"
    assert found["amount"].words == "a lot"
    assert found["radio"].words == "C"
    assert [found[name].given for name in ("end", "radio", "count", "words", "ticked")] == [
        *(True, True),
        *(False, False),
        True,
    ]
