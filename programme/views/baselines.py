"""Approved baselines: the register, approving today's forecast, and comparing two sets of dates."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.db.models import Count, F
from django.urls import reverse

from programme.access import Permission
from programme.baselines import dates_in, dates_now
from programme.consequences import Consequence
from programme.differences import Difference, Kind, compare
from programme.filters.plan import ComparedFilter, ItemFilter
from programme.forms.baselines import ApprovalForm
from programme.models import Baseline, ScheduleItem
from programme.operations.baselines import Approval, approve_baseline, preview_approval
from programme.tables.history import BaselineTable, ComparedRow, ComparedTable
from programme.ui.parts import Link
from programme.ui.tables import Table
from programme.ui.views import TableView
from programme.views.base import ProgrammeView
from programme.views.confirming import OpenedView
from programme.views.plan import tabs


class BaselineMixin(ProgrammeView):
    section = "programme:plan"

    @cached_property
    def baselines(self) -> list[Baseline]:
        """The standing baselines, the first one first."""
        found = Baseline.objects.visible_to(self.request.user).filter(programme=self.programme)
        return list(found.standing().select_related("programme"))


class BaselineList(BaselineMixin, TableView):
    template_name = "programme/baselines.html"
    title = "Baselines"
    one = "baseline"
    table_class = BaselineTable

    def get_queryset(self) -> Any:
        found = Baseline.objects.visible_to(self.request.user).filter(programme=self.programme)
        return found.standing().select_related("programme").annotate(items=Count("dates"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            tabs=tabs(self, "baselines"), can_approve=self.may(Permission.APPROVE), **kwargs
        )


class ApproveBaseline(BaselineMixin, OpenedView):
    """Shows which approved dates change, and the slip that is absorbed, before it asks for a name."""

    permission = Permission.APPROVE
    template_name = "programme/approve_baseline.html"
    approval: Approval

    def get_form(self, data: Any = None) -> ApprovalForm:
        return ApprovalForm(data)

    def consequence_of(self, form: ApprovalForm) -> Consequence:
        self.approval = preview_approval(self.programme)
        return self.approval.consequence

    def preview_context(self, result: Consequence, fingerprint: str) -> dict[str, Any]:
        return {**super().preview_context(result, fingerprint), "approval": self.approval}

    def save(self, form: ApprovalForm) -> None:
        self.baseline = approve_baseline(self.programme, by=self.request.user, **form.cleaned_data)

    def page(self) -> dict[str, Any]:
        return {
            "title": "Approve today's forecast as the next baseline",
            "breadcrumbs": [
                Link("Plan", reverse("programme:plan", args=[self.programme.slug])),
                Link("Baselines", self.success_url()),
            ],
        }

    def save_label(self, result: Consequence) -> str:
        return f"Approve baseline {self.approval.number}"

    @property
    def saved_message(self) -> str:  # type: ignore[override]
        return f"Baseline {self.baseline.number} is approved."

    def success_url(self) -> str:
        return reverse("programme:baselines", args=[self.programme.slug])


class CompareBaselines(BaselineMixin, TableView):
    template_name = "programme/compare_baselines.html"
    title = "Compare baselines"
    one = "item"
    filterset: ComparedFilter
    differences: dict[int, Difference]

    def get_queryset(self) -> Any:
        items = ScheduleItem.objects.visible_to(self.request.user).filter(programme=self.programme)
        return items.select_related("programme", "action__workstream").order_by(
            F("action__position").asc(nulls_last=True), "pk"
        )

    def get_filterset(self, rows: Any) -> ItemFilter:
        self.filterset = ComparedFilter(
            self.request.GET, rows, request=self.request, baselines=self.baselines
        )
        before, after = self._dates()
        keys = list(rows.values_list("pk", flat=True)) if self.baselines else []
        self.differences = {each.key: each for each in compare(before, after, keys)}
        self.filterset.kinds = {key: each.kind for key, each in self.differences.items()}
        return self.filterset

    def _dates(self) -> tuple[Any, Any]:
        if self.before is None:
            return {}, {}
        return dates_in(self.before), dates_in(self.after) if self.after else dates_now(self.programme)

    @cached_property
    def before(self) -> Baseline | None:
        """The first baseline, unless another was chosen."""
        return self._chosen("of") or next(iter(self.baselines), None)

    @cached_property
    def after(self) -> Baseline | None:
        """None for today's forecast."""
        return self._chosen("with")

    def _chosen(self, name: str) -> Baseline | None:
        number = self.filterset.chosen(name)
        return next((each for each in self.baselines if str(each.number) == number), None)

    def get_table(self, rows: Any) -> Table:
        return ComparedTable(
            [ComparedRow(item, self.differences[item.pk]) for item in rows if item.pk in self.differences],
            before=f"baseline {self.before.number}" if self.before else "",
            after=f"baseline {self.after.number}" if self.after else "now",
        )

    def get_export_name(self) -> str:
        after = f"baseline-{self.after.number}" if self.after else "now"
        return f"baseline-{self.before.number if self.before else 0}-with-{after}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            tabs=tabs(self, "baselines"),
            before=self.before,
            after=self.after,
            counts=self._counts(),
            breadcrumbs=[Link("Baselines", reverse("programme:baselines", args=[self.programme.slug]))],
            **kwargs,
        )

    def _counts(self) -> list[Link]:
        """How many items did what, each leading to them."""
        query = self.request.GET.copy()
        for name in ("page", "format"):
            query.pop(name, None)
        found = list(self.filterset.kinds.values())
        links = []
        for kind in Kind:
            query["what"] = kind.name.lower()
            links.append(Link(kind.value, f"?{query.urlencode()}", count=found.count(kind)))
        return [link for link in links if link.count]
