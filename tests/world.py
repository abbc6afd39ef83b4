"""A small programme with one of everything that has an address, for tests of pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from django.test import Client
from django.urls import reverse

from budget.models import CheckFigure, Delivery, Proposal
from programme.models import Action, Alert, Attachment, Dependency, Meeting, Person, Programme
from programme.operations.alerts import answer_alert
from programme.operations.documents import attach_document
from programme.recalculation import recalculate
from services.models import CostLine, CostSheet, HomeCost, Service
from tests.equality.making import address_of as equality_address_of
from tests.equality.making import make_assessed, make_links
from tests.factories import (
    TODAY,
    make_action,
    make_baseline,
    make_delivery,
    make_link,
    make_mailing,
    make_meeting,
    make_person,
    make_pressure,
    make_programme,
    make_proposal,
    make_recess,
    make_risk,
    make_role,
    make_scenario,
    make_total,
    make_workstream,
)
from tests.reports import make_question, make_reports
from tests.services.making import closed_stage, make_costs, make_service

OF_PROGRAMME = (
    "dashboard",
    "compare-days",
    "figure",
    "plan",
    "alerts",
    "mails",
    "alert-rules",
    "change-alert-rules",
    "map",
    "baselines",
    "approve-baseline",
    "compare-baselines",
    "moves",
    "gantt",
    "changes",
    "risks",
    "add-risk",
    "workstreams",
    "meetings",
    "add-meeting",
    "recommendations",
    "about",
    "reports",
    "new-report",
    "questions",
    "forward-plan",
    "behind",
    "glossary",
    "settings",
    "worklist",
    "hand-over",
    "status-rules",
    "change-status-rules",
    "bodies",
    "change-body",
    "add-recess",
    "end-recess",
    "what-if",
    "save-scenario",
    "compare-scenarios",
)
"""Pages of programme that name no action; the world's risk has the number of its action."""
OF_WORKSTREAM = ("workstream", "name-workstream-lead")
FINDINGS = "reconciliation:findings"
"""The subject of the world's one alert, which somebody has acknowledged."""
OF_BUDGET = (
    "proposals",
    "add-proposal",
    "charts",
    "months",
    "slippage",
    "tracker",
    "delivered",
    "weights",
    "assumption",
    "add-pressure",
    "change-pressure",
    "withdraw-pressure",
    "reconciliation",
    "add-total",
    "change-total",
    "withdraw-total",
)
OF_COSTS = (
    "costs",
    "change-costs",
    "add-home",
    "change-home",
    "withdraw-home",
    "add-line",
    "change-line",
    "withdraw-line",
)
OF_FINDING = ("finding", "accept-finding", "reopen-finding")
OF_ALERT = ("alert", "take-back-answer")
OF_CHANGE = ("change", "undo-change")
OF_MEETING = (
    "meeting",
    "change-meeting",
    "cancel-meeting",
    "recommendation",
    "add-recommendation",
    "respond",
)
REPORTS_BY_STATE = {
    "2010-Q4": (
        "report-history",
        "report-words",
        "change-report",
        "change-words",
        "words-history",
        "report-progress",
        "submit-report",
    ),
    "2010-Q3": ("approve-report", "send-report-back", "report-exempt", "report-exempt-file"),
    "2010-Q2": ("publish-report",),
    "2010-Q1": ("report", "report-file", "add-erratum", "ask-question"),
}
"""The quarter of the world's report that a page is about: a draft, one submitted, approved and published."""
PUBLISHED = "2010-Q1"
OF_QUESTION = ("question", "answer-question")
OF_REPORT = {page: quarter for quarter, pages in REPORTS_BY_STATE.items() for page in pages}
OF_SCENARIO = ("scenario", "change-scenario", "withdraw-scenario", "adopt-scenario")


@dataclass(frozen=True, slots=True)
class World:
    """`action` waits for `earlier`, is led by `lead`, has a document and delivers a proposal.

    The lead, or somebody else, shares a what-if about it.
    """

    programme: Programme
    earlier: Action
    action: Action
    link: Dependency
    attachment: Attachment
    proposal: Proposal
    delivery: Delivery

    def again(self) -> World:
        """As it is stored now, in objects of its own."""
        old = {field.name: getattr(self, field.name) for field in fields(self)}
        new = {name: type(row).objects.get(pk=row.pk) for name, row in old.items()}
        for row in new.values():
            row.programme = new["programme"]
        return World(**new)

    def at(self, name: str, **kwargs: Any) -> str:
        """The address of one of its pages: what the address names is the world's, unless given."""
        return reverse(name, kwargs={**self.kwargs_of(name), **kwargs})

    def kwargs_of(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = {"programme": self.programme.slug}
        app, _, page = name.partition(":")
        if app == "budget" and page in OF_FINDING:
            found["key"] = CheckFigure.objects.filter(programme=self.programme).findings()[0].key
        elif app == "budget" and page not in OF_BUDGET:
            found["code"] = self.proposal.code
        if name == "budget:version":
            found["number"] = 1
        if name == "budget:assumption":
            found["year"] = 2012
        if app == "programme" and page in OF_WORKSTREAM:
            found["slug"] = self.action.workstream.slug
        elif name == "programme:send-publication-again":
            found |= {"username": f"{self.programme.slug}-member", "quarter": PUBLISHED}
        elif name == "programme:send-again":
            found |= {"username": f"{self.programme.slug}-member", "day": TODAY.isoformat()}
        elif app == "programme" and page in OF_ALERT:
            found |= {"rule": FINDINGS.partition(":")[0], "subject": FINDINGS}
        elif app == "programme" and page not in (
            *OF_PROGRAMME,
            *OF_MEETING,
            *OF_SCENARIO,
            *OF_CHANGE,
            *OF_REPORT,
        ):
            found["number"] = self.action.number
        if app == "programme" and page in OF_REPORT:
            found |= {"quarter": OF_REPORT[page]}
            found |= {"section": "summary"} if page in ("change-words", "words-history") else {}
            found |= {"form": "html"} if page.endswith("-file") else {}
        if app == "programme" and page in OF_QUESTION:
            found["number"] = 1
        if name == "programme:figure":
            found["kind"] = "actions"
        if app == "services" and page in OF_COSTS:
            found["slug"] = CostSheet.objects.get(programme=self.programme).slug
        elif app == "services" and page not in ("services", "outcomes", "add-costs"):
            found["slug"] = Service.objects.get(programme=self.programme).slug
        if app == "equality":
            found |= equality_address_of(self.programme, page)
        if name in UIDS:
            found["uid"] = UIDS[name](self).uid
        return found


def first_meeting(world: World) -> Meeting:
    return world.programme.meeting_set.earliest("id")


UIDS: dict[str, Callable[[World], Any]] = {
    "programme:end-link": lambda world: world.link,
    "programme:document": lambda world: world.attachment.document,
    "budget:end-delivery": lambda world: world.delivery,
    **dict.fromkeys(
        ("budget:change-pressure", "budget:withdraw-pressure"),
        lambda world: world.programme.pressure_set.earliest("id"),
    ),
    **dict.fromkeys(
        ("budget:change-total", "budget:withdraw-total"),
        lambda world: world.programme.printedtotal_set.earliest("id"),
    ),
    **dict.fromkeys(
        ("programme:change", "programme:undo-change"), lambda world: world.attachment.document.cause
    ),
    **dict.fromkeys(
        (
            "programme:meeting",
            "programme:change-meeting",
            "programme:cancel-meeting",
            "programme:add-recommendation",
        ),
        first_meeting,
    ),
    "programme:change-body": lambda world: first_meeting(world).body,
    "programme:end-recess": lambda world: world.programme.recess_set.earliest("id"),
    **dict.fromkeys(
        ("programme:recommendation", "programme:respond"),
        lambda world: world.programme.recommendation_set.earliest("id"),
    ),
    "services:change-stage": lambda world: closed_stage(world.programme),
    **dict.fromkeys(
        ("services:change-home", "services:withdraw-home"),
        lambda world: HomeCost.objects.filter(programme=world.programme).earliest("id"),
    ),
    **dict.fromkeys(
        ("services:change-line", "services:withdraw-line"),
        lambda world: CostLine.objects.filter(programme=world.programme).earliest("id"),
    ),
    **dict.fromkeys(
        (f"programme:{each}" for each in OF_SCENARIO),
        lambda world: world.programme.scenario_set.earliest("id"),
    ),
}
"""The row whose uid is in the address."""


def make_world(slug: str = "river", *, first: int = 1, lead: Person | None = None) -> World:
    """Actions `first` and the next one; proposal R with the number `first`."""
    programme = make_programme(slug)
    stream = make_workstream(programme, f"Day care {first}", lead=lead)
    earlier = make_action(programme, str(first), start="2011-03", end="2011-05", workstream=stream)
    action = make_action(programme, str(first + 1), workstream=stream)
    link = make_link(earlier.item, action.item)
    baseline = make_baseline(programme, earlier.item, action.item)
    proposal = make_proposal(programme, f"R{first}", baseline=baseline)
    delivery = make_delivery(proposal, action.item)
    service = make_service(programme, f"Home {first}")
    make_costs(programme, f"Closing home {first}")
    make_links(make_assessed(programme, first), proposals=[proposal], services=[service])
    make_total(programme)
    make_pressure(programme)
    make_meeting(programme)
    make_recess(programme)
    reports = make_reports(programme)
    make_risk(programme, number=first + 1, items=[action.item])
    owner = lead or make_person(f"{slug}-planner")
    make_scenario(programme, f"{first + 1}:+1m", owner=owner, is_shared=True)
    attachment = attach_document(action.item, name="minutes.txt", content=b"Agreed.", by=None)
    member = make_role(programme, "panel", make_person(f"{slug}-member")).person
    make_question(reports["PUBLISHED"], member)
    make_mailing(programme, member)
    make_mailing(programme, member, report=reports["PUBLISHED"], message_id=f"<{slug}.report@test>")
    recalculate(slug)
    alert = Alert.objects.open().get(programme=programme, subject=FINDINGS)
    answer_alert(alert, kind="ACKNOWLEDGED", reason="Finance looks into it", version=0, by=None)
    recalculate(slug)
    programme.refresh_from_db()
    for row in (earlier, action):
        row.item.refresh_from_db()
    return World(programme, earlier, action, link, attachment, proposal, delivery)


def signed_in(person: Person, **defaults: Any) -> Client:
    client = Client(**defaults)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client
