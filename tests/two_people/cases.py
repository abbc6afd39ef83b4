"""Every form whose rows somebody else can change meanwhile, with what two people type into it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.test import Client

from budget.models import AcceptedFinding, BudgetAssumption, Pressure, PrintedTotal, Proposal
from budget.proformas.rows import version_of
from equality.models import Assessment, StrandFinding
from programme.models import (
    Body,
    Meeting,
    Question,
    Recommendation,
    ReportWords,
    Risk,
    ScheduleItem,
    StatusRules,
    Workstream,
)
from programme.models import Report as QuarterlyReport
from services.models import CostLine, CostSheet, HomeCost, Service
from tests.reading import Page, confirmed, post, stored
from tests.services.making import closed_stage
from tests.world import World

MOVED = {"news": "MOVED", "reason": "CAPACITY"}


@dataclass(frozen=True)
class Values:
    """A form that holds values: both change `field`, and either one thing more."""

    field: str
    theirs: dict[str, str]
    mine: dict[str, str]
    read: Callable[[World], Any]
    either: tuple[Any, Any]
    """What is read when theirs is kept, and when mine is."""
    told: tuple[str, str] | None = None
    """Their words for it and mine, where the page says it in other words than were typed."""


def newest() -> list[Any]:
    """Amounts and clients of the newest version, which waits for approval."""
    proforma = version_of(Proposal.objects.get())
    return [*proforma.amounts.values(), proforma.fields["clients"]]


VALUES = {
    "programme:change-risk": Values(
        "controls",
        {"controls": "Their words", "likelihood": "5", "why": "Their reason"},
        {"controls": "My words", "severity": "2", "why": "My reason"},
        lambda world: Risk.objects.values_list("controls", "likelihood", "severity").get(),
        (("Their words", 5, 2), ("My words", 5, 2)),
    ),
    "programme:change-meeting": Values(
        "held_on",
        {"held_on_month": "3", "purpose": "Their purpose"},
        {"held_on_month": "5", "decision": "My words"},
        lambda world: Meeting.objects.values_list("held_on__month", "purpose", "decision").get(),
        ((3, "Their purpose", "My words"), (5, "Their purpose", "My words")),
        ("15 Mar 2011", "15 May 2011"),
    ),
    "programme:change-body": Values(
        "agenda_days",
        {"agenda_days": "4", "notice_days": "20"},
        {"agenda_days": "6"},
        lambda world: Body.objects.values_list("agenda_days", "notice_days").get(),
        ((4, 20), (6, 20)),
    ),
    "programme:change-status-rules": Values(
        "red_after_days",
        {"red_after_days": "30", "money_share": "40", "text": "Their reason"},
        {"red_after_days": "10", "stale_after_days": "20", "text": "My reason"},
        lambda world: StatusRules.objects.values_list(
            "red_after_days", "money_share", "stale_after_days"
        ).get(),
        ((30, 40, 20), (10, 40, 20)),
    ),
    "programme:respond": Values(
        "response",
        {"response": "Their words", "state": "NOTED"},
        {"response": "My words", "state": "NOTED"},
        lambda world: Recommendation.objects.get().response,
        ("Their words", "My words"),
    ),
    "programme:change-report": Values(
        "purpose",
        {"purpose": "Their words", "wards": "All"},
        {"purpose": "My words", "contact": "The office"},
        lambda world: QuarterlyReport.objects.values_list("purpose", "wards", "contact").get(
            quarter="2010-Q4"
        ),
        (("Their words", "All", "The office"), ("My words", "All", "The office")),
    ),
    "programme:change-words": Values(
        "text",
        {"text": "Their words"},
        {"text": "My words", "exempt_text": "Secret", "exempt_paragraph": "3"},
        lambda world: ReportWords.objects.values_list("text", "exempt_text", "exempt_paragraph").get(),
        (("Their words", "Secret", 3), ("My words", "Secret", 3)),
    ),
    "programme:answer-question": Values(
        "answer",
        {"answer": "Their words"},
        {"answer": "My words"},
        lambda world: Question.objects.get().answer,
        ("Their words", "My words"),
    ),
    "programme:name-workstream-lead": Values(
        "lead",
        {"lead": "anna"},
        {"lead": "ben"},
        lambda world: str(Workstream.objects.get().lead),
        ("anna", "ben"),
    ),
    "programme:name-action-lead": Values(
        "lead",
        {"lead": "anna"},
        {"lead": "ben"},
        lambda world: str(type(world.action).objects.get(pk=world.action.pk).lead),
        ("anna", "ben"),
    ),
    "budget:change-proposal": Values(
        "amount_2011",
        {"amount_2011": "100,000", "amount_2012": "5", "text": "Their reason"},
        {"amount_2011": "90000", "clients": "7", "text": "My reason"},
        lambda world: newest(),
        ([-100_000, -5, 7], [-90_000, -5, 7]),
        ("£100,000", "£90,000"),
    ),
    "budget:accept-finding": Values(
        "reason",
        {"reason": "Their words"},
        {"reason": "My words"},
        lambda world: AcceptedFinding.objects.get().reason,
        ("Their words", "My words"),
    ),
    "budget:change-total": Values(
        "amount",
        {"amount": "-100,000", "place": "Their place", "text": "Their reason"},
        {"amount": "-90000", "rounded_to": "1", "text": "My reason"},
        lambda world: PrintedTotal.objects.values_list("amount", "place", "rounded_to").get(),
        ((-100_000, "Their place", 1), (-90_000, "Their place", 1)),
        ("£-100,000", "£-90,000"),
    ),
    "budget:rate-proposal": Values(
        "explanation",
        {"explanation": "Their words", "rating": "AT_RISK"},
        {"explanation": "My words", "mitigation": "Two hired"},
        lambda world: Proposal.objects.values_list("explanation", "rating", "mitigation").get(),
        (("Their words", "AT_RISK", "Two hired"), ("My words", "AT_RISK", "Two hired")),
    ),
    "budget:change-pressure": Values(
        "amount",
        {"amount": "100,000", "title": "Their title", "text": "Their reason"},
        {"amount": "90000", "year": "2013", "text": "My reason"},
        lambda world: Pressure.objects.values_list("amount", "title", "year").get(),
        ((100_000, "Their title", 2013), (90_000, "Their title", 2013)),
        ("£100,000", "£90,000"),
    ),
    "budget:assumption": Values(
        "amount",
        {"amount": "-100,000", "source": "Their source"},
        {"amount": "-90000", "source": "Their source"},
        lambda world: BudgetAssumption.objects.values_list("amount", "source").get(),
        ((-100_000, "Their source"), (-90_000, "Their source")),
        ("£-100,000", "£-90,000"),
    ),
    "services:change-service": Values(
        "occupied",
        {"occupied": "12", "ward": "North", "text": "Their reason"},
        {"occupied": "13", "clients": "14", "text": "My reason"},
        lambda world: Service.objects.values_list("occupied", "ward", "clients").get(),
        ((12, "North", 14), (13, "North", 14)),
    ),
    "services:change-costs": Values(
        "running_percent",
        {"running_percent": "60", "basis": "Their basis", "text": "Their reason"},
        {"running_percent": "70", "period_months": "9", "text": "My reason"},
        lambda world: CostSheet.objects.values_list("running_percent", "basis", "period_months").get(),
        ((60, "Their basis", 9), (70, "Their basis", 9)),
    ),
    "services:change-home": Values(
        "employees",
        {"employees": "1,000", "income": "-5"},
        {"employees": "2000", "running": "7"},
        lambda world: HomeCost.objects.values_list("employees", "income", "running").get(),
        ((1000, -5, 7), (2000, -5, 7)),
        ("£1,000", "£2,000"),
    ),
    "services:change-line": Values(
        "label",
        {"label": "Their words", "amount": "5"},
        {"label": "My words", "is_one_off": "on"},
        lambda world: CostLine.objects.values_list("label", "amount", "is_one_off").get(),
        (("Their words", 5, True), ("My words", 5, True)),
    ),
    "equality:change-finding": Values(
        "evidence",
        {"evidence": "Their words", "affected": "Older people"},
        {"evidence": "My words", "remains": "Little"},
        lambda world: StrandFinding.objects.values_list("evidence", "affected", "remains").get(),
        (("Their words", "Older people", "Little"), ("My words", "Older people", "Little")),
    ),
}


@dataclass(frozen=True)
class Report:
    """A form that reports: each says something of their own, at one address unless another is named."""

    theirs: dict[str, str]
    mine: dict[str, str]
    told: tuple[str, str]
    """What the page says of theirs, and of mine."""
    read: Callable[[World], Any]
    after: Any
    """What is read once mine is reported on top."""


def later(month: str, text: str) -> dict[str, str]:
    return {**MOVED, "end_month": month, "end_year": "2011", "text": text}


def end_of(item: ScheduleItem) -> str:
    item.refresh_from_db()
    return str(item.forecast_end)


REPORTS = {
    "programme:update-action": Report(
        later("10", "Their words"),
        later("12", "My words"),
        ("(Sep 2011, now Oct 2011)", "Dec 2011"),
        lambda world: end_of(world.action.item),
        "Dec 2011",
    ),
    "services:change-stage": Report(
        later("11", "Their words"),
        later("12", "My words"),
        ("(Sep 2011, now Nov 2011)", "Dec 2011"),
        lambda world: end_of(closed_stage(world.programme).item),
        "Dec 2011",
    ),
    "equality:update-mitigation": Report(
        {"step": "DUE", "date_month": "10", "date_year": "2011", "text": "Their words"},
        {"step": "DUE", "date_month": "12", "date_year": "2011", "text": "My words", "reason": "CAPACITY"},
        ("has a date", "Dec 2011"),
        lambda world: end_of(ScheduleItem.objects.get(kind="mitigation")),
        "Dec 2011",
    ),
    "equality:change-stage": Report(
        {"stage": "CONSULTATION", "text": "Their words"},
        {"stage": "FINAL", "text": "My words"},
        ("now consultation", "Final"),
        lambda world: Assessment.objects.get().stage,
        "FINAL",
    ),
}
ENDINGS = ("programme:end-link", "programme:cancel-meeting", "programme:end-recess", "budget:end-delivery")
ANSWERS = ("programme:alert", "programme:take-back-answer")
OVERRIDES = ("programme:override-status", "programme:end-override")
# In tests of their own, as are what-ifs: only their owner changes them.
ALONE = {
    *ENDINGS,
    *ANSWERS,
    *OVERRIDES,
    "budget:end-proposal",
    "programme:change-scheduling",
    "equality:sign-off",
}


def opened(client: Client, address: str) -> dict[str, str]:
    """The form as it is shown, not touched."""
    typed = Page(client.get(address, follow=True).content.decode()).typed
    return {name: value for name, value in typed.items() if name != "csrfmiddlewaretoken"}


def both_typed(name: str, world: World, theirs: Client, mine: Client) -> tuple[str, dict[str, str], Page]:
    """Two people open a form and one saves; what the other then sees."""
    case: Any = VALUES.get(name) or REPORTS[name]
    address = world.at(name)
    first, second = opened(theirs, address), opened(mine, address)
    assert confirmed(theirs, address, {**first, **case.theirs}).status_code == 302
    before, typed = stored(), {**second, **case.mine}
    page = post(mine, address, typed)
    assert stored() == before
    return address, typed, page
