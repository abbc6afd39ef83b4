"""The form of a risk, with what it concerns."""

from __future__ import annotations

import re
from typing import Any

from django import forms

from programme.forms.people import people_of, person_field
from programme.forms.versions import version_field
from programme.models import Programme, Risk
from programme.risk_links import RiskLinks, risk_links
from programme.ui.forms import Form, PoundsField

LEVELS = [("", "Not stated"), *((str(level.value), level.label) for level in Risk.Level)]
VALUES = ("text", "likelihood", "severity", "controls", "owner", "amount", "amount_per", "state")
LONGEST = 1000


class RiskForm(Form):
    text = forms.CharField(
        label="What might go wrong", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3})
    )
    likelihood = forms.TypedChoiceField(
        label="Likelihood", choices=LEVELS, coerce=int, empty_value=None, required=False
    )
    severity = forms.TypedChoiceField(
        label="Severity", choices=LEVELS, coerce=int, empty_value=None, required=False
    )
    controls = forms.CharField(
        label="What is done about it",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    owner = person_field("Who looks after it", empty_label="Nobody is named")
    amount = PoundsField(
        label="What it might cost",
        help_text="In pounds, without a minus. Leave it empty where no amount is stated.",
        required=False,
        min_value=0,
        min_message="What it might cost must be £0 or more: enter it without a minus",
    )
    amount_per = forms.ChoiceField(label="That amount is", choices=Risk.AmountPer.choices)
    state = forms.ChoiceField(label="State", choices=Risk.State.choices, widget=forms.RadioSelect)
    why = forms.CharField(
        label="Why it changes", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    version = version_field()

    submit_label = "Save the risk"

    def __init__(self, *args: Any, programme: Programme, risk: Risk | None = None, **kwargs: Any) -> None:
        self.programme, self.kinds = programme, risk_links()
        initial: dict[str, Any] = {"state": Risk.State.OPEN, "amount_per": Risk.AmountPer.ONCE}
        if risk is not None:
            initial = {name: getattr(risk, name) for name in VALUES} | {"version": risk.version}
            initial["owner"] = risk.owner.get_username() if risk.owner else None
            initial |= {kind.name: ", ".join(kind.codes(risk)) for kind in self.kinds}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields = self._fields(is_new=risk is None)
        self.fields["owner"].queryset = people_of(programme)  # type: ignore[attr-defined]

    def _fields(self, *, is_new: bool) -> dict[str, forms.Field]:
        """The fields, with those of the declared kinds before the state; only a known risk has a history."""
        fields = dict(self.fields)
        last = {name: fields.pop(name) for name in ("state", "why", "version")}
        if is_new:
            last = {"state": last["state"]}
        return {**fields, **{kind.name: _codes_field(kind) for kind in self.kinds}, **last}

    def clean(self) -> dict[str, Any]:
        for kind in self.kinds:
            if kind.name in self.cleaned_data:
                self._find(kind)
        return self.cleaned_data

    def _find(self, kind: RiskLinks) -> None:
        """The rows that the typed codes name, in the place of the codes."""
        codes = re.findall(r"[^\s,;]+", self.cleaned_data[kind.name])
        found, unknown = kind.find(self.programme, codes)
        self.cleaned_data[kind.name] = found
        if unknown:
            names = ", ".join(code[:20] for code in unknown[:5])
            self.add_error(
                kind.name,
                f"There is no {kind.one} {names} in this programme: enter it as its own page shows it",
            )

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in VALUES}

    def concerns(self) -> list[tuple[RiskLinks, list[Any]]]:
        return [(kind, self.cleaned_data[kind.name]) for kind in self.kinds]


def _codes_field(kind: RiskLinks) -> forms.CharField:
    return forms.CharField(
        label=f"{kind.name.capitalize()} it concerns",
        help_text=kind.help_text,
        max_length=LONGEST,
        error_messages={
            "max_length": f"{kind.name.capitalize()} it concerns must be {LONGEST} characters or fewer"
        },
        required=False,
    )
