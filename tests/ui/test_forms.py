from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.test import Client

from programme.dates import PlanDate
from programme.ui.forms import CountField, Form, PlanDateField
from tests.ui.pages import UpdateForm

BAD = {"end_day": "30", "end_month": "Feb", "end_year": "2011", "cost": "12,00", "title": "too long"}


def test_errors_lead_to_what_mends_them() -> None:
    links = {link.message: link.href for link in UpdateForm(BAD).error_links}
    assert links["30 February 2011 is not a date"] == "#id_end_0"
    assert links["Select the reason"] == "#id_reason"
    assert links["Enter what happened"] == "#id_text"
    assert links["Short <title> must be 5 characters or fewer"] == "#id_title"
    assert links["Select this month"] == "#id_answer_0"


@pytest.mark.parametrize(
    "text", ["\u200b", " \u200b\ufeff ", "\u2060\u00ad\u200d", "\u3164", "\u2800\n", "\x00"]
)
def test_text_of_which_nothing_can_be_seen_is_not_an_answer(text: str) -> None:
    assert UpdateForm({"text": text}).errors["text"] == ["Enter what happened"]


@pytest.mark.parametrize(
    "text", ["\u200bYes", "\U0001f3f4\U000e0067\U000e0062\U000e007f", "क्\u200dष", "\U0001fae9", "-"]
)
def test_what_can_be_seen_stays_as_it_was_typed(text: str) -> None:
    form = UpdateForm({"text": text})
    assert "text" not in form.errors
    assert form.cleaned_data["text"] == text


def test_a_password_of_spaces_stays_one() -> None:
    class SignIn(Form):
        password = forms.CharField(strip=False)

    assert SignIn({"password": "   "}).is_valid()


def test_a_form_that_nobody_sent_has_no_errors() -> None:
    assert UpdateForm().error_links == []


def test_an_error_of_the_whole_form_leads_to_its_first_field() -> None:
    class Limited(Form):
        count = CountField(required=False)

        def clean(self) -> dict[str, Any]:
            raise ValidationError("Choose fewer")

    assert [(link.message, link.href) for link in Limited({}).error_links] == [("Choose fewer", "#id_count")]


def test_an_error_that_names_no_box_marks_all_three() -> None:
    class Later(Form):
        end = PlanDateField()

        def clean_end(self) -> PlanDate:
            raise ValidationError("New end date must be after September 2011")

    form = Later({"end_month": "9", "end_year": "2011"})
    assert [box.wrong for box in form["end"].boxes] == [True, True, True]  # type: ignore[attr-defined]


def test_a_label_with_a_percent_sign_does_no_harm() -> None:
    class Share(Form):
        share = forms.CharField(label="Share in %", max_length=5)
        kind = forms.ChoiceField(label="%s of what", choices=[("a", "A")])

    errors = Share({"share": "far too long", "kind": "made up"}).errors
    assert errors["share"] == ["Share in % must be 5 characters or fewer"]
    assert errors["kind"] == ["%s of what: select one of the choices"]


def test_the_page_of_a_form_with_errors(client: Client) -> None:
    page = client.post("/form/", BAD).content.decode()
    assert "<title>Error: Update action 27 –" in page
    assert page.index("govuk-error-summary") < page.index("<h1")
    assert 'id="id_end_0" name="end_day" type="text" inputmode="numeric" value="30"' in page
    assert 'name="end_month" type="text" value="Feb"' in page
    assert 'value="12,00"' in page
    assert "novalidate" in page
    assert " required" not in page
    assert "Short <title>" not in page
    assert "Short &lt;title&gt;" in page


def test_the_page_of_a_new_form_shows_what_there_is(client: Client) -> None:
    page = client.get("/form/").content.decode()
    assert "<title>Update action 27 –" in page
    assert 'name="end_month" type="text" value="11"' in page
    assert 'name="end_year" type="text" inputmode="numeric" value="2011"' in page
    assert 'value="1200.50"' in page
    assert 'aria-describedby="id_end_helptext"' in page
    assert 'id="id_end_helptext"' in page
