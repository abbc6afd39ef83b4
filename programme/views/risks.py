"""Risks: the register, one risk, and changing it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from programme.access import Permission
from programme.boards import Board, boards_of_today
from programme.contributions import contributed
from programme.days import Day
from programme.facts import Facts, facts_of
from programme.facts.risks import Risks, movement_words, scores_before
from programme.filters.risks import RiskFilter
from programme.forms.risks import RiskForm
from programme.models import Entered, Risk
from programme.operations.risks import add_risk, change_risk
from programme.presenters import changes_of
from programme.risk_levels import rating_of, score_of
from programme.risk_links import concerns_by_risk, risk_links
from programme.risk_matrix import fits_three, matrix
from programme.tables.risks import RiskTable
from programme.ui.format import NOT_STATED
from programme.ui.parts import Link
from programme.ui.views import TableView
from programme.views.base import ProgrammeView
from programme.views.saving import SavingView

FIVE = "5"


class RiskList(ProgrammeView, TableView):
    section = "programme:risks"
    template_name = "programme/risks.html"
    title = "Risks"
    one = "risk"
    table_class = RiskTable
    filterset_class = RiskFilter

    @cached_property
    def board(self) -> Board:
        return boards_of_today([self.programme])[0]

    @cached_property
    def facts(self) -> Facts:
        return facts_of(Day(self.programme), "risks")

    def get_queryset(self) -> Any:
        return Risk.objects.visible_to(self.request.user).filter(programme=self.programme).for_pages()

    def get_table_kwargs(self) -> dict[str, Any]:
        numbers = [fact.label.partition(" ")[0] for fact in self.facts]
        return {
            "concerns": concerns_by_risk(self.programme),
            "moves": {
                int(number): Risks.cell(fact, "In a month")
                for number, fact in zip(numbers, self.facts, strict=True)
            },
            "money": {int(number): money_at_risk(self.board, "risk", number) for number in numbers},
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        standing = self.facts.where(open="on")
        asked = self.request.GET.get("matrix", "")
        scale = 5 if asked == FIVE or not fits_three(standing) else 3
        return super().get_context_data(
            matrix=matrix(
                standing,
                scale,
                lambda mark, value: self.board.href("risks", open="on", **{mark: value}),
                lambda mark, value: money_at_risk(self.board, mark, value),
            ),
            may_be_three=fits_three(standing),
            unplaced=standing.where(unplaced="on"),
            can_edit=self.may(Permission.EDIT_RISKS),
            **kwargs,
        )


def money_at_risk(board: Board, mark: str, value: str) -> tuple[Decimal, str]:
    """The declared pounds at risk, with the address of their rows; nothing where nobody declares any."""
    found = [money(board, mark, value) for money in contributed("RISK_MONEY")]
    return (sum((amount for amount, _ in found), Decimal(0)), found[0][1]) if found else (Decimal(0), "")


class RiskMixin(ProgrammeView):
    section = "programme:risks"
    risk: Risk

    def find(self, number: int) -> Risk:
        risks = Risk.objects.visible_to(self.request.user).filter(programme=self.programme)
        risk: Risk = self.find_row(risks.with_row(), number=number)
        return risk


class RiskPage(RiskMixin):
    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        risk = self.find(number)
        context = {
            "title": risk.text,
            "risk": risk,
            "breadcrumbs": [Link("Risks", reverse("programme:risks", args=[self.programme.slug]))],
            "concerns": [(kind, kind.shown(risk)) for kind in risk_links()],
            "rating": rating_of(risk.likelihood, risk.severity),
            "movement": self.movement(risk),
            "money": money_at_risk(boards_of_today([self.programme])[0], "risk", str(risk.number)),
            "scores": scores_of(risk),
            "events": changes_of(risk.history),
            "can_edit": self.may(Permission.EDIT_RISKS),
        }
        return render(request, "programme/risk.html", context)

    def movement(self, risk: Risk) -> str:
        before = scores_before(Day(self.programme)).get(risk.pk)
        return movement_words(before, risk.score)


@dataclass(frozen=True, slots=True)
class Score:
    """A score that a risk has had, from a day on."""

    since: dt.date
    score: int
    likelihood: str
    severity: str


def scores_of(risk: Risk) -> list[Score]:
    """The scores of a risk one after the other, each from the day on which it was first so; newest first."""
    found: list[Score] = []
    for row in Risk.history.filter(id=risk.pk).order_by("history_date", "history_id"):
        now = Score(
            timezone.localdate(row.history_date),
            score_of(row.likelihood, row.severity),
            row.get_likelihood_display() or NOT_STATED,
            row.get_severity_display() or NOT_STATED,
        )
        if not found or (found[-1].likelihood, found[-1].severity) != (now.likelihood, now.severity):
            found.append(now)
    return found[::-1]


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

    def rows(self) -> dict[str, Entered | None]:
        return {"version": self.risk}

    def form_on(self, rows: Mapping[str, Any], data: Any = None) -> RiskForm:
        return RiskForm(data, programme=self.programme, risk=rows["version"])

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

    def success_url(self) -> str:
        return self.risk.get_absolute_url()
