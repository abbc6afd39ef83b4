from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from programme.dates import PlanDate
from programme.ui.format import days_words, figure, long_date, plural, pounds, thousands, whole
from programme.ui.parts import status_bar
from programme.ui.status import status_tag


@pytest.mark.parametrize(
    ("amount", "unit", "signed", "printed"),
    [
        (Decimal("1200"), "£", False, "£1,200"),
        (Decimal("-55000"), "k", False, "−£55k"),
        (Decimal("237522"), "k", True, "+£238k"),
        (Decimal("0.50"), "£", False, "£1"),
        (Decimal("-0.49"), "£", True, "£0"),
        (Decimal("-499"), "k", True, "£0"),
        (Decimal("500"), "k", False, "£1k"),
        (Decimal("-500"), "k", False, "−£1k"),
        (0, "k", True, "£0"),
    ],
)
def test_it_prints_pounds_with_a_real_minus_and_rounds_half_up(
    amount: Decimal, unit: str, signed: bool, printed: str
) -> None:
    assert pounds(amount, unit, signed) == printed  # type: ignore[arg-type]


def test_it_prints_columns_without_their_unit() -> None:
    assert thousands(Decimal("-1193000")) == "−1,193"
    assert whole(Decimal("184522.5"), signed=True) == "+184,523"


def test_it_refuses_a_unit_it_does_not_know() -> None:
    with pytest.raises(KeyError):
        pounds(Decimal(1), "m")  # type: ignore[arg-type]


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**11), max_value=10**11))
def test_no_amount_is_printed_with_a_hyphen_or_as_minus_zero(amount: Decimal) -> None:
    printed = thousands(amount)
    assert "-" not in printed
    assert printed != "−0"


@pytest.mark.parametrize(
    ("days", "months", "words"),
    [
        (0, 0.0, "No slip"),
        (61, 2.0, "2 months late"),
        (30, 1.0, "1 month late"),
        (-61, -2.0, "2 months early"),
        (10, 0.33, "10 days late"),
        (45, 1.5, "45 days late"),
        (-3, None, "3 days early"),
        (1, None, "1 day late"),
    ],
)
def test_it_says_slip_in_months_where_they_come_out_whole(
    days: int, months: float | None, words: str
) -> None:
    assert days_words(days, months) == words


def test_it_counts_in_words() -> None:
    assert plural(1, "action") == "1 action"
    assert plural(1200, "action") == "1,200 actions"
    assert plural(0, "assessment of need", "assessments of need") == "0 assessments of need"


def test_a_figure_is_escaped() -> None:
    assert figure("<b>6</b>", '/?a="') == (
        '<a class="govuk-link wm-fig" href="/?a=&quot;">&lt;b&gt;6&lt;/b&gt;</a>'
    )


def test_templates_print_what_is_missing_in_words() -> None:
    source = "{% load waymark %}{{ a|pounds }}, {{ a|pounds_k }}, {{ a|slip_words }}, {{ a|plan_date }}"
    assert Template(source).render(Context({"a": None})) == "not stated, not stated, not stated, Not set"


def test_templates_print_dates() -> None:
    source = "{% load waymark %}{{ month|plan_date }}, {{ day|plan_date }}, {{ day|long_date }}"
    context = Context({"month": PlanDate(2011, 9), "day": dt.date(2011, 9, 5)})
    assert Template(source).render(context) == "Sep 2011, 5 Sep 2011, 5 September 2011"
    assert long_date(dt.date(2011, 2, 15)) == "15 February 2011"


@pytest.mark.parametrize(
    ("status", "word", "colour"),
    [
        ("COMPLETE", "Complete", "blue"),
        ("NOT_DUE", "Not due", "plain"),
        ("on track", "On track", "green"),
        ("Not met: 2", "Not met: 2", "red"),
        ("Unsigned, due", "Unsigned, due", "red"),
        ("Delayed", "Delayed", "amber"),
        (None, "Not stated", "grey"),
        ("Something new", "Something new", "plain"),
    ],
)
def test_a_status_word_has_one_colour(status: object, word: str, colour: str) -> None:
    tag = status_tag(status)
    assert (tag.word, tag.colour) == (word, colour)


def test_a_status_may_be_given_another_colour() -> None:
    assert status_tag("Delayed", "red").colour == "red"


def test_a_status_bar_is_as_long_as_its_number_of_actions() -> None:
    bar = status_bar({"red": 2, "not due": 1, "complete": 1}, largest=8, width=80)
    assert [(part.colour, part.x) for part in bar.segments] == [("red", 0), ("blue", 20), ("plain", 30)]
    assert [count.label for count in bar.counts] == ["2 red", "1 complete", "1 not due"]


def test_an_empty_status_bar_has_nothing_in_it() -> None:
    assert status_bar({}).segments == []
