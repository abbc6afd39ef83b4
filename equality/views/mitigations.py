"""Promising a mitigation, and reporting on one."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from equality.forms.mitigations import MitigationForm, MitigationNewsForm, seen
from equality.models import Mitigation
from equality.operations.mitigations import add_mitigation, preview_report, report_mitigation
from equality.views.changing import AssessmentForm, StrandMixin
from programme.consequences import Consequence
from programme.operations.errors import Refused

UNASSESSED = "Nothing is said of this strand yet: assess its impact before you promise something about it"


class AddMitigation(StrandMixin):
    saved_message = "The mitigation is added."

    @property
    def heading(self) -> str:  # type: ignore[override]
        return f"Add a mitigation: {self.strand.name.lower()}"

    def get_form(self, data: Any = None) -> MitigationForm:
        return MitigationForm(data, programme=self.programme)

    def save(self, form: MitigationForm) -> None:
        if self.finding is None:
            raise Refused(UNASSESSED)
        add_mitigation(self.finding, by=self.request.user, **form.cleaned_data)

    def show(self, form: MitigationForm, **extra: Any) -> HttpResponse:
        return super().show(form, **({} if self.finding else {"closed": UNASSESSED}), **extra)


class UpdateMitigation(AssessmentForm):
    saved_message = "The mitigation is updated."
    mitigation: Mitigation

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        self.number = kwargs.pop("number")
        return super().dispatch(request, *args, **kwargs)

    def prepare(self) -> None:
        super().prepare()
        mitigations = Mitigation.objects.visible_to(self.request.user).filter(
            finding__assessment=self.assessment
        )
        self.mitigation = get_object_or_404(
            mitigations.standing().select_related(
                "item__programme", "owner", "programme", "finding__assessment__programme"
            ),
            number=self.number,
        )

    @property
    def heading(self) -> str:  # type: ignore[override]
        return f"Mitigation {self.mitigation.number}"

    def get_form(self, data: Any = None) -> MitigationNewsForm:
        return MitigationNewsForm(data, mitigation=self.mitigation)

    def consequence_of(self, form: MitigationNewsForm) -> Consequence:
        return preview_report(self.mitigation, form.report())

    def save(self, form: MitigationNewsForm) -> None:
        data = form.cleaned_data
        report_mitigation(
            self.mitigation,
            form.report(),
            version=data["version"],
            item_version=data["item_version"],
            by=self.request.user,
        )

    def versions(self) -> dict[str, Any]:
        found = seen(self.mitigation)
        return {name: found[name] for name in ("version", "item_version")}

    def show(self, form: MitigationNewsForm, **extra: Any) -> HttpResponse:
        return super().show(form, lead=self.mitigation.text, **extra)

    def success_url(self) -> str:
        return f"{super().success_url()}#mitigation-{self.number}"
