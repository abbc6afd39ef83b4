"""Writing a strand, changing the stage, signing off."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from equality.choices import Outcome, Stage
from equality.forms.assessments import FindingForm, SignOffForm, StageForm
from equality.models import StrandFinding, TemplateStrand
from equality.operations.assessments import SIGNED, change_stage, record_finding, sign_off
from equality.reading import answers_of
from equality.rules import missing_before_sign_off
from equality.views.assessments import AssessmentMixin
from programme.access import Permission
from programme.consequences import Consequence
from programme.views.confirming import ConfirmingView


class AssessmentForm(AssessmentMixin, ConfirmingView):
    """A form about an assessment. A subclass finds what else its address names in `prepare`."""

    permission = Permission.EDIT_EQUALITY
    template_name = "equality/form.html"
    heading = ""

    def prepare(self) -> None:
        self.assessment = self.find()

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.prepare()
        return self.show(self.get_form())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.prepare()
        return super().post(request, *args, **kwargs)

    def consequence_of(self, form: Any) -> Consequence:
        return Consequence()

    def versions(self) -> dict[str, Any]:
        """What is stored now, for a form whose author must see it before saving again."""
        return {"version": self.assessment.version}

    def show_both(self, form: Any) -> HttpResponse:
        self.prepare()
        form.data = {**self.request.POST.dict(), **{name: str(of) for name, of in self.versions().items()}}
        return super().show_both(form)

    def show(self, form: Any, **extra: Any) -> HttpResponse:
        context = {
            "title": self.heading,
            "caption": self.assessment.title,
            "form": form,
            "cancel_href": self.success_url(),
            "closed": "",
            **extra,
        }
        return render(self.request, self.template_name, context)

    def success_url(self) -> str:
        return self.assessment.get_absolute_url()


class StrandMixin(AssessmentForm):
    """Also finds the strand, and what is said of it."""

    strand: TemplateStrand
    finding: StrandFinding | None

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        self.key = kwargs.pop("key")
        return super().dispatch(request, *args, **kwargs)

    def prepare(self) -> None:
        super().prepare()
        strands = TemplateStrand.objects.visible_to(self.request.user).filter(
            template=self.assessment.template_id
        )
        self.strand = get_object_or_404(strands.standing(), key=self.key)
        findings = StrandFinding.objects.filter(
            programme=self.programme, assessment=self.assessment, strand=self.strand
        )
        self.finding = findings.standing().select_related("assessment__programme").first()

    def show(self, form: Any, **extra: Any) -> HttpResponse:
        closed = "" if self.assessment.may_change else SIGNED
        return super().show(form, **{"closed": closed, **extra})

    def success_url(self) -> str:
        return f"{super().success_url()}#{self.strand.key}"


class ChangeFinding(StrandMixin):
    @property
    def heading(self) -> str:  # type: ignore[override]
        return self.strand.name

    @property
    def saved_message(self) -> str:  # type: ignore[override]
        return f"{self.strand.name} is saved."

    def get_form(self, data: Any = None) -> FindingForm:
        return FindingForm(data, strand=self.strand, finding=self.finding)

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

    def versions(self) -> dict[str, Any]:
        return {"version": self.finding.version if self.finding else 0}


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

    def show(self, form: SignOffForm, **extra: Any) -> HttpResponse:
        missing = missing_before_sign_off(answers_of(self.assessment), Stage(self.assessment.stage))
        return super().show(form, **{"missing": missing, "assessment": self.assessment, **extra})
