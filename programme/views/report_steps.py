"""The steps of a report: submit, send back, approve, publish, and errata beside what is published."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from programme import drafts
from programme.access import Permission
from programme.forms.reports import ApproveForm, ErratumForm, SendBackForm, StepForm
from programme.operations import report_approval
from programme.operations.errors import Refused
from programme.reporting.building import edition_to_approve
from programme.views.reports import ReportMixin
from programme.views.saving import SavingView


class StepView(ReportMixin, SavingView):
    """A page that says what follows, and a button. Whoever comes too early or too late is told why."""

    def find_subject(self, **address: Any) -> None:
        self.report = self.find(address["quarter"])

    def get(self, request: HttpRequest, **address: Any) -> HttpResponse:
        self.find_subject(**address)
        try:
            self.check()
        except Refused as refusal:
            messages.error(request, f"{refusal}.")
            return HttpResponseRedirect(self.success_url())
        return self.show(self.get_form(drafts.taken_up(request, request.path)))

    def check(self) -> None:
        """Refused where the step cannot be taken as the report stands."""

    def get_form(self, data: Any = None) -> Any:
        return StepForm(data)

    def success_url(self) -> str:
        return self.report.get_absolute_url()


class SubmitReport(StepView):
    permission = Permission.EDIT_REPORTS
    saved_message = "The report waits for approval. Its files are being made."

    def check(self) -> None:
        report_approval.check_submit(self.report)

    def page(self) -> dict[str, Any]:
        return {
            "title": "Submit the report for approval",
            "caption": str(self.report),
            "lead": "Its words are not changed any more, unless it is sent back. "
            "Its figures and files are made for whoever approves it to read.",
            "submit_label": "Submit for approval",
        }

    def save(self, form: Any) -> None:
        report_approval.submit(self.report, by=self.request.user)


class SendReportBack(StepView):
    """For whoever approves it, and for whoever submitted it and has thought again."""

    saved_message = "The report is a draft again."

    def find_subject(self, **address: Any) -> None:
        if not (self.may(Permission.APPROVE_REPORTS) or self.may(Permission.EDIT_REPORTS)):
            raise PermissionDenied
        super().find_subject(**address)

    def check(self) -> None:
        report_approval.check_send_back(self.report)

    def get_form(self, data: Any = None) -> SendBackForm:
        return SendBackForm(data)

    def page(self) -> dict[str, Any]:
        return {"title": "Send the report back", "caption": str(self.report)}

    def save(self, form: SendBackForm) -> None:
        report_approval.send_back(self.report, text=form.cleaned_data["text"], by=self.request.user)


class ApproveReport(StepView):
    permission = Permission.APPROVE_REPORTS
    template_name = "programme/reports/approve.html"
    saved_message = "The report is approved: figures, rules, words and files stay as they are."

    def check(self) -> None:
        report_approval.check_approve(self.report, by=self.request.user)

    def get_form(self, data: Any = None) -> ApproveForm:
        made = edition_to_approve(self.report)
        return ApproveForm(data, initial={"edition": made.number if made else None})

    def page(self) -> dict[str, Any]:
        return {
            "title": "Approve the report",
            "caption": str(self.report),
            "edition": edition_to_approve(self.report),
        }

    def save(self, form: ApproveForm) -> None:
        report_approval.approve(self.report, edition=form.cleaned_data["edition"], by=self.request.user)


class PublishReport(StepView):
    permission = Permission.EDIT_REPORTS
    saved_message = "The report is published: the panel can read it."

    def check(self) -> None:
        report_approval.check_publish(self.report)

    def page(self) -> dict[str, Any]:
        return {
            "title": "Publish the report",
            "caption": str(self.report),
            "lead": "The panel can read it from then on, as it was approved and without what is exempt. "
            "A mistake that is found later is put right by an erratum beside it.",
            "submit_label": "Publish it",
        }

    def save(self, form: Any) -> None:
        report_approval.publish(self.report, by=self.request.user)


class AddErratum(StepView):
    permission = Permission.EDIT_REPORTS
    saved_message = "The erratum is published beside the report."

    def check(self) -> None:
        report_approval.check_erratum(self.report)

    def get_form(self, data: Any = None) -> ErratumForm:
        return ErratumForm(data)

    def page(self) -> dict[str, Any]:
        return {
            "title": "Publish an erratum",
            "caption": str(self.report),
            "lead": "The report stays as it was approved; the erratum stands above it.",
        }

    def save(self, form: ErratumForm) -> None:
        report_approval.publish_erratum(self.report, text=form.cleaned_data["text"], by=self.request.user)
