"""Every named address, asked for by every role with every method: who is let in, and who is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from budget.models import CheckFigure, Delivery
from programme.thresholds import declared_thresholds
from services.models import Service
from tests.budget.proformas import typed_on
from tests.equality import making as equality
from tests.factories import make_person, make_role
from tests.services.making import new_counts, new_stage_date
from tests.world import World, make_world, signed_in

METHODS = ("get", "post", "put", "delete")
ROLES = ("office", "lead", "other lead", "finance", "equality", "director", "panel", "admin")
NO_ROLE, SIGNED_OUT = "no role", "signed out"
EVERYBODY = {*ROLES, NO_ROLE, SIGNED_OUT}
SIGNED_IN = EVERYBODY - {SIGNED_OUT}
VIEWERS = {*ROLES} - {"panel"}
READERS = {*ROLES}
ASKERS = {"panel"}
UPDATERS = {"office", "lead"}
OWNERS = {"lead"}
PLANNERS = {"office"}
BUDGETERS = {"office", "finance"}
ASSESSORS = {"office", "equality"}
RISK_KEEPERS = {"office", "director"}
ALERT_KEEPERS = {"office", "admin"}
APPROVERS = {"office", "director"}


@dataclass(frozen=True)
class Address:
    """Who may `get` and who may `post`; `data` is what a valid form posts."""

    get: set[str] = field(default_factory=set)
    post: set[str] = field(default_factory=set)
    data: Callable[[World], dict[str, Any]] = lambda world: {}

    def allowed(self, method: str) -> set[str]:
        return {"get": self.get, "post": self.post}.get(method, set())


def no_change(world: World) -> dict[str, Any]:
    return {"news": "NO_CHANGE", "version": world.action.item.version}


def new_clients(world: World) -> dict[str, Any]:
    return typed_on(world.proposal, clients="12")


def home_costs(world: World) -> dict[str, Any]:
    service = Service.objects.get(programme=world.programme)
    return {"service": service.pk, "employees": "1", "running": "1", "income": "0", "version": 1}


def acceptance(world: World) -> dict[str, Any]:
    check = CheckFigure.objects.get(key=world.kwargs_of("budget:finding")["key"], programme=world.programme)
    return {"reason": "Read as printed", "figures": check.figures, "version": 0}


PRESSURE = {"title": "Winter beds", "year": "2011", "amount": "5"}
TOTAL = {"place": "Appendix 8", "kind": "REDUCTION", "year": "2011", "amount": "-1,000", "rounded_to": "1000"}
SHEET = {"name": "Closing all", "place": "Appendix 5", "period": "2011/12", "period_months": "12"}
COST_LINE = {"part": "PERIOD", "label": "Skips", "amount": "1,000"}
LINK = {"predecessor": "1", "type": "SS", "lag": "0", "unit": "months", "constraining": "on"}
RISK = {"text": "Late", "likelihood": "4", "severity": "", "amount_per": "ONCE", "state": "OPEN"}
MEETING = {
    "new_body": "Board",
    "held_on_day": "1",
    "held_on_month": "4",
    "held_on_year": "2011",
    "purpose": "To note",
}
MOVED_MEETING = {**MEETING, "version": 1}
ACKNOWLEDGED = {"kind": "ACKNOWLEDGED", "reason": "Seen to"}
THRESHOLDS = {
    **{each.name: str(each.default + 1) for each in declared_thresholds()},
    **{f"version_{each.name}": "0" for each in declared_thresholds()},
    "text": "Agreed",
}
FRONT = {"wards": "All", "asks": "note the progress"}
RECESS = {
    "first_day_day": "1",
    "first_day_month": "8",
    "first_day_year": "2011",
    "last_day_day": "31",
    "last_day_month": "8",
    "last_day_year": "2011",
}
OVERRIDE = {
    "status": "GREEN",
    "reason": "Recovered",
    "expires_on_day": "31",
    "expires_on_month": "3",
    "expires_on_year": "2011",
}
RULES = {
    "red_after_days": "10",
    "money_share": "25",
    "stale_after_days": "30",
    "text": "Stricter",
    "version": "0",
}
SCHEDULING = {"mode": "manual", "version": 1}
SETTINGS = {"counts_working_days": "yes", "consultation_days": "84", "text": "Agreed"}
QUESTION = {"item_0": "2", "how_0": "end-later", "by_0": "1 month"}
APPROVAL = {"approved_by": "Cabinet", "reason": "Later than planned"}
DELIVERY = {"action": "1", "trigger": Delivery.Trigger.END}
ADDRESSES = {
    "programme:dashboard": Address(READERS),
    "programme:figure": Address(VIEWERS),
    "programme:compare-days": Address(VIEWERS),
    "programme:plan": Address(VIEWERS),
    "programme:action": Address(VIEWERS),
    "programme:what-if": Address(VIEWERS, VIEWERS, lambda world: QUESTION),
    "programme:save-scenario": Address(VIEWERS, VIEWERS, lambda world: {**QUESTION, "name": "Mine"}),
    "programme:compare-scenarios": Address(VIEWERS),
    "programme:scenario": Address(VIEWERS),
    "programme:change-scenario": Address(
        OWNERS, OWNERS, lambda world: {**QUESTION, "name": "Mine", "version": "1"}
    ),
    "programme:withdraw-scenario": Address(OWNERS, OWNERS, lambda world: {"version": "1"}),
    "programme:adopt-scenario": Address(
        PLANNERS, PLANNERS, lambda world: {"reason": "SCOPE", "text": "Agreed"}
    ),
    "programme:update-action": Address(VIEWERS, UPDATERS, no_change),
    "programme:add-link": Address(PLANNERS, PLANNERS, lambda world: LINK),
    "programme:end-link": Address(PLANNERS, PLANNERS),
    "programme:add-document": Address(UPDATERS, UPDATERS),
    "programme:document": Address(VIEWERS),
    "programme:alerts": Address(VIEWERS),
    "programme:mails": Address(ALERT_KEEPERS),
    "programme:send-again": Address(ALERT_KEEPERS, ALERT_KEEPERS),
    "programme:send-publication-again": Address(ALERT_KEEPERS, ALERT_KEEPERS),
    "programme:alert-rules": Address(VIEWERS),
    "programme:change-alert-rules": Address(ALERT_KEEPERS, ALERT_KEEPERS, lambda world: THRESHOLDS),
    "programme:alert": Address(VIEWERS, BUDGETERS, lambda world: {**ACKNOWLEDGED, "version": 1}),
    "programme:take-back-answer": Address(BUDGETERS, BUDGETERS, lambda world: {"version": 1}),
    "programme:risks": Address(VIEWERS),
    "programme:risk": Address(VIEWERS),
    "programme:add-risk": Address(RISK_KEEPERS, RISK_KEEPERS, lambda world: RISK),
    "programme:change-risk": Address(
        RISK_KEEPERS, RISK_KEEPERS, lambda world: {**RISK, "version": world.programme.risk_set.get().version}
    ),
    "programme:map": Address(VIEWERS),
    "programme:baselines": Address(VIEWERS),
    "programme:approve-baseline": Address(APPROVERS, APPROVERS, lambda world: APPROVAL),
    "programme:compare-baselines": Address(VIEWERS),
    "programme:gantt": Address(VIEWERS),
    "programme:moves": Address(VIEWERS),
    "programme:changes": Address(VIEWERS),
    "programme:change": Address(VIEWERS),
    "programme:undo-change": Address(PLANNERS, PLANNERS, lambda world: {"text": "By mistake"}),
    "programme:workstreams": Address(VIEWERS),
    "programme:workstream": Address(VIEWERS),
    "programme:name-workstream-lead": Address(
        PLANNERS, PLANNERS, lambda world: {"lead": "office", "version": world.action.workstream.version}
    ),
    "programme:name-action-lead": Address(
        PLANNERS, PLANNERS, lambda world: {"lead": "office", "version": world.action.version}
    ),
    "programme:meetings": Address(VIEWERS),
    "programme:meeting": Address(VIEWERS),
    "programme:add-meeting": Address(PLANNERS, PLANNERS, lambda world: MEETING),
    "programme:change-meeting": Address(PLANNERS, PLANNERS, lambda world: MOVED_MEETING),
    "programme:cancel-meeting": Address(PLANNERS, PLANNERS),
    "programme:bodies": Address(VIEWERS),
    "programme:change-body": Address(
        PLANNERS, PLANNERS, lambda world: {"agenda_days": "3", "notice_days": "28", "version": 1}
    ),
    "programme:add-recess": Address(PLANNERS, PLANNERS, lambda world: RECESS),
    "programme:end-recess": Address(PLANNERS, PLANNERS),
    "programme:hand-over": Address(PLANNERS, PLANNERS, lambda world: {"giver": "lead", "taker": "office"}),
    "programme:worklist": Address(UPDATERS | {"other lead"}, UPDATERS | {"other lead"}),
    "programme:status-rules": Address(VIEWERS),
    "programme:change-status-rules": Address(PLANNERS, PLANNERS, lambda world: RULES),
    "programme:override-status": Address(UPDATERS, UPDATERS, lambda world: OVERRIDE),
    "programme:end-override": Address(UPDATERS, UPDATERS),
    "programme:change-scheduling": Address(PLANNERS, PLANNERS, lambda world: SCHEDULING),
    "programme:settings": Address(PLANNERS, PLANNERS, lambda world: SETTINGS),
    "programme:recommendations": Address(READERS),
    "programme:recommendation": Address(READERS),
    "programme:add-recommendation": Address(
        PLANNERS, PLANNERS, lambda world: {"text": "Go on", "made_by": "Panel", "made_to": "Cabinet"}
    ),
    "programme:respond": Address(PLANNERS, PLANNERS, lambda world: {"state": "NOTED", "version": 1}),
    "programme:reports": Address(READERS),
    "programme:new-report": Address(PLANNERS, PLANNERS, lambda world: {"quarter": "2010-Q4"}),
    "programme:report": Address(READERS),
    "programme:report-file": Address(READERS),
    "programme:report-exempt": Address(VIEWERS),
    "programme:report-exempt-file": Address(VIEWERS),
    "programme:report-progress": Address(VIEWERS),
    "programme:behind": Address(VIEWERS),
    "programme:report-history": Address(VIEWERS),
    "programme:report-words": Address(VIEWERS),
    "programme:change-report": Address(PLANNERS, PLANNERS, lambda world: {**FRONT, "version": 1}),
    "programme:change-words": Address(PLANNERS, PLANNERS, lambda world: {"text": "Late", "version": 1}),
    "programme:words-history": Address(VIEWERS),
    "programme:submit-report": Address(PLANNERS, PLANNERS),
    "programme:send-report-back": Address(APPROVERS, APPROVERS, lambda world: {"text": "Say why"}),
    "programme:approve-report": Address({"director"}, {"director"}, lambda world: {"edition": 1}),
    "programme:publish-report": Address(PLANNERS, PLANNERS),
    "programme:add-erratum": Address(PLANNERS, PLANNERS, lambda world: {"text": "Not 5 but 6"}),
    "programme:ask-question": Address(ASKERS, ASKERS, lambda world: {"text": "How late?"}),
    "programme:questions": Address(READERS),
    "programme:forward-plan": Address(READERS),
    "programme:glossary": Address(READERS),
    "programme:question": Address(READERS),
    "programme:answer-question": Address(PLANNERS, PLANNERS, lambda world: {"answer": "So", "version": 1}),
    "programme:about": Address(VIEWERS),
    "budget:proposals": Address(VIEWERS),
    "budget:proposal": Address(VIEWERS),
    "budget:charts": Address(VIEWERS),
    "budget:months": Address(VIEWERS),
    "budget:slippage": Address(VIEWERS),
    "budget:reconciliation": Address(VIEWERS),
    "budget:finding": Address(VIEWERS),
    "budget:accept-finding": Address(BUDGETERS, BUDGETERS, acceptance),
    "budget:reopen-finding": Address(set(), BUDGETERS),
    "budget:add-total": Address(BUDGETERS, BUDGETERS, lambda world: {**TOTAL, "year": "2012"}),
    "budget:change-total": Address(BUDGETERS, BUDGETERS, lambda world: {**TOTAL, "version": 1}),
    "budget:withdraw-total": Address(set(), BUDGETERS),
    "budget:change-proposal": Address(BUDGETERS, BUDGETERS, new_clients),
    "budget:tracker": Address(VIEWERS),
    "budget:delivered": Address(VIEWERS, BUDGETERS),
    "budget:weights": Address(BUDGETERS, BUDGETERS),
    "budget:assumption": Address(
        BUDGETERS, BUDGETERS, lambda world: {"amount": "-5", "source": "Budget", "version": "0"}
    ),
    "budget:add-pressure": Address(BUDGETERS, BUDGETERS, lambda world: PRESSURE),
    "budget:change-pressure": Address(BUDGETERS, BUDGETERS, lambda world: {**PRESSURE, "version": 1}),
    "budget:withdraw-pressure": Address(set(), BUDGETERS),
    "budget:end-proposal": Address(
        BUDGETERS,
        BUDGETERS,
        lambda world: {"end_state": "WITHDRAWN", "text": "So", "version": world.proposal.version},
    ),
    "budget:rate-proposal": Address(
        BUDGETERS | OWNERS, BUDGETERS | OWNERS, lambda world: {"version": world.proposal.version}
    ),
    "budget:add-proposal": Address(BUDGETERS, BUDGETERS),
    "budget:approve-proposal": Address(APPROVERS, APPROVERS, lambda world: {"version": "1"}),
    "budget:versions": Address(VIEWERS),
    "budget:version": Address(VIEWERS),
    "budget:add-delivery": Address(BUDGETERS, BUDGETERS, lambda world: DELIVERY),
    "budget:end-delivery": Address(BUDGETERS, BUDGETERS),
    "services:services": Address(VIEWERS),
    "services:outcomes": Address(VIEWERS),
    "services:service": Address(VIEWERS),
    "services:costs": Address(VIEWERS),
    "services:add-costs": Address(BUDGETERS, BUDGETERS, lambda world: SHEET),
    "services:change-costs": Address(BUDGETERS, BUDGETERS, lambda world: {**SHEET, "version": 1}),
    "services:add-home": Address(BUDGETERS, BUDGETERS),
    "services:change-home": Address(BUDGETERS, BUDGETERS, home_costs),
    "services:withdraw-home": Address(set(), BUDGETERS),
    "services:add-line": Address(BUDGETERS, BUDGETERS, lambda world: COST_LINE),
    "services:change-line": Address(BUDGETERS, BUDGETERS, lambda world: {**COST_LINE, "version": 1}),
    "services:withdraw-line": Address(set(), BUDGETERS),
    "services:change-service": Address(PLANNERS, PLANNERS, lambda world: new_counts(world.programme)),
    "services:change-stage": Address(PLANNERS, PLANNERS, lambda world: new_stage_date(world.programme)),
    "equality:assessments": Address(VIEWERS),
    "equality:cumulative": Address(VIEWERS),
    "equality:assessment": Address(VIEWERS),
    "equality:change-stage": Address(ASSESSORS, ASSESSORS, lambda world: equality.new_stage(world.programme)),
    "equality:sign-off": Address(ASSESSORS, ASSESSORS),
    "equality:change-finding": Address(
        ASSESSORS, ASSESSORS, lambda world: equality.new_impact(world.programme)
    ),
    "equality:add-mitigation": Address(
        ASSESSORS, ASSESSORS, lambda world: equality.new_mitigation(world.programme)
    ),
    "equality:update-mitigation": Address(
        ASSESSORS, ASSESSORS, lambda world: equality.mitigation_done(world.programme)
    ),
}
# Addresses of no programme. Signed out, `/` leads to sign-in and so does signing out.
OUTSIDE = {
    "account": Address(SIGNED_IN, SIGNED_IN),
    "my-work": Address(SIGNED_IN),
    "overview": Address(SIGNED_IN),
    "sign-in": Address(EVERYBODY, EVERYBODY),
    "sign-out": Address(set(), EVERYBODY),
    "accessibility": Address(EVERYBODY),
    "help": Address(EVERYBODY),
    "healthz": Address(EVERYBODY),
}
OK = {200, 302}


@dataclass(frozen=True, slots=True)
class Both:
    """The worlds of programme `river`, in which everybody has their role, and `hill`, in which nobody has."""

    river: World
    hill: World
    sessions: dict[str, str]

    def client(self, who: str) -> Client:
        client = Client()
        if who != SIGNED_OUT:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[who]
        return client


@pytest.fixture(scope="module")
def made_both(kept: None) -> Both:
    people = {name: make_person(name.replace(" ", "-")) for name in (*ROLES, NO_ROLE)}
    river, hill = make_world("river", lead=people["lead"]), make_world("hill", first=51)
    for name in ROLES:
        make_role(river.programme, name.removeprefix("other "), people[name])
    make_role(hill.programme, "office", make_person("hill-office"))
    sessions = {
        name: signed_in(person).cookies[settings.SESSION_COOKIE_NAME].value for name, person in people.items()
    }
    return Both(river, hill, sessions)


@pytest.fixture
def both(made_both: Both, db: None) -> Both:
    return Both(made_both.river.again(), made_both.hill.again(), made_both.sessions)


def named(patterns: list[Any], prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from named(pattern.url_patterns, space)
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}"


def ask(client: Client, method: str, address: str, data: dict[str, Any] | None = None) -> tuple[int, str]:
    """Status and place of a redirect; whatever it stored is taken back."""
    with transaction.atomic():
        ask_with = getattr(client, method)
        response = ask_with(address, data) if method == "post" else ask_with(address)
        transaction.set_rollback(True)
    return response.status_code, response.headers.get("Location", "")


def test_every_named_address_is_in_the_table_and_nothing_else() -> None:
    found = {name for name in named(get_resolver().url_patterns) if not name.startswith("admin:")}
    assert found == {*ADDRESSES, *OUTSIDE}


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_page_of_a_programme_opens_for_the_roles_that_need_it(name: str, both: Both) -> None:
    world, row = both.river, ADDRESSES[name]
    address, revision, data = world.at(name), world.programme.revision, row.data(world)
    has = {method: bool(row.allowed(method)) for method in METHODS}
    for who in ROLES:
        client = both.client(who)
        for method in METHODS:
            status, _ = ask(client, method, address, data)
            if who in row.allowed(method):
                assert status in OK, (who, method)
            elif not has[method] and who in row.get:
                assert status == 405, (who, method)
            else:
                # For the panel what is not published does not exist.
                refused = 404 if who == "panel" else 403
                assert status == refused or (status == 405 and not has[method]), (who, method)
    world.programme.refresh_from_db()
    assert world.programme.revision == revision


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_programme_does_not_exist_for_those_without_a_role_in_it(name: str, both: Both) -> None:
    sign_in, river, hill = reverse("sign-in"), both.river.at(name), both.hill.at(name)
    for method in METHODS:
        assert ask(both.client(NO_ROLE), method, river)[0] == 404
        for who in ROLES:
            assert ask(both.client(who), method, hill)[0] == 404
        status, place = ask(Client(), method, river)
        assert (status, place.partition("?")[0]) == (302, sign_in)


@pytest.mark.parametrize("name", ADDRESSES)
def test_an_object_of_another_programme_is_not_found_under_ones_own(name: str, both: Both) -> None:
    row, mine, theirs = ADDRESSES[name], both.river.kwargs_of(name), both.hill.kwargs_of(name)
    # A version is counted within its proposal, and every programme has the same kinds of figures.
    strangers = {name for name in mine if mine[name] != theirs[name]} - {"programme"}
    data = row.data(both.river) if strangers else {}
    for strange in strangers:
        address = reverse(name, kwargs={**mine, strange: theirs[strange]})
        for who in VIEWERS:
            for method in ("get", "post"):
                status, _ = ask(both.client(who), method, address, data)
                known = who in row.allowed(method)
                assert status == 404 if known else status in (403, 404, 405), (who, method, strange)


@pytest.mark.parametrize("name", OUTSIDE)
def test_pages_of_no_programme(name: str, both: Both) -> None:
    row, address = OUTSIDE[name], reverse(name)
    for who in (*ROLES, NO_ROLE, SIGNED_OUT):
        for method in METHODS:
            status, place = ask(both.client(who), method, address)
            if who in row.allowed(method):
                assert status in OK | ({503} if name == "healthz" else set()), (who, method)
            elif row.allowed(method):
                assert (status, place.partition("?")[0]) == (302, reverse("sign-in")), (who, method)
            else:
                # Whoever is signed in is led from the sign-in page to their work, however they ask.
                assert status == 405 or (name, status, place) == ("sign-in", 302, "/"), (who, method)


def test_the_administration_is_for_staff_alone(both: Both) -> None:
    names = [name for name in named(get_resolver().url_patterns) if name.startswith("admin:")]
    staff = make_person("staff")
    staff.is_staff = staff.is_superuser = True
    staff.save()
    pages = [reverse("admin:index"), reverse("admin:programme_person_changelist")]
    assert "admin:programme_person_changelist" in names
    for page in pages:
        assert ask(signed_in(staff), "get", page)[0] == 200
        for who in (*ROLES, NO_ROLE, SIGNED_OUT):
            status, place = ask(both.client(who), "get", page)
            assert (status, place.partition("?")[0]) == (302, reverse("admin:login")), who
