"""Promising a mitigation, and reporting on one."""

from __future__ import annotations

from typing import Any

from equality.forms.mitigations import MitigationForm, MitigationNewsForm
from equality.models import Mitigation
from equality.operations.mitigations import add_mitigation, preview_report, report_mitigation
from equality.views.changing import AssessmentForm, StrandMixin
from programme.consequences import Consequence
from programme.models import Entered
from programme.operations.errors import Refused
from programme.views.confirming import ConfirmingView

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

    def rows(self) -> dict[str, Entered | None]:
        return {}

    def page(self) -> dict[str, Any]:
        return {**super().page(), **({} if self.finding else {"closed": UNASSESSED})}


class UpdateMitigation(AssessmentForm, ConfirmingView):
    preview_says_all = True
    saved_message = "The mitigation is updated."
    mitigation: Mitigation

    def find_subject(self, **address: Any) -> None:
        super().find_subject(**address)
        mitigations = Mitigation.objects.visible_to(self.request.user).filter(
            finding__assessment=self.assessment
        )
        found = mitigations.select_related(
            "item__programme", "owner", "programme", "finding__assessment__programme"
        )
        self.mitigation = self.find_row(found, number=address["number"])

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

    def rows(self) -> dict[str, Entered | None]:
        return {"version": self.mitigation, "item_version": self.mitigation.item}

    def page(self) -> dict[str, Any]:
        return {**super().page(), "lead": self.mitigation.text}

    def success_url(self) -> str:
        return f"{super().success_url()}#mitigation-{self.mitigation.number}"
