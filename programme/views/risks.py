"""Risks: the register, one risk, and changing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from programme.access import Permission
from programme.filters import RiskFilter
from programme.forms.risks import RiskForm
from programme.models import Risk
from programme.operations.risks import add_risk, change_risk
from programme.risk_links import concerns_by_risk, risk_links
from programme.tables import RiskTable
from programme.ui.format import long_date
from programme.ui.parts import Event, Link
from programme.ui.views import TableView
from programme.views.base import ProgrammeView
from programme.views.saving import SavingView

SMALLEST_MATRIX = {Risk.Level.LOW, Risk.Level.MEDIUM, Risk.Level.HIGH}


class RiskList(ProgrammeView, TableView):
    section = "programme:risks"
    template_name = "programme/risks.html"
    title = "Risks"
    one = "risk"
    table_class = RiskTable
    filterset_class = RiskFilter

    def get_queryset(self) -> Any:
        return Risk.objects.visible_to(self.request.user).filter(programme=self.programme).for_pages()

    def get_table_kwargs(self) -> dict[str, Any]:
        return {"concerns": concerns_by_risk(self.programme)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        open_risks = list(self.get_queryset().open().order_by("number"))
        return super().get_context_data(
            matrix=matrix(open_risks),
            unplaced=[risk for risk in open_risks if not risk.ranking],
            can_edit=self.may(Permission.EDIT_RISKS),
            **kwargs,
        )


@dataclass(frozen=True, slots=True)
class Matrix:
    """Open risks by likelihood (rows, the highest first) and severity (columns)."""

    severities: list[Risk.Level]
    rows: list[tuple[Risk.Level, list[list[Risk]]]]


def matrix(risks: list[Risk]) -> Matrix:
    """Low, medium and high always; very low and very high where a risk is."""
    used = {level for risk in risks for level in (risk.likelihood, risk.severity) if level}
    levels = sorted(SMALLEST_MATRIX | {Risk.Level(level) for level in used})
    return Matrix(
        levels,
        [
            (likely, [[risk for risk in risks if _is_at(risk, likely, severe)] for severe in levels])
            for likely in reversed(levels)
        ],
    )


def _is_at(risk: Risk, likely: int, severe: int) -> bool:
    return (risk.likelihood, risk.severity) == (likely, severe)


class RiskMixin(ProgrammeView):
    section = "programme:risks"
    risk: Risk

    def find(self, number: int) -> Risk:
        risks = Risk.objects.visible_to(self.request.user).filter(programme=self.programme).for_pages()
        risk: Risk = get_object_or_404(risks, number=number)
        return risk


class RiskPage(RiskMixin):
    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        risk = self.find(number)
        context = {
            "title": risk.text,
            "risk": risk,
            "breadcrumbs": [Link("Risks", reverse("programme:risks", args=[self.programme.slug]))],
            "concerns": [(kind, kind.shown(risk)) for kind in risk_links()],
            "events": changes_of(risk.history),
            "can_edit": self.may(Permission.EDIT_RISKS),
        }
        return render(request, "programme/risk.html", context)


def changes_of(*histories: Any) -> list[Event]:
    """What happened to entered rows, newest first: each cause of their histories once."""
    versions = [
        each for history in histories for each in history.select_related("caused_by", "caused_by__by")
    ]
    causes = {version.caused_by_id: version.caused_by for version in versions}
    newest = sorted(causes.values(), key=lambda cause: (cause.effective_at, cause.pk), reverse=True)
    return [
        Event(
            when=long_date(timezone.localtime(cause.effective_at).date()),
            who=str(cause.by) if cause.by else "",
            what=cause.what,
            text=cause.text,
        )
        for cause in newest
    ]


class AddRisk(RiskMixin, SavingView):
    permission = Permission.EDIT_RISKS

    def get_form(self, data: Any = None) -> RiskForm:
        return RiskForm(data, programme=self.programme)

    def page(self) -> dict[str, Any]:
        return {"title": "Add a risk"}

    def save(self, form: RiskForm) -> None:
        self.risk = add_risk(self.programme, form.values(), form.concerns(), by=self.request.user)

    @property
    def saved_message(self) -> str:  # type: ignore[override]
        return f"Risk {self.risk.number} is added."

    def success_url(self) -> str:
        if hasattr(self, "risk"):
            return self.risk.get_absolute_url()
        return reverse("programme:risks", args=[self.programme.slug])


class ChangeRisk(RiskMixin, SavingView):
    permission = Permission.EDIT_RISKS

    def find_subject(self, **address: Any) -> None:
        self.risk = self.find(address["number"])

    def get_form(self, data: Any = None) -> RiskForm:
        return RiskForm(data, programme=self.programme, risk=self.risk)

    def page(self) -> dict[str, Any]:
        return {"title": f"Change risk {self.risk.number}", "caption": self.risk.text}

    def save(self, form: RiskForm) -> None:
        data = form.cleaned_data
        change_risk(
            self.risk,
            form.values(),
            form.concerns(),
            version=data["version"],
            by=self.request.user,
            text=data["why"],
        )

    @property
    def saved_message(self) -> str:  # type: ignore[override]
        return f"Risk {self.risk.number} is changed."

    def version(self) -> int:
        return self.risk.version

    def success_url(self) -> str:
        return self.risk.get_absolute_url()
