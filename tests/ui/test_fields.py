from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import example, given
from hypothesis import strategies as st

from programme.dates import PlanDate
from programme.ui.date_fields import BOXES, DayField, PlanDateField, boxes_in_error
from programme.ui.number_fields import CountField, PoundsField

TYPED = st.one_of(
    st.text(max_size=12), st.integers(-5, 99999).map(str), st.sampled_from(["", "Sep", "²", "٣"])
)


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        (["", "9", "2011"], PlanDate(2011, 9)),
        (["", "09", "2011"], PlanDate(2011, 9)),
        (["", "Sep", "2011"], PlanDate(2011, 9)),
        (["", " sept. ", "2011"], PlanDate(2011, 9)),
        (["12", "SEPTEMBER", "2011"], PlanDate(2011, 9, 12)),
        (["29", "2", "2012"], PlanDate(2012, 2, 29)),
        (["05", "May", "2011 "], PlanDate(2011, 5, 5)),
    ],
)
def test_it_reads_a_day_or_a_month(typed: list[str], date: PlanDate) -> None:
    assert PlanDateField().clean(typed) == date


@pytest.mark.parametrize(
    ("typed", "message", "boxes"),
    [
        (["30", "2", "2011"], "30 February 2011 is not a date", {"day"}),
        (["29", "Feb", "2011"], "29 February 2011 is not a date", {"day"}),
        (["32", "1", "2011"], "Day must be a number from 1 to 31", {"day"}),
        (["", "13", "2011"], "Month must be a number from 1 to 12 or a name", {"month"}),
        (["", "Se", "2011"], "Month must be a number from 1 to 12 or a name", {"month"}),
        (["", "9", "11"], "Year must have 4 digits, for example 2011", {"year"}),
        (["", "9", "1949"], "Year must be between 1950 and 2149", {"year"}),
        (["", "9", "2150"], "Year must be between 1950 and 2149", {"year"}),
        (["", "9", ""], "Enter a month and a year, for example 9 2011.", {"year"}),
        (["4", "", ""], "Enter a month and a year, for example 9 2011.", {"month", "year"}),
    ],
)
def test_it_says_what_is_wrong_and_in_which_box(typed: list[str], message: str, boxes: set[str]) -> None:
    with pytest.raises(ValidationError) as caught:
        PlanDateField().clean(typed)
    assert caught.value.messages[0].startswith(message)
    assert boxes_in_error(caught.value.error_list) == boxes


def test_it_names_every_wrong_box_at_once() -> None:
    with pytest.raises(ValidationError) as caught:
        PlanDateField().clean(["x", "y", "z"])
    assert boxes_in_error(caught.value.error_list) == set(BOXES)
    assert len(caught.value.messages) == 3


def test_nothing_typed_is_none_unless_a_date_is_needed() -> None:
    assert PlanDateField(required=False).clean(["", " ", ""]) is None
    with pytest.raises(ValidationError, match="Enter a month and a year"):
        PlanDateField().clean(["", "", ""])


def test_a_day_field_needs_the_day() -> None:
    assert DayField().clean(["12", "9", "2011"]) == dt.date(2011, 9, 12)
    with pytest.raises(ValidationError) as caught:
        DayField().clean(["", "9", "2011"])
    assert boxes_in_error(caught.value.error_list) == {"day"}


@given(st.lists(TYPED, max_size=4))
@example(["9" * 5000, "9" * 5000, "9" * 5000])
@example(["1", "1", "²011"])
def test_whatever_is_typed_a_date_field_gives_a_date_or_an_error(typed: list[str]) -> None:
    for field in (PlanDateField(required=False), DayField(required=False)):
        try:
            field.clean(typed)
        except ValidationError as error:
            assert error.messages


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("£1,200", Decimal(1200)),
        ("1200.50", Decimal("1200.50")),
        (" 1 200 ", Decimal(1200)),
        ("-£1,200", Decimal(-1200)),
        ("£-5", Decimal(-5)),
        ("−5", Decimal(-5)),
        ("(1,829)", Decimal(-1829)),
        ("£(92.50)", Decimal("-92.50")),
        ("(£92)", Decimal(-92)),
        ("(0)", Decimal(0)),
        ("1200.", Decimal(1200)),
        ("-0", Decimal(0)),
        ("9,999,999,999.99", Decimal("9999999999.99")),
    ],
)
def test_it_reads_pounds_as_people_write_them(typed: str, amount: Decimal) -> None:
    cleaned = PoundsField().clean(typed)
    assert cleaned == amount
    assert not (cleaned == 0 and cleaned.is_signed())


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("about 5", "Enter an amount in pounds"),
        ("NaN", "Enter an amount in pounds"),
        ("Infinity", "Enter an amount in pounds"),
        ("1e400", "Enter an amount in pounds"),
        ("12,00", "Enter an amount in pounds"),
        ("--5", "Enter an amount in pounds"),
        ("(-5)", "Enter an amount in pounds"),
        ("-(5)", "Enter an amount in pounds"),
        ("(5", "Enter an amount in pounds"),
        ("((5))", "Enter an amount in pounds"),
        ("£", "Enter an amount in pounds"),
        ("٣", "Enter an amount in pounds"),
        ("1.005", "no more than 2 digits after the point"),
        ("9" * 5000, "Amount must be less than £10,000,000,000"),
        ("10000000000", "Amount must be less than £10,000,000,000"),
    ],
)
def test_it_refuses_what_is_no_amount(typed: str, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        PoundsField().clean(typed)


def test_it_keeps_to_a_least_amount() -> None:
    assert PoundsField(min_value=0).clean("0") == 0
    with pytest.raises(ValidationError, match="Amount must be £0 or more"):
        PoundsField(min_value=0).clean("-1")
    with pytest.raises(ValidationError, match="Savings cannot be negative"):
        PoundsField(min_value=0, min_message="Savings cannot be negative").clean("-1")


@given(st.one_of(st.text(max_size=30), st.decimals().map(str), st.floats().map(str)))
def test_whatever_is_typed_an_amount_fits_its_column_or_is_refused(typed: str) -> None:
    try:
        amount = PoundsField(required=False).clean(typed)
    except ValidationError as error:
        assert error.messages
    else:
        assert amount is None or (abs(amount) < 10**12 and amount == round(amount, 2))


@given(st.decimals(places=2, min_value=-(10**9), max_value=10**9))
def test_what_is_printed_in_the_box_can_be_read_again(amount: Decimal) -> None:
    field = PoundsField()
    assert field.clean(field.prepare_value(amount)) == amount


def test_it_reads_counts() -> None:
    assert CountField().clean("1,200") == 1200
    assert CountField(required=False).clean("") is None
    for typed, message in (("-1", "whole number"), ("1.5", "whole number"), ("9" * 5000, "or fewer")):
        with pytest.raises(ValidationError, match=message):
            CountField().clean(typed)
    with pytest.raises(ValidationError, match="Number must be 1 or more"):
        CountField(min_value=1).clean("0")
