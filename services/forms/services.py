"""The form for the counts of a service. Empty means not printed, which is not zero."""

from __future__ import annotations

from typing import Any

from django import forms

from programme.ui.forms import CountField, Form
from services.models import Service, StaffGroup
from services.operations import ServiceEdit

COUNTS = ("beds", "occupied", "clients")


class ServiceForm(Form):
    beds = CountField(label="Beds", required=False)
    occupied = CountField(label="Occupied beds", required=False)
    clients = CountField(label="Clients", required=False, help_text="How many people, never who.")
    staff = CountField(label="Staff now")
    staff_required = CountField(label="Staff required afterwards")
    ward = forms.CharField(label="Ward", required=False, max_length=80)
    tenure = forms.CharField(
        label="Tenure", required=False, max_length=120, help_text="For example: leased until March 2012."
    )
    text = forms.CharField(
        label="Why it changes",
        help_text="Do not name people who use services.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    group_version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)

    def __init__(self, *args: Any, service: Service, own_group: StaffGroup | None, **kwargs: Any) -> None:
        initial = {name: getattr(service, name) for name in (*COUNTS, "ward", "tenure", "version")}
        if own_group:
            initial |= {
                "staff": own_group.staff,
                "staff_required": own_group.required,
                "group_version": own_group.version,
            }
        super().__init__(*args, initial=initial, **kwargs)
        if own_group is None:
            del self.fields["staff"], self.fields["staff_required"], self.fields["group_version"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        beds, occupied = data.get("beds"), data.get("occupied")
        if beds is not None and occupied is not None and occupied > beds:
            self.add_error("occupied", f"Occupied beds must be {beds:,} or fewer, the number of beds")
        return data

    def edit(self) -> ServiceEdit:
        data = self.cleaned_data
        staff = {"staff": data["staff"], "required": data["staff_required"]} if "staff" in data else {}
        return ServiceEdit({name: data[name] for name in (*COUNTS, "ward", "tenure")}, staff)
