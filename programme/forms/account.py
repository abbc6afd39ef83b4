"""What somebody chooses for themselves."""

from __future__ import annotations

from django import forms

from programme.models import Person
from programme.ui.forms import ModelForm


class AccountForm(ModelForm):
    mails = forms.ChoiceField(
        label="How often are you told by mail what is new?",
        help_text="Nothing is sent on weekends and bank holidays, and nothing where nothing is new.",
        choices=Person.Mails.choices,
        widget=forms.RadioSelect,
        required=False,
    )

    submit_label = "Save"

    class Meta:
        model = Person
        fields = ("mails",)
