"""The list of quarterly reports, and beginning one."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from programme.access import Permission
from programme.forms.reports import NewReportForm
from programme.models import Programme, Report
from programme.operations.reports import create_report
from programme.reporting.composing import quarters_to_report
from programme.tables.reports import ReportTable
from programme.ui.views import TableView
from programme.views.base import ProgrammeView
from programme.views.published import tabs
from programme.views.saving import SavingView


class ReportList(ProgrammeView, TableView):
    """Every report for those who see the plan; what is published for those who do not."""

    section = "programme:reports"
    permission = Permission.READ_PUBLISHED
    template_name = "programme/reports/list.html"
    title = "Quarterly reports"
    one = "report"
    table_class = ReportTable

    def get_queryset(self) -> Any:
        reports = Report.objects.filter(programme=self.programme).readable_by(self.request.user)
        return reports.for_pages()

    def get_table_kwargs(self) -> dict[str, Any]:
        return {} if self.may(Permission.VIEW) else {"exclude": ("state", "approved")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        can_edit = self.may(Permission.EDIT_REPORTS)
        return super().get_context_data(tabs=tabs(self.programme, "reports"), can_edit=can_edit, **kwargs)


class NewReport(SavingView):
    section = "programme:reports"
    permission = Permission.EDIT_REPORTS
    saved_message = (
        "The report is begun. Its figures are being worked out; you can write its words meanwhile."
    )
    report: Report | None = None

    def get_form(self, data: Any = None) -> NewReportForm:
        return NewReportForm(data, quarters=quarters_to_report(self.programme))

    def page(self) -> dict[str, Any]:
        return {
            "title": "Begin a quarterly report",
            "lead": "Its figures are those at the quarter’s end, or of today where it has not ended.",
        }

    def save(self, form: NewReportForm) -> None:
        self.report = create_report(self.programme, form.cleaned_data["quarter"], by=self.request.user)

    def success_url(self) -> str:
        return self.report.get_absolute_url() if self.report else list_href(self.programme)


def list_href(programme: Programme) -> str:
    return reverse("programme:reports", args=[programme.slug])
