"""Writing a strand, changing the stage, signing off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from equality.choices import Outcome, Stage
from equality.forms.assessments import FindingForm, SignOffForm, StageForm
from equality.models import StrandFinding, TemplateStrand
from equality.operations.assessments import SIGNED, change_stage, record_finding, sign_off
from equality.reading import answers_of
from equality.rules import missing_before_sign_off
from equality.views.assessments import AssessmentMixin
from programme.access import Permission
from programme.models import Entered
from programme.views.saving import SavingView


class AssessmentForm(AssessmentMixin, SavingView):
    """A form about an assessment."""

    permission = Permission.EDIT_EQUALITY
    template_name = "equality/form.html"
    heading = ""

    def find_subject(self, **address: Any) -> None:
        self.assessment = self.find()

    def rows(self) -> dict[str, Entered | None]:
        return {"version": self.assessment}

    def page(self) -> dict[str, Any]:
        return {"title": self.heading, "caption": self.assessment.title, "closed": ""}

    def success_url(self) -> str:
        return self.assessment.get_absolute_url()


class StrandMixin(AssessmentForm):
    """Also finds the strand, and what is said of it."""

    strand: TemplateStrand
    finding: StrandFinding | None

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        self.key = kwargs.pop("key")
        return super().dispatch(request, *args, **kwargs)

    def find_subject(self, **address: Any) -> None:
        super().find_subject(**address)
        strands = TemplateStrand.objects.visible_to(self.request.user).filter(
            template=self.assessment.template_id
        )
        self.strand = self.find_row(strands, key=self.key)
        findings = StrandFinding.objects.filter(
            programme=self.programme, assessment=self.assessment, strand=self.strand
        )
        self.finding = findings.standing().select_related("assessment__programme").first()

    def rows(self) -> dict[str, Entered | None]:
        return {"version": self.finding}

    def page(self) -> dict[str, Any]:
        return {**super().page(), "closed": "" if self.assessment.may_change else SIGNED}

    def success_url(self) -> str:
        return f"{super().success_url()}#{self.strand.key}"


class ChangeFinding(StrandMixin):
    @property
    def heading(self) -> str:  # type: ignore[override]
        return self.strand.name

    @property
    def saved_message(self) -> str:  # type: ignore[override]
        return f"{self.strand.name} is saved."

    def form_on(self, rows: Mapping[str, Any], data: Any = None) -> FindingForm:
        return FindingForm(data, strand=self.strand, finding=rows["version"])

    def save(self, form: FindingForm) -> None:
        data = form.cleaned_data
        record_finding(
            self.assessment,
            self.strand,
            form.values(),
            version=data["version"],
            by=self.request.user,
            text=data["text"],
        )


class ChangeStage(AssessmentForm):
    heading = "Change the stage"
    saved_message = "The stage is changed."

    def get_form(self, data: Any = None) -> StageForm:
        return StageForm(data, assessment=self.assessment)

    def save(self, form: StageForm) -> None:
        data = form.cleaned_data
        change_stage(
            self.assessment,
            Stage(data["stage"]),
            version=data["version"],
            by=self.request.user,
            text=data["text"],
        )


class SignOff(AssessmentForm):
    """Says what is missing before anybody has filled in the form."""

    heading = "Sign off the assessment"
    saved_message = "The assessment is signed off."
    template_name = "equality/sign_off.html"

    def get_form(self, data: Any = None) -> SignOffForm:
        return SignOffForm(data, assessment=self.assessment)

    def save(self, form: SignOffForm) -> None:
        data = form.cleaned_data
        sign_off(
            self.assessment,
            outcome=Outcome(data["outcome"]),
            reason=data["reason"],
            review=data["review"],
            version=data["version"],
            by=self.request.user,
        )

    def page(self) -> dict[str, Any]:
        missing = missing_before_sign_off(answers_of(self.assessment), Stage(self.assessment.stage))
        return {**super().page(), "missing": missing, "assessment": self.assessment}
